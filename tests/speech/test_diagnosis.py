"""The doctor learns what is there and what is missing, within its time and without a sound."""

import queue
import sys
import threading

import pytest

from tests.speech.stage import PATIENCE_S, VOICES, Desk
from trainer.core.errors import SpeechFault
from trainer.speech.diagnosis import SpeechDiagnosis, probe
from trainer.speech.players import PLAYER_VARIABLE
from trainer.speech.protocol import Failed, FailureCode, ListVoices, Ready, Report, VoiceEntry, Voices

HERE = {PLAYER_VARIABLE: sys.executable}
NOWHERE = {PLAYER_VARIABLE: "/no/such/player"}


def probe_with(desk: Desk, *reports: Report, environment: dict[str, str] = HERE) -> SpeechDiagnosis:
    found: queue.SimpleQueue[SpeechDiagnosis] = queue.SimpleQueue()
    thread = threading.Thread(
        target=lambda: found.put(
            probe(command=desk.worker_command, environment=environment, timeout_s=PATIENCE_S)
        )
    )
    thread.start()
    worker = desk.next()
    assert worker.hear() == ListVoices()
    if reports:
        worker.say(*reports)
    else:
        worker.crash()
    diagnosis = found.get(timeout=PATIENCE_S)
    worker.wait_until_gone()
    thread.join()
    return diagnosis


def test_a_system_that_has_all_is_well(desk: Desk) -> None:
    diagnosis = probe_with(desk, Ready("espeak", "player"), Voices(VOICES))
    assert diagnosis.is_well
    assert diagnosis.engine == "espeak"
    assert diagnosis.voices == {
        "en": ("English (Great Britain)", "English (America)"),
        "ja": ("Japanese",),
    }


def test_a_missing_engine_is_named(desk: Desk) -> None:
    diagnosis = probe_with(desk, Failed(FailureCode.NO_ENGINE, "not installed"))
    assert diagnosis.missing == (SpeechFault.NO_ENGINE,)
    assert diagnosis.engine is None


def test_a_language_without_a_voice_is_named(desk: Desk) -> None:
    english = VoiceEntry("zira", "Zira", ("en-us",), "female")
    diagnosis = probe_with(desk, Ready("sapi5", None), Voices((english,)))
    assert diagnosis.missing == (SpeechFault.NO_VOICE,)
    assert diagnosis.silent_languages == ("ja",)


def test_a_worker_that_dies_is_named(desk: Desk) -> None:
    assert probe_with(desk).missing == (SpeechFault.DIES,)


@pytest.mark.skipif(sys.platform != "linux", reason="players are needed on Linux alone")
def test_a_missing_player_is_named_beside_the_rest(desk: Desk) -> None:
    diagnosis = probe_with(desk, Ready("espeak", None), Voices(VOICES), environment=NOWHERE)
    assert diagnosis.missing == (SpeechFault.NO_PLAYER,)
    assert diagnosis.player is None


def test_a_worker_that_hangs_is_named_and_ended(desk: Desk) -> None:
    diagnosis = probe(command=desk.worker_command, environment=HERE, timeout_s=0.2)
    assert diagnosis.missing == (SpeechFault.HANGS,)


def test_a_worker_that_cannot_start_is_named() -> None:
    assert probe(command=["/no/such/program"]).missing == (SpeechFault.DIES,)
