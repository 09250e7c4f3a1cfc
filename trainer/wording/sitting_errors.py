"""What somebody is told when an answer to a quiz, or what it does to a memory, cannot be stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation


def _sitting_gone(_data: Data) -> Explanation:
    return Explanation(
        _("This run of the quiz is not in the database any more."),
        _("All other runs can be opened, and what is remembered stays as it is."),
        _("Start the quiz anew."),
    )


def _sitting_changed_elsewhere(_data: Data) -> Explanation:
    return Explanation(
        _("This run of the quiz has gone on in another window or terminal."),
        _("What was answered there is stored; what you just gave is still on the screen."),
        _("Copy your text if there is one, then open the quiz again."),
    )


def _sitting_over(_data: Data) -> Explanation:
    return Explanation(
        _("This run of the quiz is over and takes no more answers."),
        _("Everything that was answered before is stored and counts."),
        _("Look at its result, or start the quiz anew."),
    )


def _memory_changed_elsewhere(_data: Data) -> Explanation:
    return Explanation(
        _("The same question or skill was practised in another window or terminal meanwhile."),
        _("Its day of review follows what was done there; nothing was overwritten."),
        _("Open the quiz again, then go on."),
    )


def _answer_not_waiting(_data: Data) -> Explanation:
    return Explanation(
        _("This answer waits no more: somebody else decided it, or its trainee took it back."),
        _("What was decided is stored; nothing was changed by you."),
        _("Go on with the next answer."),
    )


def _credit_outside(data: Data) -> Explanation:
    return Explanation(
        _("{credit} is not between 0 and 100 points.").format(credit=data["credit"]),
        _("The answer waits as before."),
        _("Give a number of points from 0 to 100."),
    )


SITTING_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "sitting-gone": _sitting_gone,
    "sitting-changed-elsewhere": _sitting_changed_elsewhere,
    "sitting-over": _sitting_over,
    "answer-not-waiting": _answer_not_waiting,
    "credit-outside": _credit_outside,
    "memory-changed-elsewhere": _memory_changed_elsewhere,
}
