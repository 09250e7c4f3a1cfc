"""What this system has for reading aloud, as codes and data for the doctor command."""

import os
import queue
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trainer.core.errors import SpeechFault
from trainer.speech.players import available_players
from trainer.speech.process import WorkerProcess, worker_command
from trainer.speech.protocol import Failed, FailureCode, ListVoices, Ready, Report, VoiceEntry, Voices
from trainer.speech.voices import voices_for

_NEEDED_LANGUAGES = ("en", "ja")


@dataclass(frozen=True, slots=True)
class SpeechDiagnosis:
    """What was found.

    ``engine`` is pyttsx3's name of the engine, None without one. ``voices`` names the voices of each needed
    language. ``player`` is what plays sound files on Linux, None elsewhere or if there is none. ``missing``
    holds what keeps customers silent, ``silent_languages`` the needed languages without a voice.
    """

    engine: str | None = None
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    player: str | None = None
    missing: tuple[SpeechFault, ...] = ()
    silent_languages: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        return not self.missing


def probe(
    *,
    languages: Sequence[str] = _NEEDED_LANGUAGES,
    command: Sequence[str] | None = None,
    environment: Mapping[str, str] | None = None,
    timeout_s: float = 5.0,
) -> SpeechDiagnosis:
    """Starts a worker, asks what it has, and ends it; takes ``timeout_s`` at most and makes no sound."""
    heard: queue.SimpleQueue[Report | None] = queue.SimpleQueue()
    try:
        worker = WorkerProcess(command or worker_command(), lambda _, report: heard.put(report), environment)
    except OSError:
        return SpeechDiagnosis(missing=(SpeechFault.DIES,))
    try:
        worker.send(ListVoices())
        reports, fault = _collect(heard, time.monotonic() + timeout_s)
    finally:
        worker.kill()
        worker.join(timeout_s)
    return _diagnose(reports, fault, languages, os.environ if environment is None else environment)


def _collect(
    heard: queue.SimpleQueue[Report | None], until_s: float
) -> tuple[list[Report], SpeechFault | None]:
    reports: list[Report] = []
    while True:
        try:
            report = heard.get(timeout=max(0.0, until_s - time.monotonic()))
        except queue.Empty:
            return reports, SpeechFault.HANGS
        match report:
            case None:
                return reports, SpeechFault.DIES
            case Failed(code=FailureCode.NO_ENGINE):
                return reports, SpeechFault.NO_ENGINE
            case Voices():
                return [*reports, report], None
            case _:
                reports.append(report)


def _diagnose(
    reports: Sequence[Report],
    fault: SpeechFault | None,
    languages: Sequence[str],
    environment: Mapping[str, str],
) -> SpeechDiagnosis:
    engine = next((report.engine for report in reports if isinstance(report, Ready)), None)
    listed = next((report.voices for report in reports if isinstance(report, Voices)), ())
    voices = {language: _names(listed, language) for language in languages}
    silent = tuple(language for language, names in voices.items() if not names)
    players = available_players(environment) if sys.platform == "linux" else ()
    missing = [fault] if fault else []
    if sys.platform == "linux" and not players:
        missing.append(SpeechFault.NO_PLAYER)
    if fault is None and silent:
        missing.append(SpeechFault.NO_VOICE)
    return SpeechDiagnosis(engine, voices, players[0][0] if players else None, tuple(missing), silent)


def _names(voices: Sequence[VoiceEntry], language: str) -> tuple[str, ...]:
    return tuple(voice.name for voice in voices_for(voices, language))
