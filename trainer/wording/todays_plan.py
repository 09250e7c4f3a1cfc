"""What the page of quizzes says of today's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import minutes, number
from trainer.wording.remembering import plan_remarks

if TYPE_CHECKING:
    from trainer.services.daily_plan import Plan


def plan_heading(plan: Plan) -> str:
    """Return how much there is for today, and how long it takes."""
    count = len(plan.items)
    if not count:
        return _("Nothing to repeat today")
    return ngettext(
        "{count} question today, about {time}", "{count} questions today, about {time}", count
    ).format(count=number(count), time=minutes(plan.seconds))


def plan_details(plan: Plan) -> str:
    """Return what of it is repeated and what is new, what waits, and what is the matter."""
    if not plan.items:
        return " ".join((_("Come back tomorrow, or practise a quiz below."), *plan_remarks(plan)))
    new = sum(one.recall is None for one in plan.items)
    return " ".join(
        filter(None, (_parts(len(plan.items) - new, new), _waiting(plan, new), *plan_remarks(plan)))
    )


def _parts(due: int, new: int) -> str:
    if not new:
        return _("All of them to repeat, before they are forgotten.")
    if not due:
        return _("Nothing to repeat: all of them are new to you.")
    return _("{due} to repeat, {new} new.").format(due=number(due), new=number(new))


def _waiting(plan: Plan, new: int) -> str:
    left = plan.due_count - (len(plan.items) - new)
    if left <= 0:
        return ""
    return ngettext(
        "{count} more is due; it takes more minutes.", "{count} more are due; they take more minutes.", left
    ).format(count=number(left))
