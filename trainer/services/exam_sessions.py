"""An exam of a quiz being taken: back and forth until it is submitted once, or its time is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from trainer.core.given import Given
from trainer.core.quiz_records import SittingFinish
from trainer.core.sitting import SittingState, been_away, gone_to, noticed_set_back, ticked
from trainer.services.quiz_feedback import Feedback
from trainer.services.quiz_inputs import shortened, usable
from trainer.services.quiz_sessions import QuizDesk, QuizSession
from trainer.services.sitting_clock import SittingClock

HEARTBEAT_S = 5.0
"""The clock is stored so often: nobody gains more by a kill with a clock that is set back."""

AWAY_AFTER_S = 30.0
"""Where the clock is not looked at for longer, nobody was there: the computer slept, or stood still."""


class ExamSession(QuizSession):
    """An exam; what it is made with, see `QuizSession`.

    Whatever is typed or chosen is the answer once another question is looked at, the exam is submitted, or
    its time is over: nothing that somebody wrote in time is lost.
    """

    def __init__(self, state: SittingState, seen: int, desk: QuizDesk, clock: SittingClock) -> None:
        super().__init__(state, seen, desk, clock)
        self._stored_s = state.standing.elapsed_s
        self._in_time = state  # as it stood when the clock was looked at last

    @property
    def draft(self) -> Given | None:
        """What is typed or chosen at the present question, or was answered before."""
        if super().draft is not None:
            return super().draft
        return self._given_at(self.state.place)

    def answer(self, given: Given | None) -> Feedback | None:
        """Store an answer and show the next question; nothing is told. An empty one takes back the answer."""
        if not self.let_time_pass():
            self._answer(self._demand_fit(given))
        return None

    def skip(self) -> Feedback | None:
        """Go on, and leave what was answered."""
        self.go_to(self._next())
        return None

    def go_on(self) -> None:
        """Leave a text to read."""
        self.go_to(self._next())

    def go_to(self, place: int) -> None:
        """Show another question; what stands in the draft is the answer to the one before.

        Raises:
            UserFacingError: As `answer` for the draft; the same question is shown then.
        """
        if not self.let_time_pass():
            self._keep_draft()
            self._take(gone_to(self._ticked(), place))

    def save_draft(self, given: Given | None) -> None:
        """Keep what is typed or chosen, if it is in time."""
        if not self.let_time_pass():
            super().save_draft(given)

    def submit(self) -> None:
        """End it and mark it, unless its time has ended it already.

        Raises:
            UserFacingError: As `answer` for the draft; it goes on then.
        """
        if not self.let_time_pass():
            self._keep_draft()
            self._end(SittingFinish.SUBMITTED, self._moment())

    def stop(self) -> None:
        """Give it up, without a result."""
        if not self.let_time_pass():
            self._end(SittingFinish.STOPPED, self._moment())

    def take_up(self) -> None:
        """Go on after it was left; what was over meanwhile is ended at its moment."""
        if not self.state.is_over:
            self._in_time = self._note_absence(self._ticked())
        self.let_time_pass()

    def let_time_pass(self) -> bool:
        """Store the clock every few seconds, and end it when its time is over, at that moment."""
        after = self._ticked()
        if after.standing.elapsed_s - self._in_time.standing.elapsed_s > AWAY_AFTER_S:
            after = self._note_absence(after)
        self._in_time = after
        if after.is_time_over:
            self._run_out(after.time_limit or timedelta())
            return True
        if not after.is_over and after.standing.elapsed_s - self._stored_s >= HEARTBEAT_S:
            self._store_draft(after)
        return False

    # Below

    def _note_absence(self, after: SittingState) -> SittingState:
        """Count how long nobody was there, until the present moment or the end of the time.

        Args:
            after: As it stands at the present moment.

        Returns:
            The same, with that.
        """
        before_s, now_s = self._in_time.standing.elapsed_s, after.standing.elapsed_s
        if after.time_limit is not None:
            now_s = min(now_s, after.time_limit.total_seconds())
        away_s = max(0.0, now_s - before_s)
        self.state = been_away(self.state, away_s)
        return been_away(after, away_s)

    def _ticked(self) -> SittingState:
        after = super()._ticked()
        return noticed_set_back(after) if self._clock.is_set_back() else after

    def _given_at(self, place: int) -> Given | None:
        stored = self.state.counted.get(place)
        return None if stored is None else stored.given

    def _next(self) -> int:
        return min(self.state.place + 1, len(self.state.asks) - 1)

    def _moment(self) -> datetime:
        """Return the present moment by the clock of the exam, which nobody sets back."""
        return self.head.started_at + self.elapsed()

    def _answer(self, fit: Given | None) -> None:
        """Store an answer unless it is the one that is there, and show the next question."""
        if fit == self._given_at(self.state.place):
            self._take(gone_to(self._ticked(), self._next()))
        else:
            self._store_answer(self._new_answer(fit), self._in_time)
            self._show(self.state)

    def _keep_draft(self) -> None:
        state = self.state
        if state.draft is not None:
            self._answer(self._demand_fit(state.draft[1]))

    def _run_out(self, limit: timedelta) -> None:
        """End it at its limit; what stood in the draft when the clock was last stored was written in time."""
        before = ticked(self.state, self.state.standing.elapsed_s)
        if before.draft is not None and not before.is_time_over:
            place, given = before.draft
            answer = replace(
                self._new_answer(usable(shortened(given))),
                position=place,
                answered_at=min(self._now(), self.head.started_at + limit),
                took_s=max(0.0, before.standing.elapsed_s - self._shown_s),
            )
            self._store_answer(answer, before)
        self._end(SittingFinish.TIME_LIMIT, self.head.started_at + limit)

    def _store_draft(self, state: SittingState) -> None:
        super()._store_draft(state)
        self._stored_s = state.standing.elapsed_s

    def _late_marks(self) -> dict[str, tuple[float, float]]:
        marks = {one.id: self._mark(place, one.given) for place, one in self.state.counted.items()}
        return {answer_id: (mark.low, mark.high) for answer_id, mark in marks.items() if mark is not None}
