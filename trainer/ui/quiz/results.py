"""What a sitting came to, looked up in the background lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SittingHead
from trainer.core.sitting import Asks, SittingState
from trainer.services.daily_plan import Plan, PlannedQuestion, PlannedWhy

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.quiz_sessions import Feedback
    from trainer.services.sitting_records import SittingRecord

_SECONDS_A_QUESTION = 30.0
_GONE = "quiz-pack-gone"


@dataclass(frozen=True)
class ResultView:
    """A sitting that is over.

    Attributes:
        state: ``None`` where the edition of the pack is not left that it was played with.
        told: What is told about each question, in the order in which they were put.
        missed: Questions that did not earn everything and are still here, to practise them.
        is_past: It ended some time ago: its last answer is not taken back any more.
    """

    head: SittingHead
    record: SittingRecord
    state: SittingState | None
    told: tuple[Feedback, ...]
    missed: Plan
    is_past: bool = False

    @property
    def can_undo(self) -> bool:
        """The last answer can be taken back."""
        return self.state is not None and self.state.can_undo and not self.is_past


def load_result(office: Office, sitting_id: str, *, is_past: bool = False) -> ResultView:
    """Return what a sitting came to. For the lane."""
    record = office.quizzes.record(sitting_id)
    try:
        session = office.quizzes.open(sitting_id)
    except UserFacingError as error:
        if error.code != _GONE:
            raise
        history = office.quizzes.history(_trainee(office))
        head = next(one.head for one in history if one.head.id == sitting_id)
        return ResultView(head, record, None, (), _plan(()), is_past)
    head, state = session.head, session.state
    places = [place for place, asks in enumerate(state.asks) if asks is not Asks.NOTHING]
    told = tuple(session.feedback_of(place) for place in places)
    missed = [one.place for one in told if one.mark is None or not one.mark.is_right]
    missed = [place for place in missed if state.asks[place] is Asks.MARKED]
    return ResultView(head, record, state, told, _plan_of(office, head, missed), is_past)


def _trainee(office: Office) -> str:
    trainee = office.trainees.present()
    return "" if trainee is None else trainee.id


def _plan_of(office: Office, head: SittingHead, places: list[int]) -> Plan:
    """The questions at these places, as they are on the shelf now."""
    here = {
        (entry.pack.id, entry.quiz.id, question.id): (entry, question)
        for entry in office.quizzes.entries()
        for question in entry.quiz.questions
    }
    items = [head.items[place] for place in places]
    found = [here.get((item.pack_id, item.quiz_id, item.question_id)) for item in items]
    return _plan(
        tuple(
            PlannedQuestion(
                pack=entry.pack,
                quiz=entry.quiz,
                question=question,
                why=PlannedWhy.DUE,
                recall=None,
                seconds=_SECONDS_A_QUESTION,
            )
            for entry, question in filter(None, found)
        )
    )


def _plan(items: tuple[PlannedQuestion, ...]) -> Plan:
    seconds = sum(one.seconds for one in items)
    return Plan(items, due_count=len(items), new_count=0, minutes=round(seconds / 60), seconds=seconds)
