"""A scenario, cards and times for the tests of the drill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import FakeReader
from trainer.core.drill import DrillRuleBroken, advance, new_drill
from trainer.core.drill_events import Begun, CustomerSaid, Effect, Event, Scored, Submitted
from trainer.core.drill_state import DrillState, Mode
from trainer.core.observing import Ticks
from trainer.core.rubric import Ask, Criterion, Phrase
from trainer.core.scenario import (
    CriteriaMet,
    CriticalMade,
    Customer,
    Ending,
    Fact,
    Flag,
    FlagsRaised,
    Interjection,
    Line,
    Outcome,
    Rule,
    Scenario,
    TriesAre,
    Turn,
)
from trainer.core.scoring import CompiledScenario, ScoreCard, ScoreSettings, score_reply

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def at(second: float) -> datetime:
    return START + timedelta(seconds=second)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(map(Line, texts))


SORRY = Criterion("sorry", "Says sorry", Phrase("sorry"), points=10, hint="Be sorry.")
ASKS = Criterion("asks", "Asks for the order", Ask(Phrase("order")), points=10)
PROMISE = Criterion("promise", "Promises", Phrase("refund"), is_avoided=True, is_critical=True)

CALL = FlagsRaised(("call",))
SCENARIO = Scenario(
    id="s",
    title="S",
    language="fake",
    customer=Customer("Mika", mood=50),
    start="opening",
    turns=(
        Turn(
            "opening",
            lines("Where is it?", "Hello?"),
            (SORRY, ASKS, PROMISE),
            (
                Rule(CriticalMade(), go="lost", mood=-80),
                Rule(
                    CriteriaMet(("sorry", "asks")), go="case", mood=60, says=lines("Good."), raises=("good",)
                ),
                Rule(TriesAre(below=2), is_again=True, mood=-10, says=lines("What?", "Pardon?")),
                Rule(go="case", mood=-20),
            ),
            model="sorry, order?",
        ),
        Turn(
            "case",
            (*lines("And now?", "So?", "What next?"), Line("You said you would call.", condition=CALL)),
            (SORRY,),
            (Rule(CriteriaMet(("sorry",)), go="solved"), Rule(go="opening")),
            model="sorry",
        ),
    ),
    endings=(
        Ending("solved", Outcome.RESOLVED, lines("Thanks.")),
        Ending("lost", Outcome.LOST),
    ),
    facts=(
        Fact("order", Ask(Phrase("order")), lines("M-1.", "It is M-1.")),
        Fact("date", Ask(Phrase("date")), lines("Monday.")),
    ),
    pass_mark=70,
    turn_limit=6,
    flags=(Flag("call", Phrase("call")), Flag("good")),
    interjections=(Interjection(60, lines("Hello?"), mood=-5), Interjection(120, lines("Anyone?"))),
    exam_minutes=5,
)
READER = FakeReader()
COMPILED = CompiledScenario(SCENARIO, READER)


def card_for(state: DrillState) -> Scored:
    """Score the waiting reply as the services do."""
    waiting = state.waiting
    assert waiting is not None
    compiled = COMPILED if state.scenario == SCENARIO else CompiledScenario(state.scenario, READER)
    heard = compiled.hear(READER.read(waiting.text), waiting.turn_id, settings=ScoreSettings())
    moment = waiting.submitted_at + timedelta(seconds=1)
    return Scored(heard.card, heard.facts_asked, moment, heard.flags_raised)


def card_of(text: str, turn_id: str = "opening") -> ScoreCard:
    return score_reply(READER.read(text), COMPILED.turn(turn_id), READER, settings=ScoreSettings())


class Play:
    """A drill that is played, with everything that happened in it."""

    def __init__(self, *, mode: Mode = Mode.PRACTICE, seed: int = 1, scenario: Scenario = SCENARIO) -> None:
        self.fresh = new_drill(scenario, mode=mode, seed=seed)
        self.state = self.fresh
        self.events: list[Event] = []
        self.second = 0.0

    def happen(self, event: Event) -> tuple[Effect, ...]:
        self.state, effects = advance(self.state, event)
        self.events.append(event)
        return effects

    def now(self, step: float = 10) -> datetime:
        self.second += step
        return at(self.second)

    def begin(self) -> tuple[Effect, ...]:
        return self.happen(Begun(at(0)))

    def submit(self, text: str) -> None:
        ticks = Ticks() if self.state.mode is Mode.OBSERVER else None
        self.happen(Submitted(f"r{len(self.state.plays)}", text, self.now(), ticks=ticks))

    def score(self) -> tuple[Effect, ...]:
        self.second += 1
        return self.happen(card_for(self.state))

    def send(self, text: str) -> tuple[Effect, ...]:
        self.submit(text)
        return self.score()

    @property
    def said(self) -> list[str]:
        return [entry.line.text for entry in self.state.transcript]


def begun(*replies: str, mode: Mode = Mode.PRACTICE, seed: int = 1, scenario: Scenario = SCENARIO) -> Play:
    """Return a drill in which these replies were sent and scored."""
    play = Play(mode=mode, seed=seed, scenario=scenario)
    play.begin()
    for reply in replies:
        play.send(reply)
    return play


HALF, OTHER_HALF = "I am sorry", "order?"
GOOD = "I am sorry, order?"
WEAK = "I am here"
BAD = "I will refund"


def said_in(effects: tuple[Effect, ...]) -> list[str]:
    return [effect.line.text for effect in effects if isinstance(effect, CustomerSaid)]


def refuses(play: Play, event: Event) -> None:
    """The event does not fit, and nothing changes."""
    before = play.state
    with pytest.raises(DrillRuleBroken):
        advance(play.state, event)
    assert play.state == before
