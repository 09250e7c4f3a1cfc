"""The items of a pack as a list to go through, each with the rating that it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from trainer.core.scenario import Pack
from trainer.services.feedback import FeedbackItem, Opinion
from trainer.ui.widgets.card_delegate import CardDelegate, Line
from trainer.ui.widgets.chip import Tone, paint_chip
from trainer.wording.catalogue import _
from trainer.wording.feedback import kind_name
from trainer.wording.pack_sheets import place_in_pack, rating_name
from trainer.wording.quotes import on_one_line

Index = QModelIndex | QPersistentModelIndex
_WEAK, _USABLE = 2, 3


class FeedbackRole(IntEnum):
    """What the page and the delegate ask the model for."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    OPINION = Qt.ItemDataRole.UserRole + 2
    PLACE = Qt.ItemDataRole.UserRole + 3


class FeedbackModel(QAbstractListModel):
    """One item a row; an opinion is kept for as long as the pack is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[FeedbackItem, ...] = ()
        self.opinions: dict[str, Opinion] = {}
        self._pack: Pack | None = None

    def show_items(self, pack: Pack, items: Sequence[FeedbackItem], opinions: Mapping[str, Opinion]) -> None:
        """Show a pack with what was said of it before."""
        self.beginResetModel()
        self._pack, self.items, self.opinions = pack, tuple(items), dict(opinions)
        self.endResetModel()

    def set_opinion(self, row: int, opinion: Opinion) -> None:
        """Keep what somebody says of an item; an empty opinion is none."""
        address = self.items[row].address
        self.opinions.pop(address, None)
        if opinion != Opinion():
            self.opinions[address] = opinion
        at = self.index(row, 0)
        self.dataChanged.emit(at, at)

    def opinion_of(self, item: FeedbackItem) -> Opinion:
        """Return what was said of an item so far."""
        return self.opinions.get(item.address, Opinion())

    def place_of(self, item: FeedbackItem) -> str:
        """Return where in the pack an item stands, and what it is."""
        place = place_in_pack(item.address, self._pack) if self._pack is not None else item.address
        return f"{place} · {kind_name(item.kind)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return on_one_line(item.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (self.place_of(item), on_one_line(item.text), opinion_words(self.opinion_of(item)))
                return ", ".join(part for part in parts if part)
            case FeedbackRole.ITEM:
                return item
            case FeedbackRole.OPINION:
                return self.opinion_of(item)
            case FeedbackRole.PLACE:
                return self.place_of(item)
        return None


class FeedbackDelegate(CardDelegate):
    """What it says over where it stands; the rating as a chip at the right."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        opinion: Opinion = index.data(FeedbackRole.OPINION)
        words = opinion_words(opinion)
        room = QRectF(inside)
        if words:
            theme = self._theme
            height = theme.scaled(theme.tokens.size.chip)
            width = QFontMetricsF(theme.font("caption", "semibold")).horizontalAdvance(words)
            width += 2 * theme.tokens.space.m
            chip = QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)
            paint_chip(painter, chip, words, theme, rating_tone(opinion.rating))
            room.setRight(chip.left() - theme.tokens.space.m)
        lines = [
            Line(str(index.data()), style="body", weight="medium", role="ink"),
            Line(str(index.data(FeedbackRole.PLACE))),
        ]
        self.paint_lines(painter, room, lines)


def opinion_words(opinion: Opinion) -> str:
    """Say in a word or two what was said: the rating, or that there is a comment."""
    if opinion.rating is not None:
        return rating_words(opinion.rating)
    return _("commented") if opinion != Opinion() else ""


def rating_words(rating: int) -> str:
    """Return a rating with what it means: ``4 good``."""
    return f"{rating} {rating_name(rating)}"


def rating_tone(rating: int | None) -> Tone:
    """Return the tone of a rating, which its words say too."""
    if rating is None:
        return "plain"
    if rating <= _WEAK:
        return "missed"
    return "unsure" if rating == _USABLE else "met"
