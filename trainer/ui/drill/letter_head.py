"""To whom an e-mail goes and what it is about, over the field it is written in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _


class LetterHead(QWidget):
    """Two lines to read; hidden where there is no letter to write."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to_label = Text(theme, style="caption", role="muted", wraps=False)
        self._to = Text(theme, style="caption")
        self._subject_label = Text(theme, style="caption", role="muted", wraps=False)
        self._subject = Text(theme, style="caption", weight="semibold")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.tokens.space.xs, 0, 0, 0)
        column.setSpacing(0)
        for label, words in ((self._to_label, self._to), (self._subject_label, self._subject)):
            row = QHBoxLayout()
            row.setSpacing(theme.tokens.space.s)
            row.addWidget(label)
            row.addWidget(words, 1)
            column.addLayout(row)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._to_label.set_text(_("To"))
        self._subject_label.set_text(_("Subject"))

    def set_content(self, *, to: str, subject: str) -> None:
        """Show a letter's head; without a subject it is no letter."""
        self._to.set_text(to)
        self._subject.set_text(subject)
        self.setVisible(bool(subject))
