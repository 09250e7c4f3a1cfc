"""A message in which words are marked: by dragging over them, or word by word with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from trainer.core.analysis import Span
from trainer.ui.quiz.answers.words import is_covered, joined, without, word_spans
from trainer.ui.text_block import Mark, TextBlock
from trainer.ui.theme import Theme
from trainer.ui.widgets.announcing import announce
from trainer.wording.catalogue import _

_RING_PX = 2.0
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}


class MarkableText(QLabel):
    """Space marks the word with the frame, Shift and an arrow mark on, Delete takes every mark away.

    A ``QLabel`` underneath, so that assistive technology reads it as a text.

    Args:
        theme: In force.
        text: The message.
        words: Where its words stand; by its scripts alone where nobody read it.
    """

    changed = Signal()

    def __init__(self, theme: Theme, text: str, words: Sequence[Span] = ()) -> None:
        super().__init__()
        self._theme, self._text = theme, text
        self._words = tuple(words) or word_spans(text) or (Span(0, len(text)),)
        self._marks: tuple[Span, ...] = ()
        self._results: tuple[Mark, ...] | None = None
        self._at = 0
        self._begun: Span | None = None  # where a drag began
        self._dragged: Span | None = None
        self._block: TextBlock | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._renew)
        self.retranslate()

    @property
    def marks(self) -> tuple[Span, ...]:
        """What is marked, in order."""
        return self._marks

    def set_marks(self, marks: Sequence[Span]) -> None:
        """Show marks; nobody is told."""
        self._marks = joined(marks, self._text)
        self._renew()

    def set_results(self, marks: Sequence[Mark]) -> None:
        """Show which marks were right; nothing can be marked any more."""
        self._results = tuple(marks)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._renew()

    def toggle(self, span: Span) -> None:
        """Mark a stretch, or take the mark away where all of it is marked."""
        if self._results is not None:
            return
        is_marked = is_covered(span, self._marks)
        self._marks = without(self._marks, span) if is_marked else joined((*self._marks, span), self._text)
        self._renew()
        self.changed.emit()

    def place_of(self, offset: int) -> QRectF:
        """Where the word at a place stands: on its first line, where it is broken."""
        rects = self._laid_out(self.width()).rects_of(*self._words[self._nearest(offset)])
        return rects[0].translated(self._pad(), self._pad()) if rects else QRectF()

    def clear(self) -> None:
        """Take every mark away."""
        if self._marks and self._results is None:
            self._marks = ()
            self._renew()
            self.changed.emit()

    def retranslate(self) -> None:
        """The language of the screens is another one."""
        self._tell()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._results is None:
            self._begun = self._dragged = self._word_at(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._begun is not None:
            self._dragged = self._begun.covering(self._word_at(event.position()))
            self._renew()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._begun, self._dragged = self._dragged, None, None
        if event.button() == Qt.MouseButton.LeftButton and dragged is not None:
            self._at = self._nearest(dragged.end - 1)
            self.toggle(dragged)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _SIDE:
            self._step(_SIDE[key], is_marking=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ENDS:
            self._go(0 if key is Qt.Key.Key_Home else len(self._words) - 1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._go_line(-1 if key is Qt.Key.Key_Up else 1, event)
        elif key is Qt.Key.Key_Space:
            self.toggle(self._words[self._at])
            self._say_word()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say_word()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _step(self, step: int, *, is_marking: bool) -> None:
        if is_marking and not is_covered(self._words[self._at], self._marks):
            self.toggle(self._words[self._at])
        self._go(self._at + step)
        if is_marking and not is_covered(self._words[self._at], self._marks):
            self.toggle(self._words[self._at])

    def _go(self, at: int) -> None:
        self._at = min(max(0, at), len(self._words) - 1)
        self._say_word()
        self.update()

    def _go_line(self, step: int, event: QKeyEvent) -> None:
        """To the word above or below; beyond the first and last line the page may scroll."""
        block = self._laid_out(self.width())
        here = block.rects_of(*self._words[self._at])
        if not here:
            event.ignore()
            return
        target = QPointF(here[0].center().x(), here[0].center().y() + step * block.line_px)
        if not 0 <= target.y() < block.height:
            event.ignore()
            return
        self._go(self._nearest(block.offset_at(target)))

    def _say_word(self) -> None:
        word = self._words[self._at]
        state = _("marked") if is_covered(word, self._marks) else _("not marked")
        announce(self, f"{self._text[word.start : word.end]}, {state}")

    # Showing

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._theme.scaled(self._theme.tokens.size.control))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).height + 2 * self._pad())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, radius = self._theme, self._theme.tokens.radius.bubble
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius + 2, radius + 2)
        block, origin = self._laid_out(self.width()), QPointF(self._pad(), self._pad())
        block.draw(painter, origin, theme, "ink", QRectF(event.rect()))
        if self.hasFocus() and self._results is None:
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in block.rects_of(*self._words[self._at]):
                painter.drawRoundedRect(rect.translated(origin).adjusted(-0.5, -1, 0.5, 1), 3, 3)
        painter.end()

    def _shown_marks(self) -> tuple[Mark, ...]:
        if self._results is not None:
            return self._results
        marks = self._marks
        if self._dragged is not None:
            is_taken = self._begun is not None and is_covered(self._dragged, marks)
            marks = without(marks, self._dragged) if is_taken else joined((*marks, self._dragged), self._text)
        return tuple(Mark(one.start, one.end, "own") for one in marks)

    def _word_at(self, position: QPointF) -> Span:
        offset = self._laid_out(self.width()).offset_at(position - QPointF(self._pad(), self._pad()))
        return self._words[self._nearest(offset)]

    def _nearest(self, offset: int) -> int:
        """The word at a place, or the one that ends before it."""
        return max(0, sum(word.start <= offset for word in self._words) - 1)

    def _laid_out(self, width: int) -> TextBlock:
        if self._block is None:
            factor = self._theme.line_height(self._text)
            font = self._theme.font("strong")
            self._block = TextBlock(self._text, font, line_height=factor + 0.15, marks=self._shown_marks())
        self._block.lay_out(max(40.0, width - 2.0 * self._pad()))
        return self._block

    def _pad(self) -> int:
        return self._theme.tokens.space.l + round(_RING_PX)

    def _renew(self) -> None:
        self._block = None
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(_("Message: {text}").format(text=self._text))
        marked = _(", ").join(self._text[one.start : one.end] for one in self._marks)
        self.setAccessibleDescription(_("Marked: {words}").format(words=marked or "–"))
