"""Under the sheet: what was said, for whoever wants to note it, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainer.ui.context import Context
from trainer.ui.drill.composer import send_keys
from trainer.ui.drill.reply_edit import ReplyEdit
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

_LINES = 2


class SheetFoot(FootStrip):
    """A note that may stay empty, how much is ticked, and Next."""

    next_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self.note = ReplyEdit(theme)
        self.next = Button(theme, kind="primary", keys=send_keys())
        self.next.clicked.connect(self.next_requested)
        self._count = Text(theme, style="caption", role="muted", alignment=Qt.AlignmentFlag.AlignHCenter)
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, space.l, space.xl, space.l)
        row.setSpacing(space.l)
        row.addWidget(self.note, 1)
        column = QVBoxLayout()
        column.setSpacing(space.xs)
        column.addWidget(self._count, 1)
        column.addWidget(self.next)
        row.addLayout(column)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self.note.setPlaceholderText(_("What was said, if you like to note it"))
        self.note.setAccessibleName(_("What was said"))
        self.next.setText(_("Next"))

    def show_count(self, ticked: int) -> None:
        """Say how much is ticked."""
        words = ngettext("{count} ticked", "{count} ticked", ticked)
        self._count.set_text(words.format(count=number(ticked)))

    def _restyle(self) -> None:
        line = round(self._theme.text_px("body") * self._theme.tokens.line_height_latin)
        self.note.setFixedHeight(_LINES * line + 2 * self._theme.tokens.space.s + 2)
        self.update()
