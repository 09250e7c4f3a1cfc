"""What is told of plans, intervals, clocks, skills, and questions that do not stick."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.services.leeches import LeechReport, LeechWhy
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import skill_name
from trainer.wording.numbers import day_and_time, number, percent

if TYPE_CHECKING:
    from trainer.core.quiz_records import FittedParameters
    from trainer.services.daily_plan import ClockFault, Plan
    from trainer.services.skill_memories import SkillMemory

_PER_CENT = 100
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_DAYS_A_MONTH, _DAYS_A_YEAR = 365.25 / 12, 365.25
_MONTHS_FROM, _YEARS_FROM = 60, 730


def plan_sentences(plan: Plan) -> tuple[str, ...]:
    """Return what is told of a plan, one sentence each: what is due and new, and what is the matter."""
    found = [_due(plan)]
    if plan.new_count:
        found.append(
            ngettext(
                "{count} question is still new to you.",
                "{count} questions are still new to you.",
                plan.new_count,
            ).format(count=number(plan.new_count))
        )
    return (*found, *plan_remarks(plan))


def plan_remarks(plan: Plan) -> tuple[str, ...]:
    """Return what is the matter with a plan, one sentence each."""
    found = [_kept_back(title) for title in plan.kept_back]
    if plan.changed_count:
        found.append(_changed(plan.changed_count))
    if plan.edited_count:
        found.append(_edited(plan.edited_count))
    if plan.gone_count:
        found.append(_gone(plan.gone_count))
    if plan.clock_fault is not None:
        found.append(clock_fault_sentence(plan.clock_fault))
    return tuple(found)


def _due(plan: Plan) -> str:
    if not plan.due_count:
        return _("Nothing is due today.")
    return ngettext(
        "{count} question is due today.", "{count} questions are due today.", plan.due_count
    ).format(count=number(plan.due_count))


def _kept_back(title: str) -> str:
    return _("The questions of “{quiz}” are left out until your exam of it is over.").format(quiz=title)


def _changed(count: int) -> str:
    return ngettext(
        "{count} of them comes back at once: its right answer was changed since you learned it.",
        "{count} of them come back at once: their right answers were changed since you learned them.",
        count,
    ).format(count=number(count))


def _edited(count: int) -> str:
    return ngettext(
        "{count} of them was reworded since you last answered it; it keeps its day.",
        "{count} of them were reworded since you last answered them; they keep their days.",
        count,
    ).format(count=number(count))


def _gone(count: int) -> str:
    return ngettext(
        "{count} question that is due is in no pack any more: it is left out, and what you remember is kept.",
        "{count} questions that are due are in no pack any more: they are left out, and what you remember"
        " is kept.",
        count,
    ).format(count=number(count))


def clock_fault_sentence(fault: ClockFault) -> str:
    """Return what is told of a clock that stands before the last answer, and how to go on."""
    return _(
        "The clock of this computer says {now}, but your last answer was on {last}. Days are counted from"
        " that answer until the clock is right; nothing is lost. If the clock is right now, say so."
    ).format(now=day_and_time(fault.now), last=day_and_time(fault.last_answer_at))


def clock_hint(command: str) -> str:
    """Return how to say at the terminal that the clock is right."""
    return _("If the clock is right, type “{command}”.").format(command=command)


def clock_accepted_sentence(count: int) -> str:
    """Return what is told after the clock was taken as right."""
    return ngettext(
        "The clock counts again; {count} answer that lay in the future counts as given now.",
        "The clock counts again; {count} answers that lay in the future count as given now.",
        count,
    ).format(count=number(count))


def interval_label(wait: timedelta) -> str:
    """Return how long it is until something comes back, in a few letters, for a button."""
    if wait < _HOUR:
        return _("{count} min").format(count=number(max(1, round(wait / _MINUTE))))
    if wait < _DAY:
        return _("{count} h").format(count=number(round(wait / _HOUR)))
    days = round(wait / _DAY)
    if days < _MONTHS_FROM:
        return ngettext("{count} day", "{count} days", days).format(count=number(days))
    if days < _YEARS_FROM:
        return _("{count} mo").format(count=number(round(days / _DAYS_A_MONTH)))
    return _("{count} y").format(count=number(round(days / _DAYS_A_YEAR)))


def skill_sentence(one: SkillMemory) -> str:
    """Return when a skill was practised last, how much of it was met, and whether it is time for it again."""
    parts = [
        _("{skill}: {practised}").format(skill=skill_name(one.skill), practised=_practised(one.days_ago))
    ]
    if one.recent_share is not None:
        share = percent(round(one.recent_share * _PER_CENT))
        parts.append(_("met in {share} of what the last drills asked for").format(share=share))
    if one.is_due:
        parts.append(_("time to train it again"))
    return _("{facts}.").format(facts=_("; ").join(parts))


def _practised(days: int) -> str:
    if not days:
        return _("practised today")
    return ngettext("practised {count} day ago", "practised {count} days ago", days).format(
        count=number(days)
    )


def leech_sentence(report: LeechReport) -> str:
    """Return why a question does not stick, and what to mend."""
    match report.why:
        case LeechWhy.MOST_FAIL:
            return _(
                "Badly written? {failed} of {answered} trainees failed it the first time. Look at its wording"
                " and its right answer."
            ).format(failed=number(report.failed), answered=number(report.answered))
        case LeechWhy.MISLEADS:
            return _(
                "Badly written? Trainees who do well elsewhere do no better here. Look at its wording and its"
                " right answer."
            )
        case LeechWhy.WITHOUT_NOTE:
            return _("Badly taught? No note explains it. Write one and name it at the question.")
        case LeechWhy.ONE_ALONE:
            return _(
                "Badly taught? {name} alone forgets it again and again. Go through it together once."
            ).format(name=report.trainees[0][0])
        case LeechWhy.SOME_FORGET:
            return _(
                "Badly taught? {count} trainees forget it again and again although there is a note. Give the"
                " note an example."
            ).format(count=number(len(report.trainees)))


def fitted_sentence(parameters: FittedParameters | None) -> str:
    """Return whose parameters decide when questions come back."""
    if parameters is None:
        return _(
            "Days follow the standard model of memory; your own is fitted once you have answered enough."
        )
    return _("Days follow a model of memory fitted to {count} answers of yours.").format(
        count=number(parameters.reviews)
    )
