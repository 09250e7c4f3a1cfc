"""A column that scrolls, on the page's own ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.theme import Theme


class ScrollPanel(QScrollArea):
    """``column`` takes the widgets, from the top; it scrolls up and down only."""

    def __init__(self, theme: Theme, *, margin_px: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        margin = theme.tokens.space.xl if margin_px is None else margin_px
        self.setObjectName("scrollpanel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrollpanelinside")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.tokens.space.s)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)

    def clear(self) -> None:
        """Take every widget out of the column."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
