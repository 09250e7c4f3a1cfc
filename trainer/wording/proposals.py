"""Why a drill is proposed, in one sentence."""

from __future__ import annotations

from trainer.services.progress import Proposal, Why
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import skill_name
from trainer.wording.numbers import percent

_PER_CENT = 100


def proposal_reason(proposal: Proposal) -> str:
    """Return the reason in one sentence."""
    best_score = proposal.best_score
    match proposal.why:
        case Why.FORGETTING:
            return _forgetting(proposal)
        case Why.WEAKEST:
            return _weakest(proposal)
        case Why.FIRST:
            return _("A good one to begin with. Nobody is watching, and you can try every reply again.")
        case Why.NEVER_PLAYED:
            return _("You have not met this customer yet.")
        case Why.NOT_PASSED if best_score is None:
            return _("You have met this customer, but not passed yet. Once more?")
        case Why.NOT_PASSED:
            return _("Your best score here is {score}, below the pass mark. Once more?").format(
                score=best_score
            )
        case Why.LONGEST_AGO:
            return _(
                "You passed it with {score}, but it is the one you have not practised for longest."
            ).format(score=best_score)


def _forgetting(proposal: Proposal) -> str:
    count = proposal.days_ago
    return ngettext(
        "It trains “{skill}”, which you last practised {count} day ago and are about to forget.",
        "It trains “{skill}”, which you last practised {count} days ago and are about to forget.",
        count,
    ).format(skill=_skill(proposal), count=count)


def _weakest(proposal: Proposal) -> str:
    share = 0.0 if proposal.skill is None else proposal.skill.recent_share or 0.0
    return _("It trains “{skill}”, of which you met {share} in your last drills.").format(
        skill=_skill(proposal), share=percent(round(share * _PER_CENT))
    )


def _skill(proposal: Proposal) -> str:
    return "" if proposal.skill is None else skill_name(proposal.skill.skill)
