"""A file of a pack with its line numbers, at one line, which is marked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from trainer.ui.context import Context
from trainer.ui.packs.rows import open_path
from trainer.ui.theme import Theme
from trainer.ui.tokens import Role
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import file_size

_log = logging.getLogger(__name__)
_SIZE_PX = (760, 560)
_MARGIN_PX = 48
_MOST_BYTES = 2_000_000


class SourceSheet(ColumnDialog):
    """Reads the file in the background; what cannot be shown can still be opened elsewhere."""

    def __init__(self, context: Context, file: Path, line: int, parent: QWidget) -> None:
        super().__init__(context.theme, file.name, size_px=_SIZE_PX, parent=parent)
        self._context, self._line = context, line
        self.resize(self.size().boundedTo(parent.window().size() - QSize(_MARGIN_PX, _MARGIN_PX)))
        words = _("Line {line}").format(line=line) if line else ""
        self._where = Text(context.theme, " · ".join(one for one in (str(file), words) if one), role="muted")
        self.text = NumberedText(context.theme)
        self.text.setAccessibleName(file.name)
        edit = Button(context.theme, _("Open in the editor"), icons=context.icons, icon="pencil")
        edit.clicked.connect(lambda: open_path(file))
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.column.addWidget(self._where)
        self.column.addWidget(self.text, 1)
        self.add_buttons(self.close_button, left=(edit,))
        context.jobs.run(lambda: _read(file), then=self._show, owner=self)

    def _show(self, source: Source) -> None:
        if source.why:
            self._where.set_text(source.why)
        self.text.show_text(source.text, self._line)
        self.text.setFocus()


@dataclass(frozen=True)
class Source:
    """What a file holds, or why that is not shown."""

    text: str = ""
    why: str = ""


def _read(file: Path) -> Source:
    try:
        size = file.stat().st_size
        if size > _MOST_BYTES:
            words = _("The file is too large to be shown here ({size}).")
            return Source(why=words.format(size=file_size(size)))
        return Source(file.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        _log.info("%s cannot be read: %s", file, error)
        return Source(why=_("The file cannot be read: {why}").format(why=error.strerror or str(error)))


class NumberedText(QPlainTextEdit):
    """Read-only; the numbers of the lines stand at the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._signs: dict[int, str] = {}
        self._numbers = _Numbers(self)
        self.updateRequest.connect(lambda _rect, _dy: self._numbers.update())
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str, line: int) -> None:
        """Show a text with one line of it marked, in the middle."""
        self.setPlainText(text)
        self._restyle()
        if not line:
            return
        self.mark_lines((line,), role="hl_unsure")
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line - 1)))
        self.centerCursor()

    def mark_lines(self, lines: Sequence[int], *, role: Role, sign: str = "") -> None:
        """Mark lines by a colour, and where colours differ by a sign for those who see none.

        Args:
            lines: Numbers, from 1.
            role: The colour behind them.
            sign: One letter, before the number; none if empty.
        """
        self._signs = dict.fromkeys(lines, sign) if sign else {}
        marks = []
        for line in lines:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
            mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(self._theme.colour(role))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)
        self._restyle()

    def number_of(self, line: int) -> str:
        """What stands before a line: its number, and the sign that marks it."""
        sign = self._signs.get(line, "")
        return f"{sign} {line}" if sign else str(line)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that are seen."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), self._theme.colour("raised"))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("muted"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        right = self._numbers.width() - self._theme.tokens.space.s
        while block.isValid() and top <= event.rect().bottom():
            line_px = block.layout().lineAt(0).height() if block.layout().lineCount() else 0.0
            place = QRect(0, round(top), right, round(line_px))
            painter.drawText(
                place,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self.number_of(block.blockNumber() + 1),
            )
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def numbers_width(self) -> int:
        """How wide the column of numbers is."""
        digits = len(str(max(1, self.blockCount()))) + (2 if self._signs else 0)
        return digits * self._theme.text_px("caption") + self._theme.tokens.space.s

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def _restyle(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.text_px("caption"))
        self.setFont(font)
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)


class _Numbers(QWidget):
    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_numbers(event)
