"""What is said before a drill begins: the rules of an exam, and who does what with an observer."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.cli.paper import Paper, Paragraph
from trainer.core.codes import Mode
from trainer.core.scenario import Scenario
from trainer.wording.catalogue import _
from trainer.wording.exams import exam_rules
from trainer.wording.names import mode_name


def print_rules(paper: Paper, scenario: Scenario, mode: Mode) -> None:
    """Print what has to be known before a drill begins in a mode; practice needs no rules."""
    rules = tuple(_rules(scenario, mode))
    if not rules:
        return
    paper.print(Paragraph(f"{mode_name(mode)}: {scenario.title}", style="bold"))
    for rule in rules:
        paper.print(Paragraph(f"- {rule}"))


def _rules(scenario: Scenario, mode: Mode) -> Iterator[str]:
    if mode is Mode.EXAM:
        yield from exam_rules(scenario)
    elif mode is Mode.OBSERVER:
        yield _(
            "The observer holds the laptop and plays the customer: reads the customer’s words aloud, "
            "and tells a fact only when it is asked for."
        )
        yield _("The other one does not see the screen, and answers aloud as in a real conversation.")
        yield _("After each answer the observer types the numbers of what was heard, then Enter.")
