"""A label with our line height, text styles and marked words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.text_block import Mark, TextBlock
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role, TextStyle, Weight

_COMFORTABLE_EMS = 34


class Text(QLabel):
    """Plain text in a style of the theme. It wraps, and asks for the height its lines need.

    ``is_centred`` puts it in the middle of a taller row. A ``QLabel`` underneath, so that assistive
    technology reads it as a label.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: TextStyle = "body",
        weight: Weight = "regular",
        role: Role = "ink",
        wraps: bool = True,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        is_centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style: TextStyle = style
        self._weight: Weight = weight
        self._role: Role = role
        self._wraps = wraps
        self._align = alignment
        self._is_centred = is_centred
        self._marks: tuple[Mark, ...] = ()
        self._block: TextBlock | None = None
        self._laid_out_width = -1
        self._natural: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        )
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self.set_text(text)

    def set_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        if (text, tuple(marks)) == (self.text(), self._marks) and self._block is not None:
            return
        self._marks = tuple(marks)
        self.setText(text)
        self._restyle()

    def set_role(self, role: Role) -> None:
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        if not self._wraps:
            return self._natural_size()
        limit = _COMFORTABLE_EMS * self._theme.text_px(self._style)
        width = min(limit, self._natural_size().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._wraps:
            return self._natural_size()
        return QSize(
            min(self._natural_size().width(), 4 * self._theme.text_px(self._style)), int(self._line_px())
        )

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        self._fresh_block()
        if width not in self._heights:  # layouts ask for the same few widths again and again
            self._heights[width] = round(self._laid_out(width).height)
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self._laid_out(self.width())
        is_centred = not self._wraps or self._is_centred
        top = max(0.0, (self.height() - block.height) / 2) if is_centred else 0.0
        role: Role = self._role if self.isEnabled() else "muted"
        block.draw(painter, QPointF(0, top), self._theme, role, QRectF(event.rect()))
        painter.end()

    def _laid_out(self, width: int) -> TextBlock:
        block = self._fresh_block()
        if width != self._laid_out_width:
            block.lay_out(width)
            self._laid_out_width = width
        return block

    def _fresh_block(self) -> TextBlock:
        if self._block is None:
            font = self._theme.font(self._style, self._weight)
            line_height = (
                1.25
                if self._style in {"number", "display", "title"}
                else self._theme.line_height(self.text())
            )
            self._block = TextBlock(
                self.text(), font, line_height=line_height, marks=self._marks, alignment=self._align
            )
            self._laid_out_width = -1
            self._natural = None
            self._heights = {}
        return self._block

    def _natural_size(self) -> QSize:
        block = self._fresh_block()
        if self._natural is None:
            block.lay_out()
            self._laid_out_width = -1
            self._natural = QSize(int(block.natural_width) + 2, round(block.height))
        return self._natural

    def _line_px(self) -> float:
        return self._fresh_block().line_px

    def _restyle(self) -> None:
        self._block = None
        self.updateGeometry()
        self.update()


class SectionHeading(Text):
    """A small heading over a part of a panel; capitals where the script has them."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text.upper(), style="caption", weight="semibold", role="muted", parent=parent)

    def set_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        super().set_text(text.upper(), marks)
