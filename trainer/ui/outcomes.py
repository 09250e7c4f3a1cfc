"""The tone in which a result is shown; the word beside it says the same."""

from trainer.core.drill_score import Result
from trainer.ui.tokens import Role
from trainer.ui.widgets.chip import Tone

RESULT_TONES: dict[Result, Tone] = {
    Result.PASSED: "met",
    Result.FAILED: "missed",
    Result.CRITICAL: "critical",
    Result.AWAITING_REVIEW: "unsure",
    Result.NO_RESULT: "plain",
}

_GOOD, _FAIR = 0.8, 0.5


def share_role(share: float) -> Role:
    """Return the colour of a bar that is full to ``share`` (0.0 … 1.0)."""
    if share >= _GOOD:
        return "met"
    return "accent" if share >= _FAIR else "unsure"
