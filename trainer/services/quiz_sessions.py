"""One run of a quiz: every answer is on disk before anything about it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.given import Given
from trainer.core.memory import ItemKey, ItemKind, Rating
from trainer.core.question_decides import fingerprint
from trainer.core.question_order import ShownOrder, shown_order
from trainer.core.quiz import Question
from trainer.core.quiz_records import QuizAnswer, SittingFinish, SittingHead, SittingItem, SittingMode
from trainer.core.scenario import Note, Pack
from trainer.core.sitting import (
    SittingRuleBroken,
    SittingState,
    Stage,
    answered,
    drafted,
    ended,
    passed,
    rated,
    settled,
    stop_of,
    taken_back,
    ticked,
)
from trainer.data.sittings import SittingStore
from trainer.services.quiz_editions import PutQuestion, QuizEditions
from trainer.services.quiz_feedback import Feedback as Feedback  # what a session gives
from trainer.services.quiz_feedback import feedback_on
from trainer.services.quiz_inputs import LONGEST_ANSWER as LONGEST_ANSWER  # what a session takes
from trainer.services.quiz_inputs import cleaned, usable
from trainer.services.remembering import Remembering
from trainer.services.sessions import Chance
from trainer.services.sitting_clock import SittingClock
from trainer.services.sitting_records import SittingRecord

if TYPE_CHECKING:
    from trainer.core.marking import Refusal
    from trainer.core.marks import Mark


@dataclass(frozen=True, slots=True)
class QuizDesk:
    """What every sitting is played with.

    Attributes:
        record: Id of a sitting → what it came to.
    """

    store: SittingStore
    remembering: Remembering
    editions: QuizEditions
    chance: Chance
    record: Callable[[str], SittingRecord]


class QuizSession:
    """One sitting being played. Each method stores first and changes what is shown then.

    Not for two threads at once; `state` is a value and may be read from any. Exams have rules of their own;
    see `exam_sessions`.

    Args:
        state: As it stands.
        seen: How often it was written, as the store says.
        desk: What it is played with.
        clock: Runs from now on.

    Attributes:
        feedback: What is told about the last answer, until it is rated or left.

    Raises:
        DatabaseError: From every method that stores; the state is then as it was before the call.
        UserFacingError: ``sitting-changed-elsewhere`` from the same, if another window went on with it;
            ``quiz-pack-gone`` where a copy of the pack that it was begun with is not left.
    """

    def __init__(self, state: SittingState, seen: int, desk: QuizDesk, clock: SittingClock) -> None:
        self.state = state
        self.feedback: Feedback | None = None
        self._seen = seen
        self._desk = desk
        self._clock = clock
        self._shown_s = state.standing.elapsed_s
        if state.stage is Stage.TOLD:
            self.feedback = self._feedback(state.last_rateable)

    # What is shown

    @property
    def head(self) -> SittingHead:
        """What was known when it began."""
        return self.state.head

    @property
    def question(self) -> Question:
        """The question that is shown."""
        return self._put(self.state.place).question

    @property
    def pack(self) -> Pack:
        """The edition of the pack that it is put from."""
        return self._put(self.state.place).pack

    @property
    def quiz_title(self) -> str:
        """Title of the quiz that the present question stands in."""
        return self._put(self.state.place).quiz.title

    @property
    def note(self) -> Note | None:
        """The page where the present question is explained."""
        return self._put(self.state.place).note

    @property
    def picture(self) -> Path | None:
        """The picture of the present question, where its file is there."""
        return self._desk.editions.picture(self.state.item)

    @property
    def order(self) -> ShownOrder:
        """In which order the parts of the present question are shown."""
        return shown_order(self.question, self.head.seed)

    @property
    def draft(self) -> Given | None:
        """What is typed or chosen at the present question."""
        kept = self.state.draft
        return kept[1] if kept is not None and kept[0] == self.state.place else None

    def elapsed(self) -> timedelta:
        """Return the time on the clock."""
        return timedelta(seconds=self._clock.elapsed_s())

    def time_left(self) -> timedelta | None:
        """Return what is left of an exam's time, never below zero; ``None`` without a limit."""
        return self._ticked().time_left

    def refusal(self, given: Given | None) -> Refusal | None:
        """Say why an answer to the present question had better be put right before it is stored."""
        return self._desk.editions.marker(self.state.item).refusal(given)

    def feedback_of(self, place: int) -> Feedback:
        """Return what is told about the answer that counts at a place.

        Raises:
            SittingRuleBroken: If nothing may be told yet.
        """
        answer = self.state.counted.get(place)
        if not self.state.shows_feedback or (answer is None and not self.state.is_over):
            raise SittingRuleBroken("nothing is told yet")
        return feedback_on(answer, place, head=self.head, editions=self._desk.editions)

    def record(self) -> SittingRecord:
        """Return what it came to."""
        return self._desk.record(self.head.id)

    # What is done

    def answer(self, given: Given | None) -> Feedback | None:
        """Store an answer to the question that is shown, and tell about it.

        Args:
            given: An empty one, as ``None``, means "I do not know".

        Returns:
            What is told; ``None`` in an exam, which goes on to the next question, or ends with its time.

        Raises:
            UserFacingError: ``quiz-answer-refused`` if it had better be put right before, as `refusal` says;
                ``quiz-answer-too-long``. Nothing was stored then.
            ValueError: If the answer is of another kind than the question.
        """
        fit = self._demand_fit(given)
        answer = self._new_answer(fit, self._mark(self.state.place, fit))
        self._store_answer(answer)
        self.feedback = self._feedback(answer)
        return self.feedback

    def skip(self) -> Feedback | None:
        """Say "I do not know"; in an exam go on and leave what was answered."""
        return self.answer(None)

    def rate(self, rating: Rating | None = None) -> None:
        """Rate the answer that is told, and go on.

        Args:
            rating: ``None`` for the proposed one; what was not known is forgotten, whatever it is.

        Raises:
            UserFacingError: ``memory-changed-elsewhere`` if it was answered elsewhere at the same moment.
        """
        told = self.state.last_rateable
        proposed = Rating.GOOD if self.feedback is None else self.feedback.proposed
        chosen = Rating.AGAIN if told.given is None else rating or proposed
        after = rated(self._ticked(), chosen, self._now())
        if not after.moves_memory:
            self._take(after)
            return
        key = key_of(self.head.items[told.position])
        review = self._desk.remembering.review_of(self.head.trainee_id, key, chosen, answer_id=told.id)
        self._seen = self._desk.store.save_rating(
            self.head.id, told.id, chosen, after.standing, seen=self._seen, review=review
        )
        self._show(after)

    def go_on(self) -> None:
        """Leave a text to read, or what was told where nothing is rated."""
        if self.state.stage is Stage.TOLD:
            self.rate()
        else:
            self._take(passed(self._ticked(), self._now()))

    def go_to(self, place: int) -> None:
        """Show another question of an exam; what stands in the draft is the answer to the one before.

        Raises:
            SittingRuleBroken: If it is no exam, or has no such place.
            UserFacingError: ``quiz-answer-refused`` or ``quiz-answer-too-long`` for the draft; nothing
                changes then.
        """
        raise SittingRuleBroken(f"only an exam goes to place {place}")

    def undo(self) -> None:
        """Take the last answer back: the memory is as it was, and the question is asked again.

        Raises:
            UserFacingError: ``memory-changed-elsewhere`` if it was answered again in another sitting since.
        """
        after = taken_back(self._ticked())
        last = self.state.given_answers[-1]
        self._seen = self._desk.store.take_back(
            self.head.id, last.id, after.standing, seen=self._seen, draft=after.draft
        )
        self._show(after)

    def save_draft(self, given: Given | None) -> None:
        """Keep what is typed or chosen at the present question."""
        after = drafted(self._ticked(), cleaned(given))
        if after.draft != self.state.draft:
            self._store_draft(after)

    def submit(self) -> None:
        """End it; it is whole if everything was answered once. An exam is marked then.

        Raises:
            UserFacingError: ``quiz-answer-refused`` or ``quiz-answer-too-long`` for the draft of an exam;
                it goes on then.
        """
        if self.state.stage is Stage.TOLD:
            self.rate()
        if not self.state.is_over:
            self._end(stop_of(self.state), self._now())

    def stop(self) -> None:
        """Give an exam up, without a result; anything else is ended as `submit` ends it."""
        self.submit()

    def leave(self) -> None:
        """Store where it stands, to be continued."""
        if not self.state.is_over:
            self._store_draft(self._ticked())

    def drop_if_untouched(self) -> bool:
        """Forget it if it was only looked at, and say whether it was; nothing can be done with it then."""
        is_untouched = not self.state.answers and self.state.draft is None
        if self.state.is_over or not is_untouched or self.head.mode is SittingMode.EXAM:
            return False
        self._desk.store.forget(self.head.id, seen=self._seen)
        return True

    def take_up(self) -> None:
        """Go on after the program was ended: what was told and needs no rating is left."""
        before = self._ticked()
        after = settled(before, self._now())
        if after.standing != before.standing:
            self._take(after)

    def let_time_pass(self) -> bool:
        """Store the clock of an exam now and then, and end it when its time is over.

        Returns:
            Whether that ended it.
        """
        return False

    # Below

    def _now(self) -> datetime:
        return self._desk.chance.clock()

    def _ticked(self) -> SittingState:
        return ticked(self.state, self._clock.elapsed_s())

    def _put(self, place: int) -> PutQuestion:
        return self._desk.editions.demand(self.head.items[place])

    def _mark(self, place: int, given: Given | None) -> Mark | None:
        return self._desk.editions.marker(self.head.items[place]).mark(given)

    def _demand_fit(self, given: Given | None) -> Given | None:
        fit = usable(given)
        if (refusal := self.refusal(fit)) is not None:
            raise UserFacingError("quiz-answer-refused", refusal=refusal)
        return fit

    def _new_answer(self, given: Given | None, mark: Mark | None = None) -> QuizAnswer:
        return QuizAnswer(
            id=self._desk.chance.make_id(),
            sitting_id=self.head.id,
            position=self.state.place,
            given=given,
            answered_at=self._now(),
            took_s=max(0.0, self._clock.elapsed_s() - self._shown_s),
            low=None if mark is None else mark.low,
            high=None if mark is None else mark.high,
            question_text=self.question.text,
            question_decides=fingerprint(self.question),
        )

    def _store_answer(self, answer: QuizAnswer, before: SittingState | None = None) -> None:
        after = answered(before or self._ticked(), answer)
        self._seen = self._desk.store.save_answer(self.head.id, answer, after.standing, seen=self._seen)
        self.state = after

    def _take(self, after: SittingState) -> None:
        """Go on to another question, or end."""
        if after.is_over:
            self._seen = self._desk.store.finish(self.head.id, after.standing, seen=self._seen)
        else:
            self._store_draft(after)
        self._show(after)

    def _show(self, after: SittingState) -> None:
        self.state, self.feedback, self._shown_s = after, None, self._clock.elapsed_s()

    def _store_draft(self, state: SittingState) -> None:
        given = None if state.draft is None else state.draft[1]
        self._desk.store.save_draft(self.head.id, state.place, given, state.standing, seen=self._seen)
        self.state = state

    def _end(self, finish: SittingFinish, at: datetime) -> None:
        marks = self._late_marks()
        after = ended(self._ticked(), finish, at, marks)
        self._seen = self._desk.store.finish(self.head.id, after.standing, seen=self._seen, marks=marks)
        self._show(after)

    def _late_marks(self) -> dict[str, tuple[float, float]]:
        """Return the marks of what was answered and not marked at once."""
        return {}

    def _feedback(self, answer: QuizAnswer) -> Feedback:
        told = feedback_on(answer, answer.position, head=self.head, editions=self._desk.editions)
        if not self.state.moves_memory:
            return told
        key = key_of(self.head.items[answer.position])
        return replace(told, intervals=self._desk.remembering.intervals(self.head.trainee_id, key))


def key_of(item: SittingItem) -> ItemKey:
    """Return under which name a question is remembered: the edition of its pack makes no difference."""
    return ItemKey(ItemKind.QUESTION, item.question_id, item.pack_id, item.quiz_id)
