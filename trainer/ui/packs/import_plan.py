"""What will come of a file, and what will not: cards for the second step of an import."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from trainer.core.errors import Severity
from trainer.core.quiz import Quiz
from trainer.core.scenario import Scenario
from trainer.services.importing import ImportPlan
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.done_step import questions_words, scenarios_words
from trainer.ui.packs.rows import SignRow, TitledCard, caption, problem_row
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.channels import CHANNEL_ICONS
from trainer.ui.widgets.chip import Tone
from trainer.ui.widgets.fold import Fold
from trainer.ui.widgets.item_list import ItemList
from trainer.wording.catalogue import _, ngettext
from trainer.wording.importing import (
    fault_place,
    left_out_sentence,
    nothing_sentence,
)
from trainer.wording.names import channel_name
from trainer.wording.numbers import number
from trainer.wording.problems import problem_sentence
from trainer.wording.quiz_answers import question_line
from trainer.wording.quotes import beginning_of

FIRST_LINES = 3
MOST_FAULTS = 50


def coming_card(context: Context, plan: ImportPlan) -> Card:
    """Return what will come: each quiz and each scenario with its lines, the first of them at once."""
    chips: list[tuple[str, Tone]] = []
    if plan.questions:
        chips.append((questions_words(plan.questions), "met"))
    if plan.scenarios:
        chips.append((scenarios_words(len(plan.scenarios)), "met"))
    card = TitledCard(context, _("What will come"), *chips)
    if plan.is_empty:
        words = _("Nothing in this file can be taken over.")
        card.body.addWidget(SignRow(context, "missed", "missed", words, remark=nothing_sentence()))
    for quiz in plan.quizzes:
        _add(card, context, "quiz", quiz.title, questions_words(len(quiz.questions)), _questions(quiz))
    for scenario in plan.scenarios:
        icon = CHANNEL_ICONS[scenario.channel]
        turns = ngettext("{count} turn", "{count} turns", len(scenario.turns)).format(
            count=number(len(scenario.turns))
        )
        facts = " · ".join((turns, channel_name(scenario.channel)))
        _add(card, context, icon, scenario.title, facts, _lines(scenario))
    return card


def _add(card: Card, context: Context, icon: IconName, title: str, facts: str, lines: Sequence[str]) -> None:
    row = SignRow(context, icon, "accent", title, remark=facts)
    listed = ItemList(context.theme)
    listed.set_items(lines[:FIRST_LINES])
    row.add(listed)
    for words in more_lines(len(lines) - FIRST_LINES):
        rest = Fold(context.theme, context.icons, words)
        behind = ItemList(context.theme)
        rest.inside.addWidget(behind)
        hidden = tuple(lines[FIRST_LINES:])
        rest.line.toggled.connect(partial(_fill, behind, hidden))  # thousands of lines take their time
        row.add(rest)
    card.body.addWidget(row)


def _fill(listed: ItemList, lines: Sequence[str], _is_open: bool) -> None:
    listed.set_items(lines)


def _questions(quiz: Quiz) -> list[str]:
    return [question_line(question) for question in quiz.questions]


def _lines(scenario: Scenario) -> list[str]:
    return [beginning_of(turn.says[0].text) for turn in scenario.turns if turn.says]


def more_lines(hidden: int) -> list[str]:
    """Return how much is not shown, if anything is."""
    if hidden <= 0:
        return []
    return [ngettext("… and {count} more", "… and {count} more", hidden).format(count=number(hidden))]


def faults_card(context: Context, plan: ImportPlan, *again: QWidget) -> Card:
    """Return what will not come or comes differently, each with its place and how to mend it."""
    faults, errors = plan.faults, plan.left_out
    changed = len(faults) - errors
    chips: list[tuple[str, Tone]] = []
    if errors:
        words = ngettext("{count} left out", "{count} left out", errors)
        chips.append((words.format(count=number(errors)), "missed"))
    if changed:
        words = ngettext("{count} to look at", "{count} to look at", changed)
        chips.append((words.format(count=number(changed)), "unsure"))
    title = _("What will not come") if errors else _("Worth a look")
    card = TitledCard(context, title, *chips)
    if errors and not plan.is_empty:
        card.body.addWidget(caption(context, left_out_sentence(plan)))
    in_order = sorted(faults, key=lambda fault: fault.severity is not Severity.ERROR)
    for fault in in_order[:MOST_FAULTS]:
        place = fault_place(fault)
        card.body.addWidget(problem_row(context, fault, place=place, words=problem_sentence(fault)))
    for words in more_lines(len(faults) - MOST_FAULTS):
        card.body.addWidget(caption(context, words))
    for widget in again:
        card.body.addWidget(widget)
    return card
