"""What Home offers to do: continue the newest unfinished drill, or begin the best next one. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.records import AttemptSummary
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import channel_name, level_name
from trainer.wording.numbers import day_and_time, minutes, number
from trainer.wording.proposals import proposal_reason

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


def offers_of(
    view: HomeView, *, start: Callable[[ScenarioEntry], None], resume: Callable[[str], None]
) -> tuple[Offer, ...]:
    """Return what can be done, the first thing first."""
    unfinished = (_continue(view.unfinished[0], resume),) if view.unfinished else ()
    proposed = (_begin(view.proposal, start),) if view.proposal else ()
    return unfinished + proposed


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
