"""The worker's side: it reports whatever happens and keeps its output for the protocol."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.speech.stage import VOICES
from trainer.speech.engine import EngineFailure, EspeakEngine, PyttsxEngine, TellStart, open_engine
from trainer.speech.players import NoDevice, Playback, PlayerDied
from trainer.speech.protocol import (
    Command,
    Failed,
    FailureCode,
    Finished,
    ListVoices,
    Ready,
    Report,
    Speak,
    Started,
    VoiceEntry,
    Voices,
    decode_report,
)
from trainer.speech.worker import Outbox, Worker

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there is a sound kept in memory")
LINE = Speak(7, "Hello", "voice", 1.0, 1.0)


class FakeEngine:
    name = "fake"
    player: str | None = "player"

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.is_shut = False

    def voices(self) -> tuple[VoiceEntry, ...]:
        return VOICES

    def say(self, line: Speak, tell_start: TellStart) -> None:
        tell_start(900)
        if self.error is not None:
            raise self.error

    def shut(self) -> None:
        self.is_shut = True


def reports_of(engine: FakeEngine, *commands: Command) -> list[Report]:
    stream = io.BytesIO()
    worker = Worker(engine, Outbox(stream))
    for command in (*commands, None):
        worker.put(command)
    worker.serve()
    return [decode_report(line) for line in stream.getvalue().splitlines(keepends=True)]


def test_the_worker_says_that_it_is_ready_and_does_as_it_is_told() -> None:
    assert reports_of(FakeEngine(), ListVoices(), LINE) == [
        Ready("fake", "player"),
        Voices(VOICES),
        Started(7, 900),
        Finished(7),
    ]


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (EngineFailure(FailureCode.NO_SOUND, "none"), Failed(FailureCode.NO_SOUND, "none", 7)),
        (NoDevice("aplay: exit 1"), Failed(FailureCode.NO_DEVICE, "aplay: exit 1", 7)),
        (PlayerDied("signal 9"), Failed(FailureCode.PLAYER_DIED, "signal 9", 7, was_heard=True)),
        (ValueError("odd"), Failed(FailureCode.ENGINE_BROKE, "ValueError('odd')", 7)),
    ],
)
def test_every_failure_is_reported_and_the_worker_goes_on(error: Exception, failure: Failed) -> None:
    reports = reports_of(FakeEngine(error), LINE, ListVoices())
    assert reports[2:] == [failure, Voices(VOICES)]


def test_a_program_that_is_gone_ends_the_worker(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    Worker(FakeEngine(), Outbox(Broken())).serve()
    assert "the program is gone" in capsys.readouterr().err


class FakeVoice:
    id, name, languages, gender = "com.apple.Kyoko", "Kyoko", ["ja_JP"], "VoiceGenderFemale"


class FakePyttsx:
    """pyttsx3's Engine as far as the worker uses it, with a driver that speaks by itself."""

    def __init__(self, error: Exception | None = None) -> None:
        self.calls: list[tuple[str, object]] = []
        self._callbacks: dict[str, Callable[..., None]] = {}
        self._error = error

    def __str__(self) -> str:
        return "nsss"

    def connect(self, topic: str, callback: Callable[..., None]) -> None:
        self._callbacks[topic] = callback

    def getProperty(self, name: str) -> object:
        return {"rate": 200, "voices": [FakeVoice()]}[name]

    def setProperty(self, name: str, value: object) -> None:
        self.calls.append((name, value))

    def say(self, text: str) -> None:
        self.calls.append(("say", text))

    def runAndWait(self) -> None:
        if self._error is not None:
            self._callbacks["error"](name=None, exception=self._error)
        self._callbacks["finished-utterance"](name=None, completed=True)


def test_an_engine_that_speaks_by_itself_gets_the_voice_before_the_rate() -> None:
    driver = FakePyttsx()
    starts: list[int | None] = []
    PyttsxEngine(driver).say(Speak(1, "はい", "com.apple.Kyoko", 1.5, 0.25), starts.append)
    assert driver.calls == [("voice", "com.apple.Kyoko"), ("rate", 300), ("volume", 0.25), ("say", "はい")]
    assert starts == [None]


def test_an_error_inside_the_driver_is_a_failure() -> None:
    engine = PyttsxEngine(FakePyttsx(ValueError("no such voice")))
    with pytest.raises(EngineFailure, match="no such voice"):
        engine.say(LINE, lambda _: None)


class SavingPyttsx(FakePyttsx):
    """pyttsx3 with its espeak driver, which writes what it was given and may keep its former voice."""

    def __init__(self, *, audio: bytes = bytes(44), voice: str = "voice") -> None:
        super().__init__()
        self._audio = audio
        self._voice = voice

    def getProperty(self, name: str) -> object:
        return self._voice if name == "voice" else super().getProperty(name)

    def save_to_file(self, text: str, path: str) -> None:
        Path(path).write_bytes(self._audio)


def say_with_espeak(driver: SavingPyttsx, *, player: str | None = "player") -> EngineFailure:
    engine = EspeakEngine(driver, Playback([]), player)
    with pytest.raises(EngineFailure) as failure:
        engine.say(LINE, lambda _: pytest.fail("nothing may be announced that cannot be heard"))
    return failure.value


@on_linux
def test_a_file_that_is_only_a_header_is_no_sound() -> None:
    assert say_with_espeak(SavingPyttsx()).code is FailureCode.NO_SOUND


@on_linux
def test_another_voice_than_the_wished_one_is_not_played() -> None:
    driver = SavingPyttsx(audio=bytes(9_000), voice="gmw/en")
    assert say_with_espeak(driver).code is FailureCode.NO_VOICE


@on_linux
def test_without_a_player_nothing_is_rendered() -> None:
    driver = SavingPyttsx()
    assert say_with_espeak(driver, player=None).code is FailureCode.NO_PLAYER
    assert driver.calls == []


@on_linux
def test_a_system_without_proc_fails_and_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.exists", lambda path: not str(path).startswith("/proc/"))
    failure = say_with_espeak(SavingPyttsx())
    assert failure.code is FailureCode.ENGINE_BROKE
    assert "/proc" in failure.detail


def test_voices_are_listed_in_one_way() -> None:
    assert PyttsxEngine(FakePyttsx()).voices() == (
        VoiceEntry("com.apple.Kyoko", "Kyoko", ("ja-jp",), "female"),
    )


def test_a_system_without_an_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("eSpeak is not installed")

    monkeypatch.setattr("pyttsx3.init", fail)
    with pytest.raises(EngineFailure, match="eSpeak") as failure:
        open_engine()
    assert failure.value.code is FailureCode.NO_ENGINE
