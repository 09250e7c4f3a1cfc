"""Other processes: one that is killed loses nothing that was stored, two at once lose nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.sittings import SittingStore

WRITER = Path(__file__).with_name("writer.py")


def command(*arguments: str | int | Path) -> list[str]:
    return [sys.executable, "-W", "error", str(WRITER), *map(str, arguments)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing many processes quickly takes fork")
def test_a_process_that_is_killed_loses_nothing_that_was_stored(path: Path) -> None:
    done = subprocess.run(command("kills", path, 20, 1), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 20
    with Database.open(path) as database:
        store = AttemptStore(database)
        stored = [len(store.load(one.head.id).events) - 1 for one in store.history()]
    assert sorted(stored) == sorted(map(int, done.stdout.split())), (
        "later kills took nothing of earlier drills"
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing many processes quickly takes fork")
def test_a_quiz_that_is_killed_has_each_answer_with_its_memory_or_neither(path: Path) -> None:
    done = subprocess.run(command("answers", path, 5, 1), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with Database.open(path) as database:
        store = SittingStore(database)
        stored = [len(store.stored(one.head.id).answers) for one in store.sittings()]
    assert sorted(stored) == sorted(map(int, done.stdout.split()))


def test_two_processes_that_start_and_write_at_once_lose_nothing(path: Path) -> None:
    writers = [
        subprocess.Popen(
            command("writes", path, 100), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:  # both make the database now
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate()[0] for writer in writers]
    assert said == ["101\n", "101\n"]
    with Database.open(path) as database:
        database.check()
        store = AttemptStore(database)
        assert [len(store.load(one.head.id).events) for one in store.history()] == [101, 101]
