"""The drill, driven by anything that may happen, holds what it promises."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.core.drills import SCENARIO, Play
from trainer.core.drill import DrillRuleBroken, advance, replay
from trainer.core.drill_events import (
    Event,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Stopped,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_score import score_drill
from trainer.core.drill_state import Entry, Mode, Speaker

NEXT_REPLY = timedelta(seconds=10)

REPLIES = st.lists(
    st.sampled_from(["sorry", "order", "date", "refund", "maybe", "not", "call", "?", ".", "I am"]),
    max_size=6,
).map(" ".join)


class DrillMachine(RuleBasedStateMachine):
    """Plays a drill as a screen could, and tries what a screen must not."""

    @initialize(mode=st.sampled_from(Mode), seed=st.integers(0, 10))
    def begin(self, mode: Mode, seed: int) -> None:
        self.play = Play(mode=mode, seed=seed)
        self.play.begin()
        self.longest: tuple[Entry, ...] = self.play.state.transcript

    def _now(self, step: int) -> datetime:
        return self.play.now(step)

    def _try(self, event: Event, *, is_allowed: bool) -> None:
        before = self.play.state
        try:
            advance(before, event)
        except DrillRuleBroken:
            assert not is_allowed
        else:
            assert is_allowed
            self.play.happen(event)

    def _can_send(self) -> bool:
        state = self.play.state
        is_in_time = state.time_left(self.play.now(0) + NEXT_REPLY) != timedelta()
        return not state.is_over and state.waiting is None and is_in_time

    @precondition(_can_send)
    @rule(text=REPLIES)
    def submit(self, text: str) -> None:
        self.play.submit(text)

    @precondition(lambda self: self.play.state.waiting is not None)
    @rule()
    def score(self) -> None:
        self.play.score()

    @precondition(_can_send)
    @rule(text=REPLIES)
    def send(self, text: str) -> None:
        self.play.submit(text)
        self.play.score()

    @rule(step=st.integers(0, 30))
    def try_again(self, step: int) -> None:
        is_allowed = self.play.state.can_try_again
        self._try(TriedAgain(self._now(step)), is_allowed=is_allowed)
        if is_allowed:
            self.longest = self.play.state.transcript
            assert not self.play.state.is_over
            assert not self.play.state.can_try_again

    @rule(step=st.integers(0, 30), criterion=st.sampled_from(["sorry", "asks", "promise", "unheard-of"]))
    def take_hint(self, step: int, criterion: str) -> None:
        known = {one.id for one in self.play.state.turn.criteria}
        is_allowed = self.play.state.mode is Mode.PRACTICE and criterion in known
        self._try(HintTaken(criterion, self._now(step)), is_allowed=is_allowed)

    @rule(step=st.integers(0, 30), turn=st.sampled_from(["opening", "case"]))
    def show_model(self, step: int, turn: str) -> None:
        state = self.play.state
        is_answered = any(play.turn_id == turn for play in state.plays)
        is_allowed = is_answered and state.shows_feedback
        self._try(ModelShown(turn, self._now(step)), is_allowed=is_allowed)

    @rule(step=st.integers(-5, 30))
    def pause(self, step: int) -> None:
        self.play.happen(Paused(self._now(step)))

    @rule(step=st.integers(-5, 30))
    def resume(self, step: int) -> None:
        self.play.happen(Resumed(self._now(step)))

    @rule(step=st.integers(0, 90))
    def wait(self, step: int) -> None:
        moment = self._now(step)
        state = self.play.state
        due = state.next_interjection
        is_allowed = due is not None and state.waited(moment).total_seconds() >= due.after_s
        self._try(Waited(moment), is_allowed=is_allowed)

    @rule(step=st.integers(0, 90))
    def run_out(self, step: int) -> None:
        moment = self._now(step)
        state = self.play.state
        is_allowed = not state.is_over and state.time_left(moment) == timedelta()
        self._try(TimeRanOut(moment, "half a rep"), is_allowed=is_allowed)

    @rule(step=st.integers(0, 30))
    def stop(self, step: int) -> None:
        self._try(Stopped(self._now(step), "tired"), is_allowed=not self.play.state.is_over)

    @invariant()
    def the_mood_is_in_range(self) -> None:
        assert 0 <= self.play.state.mood <= 100

    @invariant()
    def the_conversation_only_grows(self) -> None:
        transcript = self.play.state.transcript
        assert transcript[: len(self.longest)] == self.longest
        self.longest = transcript

    @invariant()
    def at_most_the_last_reply_waits(self) -> None:
        assert all(play.card is not None for play in self.play.state.plays[:-1])

    @invariant()
    def every_reply_is_kept_with_a_name_of_its_own(self) -> None:
        plays = self.play.state.plays
        assert len({(play.visit, play.try_number) for play in plays}) == len(plays)
        standing = [one.reply_id for one in self.play.state.transcript if one.speaker is Speaker.TRAINEE]
        assert set(standing) <= {play.reply_id for play in plays}
        assert len(standing) == self.play.state.replies_standing <= SCENARIO.turn_limit

    @invariant()
    def an_exam_takes_one_reply_a_turn(self) -> None:
        state = self.play.state
        tries = {play.try_number for play in state.plays}
        assert state.mode is not Mode.EXAM or tries <= {1}

    @invariant()
    def every_scored_reply_says_where_it_led(self) -> None:
        state = self.play.state
        ids = {turn.id for turn in SCENARIO.turns} | {ending.id for ending in SCENARIO.endings}
        for play in state.plays:
            stands = any(entry.reply_id == play.reply_id for entry in state.transcript)
            was_cut_off = play is state.plays[-1] if stands else True
            assert play.led_to in ids or play.card is None or (was_cut_off and play.led_to is None)
            assert play.rule is None or 1 <= play.rule <= len(SCENARIO.turn(play.turn_id).rules)

    @invariant()
    def the_customer_remembers_only_what_there_is_to_remember(self) -> None:
        said = " ".join(play.text for play in self.play.state.plays)
        assert self.play.state.flags <= {"call", "good"}
        assert "call" not in self.play.state.flags or "call" in said

    @invariant()
    def each_fact_is_told_once(self) -> None:
        said = [entry.line.text for entry in self.play.state.transcript]
        assert said.count("Monday.") == ("date" in self.play.state.facts_told)

    @invariant()
    def the_score_is_in_range(self) -> None:
        score = score_drill(self.play.state)
        assert 0 <= score.points.low_score <= score.points.high_score <= 100

    @invariant()
    def a_drill_is_over_with_a_time_and_a_reason(self) -> None:
        state = self.play.state
        assert state.is_over == (state.ended_at is not None)
        assert not state.ending_id or state.outcome is not None

    @invariant()
    def no_chain_of_old_states_is_kept(self) -> None:
        before = self.play.state.before_last
        assert before is None or before.before_last is None

    @invariant()
    def time_never_runs_backwards_nor_ahead(self) -> None:
        elapsed = self.play.state.elapsed(self.play.now(0))
        assert timedelta() <= elapsed

    @invariant()
    def stored_events_lead_to_the_same_state(self) -> None:
        assert replay(self.play.fresh, self.play.events) == self.play.state


TestDrillMachine = DrillMachine.TestCase
TestDrillMachine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
