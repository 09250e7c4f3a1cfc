"""The history as a table model: display and sort apart."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from trainer.core.drill_score import Result
from trainer.core.records import AttemptSummary
from trainer.ui.widgets.columns_model import Column, ColumnsModel, Index, TableRole
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name, outcome_name, result_name
from trainer.wording.numbers import day_and_time, minutes, number, score_range

_NO_SCORE = -1


class HistoryRole(IntEnum):
    """What the view and the delegate ask the model for."""

    SORT = TableRole.SORT
    ATTEMPT = TableRole.ROW
    RESULT = Qt.ItemDataRole.UserRole + 3


def result_text(one: AttemptSummary) -> str:
    """Say what a drill is worth, or that it can be continued."""
    if one.is_unfinished:
        return _("unfinished")
    return result_name(one.standing.result)


def _score(one: AttemptSummary) -> str:
    return score_range(one.standing.low_score, one.standing.high_score)


def _score_order(one: AttemptSummary) -> int:
    return _NO_SCORE if one.standing.low_score is None else one.standing.low_score


COLUMNS: tuple[Column[AttemptSummary], ...] = (
    Column(
        lambda: _("When"),
        lambda one: day_and_time(one.head.started_at),
        lambda one: one.head.started_at.timestamp(),
    ),
    Column(lambda: _("Scenario"), lambda one: one.head.scenario_title, lambda one: one.head.scenario_title),
    Column(lambda: _("Mode"), lambda one: mode_name(one.head.mode), lambda one: one.head.mode.value),
    Column(lambda: _("Score"), _score, _score_order, is_number=True),
    Column(
        lambda: _("Replies"),
        lambda one: number(one.standing.replies),
        lambda one: one.standing.replies,
        is_number=True,
    ),
    Column(
        lambda: _("Time"),
        lambda one: minutes(one.standing.practised_s),
        lambda one: one.standing.practised_s,
        is_number=True,
    ),
    Column(
        lambda: _("Ending"),
        lambda one: outcome_name(one.standing.outcome) if one.standing.finish else "–",
        lambda one: one.standing.outcome.value if one.standing.outcome else "",
    ),
    Column(lambda: _("Result"), result_text, lambda one: one.standing.result.value),
)
RESULT_COLUMN = len(COLUMNS) - 1


class HistoryModel(ColumnsModel):
    """One drill a row, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != HistoryRole.RESULT:
            return super().data(index, role)
        one: AttemptSummary | None = super().data(index, TableRole.ROW)
        if one is None:
            return None
        return Result.NO_RESULT if one.is_unfinished else one.standing.result
