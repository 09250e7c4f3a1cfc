"""Whether the customer is heard in the terminal, as the speech engine reports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from trainer.cli import voice
from trainer.cli.voice import Silence, Voice
from trainer.core.scenario import Customer, Line, Scenario
from trainer.services.narration import SpeechPhase, SpeechState

STARTING, SPEAKING = SpeechPhase.STARTING, SpeechPhase.SPEAKING
IDLE, UNAVAILABLE = SpeechPhase.IDLE, SpeechPhase.UNAVAILABLE

LINE = Line("Hello?")
SCENARIO = Scenario("s", "S", "en", Customer("Mika"), "t", (), ())


class FakeNarrator:
    """Reports these phases for every line."""

    def __init__(self, phases: Sequence[SpeechPhase], *, speaks: bool = True) -> None:
        self.speaks_by_itself = speaks
        self.is_closed = False
        self._phases = phases
        self.on_state: Callable[[SpeechState], None] = lambda state: None

    def announce(self, lines: Sequence[Line], scenario: Scenario) -> None:
        for phase in self._phases if self.speaks_by_itself else ():
            self.on_state(SpeechState(phase))

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "_LONGEST_START_S", 0.001)
    monkeypatch.setattr(voice, "_SURELY_HEARD_S", 0.001)


def voice_of(narrator: FakeNarrator) -> Voice:
    def open_narrator(on_state: Callable[[SpeechState], None]) -> FakeNarrator:
        narrator.on_state = on_state
        return narrator

    return Voice(open_narrator)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phases", "is_heard"),
    [
        ((STARTING, SPEAKING), True),
        ((SPEAKING, IDLE), True),
        ((STARTING, SPEAKING, STARTING, SPEAKING, STARTING, UNAVAILABLE), False),
        ((SPEAKING, UNAVAILABLE), False),
        ((STARTING,), False),
        ((), False),
        ((IDLE,), False),
    ],
)
def test_a_line_is_heard_where_the_voice_begins_and_goes_on(
    phases: Sequence[SpeechPhase], is_heard: bool
) -> None:
    spoken = voice_of(FakeNarrator(phases))
    for _again in range(2):
        spoken.say([LINE], SCENARIO)
        assert spoken.is_heard() is is_heard


def test_who_wants_no_voice_hears_none() -> None:
    narrator = FakeNarrator((SPEAKING,), speaks=False)
    spoken = voice_of(narrator)
    spoken.say([LINE], SCENARIO)
    assert not spoken.is_heard()
    spoken.close()
    assert narrator.is_closed


def test_silence_says_nothing() -> None:
    silence = Silence()
    silence.say([LINE], SCENARIO)
    assert not silence.is_heard()
    silence.close()
