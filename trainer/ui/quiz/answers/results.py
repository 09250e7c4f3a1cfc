"""What became of an option: whether it was right, in a word."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.quiz import FULL_CREDIT, Option
from trainer.ui.quiz.answers.option_row import Outcome, RowResult
from trainer.wording.catalogue import _


def row_result(outcome: Outcome) -> RowResult:
    """Return an outcome with its word."""
    match outcome:
        case "right":
            return RowResult(outcome, _("Right"))
        case "partly":
            return RowResult(outcome, _("Partly right"))
        case "wrong":
            return RowResult(outcome, _("Wrong"))
        case "missed":
            return RowResult(outcome, _("Right answer"))


def overlooked() -> RowResult:
    """Return what became of one of several that should have been chosen too."""
    return RowResult("missed", _("You missed this one"))


def option_results(
    options: Sequence[Option], chosen: Sequence[int], *, are_several: bool
) -> tuple[RowResult | None, ...]:
    """Return what became of each option, in the order in which they were written."""
    return tuple(
        _of_chosen(option, are_several=are_several)
        if place in chosen
        else _of_left(option, are_several=are_several)
        for place, option in enumerate(options)
    )


def _of_chosen(option: Option, *, are_several: bool) -> RowResult:
    if option.credit <= 0:
        return row_result("wrong")
    is_whole = are_several or option.credit >= FULL_CREDIT
    return row_result("right" if is_whole else "partly")


def _of_left(option: Option, *, are_several: bool) -> RowResult | None:
    is_answer = option.credit > 0 if are_several else option.credit >= FULL_CREDIT
    if not is_answer:
        return None
    return overlooked() if are_several else row_result("missed")
