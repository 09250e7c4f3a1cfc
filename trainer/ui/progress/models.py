"""The history as a table model: display and sort apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.core.drill_score import Result
from trainer.core.records import AttemptSummary
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name, outcome_name, result_name
from trainer.wording.numbers import day_and_time, minutes, number, score_range

Index = QModelIndex | QPersistentModelIndex
_NO_SCORE = -1


class HistoryRole(IntEnum):
    """What the view and the delegate ask the model for."""

    SORT = Qt.ItemDataRole.UserRole + 1
    ATTEMPT = Qt.ItemDataRole.UserRole + 2
    RESULT = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Column:
    """``shown`` makes the text of a cell, ``sorted_by`` what it is sorted by."""

    heading: Callable[[], str]
    shown: Callable[[AttemptSummary], str]
    sorted_by: Callable[[AttemptSummary], object]
    is_number: bool = False


def result_text(one: AttemptSummary) -> str:
    """Say what a drill is worth, or that it can be continued."""
    if one.is_unfinished:
        return _("unfinished")
    return result_name(one.standing.result)


def _score(one: AttemptSummary) -> str:
    return score_range(one.standing.low_score, one.standing.high_score)


def _score_order(one: AttemptSummary) -> int:
    return _NO_SCORE if one.standing.low_score is None else one.standing.low_score


COLUMNS: tuple[Column, ...] = (
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


class HistoryModel(QAbstractTableModel):
    """One drill a row, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attempts: tuple[AttemptSummary, ...] = ()

    def set_attempts(self, attempts: Sequence[AttemptSummary]) -> None:
        self.beginResetModel()
        self._attempts = tuple(attempts)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._attempts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading()
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self._attempts[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(one)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case HistoryRole.SORT:
                return column.sorted_by(one)
            case HistoryRole.ATTEMPT:
                return one
            case HistoryRole.RESULT:
                return one.standing.result if not one.is_unfinished else Result.NO_RESULT
        return None

    def retranslate(self) -> None:
        """Every cell says the same in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._attempts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._attempts) - 1, RESULT_COLUMN))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
