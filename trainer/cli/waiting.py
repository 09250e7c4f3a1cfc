"""A verdict that waits for a trainer, printed with what a fair decision needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from trainer.cli.paper import Paragraph, box
from trainer.core.errors import UserFacingError
from trainer.core.records import WaitingVerdict
from trainer.services.debriefs import Debrief, ReplyReport, debrief
from trainer.services.office import Office
from trainer.wording.errors import explain
from trainer.wording.names import state_name
from trainer.wording.reviews import contest_line, judged_note, turn_goal, waiting_heading, waiting_reason


class WaitingVerdicts:
    """Shows what waits, each with the turn that was played and the note that the trainee saw.

    Args:
        office: All services.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._debrief: Debrief | None = None

    def listed(self, waiting: Iterable[WaitingVerdict]) -> Iterator[RenderableType]:
        """Yield verdicts that wait, ready to be printed; a reply stands once above all that wait on it."""
        last: WaitingVerdict | None = None
        for place, one in enumerate(waiting, start=1):
            yield self.shown(one, place, is_below_reply=last is not None and last.reply_id == one.reply_id)
            last = one

    def shown(self, one: WaitingVerdict, place: int, *, is_below_reply: bool = False) -> RenderableType:
        """Return one verdict, ready to be printed; without its turn if its pack is gone.

        Args:
            one: The verdict.
            place: Its number in the list.
            is_below_reply: The reply stands above already.
        """
        heading = Paragraph(waiting_heading(one), style="bold")
        try:
            played = self._played(one.attempt_id)
        except UserFacingError as error:
            if error.code != "attempt-pack-gone":
                raise
            why = Paragraph(explain(error).text, style="yellow")
            above: tuple[RenderableType, ...] = (heading, why, _reply(one))
            return Group(*(() if is_below_reply else above), _found(one, place, waiting_reason(one)))
        report = next(each for each in played.replies if each.play.reply_id == one.reply_id)
        above = (heading, _asked(report, played.state.scenario.customer.name), _reply(one))
        return Group(*(() if is_below_reply else above), _found(one, place, _note(one, report)))

    def _played(self, attempt_id: str) -> Debrief:
        """Return a drill; the last one is kept, since its verdicts come one after another.

        Raises:
            UserFacingError: ``attempt-pack-gone`` or ``attempt-gone``.
        """
        if self._debrief is None or self._debrief.head.id != attempt_id:
            session = self._office.drills.open(attempt_id)
            self._debrief = debrief(session.head, session.state, session.amendments)
        return self._debrief


def _asked(report: ReplyReport, customer: str) -> RenderableType:
    line = box(Paragraph(report.customer_line, style="dim"), title=customer)
    return Group(Paragraph(turn_goal(report.goal), style="dim"), line) if report.goal else line


def _reply(one: WaitingVerdict) -> RenderableType:
    return box(Paragraph(one.text), title=one.trainee_name, style="cyan")


def _note(one: WaitingVerdict, report: ReplyReport) -> str:
    """Return the note that the trainee saw, or what is stored where the rubric has the criterion no more."""
    judged = next((each for each in report.judged if each.criterion.id == one.criterion_id), None)
    if judged is None:
        return waiting_reason(one)
    return "\n".join(part for part in (judged_note(one.text, judged), contest_line(one)) if part)


def _found(one: WaitingVerdict, place: int, note: str) -> RenderableType:
    label = Text(f"{place}. {one.label}", style="bold").append(f" – {state_name(one.state)}", style="yellow")
    key = Text(f"{one.reply_id}/{one.criterion_id}", style="dim")
    return Padding(Group(Paragraph(label), Paragraph(note), key), (0, 0, 1, 2))
