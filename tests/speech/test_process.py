"""The worker process: started from our own code, killed with its children, and nobody else with it."""

import os
import queue
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.speech.stage import PATIENCE_S, Desk
from trainer.speech.process import WorkerProcess, worker_command
from trainer.speech.protocol import ListVoices, Report, Speak, decode_report

Heard = queue.SimpleQueue[Report | None]

PARENT = """
import subprocess, sys
subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
sys.stdin.read()
"""


def start(command: list[str]) -> tuple[WorkerProcess, Heard]:
    heard: Heard = queue.SimpleQueue()
    return WorkerProcess(command, lambda _, report: heard.put(report)), heard


def test_the_worker_runs_the_same_python_and_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == [sys.executable, "-m", "trainer", "--speech-worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--speech-worker"]


def test_the_worker_finds_the_package_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    (tmp_path / "trainer.py").write_text("raise SystemExit('the wrong package')")
    monkeypatch.chdir(tmp_path)
    code = f"import socket, sys, trainer.speech; socket.create_connection(('127.0.0.1', {desk.port})).recv(1)"
    worker, _ = start([sys.executable, "-c", code])
    desk.next()
    worker.kill()
    assert worker.join(PATIENCE_S)


def test_kill_ends_the_children_too(desk: Desk) -> None:
    worker, heard = start([sys.executable, "-c", PARENT, *desk.worker_command])
    child = desk.next()
    worker.kill()
    child.wait_until_gone()
    assert worker.join(PATIENCE_S)
    assert heard.get(timeout=PATIENCE_S) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_the_children_of_a_worker_that_was_killed_by_others_end_too(desk: Desk) -> None:
    worker, heard = start([sys.executable, "-c", PARENT, *desk.worker_command])
    child = desk.next()
    os.kill(worker.pid, signal.SIGKILL)
    child.wait_until_gone()
    assert heard.get(timeout=PATIENCE_S) is None


def test_kill_after_the_end_harms_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worker, heard = start(desk.worker_command)
    desk.next().crash()
    assert heard.get(timeout=PATIENCE_S) is None
    killed: list[object] = []
    monkeypatch.setattr(os, "killpg", lambda *call: killed.append(call), raising=False)
    worker.kill()
    assert killed == []


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups there")
@pytest.mark.parametrize("pid", [0, 1, -1, "ours"])
def test_no_group_but_the_workers_is_ever_killed(
    pid: int | str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, _ = start(desk.worker_command)
    link = desk.next()
    killed: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "killpg", lambda *call: killed.append(call))
        patch.setattr(worker._child, "pid", os.getpgrp() if pid == "ours" else pid)
        worker._kill_tree()
    assert killed == []
    worker.kill()
    link.wait_until_gone()


def test_a_worker_that_reads_nothing_blocks_nobody(desk: Desk) -> None:
    code = f"import socket; socket.create_connection(('127.0.0.1', {desk.port})).recv(1)"
    worker, heard = start([sys.executable, "-c", code])
    link = desk.next()
    for number in range(20):
        worker.send(Speak(number, "x" * 100_000, None, 1.0, 1.0))
    worker.send(ListVoices())
    worker.kill()
    link.wait_until_gone()
    assert heard.get(timeout=PATIENCE_S) is None


def test_the_end_of_the_program_ends_the_input_of_the_worker(desk: Desk) -> None:
    """The program dies without a word; its worker sees the end of its input and goes."""
    program = (
        "import subprocess, sys, os\n"
        f"child = subprocess.Popen({desk.worker_command!r}, stdin=subprocess.PIPE, start_new_session=True)\n"
        "sys.stdin.readline()\n"
        "os._exit(1)\n"
    )
    outer, _ = start([sys.executable, "-c", program])
    worker = desk.next()
    outer.send(ListVoices())
    worker.wait_until_gone()
    assert outer.join(PATIENCE_S)


def test_a_worker_loads_nothing_heavy() -> None:
    """Every stop starts a new worker: what it imports is paid each time."""
    code = (
        "import sys, trainer.speech.worker\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))\n"
        "print(sorted(name for name in sys.modules if name.startswith('trainer.') ))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pyttsx3" in run.stdout
    for heavy in (
        "PySide6",
        "sqlalchemy",
        "sudachipy",
        "ruamel",
        "trainer.core",
        "trainer.app",
        "trainer.ui",
    ):
        assert heavy not in run.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="a program without speech is easily made there alone")
def test_the_program_answers_the_workers_argument() -> None:
    """The real command: a closed input ends it at once, and without a word about anything else."""
    run = subprocess.run(
        worker_command(), check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S
    )
    assert run.returncode in {0, 1}
    reports = [decode_report(line) for line in run.stdout.splitlines(keepends=True)]
    assert len(reports) <= 1
