"""The packs that were left out, with every problem: file, line, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.problems import problem_line

if TYPE_CHECKING:
    from trainer.core.errors import PackError

_SIZE_PX = (680, 480)


class ProblemsDialog(QDialog):
    """The list can be selected and copied, for whoever mends the pack."""

    again_requested = Signal()

    def __init__(self, context: Context, broken: Sequence[PackError], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._words = problems_text(broken)
        title = _("Packs that were left out")
        self.setWindowTitle(title)
        self.list = QPlainTextEdit(self._words)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(title)
        self.copy = Button(theme, _("Copy"), kind="quiet")
        self.again = Button(theme, _("Read the packs again"), kind="secondary")
        self._close = Button(theme, _("Close"), kind="primary")
        self._close.setDefault(True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words))
        self.again.clicked.connect(self._look_again)
        self._close.clicked.connect(self.accept)
        self._lay_out(title)

    def _look_again(self) -> None:
        self.again_requested.emit()
        self.accept()

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.m)
        column.addWidget(Text(theme, title, style="title", weight="bold"))
        column.addWidget(Text(theme, _("All other packs can be used."), role="muted"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self._close)
        column.addLayout(row)
        self.resize(theme.scaled(_SIZE_PX[0]), theme.scaled(_SIZE_PX[1]))


def problems_text(broken: Sequence[PackError]) -> str:
    """Return every problem of every pack, a line each under the pack it belongs to."""
    parts = []
    for error in broken:
        lines = (f"  {problem_line(problem)}" for problem in error.problems)
        parts.append("\n".join((explain(error).happened, *lines)))
    return "\n\n".join(parts)
