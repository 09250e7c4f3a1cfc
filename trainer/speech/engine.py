"""The speech engine behind pyttsx3, made to say one line at a time and to tell when it fails."""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol

import pyttsx3

from trainer.speech.players import Playback, available_players
from trainer.speech.protocol import FailureCode, Speak, VoiceEntry
from trainer.speech.tags import ESPEAK, normal_tag

_WAV_HEADER_BYTES = 44
_WAV_BYTES_PER_MS = 22_050 * 2 / 1000
_ESPEAK_WORDS_PER_MINUTE = 170
_LONGEST_RENDER_S = 60.0

TellStart = Callable[[int | None], None]


class EngineFailure(Exception):
    """The engine could not do it; ``code`` says why."""

    def __init__(self, code: FailureCode, detail: str, *, was_heard: bool = False) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.was_heard = was_heard


class SpeechEngine(Protocol):
    """What a worker needs of an engine."""

    name: str
    player: str | None

    def voices(self) -> tuple[VoiceEntry, ...]: ...

    def say(self, line: Speak, tell_start: TellStart) -> None:
        """Says the line to its end; raises EngineFailure."""

    def shut(self) -> None:
        """Falls silent for good; called from another thread."""


class PyttsxEngine:
    """An engine that speaks by itself: SAPI5, NSSpeech."""

    player: str | None = None

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.name: str = str(engine)
        self._base_rate = self._usual_rate()
        self._is_finished = threading.Event()
        self._errors: list[str] = []
        engine.connect("finished-utterance", self._on_finished)
        engine.connect("error", self._on_error)

    def voices(self) -> tuple[VoiceEntry, ...]:
        return tuple(
            VoiceEntry(
                voice_id=str(voice.id),
                name=str(voice.name or ""),
                languages=tuple(normal_tag(str(tag)) for tag in voice.languages or () if tag),
                gender=_gender(voice.gender),
            )
            for voice in self._engine.getProperty("voices")
        )

    def say(self, line: Speak, tell_start: TellStart) -> None:
        self._prepare(line)
        tell_start(None)
        self._engine.say(line.text)
        self._engine.runAndWait()
        self._check_errors()

    def shut(self) -> None:
        """The process ends with this call; the sound ends with the process."""

    def _prepare(self, line: Speak) -> None:
        self._is_finished.clear()
        self._errors.clear()
        # The voice first: SAPI5 and NSSpeech reset the rate with it.
        if line.voice_id is not None:
            self._engine.setProperty("voice", line.voice_id)
        self._engine.setProperty("rate", round(self._base_rate * line.rate))
        self._engine.setProperty("volume", line.volume)

    def _check_errors(self) -> None:
        if self._errors:
            raise EngineFailure(FailureCode.ENGINE_BROKE, "; ".join(self._errors))

    def _usual_rate(self) -> float:
        return float(self._engine.getProperty("rate"))

    def _on_finished(self, **_: object) -> None:
        self._is_finished.set()

    def _on_error(self, exception: Exception | None = None, **_: object) -> None:
        self._errors.append(repr(exception))


class EspeakEngine(PyttsxEngine):
    """espeak-ng on Linux: rendered into memory, then played by a child that can be killed.

    The rendered sound has no name in any folder, so that no end of the program can leave a file behind.
    """

    def __init__(self, engine: Any, playback: Playback, player: str | None) -> None:
        super().__init__(engine)
        self._playback = playback
        self.player = player

    def say(self, line: Speak, tell_start: TellStart) -> None:
        if self.player is None:
            raise EngineFailure(FailureCode.NO_PLAYER, "none of the known players is installed")
        sound = os.memfd_create("speech")
        try:
            self._render(line, sound)
            size = os.fstat(sound).st_size
            if size <= _WAV_HEADER_BYTES:
                raise EngineFailure(FailureCode.NO_SOUND, "the engine rendered nothing")
            tell_start(round((size - _WAV_HEADER_BYTES) / _WAV_BYTES_PER_MS))
            self._playback.play(sound)
        finally:
            os.close(sound)

    def shut(self) -> None:
        self._playback.shut()

    def _usual_rate(self) -> float:
        return _ESPEAK_WORDS_PER_MINUTE

    def _render(self, line: Speak, sound: int) -> None:
        path = f"/proc/self/fd/{sound}"
        # WORKAROUND: a path that cannot be written makes pyttsx3 hang for ever, because the error is lost
        # in its callback. https://github.com/nateshmbhat/pyttsx3/blob/master/pyttsx3/drivers/espeak.py
        if not os.path.exists(path):
            raise EngineFailure(FailureCode.ENGINE_BROKE, "/proc is not mounted")
        self._prepare(line)
        self._engine.save_to_file(line.text, path)
        self._engine.runAndWait()
        # WORKAROUND: the first runAndWait of its espeak driver returns at once; the event counts.
        if not self._is_finished.wait(_LONGEST_RENDER_S):
            raise EngineFailure(FailureCode.ENGINE_BROKE, "the engine never finished")
        self._check_errors()
        self._check_voice(line.voice_id)

    def _check_voice(self, wanted: str | None) -> None:
        """An unknown voice leaves the former one in place without a word."""
        used = self._engine.getProperty("voice")
        if wanted is not None and str(used).casefold() != wanted.casefold():
            raise EngineFailure(FailureCode.NO_VOICE, f"{wanted} is not here, {used} was used")


def open_engine() -> SpeechEngine:
    """Loads this system's engine; raises EngineFailure(NO_ENGINE)."""
    try:
        engine = pyttsx3.init()
    # Each driver fails in its own way (RuntimeError, OSError, ImportError, COM errors); it is reported.
    except Exception as error:
        raise EngineFailure(FailureCode.NO_ENGINE, repr(error)) from error
    if sys.platform == "linux" and str(engine) == ESPEAK:
        players = available_players(os.environ)
        return EspeakEngine(engine, Playback(players), players[0][0] if players else None)
    return PyttsxEngine(engine)


def _gender(gender: object) -> str | None:
    """The drivers say Male, VoiceGenderMale or nothing."""
    text = str(gender or "").casefold()
    if text.endswith("female"):
        return "female"
    return "male" if text.endswith("male") else None
