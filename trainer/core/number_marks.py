"""What a number is worth."""

from __future__ import annotations

from math import isclose

from trainer.core.choice_marks import sure_mark
from trainer.core.marks import Mark
from trainer.core.quiz import NumberAnswer, Numeric

_ROUNDING = 1e-9  # of the number: 0.1 + 0.2 is inside a range that ends at 0.3


def mark_number(answer: Numeric, value: float | None) -> Mark:
    """Return what a number is worth: the credit of the first range that it lies in, its ends among it.

    Args:
        answer: As loaded.
        value: ``None`` for a text that is no number.
    """
    fitting = None if value is None else next((one for one in answer.answers if _lies_in(value, one)), None)
    if fitting is None:
        return sure_mark(0.0, [answer.feedback_otherwise])
    return sure_mark(fitting.credit, [fitting.feedback])


def _lies_in(value: float, accepted: NumberAnswer) -> bool:
    ends = (accepted.low, accepted.high)
    return accepted.low <= value <= accepted.high or any(
        isclose(value, end, rel_tol=_ROUNDING) for end in ends
    )
