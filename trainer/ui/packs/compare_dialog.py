"""A file as it is here and as it comes, side by side."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.packs.source_sheet import NumberedText
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.chip import Chip, Tone
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

_SIZE_PX = (940, 600)
_MINE, _THEIRS = "−", "+"


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
    """Both can be read, selected and copied; lines that only one has bear its colour and its sign."""

    def __init__(self, context: Context, name: str, mine: Side, theirs: Side, parent: QWidget) -> None:
        super().__init__(context.theme, name, size_px=_SIZE_PX, parent=parent)
        self.mine, self.theirs = NumberedText(context.theme), NumberedText(context.theme)
        words = _("Lines that only one side has are marked.")
        self.column.addWidget(Text(context.theme, words, role="muted"))
        both = QHBoxLayout()
        both.setSpacing(context.theme.tokens.space.l)
        both.addLayout(self._pane(_("As it is here"), self.mine, mine), 1)
        both.addLayout(self._pane(_("As it comes"), self.theirs, theirs), 1)
        self.column.addLayout(both, 1)
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)

    def _pane(self, heading: str, pane: NumberedText, side: Side) -> QVBoxLayout:
        is_mine, theme = pane is self.mine, self._theme
        sign = _MINE if is_mine else _THEIRS
        legend = _legend(side, sign=sign, is_mine=is_mine)
        tone: Tone = "accent" if is_mine else "met"
        pane.setAccessibleName(heading)
        pane.setAccessibleDescription(legend)
        pane.show_text(side.text or _("(removed)"), side.own_lines[0] if side.own_lines else 0)
        pane.mark_lines(side.own_lines, role="accentsoft" if is_mine else "hl_met", sign=sign)
        head = QHBoxLayout()
        head.addWidget(SectionHeading(theme, heading))
        head.addStretch(1)
        head.addWidget(Chip(theme, legend, tone=tone))
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(pane, 1)
        return column


def _legend(side: Side, *, sign: str, is_mine: bool) -> str:
    count = len(side.own_lines)
    if is_mine:
        words = ngettext("{count} line only here", "{count} lines only here", count)
    else:
        words = ngettext("{count} line only in what comes", "{count} lines only in what comes", count)
    return f"{sign} {words.format(count=number(count))}"
