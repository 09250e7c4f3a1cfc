"""A dialog that is one column: its heading, what it asks or says, and its buttons at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.text import SectionHeading, Text

_MARGIN_PX = 48


class ColumnDialog(QDialog):
    """What it holds goes into ``column``, from the top; `add_buttons` closes the column.

    Args:
        theme: In force.
        title: Of the window, and the heading where there is no other.
        heading: What stands over the column; the title stands small above it then.
        width_px: Before the text scale; the height is that of what it holds.
        size_px: The same for a dialog that can be made larger; it opens no larger than the window.
        parent: The window, or the dialog that opens it.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        heading: str = "",
        width_px: int = 0,
        size_px: tuple[int, int] = (0, 0),
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        space = theme.tokens.space
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        self.column.setSpacing(space.m)
        if heading:
            self.column.addWidget(SectionHeading(theme, title))
        self.column.addWidget(Text(theme, heading or title, style="title", weight="bold"))
        self._is_fixed = bool(width_px)
        if width_px:
            self.setFixedWidth(theme.scaled(width_px))
        if all(size_px):
            room = _main_window(parent).size() - QSize(_MARGIN_PX, _MARGIN_PX)
            self.resize(QSize(*map(theme.scaled, size_px)).boundedTo(room))

    def sizeHint(self) -> QSize:
        """As high as wrapped lines need it: by itself Qt asks at the width that they would like."""
        if not self._is_fixed:
            return super().sizeHint()
        return QSize(self.width(), self.column.totalHeightForWidth(self.width()))

    def add_buttons(self, *buttons: QWidget, left: Sequence[QWidget] = ()) -> None:
        """Put the buttons below: those that decide at the right, the last of them outermost."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s)
        for button in left:
            row.addWidget(button)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addSpacing(self._theme.tokens.space.s)
        self.column.addLayout(row)


def _main_window(widget: QWidget) -> QWidget:
    """Return the window that a dialog over other dialogs belongs to."""
    window = widget.window()
    over = window.parentWidget()
    return window if over is None else _main_window(over)
