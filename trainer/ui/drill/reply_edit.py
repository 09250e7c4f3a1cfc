"""The text field for a reply: safe with Japanese input, plain text only, bounded in length."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from trainer.ui.theme import Theme

DRAFT_DELAY_MS = 400
MAX_CHARACTERS = 100_000
_RETURN_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReplyEdit(QTextEdit):
    """Asks to send, never sends while an input method is composing, and tells of a draft only when it is new.

    While composing every Return is swallowed: Qt delivers Ctrl+Return with the preedit still shown, and a
    Return that reaches the widget then would write a newline. ``inputMethod().commit()`` is never called,
    because IBus with Anthy throws the preedit away.
    """

    send_requested = Signal()
    draft_changed = Signal(str)  # the text, DRAFT_DELAY_MS after the last key
    text_edited = Signal(str)  # the text, at once
    too_long = Signal(int)  # how many characters did not fit

    def __init__(
        self, theme: Theme, *, max_characters: int = MAX_CHARACTERS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.max_characters = max_characters
        self._is_composing = False
        self._known_text = ""
        self._saved_text = ""
        self.does_enter_send = False
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self.flush_draft)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.textChanged.connect(self._text_changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_composing(self) -> bool:
        return self._is_composing

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a stored draft or a reply to try again in place; this is no new draft."""
        self._known_text = self._saved_text = text
        self._draft_timer.stop()
        self.setPlainText(text)
        self._space_lines()
        self._known_text = self._saved_text = self.toPlainText()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.text_edited.emit(self._known_text)

    def flush_draft(self) -> None:
        """Tell of the draft now (the page is being left, the window closed)."""
        self._draft_timer.stop()
        if self._known_text != self._saved_text:
            self._saved_text = self._known_text
            self.draft_changed.emit(self._saved_text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _RETURN_KEYS:
            super().keyPressEvent(event)
            return
        if self._is_composing:
            event.accept()
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_send = modifiers == Qt.KeyboardModifier.ControlModifier or (
            self.does_enter_send and modifiers == Qt.KeyboardModifier.NoModifier
        )
        if is_send:
            event.accept()
            self.send_requested.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, and no more than still fits."""
        text = source.text()
        room = self.max_characters - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if len(text) > room:
            self.too_long.emit(len(text) - max(0, room))
        self.textCursor().insertText(text[: max(0, room)])
        self.ensureCursorVisible()

    def _text_changed(self) -> None:
        text = self.toPlainText()
        if len(text) > self.max_characters:
            self._cut(text)
            return
        if text == self._known_text:
            return  # a preedit was drawn; the text is the same
        self._known_text = text
        self.text_edited.emit(text)
        self._draft_timer.start()

    def _cut(self, text: str) -> None:
        """Typed or composed past the limit: what came last goes, and a signal says so."""
        excess = len(text) - self.max_characters
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for _place in range(excess):
            cursor.deletePreviousChar()
        self.too_long.emit(excess)

    def _space_lines(self) -> None:
        """Our line height; new paragraphs take it over from the one they are made in."""
        line_px = self._theme.text_px("body") * self._theme.tokens.line_height_latin
        spacing = QTextBlockFormat()
        spacing.setLineHeight(line_px, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        self.document().setUndoRedoEnabled(False)  # dressing is nothing to undo
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body"))
        self.viewport().setFont(self._theme.font("body"))  # the placeholder is painted in this one
        self._space_lines()
