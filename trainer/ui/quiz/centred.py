"""What stands over or under a question: in the middle, as wide as the question is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.ui.theme import Theme

SHEET_PX = 820
"""How wide a question is at most, before the text scale: longer lines are hard to read."""

_MUCH = 1000  # against the stretches beside it


class Centred(QWidget):
    """Holds one widget; what is left of the width stays free on both sides."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__()
        self._theme, self._inside = theme, inside
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, space.m, space.xl, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(inside, _MUCH)
        row.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._theme.scaled(SHEET_PX))
