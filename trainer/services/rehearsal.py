"""A drill that is played without anybody: on the real machine, in memory, with a clock turned by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from trainer.core.analysis import Analysis
from trainer.core.answers import Reason
from trainer.core.drill import advance, new_drill, replay
from trainer.core.drill_events import (
    Begun,
    Event,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Scored,
    Submitted,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_state import HIGHEST_MOOD, LOWEST_MOOD, DrillState, Mode
from trainer.core.honesty import ShownTexts, doubt_about
from trainer.core.scoring import CompiledScenario, Heard, ScoreSettings
from trainer.services.standings import score_settings

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
_SCORED_IN = timedelta(milliseconds=10)


class Hearing:
    """Scores replies to one scenario as a drill does, the same reply in the same circumstances once.

    Args:
        compiled: The scenario.
        pack_label: For the signature of the cards.
    """

    def __init__(self, compiled: CompiledScenario, pack_label: str) -> None:
        self.compiled = compiled
        self._pack_label = pack_label
        self._shown = ShownTexts(compiled.reader)
        self._read: dict[str, Analysis] = {}
        self._pasted: dict[tuple[str, str], bool] = {}
        self._heard: dict[tuple[object, ...], Heard] = {}

    def of(self, state: DrillState) -> Heard:
        """Return what the customer takes from the reply that waits.

        Raises:
            ValueError: If none does.
        """
        waiting = state.waiting
        if waiting is None:
            raise ValueError("no reply waits for a score")
        turn_id, text = waiting.turn_id, waiting.text
        settings = score_settings(state, self._pack_label)
        is_pasted = any(self._is_pasted(text, shown) for shown in settings.shown_texts)
        applying = tuple(settings.applies(one) for one in self.compiled.turn(turn_id).turn.criteria)
        key = (turn_id, text, is_pasted, applying)
        if key not in self._heard:
            self._heard[key] = self._hear(text, turn_id, settings)
        return self._heard[key]

    def _hear(self, text: str, turn_id: str, settings: ScoreSettings) -> Heard:
        return self.compiled.hear(self._analysis(text), turn_id, settings=settings)

    def _analysis(self, text: str) -> Analysis:
        if text not in self._read:
            self._read[text] = self.compiled.reader.read(text)
        return self._read[text]

    def _is_pasted(self, text: str, shown: str) -> bool:
        """Of what was shown, only whether the reply was pasted from it changes a card."""
        key = (text, shown)
        if key not in self._pasted:
            doubt = doubt_about(self._analysis(text), (shown,), self._shown)
            self._pasted[key] = doubt is not None and doubt.reason is Reason.COPIED
        return self._pasted[key]


class PromiseBroken(Exception):
    """A drill did what it must never do. Ours: its words are for those who mend the program."""


class Rehearsal:
    """One drill, played by a program.

    Args:
        hearing: Of its scenario.
        mode: Practice or exam.
        seed: Chooses among the customer's wordings.
    """

    def __init__(self, hearing: Hearing, *, mode: Mode, seed: int) -> None:
        self._hearing = hearing
        self._now = _BEGINNING
        self._fresh = new_drill(hearing.compiled.scenario, mode=mode, seed=seed)
        self._events: list[Event] = []
        self.state = self._fresh
        self._happen(Begun(self._now))

    def wait(self, seconds: float) -> None:
        """Let time pass: the customer says what is due, and the time of an exam may run out."""
        until = self._now + timedelta(seconds=seconds)
        while (due := self._next_due()) is not None and due <= until:
            self._now = max(due, self._now)
            if self.state.time_left(self._now) == timedelta():
                self._happen(TimeRanOut(self._now))
            else:
                self._happen(Waited(self._now))
        self._now = until

    def _next_due(self) -> datetime | None:
        """Return when something will happen by itself; in a pause time stands still."""
        if self.state.is_over or self.state.paused_at is not None:
            return None
        left = self.state.time_left(self._now)
        moments = [] if left is None else [self._now + left]
        if (interjection := self.state.next_interjection) is not None:
            missing = timedelta(seconds=interjection.after_s) - self.state.waited(self._now)
            moments.append(self._now + max(timedelta(), missing))
        return min(moments, default=None)

    def wait_for_interjections(self) -> None:
        """Say nothing until the customer has nothing more to say."""
        while (due := self._next_due()) is not None:
            self.wait((due - self._now).total_seconds())

    def reply(self, text: str, *, after_s: float = 20) -> None:
        """Write for a while, send, and be answered, unless the time runs out before."""
        if self.state.paused_at is not None:
            self._happen(Resumed(self._now))
        self.wait(after_s)
        if self.state.is_over:
            return
        self._happen(Submitted(f"reply-{len(self.state.plays)}", text, self._now))
        heard = self._hearing.of(self.state)
        self._now += _SCORED_IN
        self._happen(Scored(heard.card, heard.facts_asked, self._now, heard.flags_raised))

    def take_back(self) -> None:
        """Take the last reply back."""
        self._happen(TriedAgain(self._now))

    def look_at_hint(self, criterion_id: str) -> None:
        """Look at a hint."""
        self._happen(HintTaken(criterion_id, self._now))

    def look_at_model(self, turn_id: str) -> None:
        """Look at a model reply."""
        self._happen(ModelShown(turn_id, self._now))

    def pause(self) -> None:
        """Stop the clock; the next reply lets it go on."""
        self._happen(Paused(self._now))

    def demand_same_replay(self) -> None:
        """Check that the events lead to the same state once more.

        Raises:
            PromiseBroken: If they do not.
        """
        if replay(self._fresh, self._events) != self.state:
            raise PromiseBroken("the events replay to another state")

    def _happen(self, event: Event) -> None:
        self.state, _ = advance(self.state, event)
        self._events.append(event)
        if not LOWEST_MOOD <= self.state.mood <= HIGHEST_MOOD:
            raise PromiseBroken(f"the mood is {self.state.mood}")
        if self.state.replies_standing > self.state.scenario.turn_limit:
            raise PromiseBroken("there are more replies than the turn limit allows")
        if self.state.is_over and self.state.ended_at is None:
            raise PromiseBroken("the drill is over without a time")
