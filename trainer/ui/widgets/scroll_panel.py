"""A column that scrolls, on the page's own ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.emptying import empty

_MUCH = 1000  # against the stretches beside it


class ScrollPanel(QScrollArea):
    """``column`` takes the widgets, from the top (or the middle); it scrolls up and down only."""

    def __init__(
        self,
        theme: Theme,
        *,
        margin_px: int | None = None,
        is_centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        margin = theme.tokens.space.xl if margin_px is None else margin_px
        self.setObjectName("scrollpanel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrollpanelinside")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.tokens.space.s)
        # Stretches: an aligned layout gets the height of its hint, not that of its wrapped lines.
        if is_centred:
            outer.addStretch(2)
        outer.addLayout(self.column)
        outer.addStretch(3)
        self.setWidget(inside)

    def add_centred(self, widget: QWidget) -> None:
        """Put a widget into the middle of the column, as wide as it may be."""
        row = self._add_row()
        row.addStretch(1)
        row.addWidget(widget, _MUCH)
        row.addStretch(1)

    def add_bounded(self, widget: QWidget) -> None:
        """Put a widget into the column, as wide as it may be; what is left stays free behind it."""
        row = self._add_row()
        row.addWidget(widget, _MUCH)
        row.addStretch(1)

    def _add_row(self) -> QHBoxLayout:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.column.addWidget(holder)
        return row

    def clear(self) -> None:
        """Take every widget out of the column."""
        empty(self.column)
