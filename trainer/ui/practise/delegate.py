"""How a scenario looks in the list: title, facts, and how it stands as a chip."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from trainer.ui.practise.models import ItemRole, ScenarioItem
from trainer.ui.widgets.card_delegate import CardDelegate, Index, Line
from trainer.ui.widgets.channels import CHANNEL_ICONS
from trainer.ui.widgets.chip import Tone, paint_chip


class ScenarioDelegate(CardDelegate):
    """The sign of the channel stands before the facts."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        item: ScenarioItem = index.data(ItemRole.ITEM)
        scenario = item.entry.scenario
        chip = self._chip_rect(inside, item.standing_text)
        paint_chip(painter, chip, item.standing_text, self._theme, _tone(item))
        words = QRectF(inside)
        words.setRight(chip.left() - self._theme.tokens.space.m)
        lines = [
            Line(scenario.title, "strong", "semibold", "ink"),
            Line(item.facts, icon=CHANNEL_ICONS[scenario.channel]),
        ]
        self.paint_lines(painter, words, lines)

    def _chip_rect(self, inside: QRectF, text: str) -> QRectF:
        theme = self._theme
        height = theme.scaled(theme.tokens.size.chip)
        words = QFontMetricsF(theme.font("caption", "semibold")).horizontalAdvance(text)
        width = words + 2 * theme.tokens.space.m
        return QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)


def _tone(item: ScenarioItem) -> Tone:
    if item.unfinished_id:
        return "accent"
    if item.best is None:
        return "plain"
    return "met" if item.is_passed else "unsure"
