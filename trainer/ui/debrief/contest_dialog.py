"""“This is wrong”: which verdicts on a reply a trainer should look at again, and why."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from trainer.services.debriefs import ReplyReport
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.names import state_name

_SIZE_PX = (520, 460)
_COMMENT_LINES = 3


class ContestDialog(ColumnDialog):
    """``decided`` carries the ids of the criteria that are contested now, and the comment."""

    decided = Signal(object, str)  # frozenset[str]

    def __init__(
        self, context: Context, reply: ReplyReport, contested: Collection[str], comment: str, parent: QWidget
    ) -> None:
        theme = context.theme
        super().__init__(theme, _("Which verdict is wrong?"), size_px=_SIZE_PX, parent=parent)
        self.boxes: dict[str, QCheckBox] = {}
        for judged in reply.judged:
            if judged.is_worth_showing:
                state = state_name(judged.verdict.state)
                box = QCheckBox(f"{judged.criterion.label} – {state}".replace("&", "&&"))
                box.setChecked(judged.criterion.id in contested)
                self.boxes[judged.criterion.id] = box
        self.comment = QPlainTextEdit(comment)
        self.comment.setTabChangesFocus(True)
        self.comment.setAccessibleName(_("Why? (if you like)"))
        self.send = Button(theme, _("Ask for a review"), kind="primary")
        self._cancel = Button(theme, _("Cancel"), kind="secondary")
        self.send.clicked.connect(self._decide)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()

    def _decide(self) -> None:
        chosen = frozenset(one for one, box in self.boxes.items() if box.isChecked())
        self.decided.emit(chosen, self.comment.toPlainText())
        self.accept()

    def _lay_out(self) -> None:
        theme, column = self._theme, self.column
        words = _("A trainer will look at it. The score stays as it is until then.")
        column.addWidget(Text(theme, words, role="muted"))
        panel = ScrollPanel(theme, margin_px=0)
        for box in self.boxes.values():
            panel.column.addWidget(box)
        column.addWidget(panel, 1)
        column.addWidget(Text(theme, _("Why? (if you like)"), style="caption", role="muted"))
        self.comment.setFixedHeight(_COMMENT_LINES * theme.text_px("body") * 2)
        column.addWidget(self.comment)
        self.add_buttons(self._cancel, self.send)
