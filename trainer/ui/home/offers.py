"""What Home offers to do: continue the newest unfinished drill, or begin the best next one. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.core.quiz_records import OpenSitting, SittingMode
from trainer.core.records import AttemptSummary
from trainer.ui.widgets.chip import Tone
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import channel_name, level_name
from trainer.wording.numbers import day_and_time, minutes, number, time_of_day
from trainer.wording.proposals import proposal_reason
from trainer.wording.quizzing import sitting_mode_name

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry
    from trainer.services.progress import HomeView, Proposal

_SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class Offer:
    """One thing to do, why, and the word on the button that does it."""

    heading: str
    title: str
    reason: str
    facts: str
    button: str
    does: Callable[[], None]
    tone: Tone = "accent"


def offers_of(
    view: HomeView,
    *,
    start: Callable[[ScenarioEntry], None],
    resume: Callable[[str], None],
    resume_sitting: Callable[[str], None],
) -> tuple[Offer, ...]:
    """Return what can be done, the first thing first: an exam whose clock runs, then what was begun last."""
    begun = [(one.head.started_at, _continue(one, resume)) for one in view.unfinished[:1]]
    others = [one for one in view.open_sittings if one.mode is not SittingMode.EXAM]
    begun += [(one.started_at, _continue_sitting(one, resume_sitting)) for one in others[:1]]
    exams = [
        _continue_exam(one, resume_sitting) for one in view.open_sittings if one.mode is SittingMode.EXAM
    ]
    newest_first = [offer for _at, offer in sorted(begun, key=lambda pair: pair[0], reverse=True)]
    proposed = (_begin(view.proposal, start),) if view.proposal else ()
    return (*exams, *newest_first, *proposed)


def _continue(one: AttemptSummary, resume: Callable[[str], None]) -> Offer:
    count = one.standing.replies
    sent = ngettext("{count} reply sent", "{count} replies sent", count).format(count=number(count))
    return Offer(
        heading=_("Unfinished"),
        title=one.head.scenario_title,
        reason=_("Pick up exactly where you left off."),
        facts=f"{sent} · {day_and_time(one.head.started_at)}",
        button=_("Continue"),
        does=lambda: resume(one.head.id),
    )


def _continue_exam(one: OpenSitting, resume: Callable[[str], None]) -> Offer:
    return replace(
        _continue_sitting(one, resume),
        heading=_("An exam is going on"),
        reason=_("Its clock runs, also while you are elsewhere, and cannot be stopped."),
        button=_("Back to the exam"),
        tone="unsure",
    )


def _continue_sitting(one: OpenSitting, resume: Callable[[str], None]) -> Offer:
    answered = _("{count} of {total} answered").format(
        count=number(one.answered), total=number(one.questions)
    )
    return Offer(
        heading=_("Unfinished"),
        title=one.title or sitting_mode_name(one.mode),
        reason=_("Pick up exactly where you left off."),
        facts=f"{answered} · {_when(one)}",
        button=_("Continue"),
        does=lambda: resume(one.id),
    )


def _when(one: OpenSitting) -> str:
    """Until when there is time, or when it was begun."""
    if one.ends_at is None:
        return day_and_time(one.started_at)
    return _("ends at {time}").format(time=time_of_day(one.ends_at))


def _begin(proposal: Proposal, start: Callable[[ScenarioEntry], None]) -> Offer:
    entry, scenario = proposal.entry, proposal.entry.scenario
    facts = (
        channel_name(scenario.channel),
        level_name(scenario.level),
        minutes(scenario.minutes * _SECONDS_A_MINUTE),
    )
    return Offer(
        heading=_("Next for you"),
        title=scenario.title,
        reason=proposal_reason(proposal),
        facts=" · ".join(facts),
        button=_("Start drill"),
        does=lambda: start(entry),
    )
