"""Real pyttsx3 and espeak-ng into a null sink: heard to the end, stopped, killed, and nothing left."""

import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.speech.conftest import MakeClient
from tests.speech.stage import HERE, REAL_WORKER, Desk
from trainer.core.errors import SpeechFault
from trainer.core.scenario import VoiceGender
from trainer.speech.client import SpeechClient
from trainer.speech.diagnosis import probe
from trainer.speech.players import PLAYER_VARIABLE
from trainer.speech.utterance import SpeechPhase, SpeechState, Utterance
from trainer.speech.voices import VoiceWish

pytestmark = [
    pytest.mark.speech,
    pytest.mark.skipif(sys.platform != "linux", reason="a null sink stands in for the player of Linux alone"),
]
MIKA = Utterance(
    "I paid over a week ago and nothing has arrived!", "en", voice=VoiceWish(VoiceGender.FEMALE, "mika")
)
SATO = Utterance(
    "注文番号はM-20391です。3日も待っています。", "ja", voice=VoiceWish(VoiceGender.MALE, "sato")
)
STARTING, SPEAKING, IDLE, UNAVAILABLE = SpeechPhase


def environment(player: str) -> dict[str, str]:
    return {**os.environ, PLAYER_VARIABLE: player}


def null_sink() -> dict[str, str]:
    return environment(f"{sys.executable} {HERE / 'null_player.py'}")


def test_both_languages_are_heard_to_their_end(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client(command=REAL_WORKER, environment=environment(" ".join(desk.player_command)))
    for utterance in (MIKA, SATO):
        client.speak(utterance)
        player = desk.next()
        assert 1_000 < player.hear_json()["duration_ms"] < 15_000
        ear.until(SPEAKING)
        player.send_raw(b"0\n")
        ear.until(IDLE)


def test_slower_speech_lasts_longer(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client(command=REAL_WORKER, environment=environment(" ".join(desk.player_command)))
    durations = []
    for rate in (1.5, 1.0, 0.7):
        client.speak(Utterance(MIKA.text, "en", rate=rate))
        player = desk.next()
        durations.append(player.hear_json()["duration_ms"])
        player.send_raw(b"0\n")
        ear.until(IDLE)
    assert durations == sorted(durations)
    assert durations[0] < durations[2]


def test_stop_ends_the_player_and_tells_so(desk: Desk, make_client: MakeClient) -> None:
    """Silence is the end of the player's process; nothing is waited for but that."""
    client, ear = make_client(command=REAL_WORKER, environment=environment(" ".join(desk.player_command)))
    client.speak(MIKA)
    player = desk.next()
    player.hear_json()
    ear.until(SPEAKING)
    client.stop()
    player.wait_until_gone()
    assert ear.next() == SpeechState(IDLE)


def test_a_new_line_silences_the_old_one(desk: Desk, make_client: MakeClient) -> None:
    client, _ = make_client(command=REAL_WORKER, environment=environment(" ".join(desk.player_command)))
    client.speak(MIKA)
    old = desk.next()
    old.hear_json()
    client.speak(SATO)
    old.wait_until_gone()
    desk.next().hear_json()


def test_a_killed_worker_takes_its_player_along(desk: Desk, make_client: MakeClient) -> None:
    client, ear = make_client(command=REAL_WORKER, environment=environment(" ".join(desk.player_command)))
    client.speak(MIKA)
    player = desk.next()
    player.hear_json()
    ear.until(SPEAKING)
    os.kill(worker_pid(client), signal.SIGKILL)
    player.wait_until_gone()
    assert ear.next() == SpeechState(IDLE)
    client.replay()
    desk.next().hear_json()


def test_a_player_without_a_device_is_told_after_three_tries(make_client: MakeClient) -> None:
    client, ear = make_client(command=REAL_WORKER, environment=environment("false"))
    client.speak(MIKA)
    assert ear.until(UNAVAILABLE).fault is SpeechFault.NO_DEVICE


def test_a_missing_player_is_told_at_once(make_client: MakeClient) -> None:
    client, ear = make_client(command=REAL_WORKER, environment=environment("/no/such/player"))
    client.speak(MIKA)
    assert ear.until(UNAVAILABLE).fault is SpeechFault.NO_PLAYER


def test_the_doctor_finds_both_languages() -> None:
    diagnosis = probe(command=REAL_WORKER, environment=null_sink(), timeout_s=20)
    assert diagnosis.is_well
    assert diagnosis.engine == "espeak"
    assert diagnosis.player == sys.executable


def test_the_end_of_the_program_silences_the_worker(desk: Desk) -> None:
    """The program is killed while a customer speaks."""
    program = (
        "import sys, threading\n"
        "from trainer.speech.client import SpeechClient, Utterance\n"
        f"client = SpeechClient(print, command={REAL_WORKER!r})\n"
        f"client.speak(Utterance({MIKA.text!r}, 'en'))\n"
        "threading.Event().wait()\n"
    )
    outer = SpeechProgram(program, environment(" ".join(desk.player_command)))
    player = desk.next()
    player.hear_json()
    outer.kill()
    player.wait_until_gone()


class SpeechProgram:
    """A program of its own with a speech client in it."""

    def __init__(self, code: str, environment: dict[str, str]) -> None:
        self._pid = os.posix_spawn(sys.executable, [sys.executable, "-c", code], environment)

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)


def worker_pid(client: SpeechClient) -> int:
    assert client._worker is not None
    return client._worker.pid


@pytest.mark.parametrize("seed", range(3))
def test_random_use_and_random_kills_leave_nothing(
    seed: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_client: MakeClient
) -> None:
    """After any order of calls and kills the client still speaks, and no file or process is left."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    client, ear = make_client(command=REAL_WORKER, environment=null_sink())
    chance = random.Random(seed)
    pids: set[int] = set()
    actions: list[Callable[[], object]] = [
        lambda: client.speak(chance.choice([MIKA, SATO])),
        lambda: client.speak(Utterance("Yes.", "en")),
        client.stop,
        client.replay,
        client.warm,
        client.retry,
        lambda: kill_worker(client, pids),
        lambda: threading.Event().wait(chance.random() / 50),
    ]
    for _ in range(100):
        chance.choice(actions)()
    client.stop()
    client.retry()
    line_id = client.speak(Utterance("Yes.", "en"))
    while ear.next() != SpeechState(SPEAKING, line_id):
        pass
    ear.until(IDLE)
    client.close()
    assert list(temporary.iterdir()) == []
    assert [pid for pid in pids if group_lives(pid)] == []
    assert spoken_once(ear.heard)


def kill_worker(client: SpeechClient, pids: set[int]) -> None:
    worker = client._worker
    if worker is not None:
        pids.add(worker.pid)
        with worker._lock:
            if not worker._is_reaped:
                os.kill(worker.pid, signal.SIGKILL)


def group_lives(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def spoken_once(states: list[SpeechState]) -> bool:
    """No line began to sound twice: each number is announced as sounding once at most."""
    spoken = [state.line_id for state in states if state.phase is SPEAKING]
    return len(spoken) == len(set(spoken))
