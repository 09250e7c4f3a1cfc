"""The questions of all quizzes with their figures, as a table model: display and sort apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.wording.catalogue import _
from trainer.wording.numbers import babel_locale, number, percent
from trainer.wording.quiz_statistics import pick_text

if TYPE_CHECKING:
    from trainer.core.item_statistics import PickShare
    from trainer.services.leeches import LeechReport
    from trainer.services.quiz_statistics import QuestionReport, QuizReport

Index = QModelIndex | QPersistentModelIndex
_UNKNOWN, _UNKNOWN_ORDER = "–", -2.0
_PER_CENT = 100


class QuestionRole(IntEnum):
    """What the view and the filter ask the model for."""

    SORT = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class QuestionRow:
    """One question of one quiz; ``leech`` where somebody keeps forgetting it."""

    quiz: QuizReport
    report: QuestionReport
    leech: LeechReport | None

    @property
    def wrong(self) -> PickShare | None:
        """The wrong pick that most people chose."""
        right = {offer.key for offer in self.report.offers if offer.is_right}
        wrong = [one for one in self.report.statistics.picks if one.key not in right and one.count]
        return max(wrong, key=lambda one: one.count, default=None) if self.report.offers else None


@dataclass(frozen=True)
class Column:
    """``shown`` makes the text of a cell, ``sorted_by`` what it is sorted by."""

    heading: Callable[[], str]
    shown: Callable[[QuestionRow], str]
    sorted_by: Callable[[QuestionRow], object]
    is_number: bool = False


def _difficulty(row: QuestionRow) -> str:
    found = row.report.statistics.difficulty
    return _UNKNOWN if found is None else number(round(found))


def _discrimination(row: QuestionRow) -> str:
    found = row.report.statistics.discrimination
    if found is None:
        return _UNKNOWN
    return format_decimal(found, format="+0.00;-0.00", locale=babel_locale())


def _wrong(row: QuestionRow) -> str:
    wrong = row.wrong
    if wrong is None:
        return _UNKNOWN
    offers = {offer.key: offer for offer in row.report.offers}
    share = percent(round(wrong.share * _PER_CENT))
    return f"{pick_text(wrong, offers.get(wrong.key))} ({share})"


def _forgotten(row: QuestionRow) -> str:
    return "" if row.leech is None else number(len(row.leech.trainees))


COLUMNS: tuple[Column, ...] = (
    Column(lambda: _("Quiz"), lambda row: row.quiz.quiz.title, lambda row: row.quiz.quiz.title),
    Column(lambda: _("Question"), lambda row: row.report.name, lambda row: row.report.name),
    Column(
        lambda: _("People"),
        lambda row: number(row.report.statistics.count),
        lambda row: row.report.statistics.count,
        is_number=True,
    ),
    Column(
        lambda: _("On average"),
        _difficulty,
        lambda row: _order(row.report.statistics.difficulty),
        is_number=True,
    ),
    Column(
        lambda: _("Discrimination"),
        _discrimination,
        lambda row: _order(row.report.statistics.discrimination),
        is_number=True,
    ),
    Column(lambda: _("Chosen instead"), _wrong, lambda row: 0.0 if row.wrong is None else row.wrong.share),
    Column(
        lambda: _("Forgotten by"),
        _forgotten,
        lambda row: 0 if row.leech is None else len(row.leech.trainees),
        is_number=True,
    ),
)


class QuestionsModel(QAbstractTableModel):
    """One question a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QuestionRow, ...] = ()

    def set_rows(self, rows: Sequence[QuestionRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].heading()
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.shown(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case QuestionRole.SORT:
                return column.sorted_by(row)
            case QuestionRole.ROW:
                return row
        return None

    def retranslate(self) -> None:
        """Every cell says the same in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))


def _order(value: float | None) -> float:
    return _UNKNOWN_ORDER if value is None else value


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
