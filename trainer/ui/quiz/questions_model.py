"""The questions of all quizzes with their figures, as a table model: display and sort apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal
from PySide6.QtCore import QObject, Qt

from trainer.ui.widgets.columns_model import Column, ColumnsModel, Index
from trainer.wording.catalogue import _
from trainer.wording.numbers import babel_locale, number, percent
from trainer.wording.quiz_statistics import pick_text

if TYPE_CHECKING:
    from trainer.core.item_statistics import PickShare
    from trainer.services.leeches import LeechReport
    from trainer.services.quiz_statistics import QuestionReport, QuizReport

_UNKNOWN, _UNKNOWN_ORDER = "–", -2.0
_PER_CENT = 100


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


COLUMNS: tuple[Column[QuestionRow], ...] = (
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


class QuestionsModel(ColumnsModel):
    """One question a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What does not fit into a cell stands in its tool tip."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if is_tip else role)


def _order(value: float | None) -> float:
    return _UNKNOWN_ORDER if value is None else value
