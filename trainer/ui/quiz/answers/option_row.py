"""Something to choose as a large row: key, sign, words, and in the end whether it was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from trainer.ui.icons import IconName, Icons
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.focus import is_enter
from trainer.ui.widgets.pressable import Pressable
from trainer.ui.widgets.rich_block import RichBlock

Look = Literal["radio", "check"]
Outcome = Literal["right", "partly", "wrong", "missed"]
_RING_PX = 2.0
_GROUNDS: dict[Outcome, tuple[Role, Role]] = {  # ground, frame and ink
    "right": ("metsoft", "met"),
    "partly": ("unsuresoft", "unsure"),
    "wrong": ("missedsoft", "missed"),
    "missed": ("surface", "met"),
}
OUTCOME_ICONS: dict[Outcome, IconName] = {
    "right": "met",
    "partly": "unsure",
    "wrong": "missed",
    "missed": "check",
}


@dataclass(frozen=True)
class RowResult:
    """What became of a row, and the word for it."""

    outcome: Outcome
    word: str


class Block(Protocol):
    """Words that can be laid out and painted."""

    @property
    def words(self) -> str: ...

    def height(self, width_px: float) -> float: ...

    def draw(self, painter: QPainter, origin: QPointF, theme: Theme) -> None: ...


class OptionRow(Pressable):
    """Space chooses it; Enter is left to the page, where it confirms the whole answer."""

    _is_from_top = False  # where rows of different lengths stand side by side
    _shows_word = True  # else the sign alone, and the word stands elsewhere

    def __init__(self, theme: Theme, icons: Icons, text: str, *, look: Look, key: str = "") -> None:
        super().__init__(theme)
        self._icons, self._source, self._look, self._key = icons, text, look, key
        self._result: RowResult | None = None
        self._is_locked = False
        self._block = self.make_block()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._name()

    @property
    def source(self) -> str:
        """The Markdown that it shows."""
        return self._source

    @property
    def words(self) -> str:
        """The same as plain text."""
        return self._block.words

    @property
    def result(self) -> RowResult | None:
        """What became of it, once that is known."""
        return self._result

    def make_block(self) -> Block:
        """Return the words as they are painted."""
        return RichBlock(self._theme, self._source)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self._name()
        self.update()

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._source = text
        self._restyle()
        self._name()

    def set_result(self, result: RowResult | None) -> None:
        """Say what became of it; it cannot be chosen any more."""
        self._result, self._is_locked = result, True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._name()
        self.update()

    def nextCheckState(self) -> None:
        if not self._is_locked:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_arrow = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
        if is_enter(event) or is_arrow:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._theme.scaled(self._theme.tokens.size.control))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        least = self._theme.scaled(self._theme.tokens.size.control)
        return max(least, round(self._block.height(self._text_width(width)) + 2 * self._pad_px()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        height = self._block.height(self._text_width(self.width()))
        top = float(self._pad_px()) if self._is_from_top else (self.height() - height) / 2
        line = self._theme.text_px("body") * self._theme.line_height(self._source)
        left = self._paint_cap(painter, float(self._pad_px()), top + line / 2)
        left = self.paint_sign(painter, left, top + line / 2)
        self._block.draw(painter, QPointF(left, top), self._theme)
        self._paint_word(painter, top + line / 2 if self._is_from_top else self.height() / 2)
        painter.end()

    # Inside

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = self._theme, self._theme.tokens.radius.control
        ground, frame, width = self._looks()
        face = QRectF(self.rect()).adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX)
        pen = QPen(theme.colour(frame), width)
        if self._result is not None and self._result.outcome == "missed":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._ring.is_shown:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius + 2, radius + 2)

    def _looks(self) -> tuple[Role, Role, float]:
        if self._result is not None:
            return *_GROUNDS[self._result.outcome], 1.5
        if self.isChecked():
            return "accentsoft", "accent", 1.5
        is_hovered = self.underMouse() and not self._is_locked
        return ("hover" if is_hovered else "surface"), "line", 1.0

    def _paint_cap(self, painter: QPainter, left: float, middle: float) -> float:
        """The key that chooses it."""
        if not self._key:
            return left
        theme, side = self._theme, self._side_px()
        cap = QRectF(left, middle - side / 2, side, side)
        tint = theme.colour("accent" if self.isChecked() else "muted")
        ground = theme.colour("muted")
        ground.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(tint)
        painter.setFont(theme.font("caption", "semibold"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        return cap.right() + theme.tokens.space.m

    def paint_sign(self, painter: QPainter, left: float, middle: float) -> float:
        """A circle where one is chosen, a box where several are; filled and ticked when it is chosen."""
        theme = self._theme
        side = theme.scaled(theme.tokens.size.indicator) + 2.0
        box = QRectF(left, middle - side / 2, side, side)
        frame: Role = "accent" if self.isChecked() else "edge"
        radius = side / 2 if self._look == "radio" else theme.tokens.radius.mark + 1.0
        is_full = self.isChecked() and self._look == "check"
        painter.setPen(QPen(theme.colour(frame), 1.5))
        painter.setBrush(theme.colour("accent" if is_full else "surface"))
        painter.drawRoundedRect(box, radius, radius)
        if is_full:
            self._paint_icon(painter, "check", "onaccent", box.adjusted(2, 2, -2, -2))
        elif self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(box.center(), side / 4, side / 4)
        return box.right() + theme.tokens.space.m

    def _paint_word(self, painter: QPainter, middle: float) -> None:
        if self._result is None:
            return
        theme = self._theme
        role = _GROUNDS[self._result.outcome][1]
        size = theme.scaled(theme.tokens.size.icon)
        right = self.width() - float(self._pad_px())
        painter.setFont(theme.font("caption", "semibold"))
        painter.setPen(theme.colour(role))
        words = QRectF(right - self._word_px(), middle - size, self._word_px(), 2 * size)
        if self._shows_word:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._result.word)
        left = words.left() - theme.tokens.space.xs - size
        sign = QRectF(left, middle - size / 2, size, size)
        self._paint_icon(painter, OUTCOME_ICONS[self._result.outcome], role, sign)

    def _paint_icon(self, painter: QPainter, icon: IconName, role: Role, rect: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(icon, role, size_px=round(rect.width()), ratio=ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _text_width(self, width: int) -> float:
        theme, gap = self._theme, self._theme.tokens.space.m
        used = 2.0 * self._pad_px() + theme.scaled(theme.tokens.size.indicator) + 2 + gap
        used += self._side_px() + gap if self._key else 0
        if self._result is not None:
            used += round(self._word_px()) + theme.scaled(theme.tokens.size.icon) + 2 * gap
        return max(60.0, width - used)

    def _word_px(self) -> float:
        if self._result is None or not self._shows_word:
            return 0.0
        metrics = QFontMetricsF(self._theme.font("caption", "semibold"))
        return metrics.horizontalAdvance(self._result.word) + 2

    def _side_px(self) -> float:
        return self._theme.text_px("caption") * 1.9

    def _pad_px(self) -> int:
        return self._theme.tokens.space.m + round(_RING_PX)

    def _name(self) -> None:
        name = f"{self._key}: {self.words}" if self._key else self.words
        self.setAccessibleName(name if self._result is None else f"{name}. {self._result.word}")
        self.updateGeometry()

    def _restyle(self) -> None:
        self._block = self.make_block()
        self.updateGeometry()
        self.update()
