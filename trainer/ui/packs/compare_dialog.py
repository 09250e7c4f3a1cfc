"""A file as it is here and as it comes, side by side."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.packs.source_sheet import NumberedText
from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

_SIZE_PX = (940, 600)


@dataclass(frozen=True)
class Side:
    """A file on one side.

    Attributes:
        text: Empty where it was removed.
        own_lines: Numbers, from 1, of the lines that the other side does not have.
    """

    text: str
    own_lines: tuple[int, ...]


def sides_of(mine: str, theirs: str) -> tuple[Side, Side]:
    """Find the lines that only one side has. Takes a moment for long files: for the background lane."""
    matcher = difflib.SequenceMatcher(None, mine.splitlines(), theirs.splitlines(), autojunk=False)
    changes = [(one[1:3], one[3:5]) for one in matcher.get_opcodes() if one[0] != "equal"]
    mine_lines = tuple(line + 1 for (start, end), _theirs in changes for line in range(start, end))
    their_lines = tuple(line + 1 for _mine, (start, end) in changes for line in range(start, end))
    return Side(mine, mine_lines), Side(theirs, their_lines)


class CompareDialog(ColumnDialog):
    """Both can be read, selected and copied; lines that only one side has are marked there."""

    def __init__(self, context: Context, name: str, mine: Side, theirs: Side, parent: QWidget) -> None:
        super().__init__(context.theme, name, size_px=_SIZE_PX, parent=parent)
        self.mine, self.theirs = NumberedText(context.theme), NumberedText(context.theme)
        words = _("Lines that only one side has are marked.")
        self.column.addWidget(Text(context.theme, words, role="muted"))
        both = QHBoxLayout()
        both.setSpacing(context.theme.tokens.space.l)
        for heading, pane, side in (
            (_("As it is here"), self.mine, mine),
            (_("As it comes"), self.theirs, theirs),
        ):
            pane.setAccessibleName(heading)
            _show(pane, side, context.theme)
            column = QVBoxLayout()
            column.addWidget(SectionHeading(context.theme, heading))
            column.addWidget(pane, 1)
            both.addLayout(column, 1)
        self.column.addLayout(both, 1)
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)


def _show(pane: NumberedText, side: Side, theme: Theme) -> None:
    pane.show_text(side.text or _("(removed)"), side.own_lines[0] if side.own_lines else 0)
    marks = []
    for line in side.own_lines:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(pane.document().findBlockByNumber(line - 1))
        mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(theme.colour("hl_unsure"))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marks.append(mark)
    pane.setExtraSelections(marks)
