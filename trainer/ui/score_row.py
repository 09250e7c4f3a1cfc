"""The score of one reply, in large figures, the same in the drill and in the replay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.core.scoring import Points
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


def score_row(theme: Theme, points: Points) -> QWidget:
    """Return the low end in large figures, and behind it the high end where that is another."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.tokens.space.s)
    line.addWidget(Text(theme, number(points.low_score), style="number", weight="bold", wraps=False))
    rest = Text(theme, _of_hundred(points.low_score, points.high_score), role="muted", wraps=False)
    line.addWidget(rest, 0, Qt.AlignmentFlag.AlignBottom)
    line.addStretch(1)
    return row


def _of_hundred(low: int, high: int) -> str:
    if low == high:
        return _("of 100")
    return _("– {high} of 100").format(high=number(high))
