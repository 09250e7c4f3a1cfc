"""The packs that are here as a list: the model, the filter over it, and how a row looks."""

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
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QPainter

from trainer.services.search import folded, matches
from trainer.ui.icons import IconName
from trainer.ui.tokens import Role
from trainer.ui.widgets.card_delegate import CardDelegate, Line
from trainer.wording.catalogue import _
from trainer.wording.installing import origin_name
from trainer.wording.pack_pages import (
    Health,
    edited_count_words,
    health_of,
    health_words,
    pack_language_name,
    pack_title,
    signer_words,
)

if TYPE_CHECKING:
    from trainer.core.signing import SignedBy
    from trainer.services.install_plans import InstalledPack

Index = QModelIndex | QPersistentModelIndex
HEALTH_SIGNS: dict[Health, tuple[IconName, Role]] = {
    Health.USABLE: ("met", "met"),
    Health.WARNINGS: ("unsure", "unsure"),
    Health.BROKEN: ("critical", "critical"),
    Health.UNUSED: ("info", "muted"),
}


@dataclass(frozen=True)
class PackItem:
    """A pack that is here, and who signed it."""

    pack: InstalledPack
    signed: SignedBy

    @property
    def key(self) -> str:
        """What tells it from every other pack that is here."""
        return str(self.pack.folder)

    @property
    def version_key(self) -> str:
        """What a report of it is kept under: another one once its files are others."""
        return "" if self.pack.pack is None else self.pack.pack.content_hash

    @property
    def title(self) -> str:
        """As the pack calls itself, or its folder."""
        return pack_title(self.pack)

    @property
    def facts(self) -> str:
        """The second line: version, language, where from, by whom."""
        parts = []
        if self.pack.pack is not None:
            parts += [
                _("Version {version}").format(version=self.pack.pack.version),
                pack_language_name(self.pack.pack.language),
            ]
        parts += [origin_name(self.pack.origin), signer_words(self.signed)]
        return " · ".join(part for part in parts if part)

    @property
    def health(self) -> Health:
        """Whether it can be used."""
        return health_of(self.pack)

    @property
    def spoken(self) -> str:
        """The whole row as one sentence."""
        parts = (self.title, self.facts, health_words(self.pack), edited_count_words(self.pack))
        return ", ".join(part for part in parts if part)

    @property
    def searchable(self) -> str:
        """What it can be found by."""
        return folded("\n".join((self.spoken, self.pack.id, self.pack.folder.name)))


class PackRole(IntEnum):
    """What the page asks the model for."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class PackModel(QAbstractListModel):
    """One pack a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[PackItem, ...] = ()

    def set_items(self, items: Sequence[PackItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return item.spoken
            case PackRole.ITEM:
                return item
        return None


class PackFilter(QSortFilterProxyModel):
    """The words of the search field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._query = ""

    def set_query(self, query: str) -> None:
        self.beginFilterChange()
        self._query = query
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        item: PackItem = self.sourceModel().index(source_row, 0, source_parent).data(PackRole.ITEM)
        return matches(self._query, item.searchable)


class PackDelegate(CardDelegate):
    """Title, facts, and its health with a sign; behind it, whether it was edited here."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        item: PackItem = index.data(PackRole.ITEM)
        icon, role = HEALTH_SIGNS[item.health]
        health = Line(health_words(item.pack), role=role, icon=icon)
        lines = [Line(item.title, "strong", "semibold", "ink"), Line(item.facts), health]
        self.paint_lines(painter, inside, lines)
        edited = edited_count_words(item.pack)
        if edited:
            self._paint_behind(painter, inside, health, Line(edited, icon="pencil"))

    def _paint_behind(self, painter: QPainter, inside: QRectF, first: Line, second: Line) -> None:
        """Paint a line behind one that stands at the foot of the card already."""
        rect = QRectF(inside)
        rect.setTop(inside.bottom() - self.caption_px())
        rect.setLeft(inside.left() + self.width_of(first) + self._theme.tokens.space.m)
        self.paint_line(painter, rect, second)
