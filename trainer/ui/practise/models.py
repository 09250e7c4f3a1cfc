"""The scenarios as a list model, and the filter over it."""

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

from trainer.core.scenario import Channel
from trainer.services.search import matches
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name, level_name
from trainer.wording.numbers import minutes, number

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry

Index = QModelIndex | QPersistentModelIndex
_SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class ScenarioItem:
    """A scenario with what is known of it here.

    ``best`` is ``None`` before it was finished once; ``unfinished_id`` names the drill that can be continued.
    """

    entry: ScenarioEntry
    searchable: str
    best: int | None
    unfinished_id: str = ""

    @property
    def is_passed(self) -> bool:
        return self.best is not None and self.best >= self.entry.scenario.pass_mark

    @property
    def facts(self) -> str:
        """The second line: channel, level, minutes, pack."""
        scenario = self.entry.scenario
        parts = (
            channel_name(scenario.channel),
            level_name(scenario.level),
            minutes(scenario.minutes * _SECONDS_A_MINUTE),
            self.entry.pack.title,
        )
        return " · ".join(parts)

    @property
    def standing_text(self) -> str:
        """What the chip says: unfinished, the best score, or not played."""
        if self.unfinished_id:
            return _("unfinished")
        if self.best is None:
            return _("not played")
        return _("best {score}").format(score=number(self.best))


class ItemRole(IntEnum):
    """What the delegate asks the model for."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class ScenarioModel(QAbstractListModel):
    """One scenario a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ScenarioItem, ...] = ()

    @property
    def items(self) -> tuple[ScenarioItem, ...]:
        return self._items

    def set_items(self, items: Sequence[ScenarioItem]) -> None:
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
                return item.entry.scenario.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.entry.scenario.title}, {item.facts}, {item.standing_text}"
            case ItemRole.ITEM:
                return item
        return None


class ScenarioFilter(QSortFilterProxyModel):
    """Search words, a pack, a channel, and whether passed ones are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._pack_id = ""
        self._channel: Channel | None = None
        self._hides_passed = False

    def set_filter(self, *, query: str, pack_id: str, channel: Channel | None, hides_passed: bool) -> None:
        self.beginFilterChange()
        self._query, self._pack_id = query, pack_id
        self._channel, self._hides_passed = channel, hides_passed
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        item: ScenarioItem = self.sourceModel().index(source_row, 0, source_parent).data(ItemRole.ITEM)
        is_wanted_pack = not self._pack_id or item.entry.pack.id == self._pack_id
        is_wanted_channel = self._channel is None or item.entry.scenario.channel is self._channel
        is_open = not (self._hides_passed and item.is_passed)
        return is_wanted_pack and is_wanted_channel and is_open and matches(self._query, item.searchable)
