"""The questions of an exam at a glance: answered, not answered, flagged, and the one that is shown."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.core.sitting import Asks, SittingState
from trainer.ui.context import Context
from trainer.ui.tokens import Role
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.pressable import Pressable
from trainer.wording.catalogue import _
from trainer.wording.numbers import number

_SIDE_PX = 34
_FLAG_PX = 10.0


def unanswered(state: SittingState) -> frozenset[int]:
    """Return the places of the questions without an answer; what is typed or chosen now is one."""
    typed = () if state.draft is None else (state.draft[0],)
    return frozenset(state.unanswered) - frozenset(typed)


class PlaceButton(Pressable):
    """A number: filled once it is answered, in a bold frame while it is shown, with a corner as its flag."""

    def __init__(self, context: Context, place: int) -> None:
        super().__init__(context.theme)
        self.place = place
        self._icons = context.icons
        self._is_answered = self._is_here = self._is_flagged = self._is_text = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_content(self, text: str, *, is_answered: bool, is_here: bool, is_flagged: bool) -> None:
        """Show how it stands."""
        self._is_answered, self._is_here, self._is_flagged = is_answered, is_here, is_flagged
        self.setText(text)
        words = [
            _("Question {number}").format(number=text),
            _("answered") if is_answered else _("not answered"),
        ]
        words += [_("flagged")] if is_flagged else []
        words += [_("shown now")] if is_here else []
        self._name(words)

    def set_text_to_read(self, *, is_here: bool) -> None:
        """Show that a text stands here: it has no number, and asks for nothing."""
        self._is_text, self._is_here = True, is_here
        self._name([_("Text to read"), *([_("shown now")] if is_here else [])])

    def _name(self, words: list[str]) -> None:
        self.setAccessibleName(_(", ").join(words))
        self.setToolTip(_(", ").join(words))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.scaled(_SIDE_PX)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, radius = self._theme, self._theme.tokens.radius.control - 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame: Role = "accent" if self._is_here or self._ring.is_shown else "edge"
        width = 2.5 if self._is_here else 1.0
        ground: Role = "accentsoft" if self._is_answered else "surface"
        painter.setPen(QPen(theme.colour(frame), width))
        painter.setBrush(theme.colour("hover" if self.underMouse() and not self._is_answered else ground))
        face = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(face, radius, radius)
        if self._is_flagged:
            self._paint_flag(painter, face)
        if self._is_answered:
            painter.setPen(QPen(theme.colour("accent"), 2))
            y = face.bottom() - 5
            painter.drawLine(round(face.left() + 9), round(y), round(face.right() - 9), round(y))
        if self._ring.is_shown:
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(face.adjusted(3, 3, -3, -3), radius - 2, radius - 2)
        self._paint_sign(painter, face)
        painter.end()

    def _paint_sign(self, painter: QPainter, face: QRectF) -> None:
        """Its number, or the book of a text."""
        theme = self._theme
        if self._is_text:
            size = theme.scaled(theme.tokens.size.icon)
            sign = self._icons.pixmap("book", "muted", size_px=size, ratio=self.devicePixelRatioF())
            painter.drawPixmap(face.center() - QPointF(size / 2, size / 2), sign)
            return
        painter.setPen(theme.colour("accent" if self._is_answered else "ink"))
        painter.setFont(theme.font("caption", "semibold"))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_flag(self, painter: QPainter, face: QRectF) -> None:
        corner = face.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("unsure"))
        side = _FLAG_PX * self._theme.text_scale
        painter.drawPolygon(QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)]))


class ExamStrip(QWidget):
    """One button a question, and one with a book for each text between them."""

    asked_for = Signal(int)  # a place

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[SittingState, frozenset[int]] | None = None
        self.buttons: tuple[PlaceButton, ...] = ()
        self._flow = FlowLayout(self, spacing_px=context.theme.tokens.space.xs + 2)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, state: SittingState, flags: Collection[int]) -> None:
        """Show how the questions stand."""
        self._shown = state, frozenset(flags)
        places = list(range(len(state.asks)))
        if [one.place for one in self.buttons] != places:
            self._make(places)
        left = unanswered(state)
        for button in self.buttons:
            is_here = button.place == state.place
            if state.asks[button.place] is Asks.NOTHING:
                button.set_text_to_read(is_here=is_here)
                continue
            button.set_content(
                number(state.number_of(button.place)),
                is_answered=button.place not in left,
                is_here=is_here,
                is_flagged=button.place in flags,
            )

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        if self._shown is not None:
            self.show_state(*self._shown)

    def _make(self, places: list[int]) -> None:
        empty(self._flow)
        self.buttons = tuple(PlaceButton(self._context, place) for place in places)
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, place=button.place: self.asked_for.emit(place))
            self._flow.addWidget(button)
        self.updateGeometry()
