"""What an exam asks for: it cannot be paused, and its clock runs from the first line."""

from __future__ import annotations

from typing import NamedTuple

from trainer.core.scenario import Scenario
from trainer.wording.catalogue import _
from trainer.wording.numbers import minutes, number


class ExamRules(NamedTuple):
    """The rules, each in a sentence or two, in the order in which they are said."""

    time: str
    replies: str
    help: str
    feedback: str


def exam_rules(scenario: Scenario) -> ExamRules:
    """Return the rules of an exam."""
    limit, mark = minutes(scenario.exam_limit_s), number(scenario.pass_mark)
    return ExamRules(
        time=_("You have {time}. The clock cannot be paused.").format(time=limit),
        replies=_("Each reply is sent once; there is no second try."),
        help=_("Notes are closed, and there are no hints."),
        feedback=_("Feedback comes at the end. You pass with {mark} of 100.").format(mark=mark),
    )
