"""Why a drill is proposed, in one sentence."""

from __future__ import annotations

from trainer.services.progress import Why
from trainer.wording.catalogue import _


def proposal_reason(why: Why, best_score: int | None) -> str:
    """Return the reason in one sentence."""
    match why:
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
