"""How a quiz looks in the list: title, facts, what is due, and how it stands as a chip."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from trainer.ui.quiz.models import ItemRole, QuizItem
from trainer.ui.widgets.card_delegate import CardDelegate, Index, Line
from trainer.ui.widgets.chip import Tone, paint_chip

_BOTH_FROM_PX = 340


class QuizDelegate(CardDelegate):
    """Two chips at most, at the end of the row: what is due, and how it stands."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        item: QuizItem = index.data(ItemRole.ITEM)
        right = inside.right()
        chips: list[tuple[str, Tone]] = [(item.standing_text, item.standing_tone)]
        if item.due_text:
            due: tuple[str, Tone] = (item.due_text, "accent")
            has_room = inside.width() >= self._theme.scaled(_BOTH_FROM_PX)
            chips = [*chips, due] if has_room else [due]
        for text, tone in chips:
            chip = self._chip_rect(right, inside.center().y(), text)
            paint_chip(painter, chip, text, self._theme, tone)
            right = chip.left() - self._theme.tokens.space.s
        words = QRectF(inside)
        words.setRight(right - self._theme.tokens.space.xs)
        title = Line(item.shelved.entry.quiz.title, "strong", "semibold", "ink")
        self.paint_lines(painter, words, [title, Line(item.facts, icon="quiz")])

    def _chip_rect(self, right: float, middle: float, text: str) -> QRectF:
        theme = self._theme
        height = theme.scaled(theme.tokens.size.chip)
        words = QFontMetricsF(theme.font("caption", "semibold")).horizontalAdvance(text)
        width = words + 2 * theme.tokens.space.m
        return QRectF(right - width, middle - height / 2, width, height)
