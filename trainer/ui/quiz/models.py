"""The quizzes as a list model, and the filter over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from trainer.services.search import matches
from trainer.ui.widgets.chip import Tone
from trainer.wording.catalogue import _
from trainer.wording.names import level_name
from trainer.wording.numbers import minutes, number
from trainer.wording.quizzing import due_count, questions_count

if TYPE_CHECKING:
    from trainer.core.quiz_records import SittingSummary
    from trainer.services.quizzes import ShelvedQuiz

Index = QModelIndex | QPersistentModelIndex
_SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class QuizItem:
    """A quiz with what is known of it here, and the text that is searched; past sittings the newest first."""

    shelved: ShelvedQuiz
    searchable: str
    past: tuple[SittingSummary, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Ids of pack and quiz."""
        return self.shelved.entry.key

    @property
    def is_passed(self) -> bool:
        """Its best score reaches the pass mark."""
        return self.shelved.best is not None and self.shelved.best >= self.shelved.entry.quiz.pass_mark

    @property
    def facts(self) -> str:
        """The second line: questions, level, minutes, pack."""
        entry = self.shelved.entry
        parts = (
            questions_count(entry.questions),
            level_name(entry.quiz.level),
            minutes(entry.quiz.minutes * _SECONDS_A_MINUTE),
            entry.pack.title,
        )
        return " · ".join(parts)

    @property
    def standing_text(self) -> str:
        """What the chip says: unfinished, the best score, or not played."""
        if self.shelved.unfinished is not None:
            return _("unfinished")
        if self.shelved.best is None:
            return _("not played")
        return _("best {score}").format(score=number(self.shelved.best))

    @property
    def standing_tone(self) -> Tone:
        """In which tone the chip says it."""
        if self.shelved.unfinished is not None:
            return "accent"
        if self.shelved.best is None:
            return "plain"
        return "met" if self.is_passed else "unsure"

    @property
    def due_text(self) -> str:
        """How many of its questions are due; empty for none."""
        return due_count(self.shelved.due) if self.shelved.due else ""


class ItemRole(IntEnum):
    """What the delegate asks the model for."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class QuizModel(QAbstractListModel):
    """One quiz a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[QuizItem, ...] = ()

    @property
    def items(self) -> tuple[QuizItem, ...]:
        return self._items

    def set_items(self, items: Sequence[QuizItem]) -> None:
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.shelved.entry.quiz.title
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (item.shelved.entry.quiz.title, item.facts, item.standing_text, item.due_text)
                return ", ".join(part for part in parts if part)
            case ItemRole.ITEM:
                return item
        return None


class QuizFilter(QSortFilterProxyModel):
    """Search words, a pack, a level, and whether passed ones are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = self._pack_id = ""
        self._level = 0
        self._hides_passed = False

    def set_filter(self, *, query: str, pack_id: str, level: int, hides_passed: bool) -> None:
        self.beginFilterChange()
        self._query, self._pack_id = query, pack_id
        self._level, self._hides_passed = level, hides_passed
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        item: QuizItem = self.sourceModel().index(source_row, 0, source_parent).data(ItemRole.ITEM)
        entry = item.shelved.entry
        is_wanted_pack = self._pack_id in {"", entry.pack.id}
        is_wanted_level = self._level in {0, entry.quiz.level}
        is_open = not (self._hides_passed and item.is_passed)
        return is_wanted_pack and is_wanted_level and is_open and matches(self._query, item.searchable)
