"""The head of a new pack: title, id, language, authors, licence."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainer.services.importing import PackHead
from trainer.ui.context import Context
from trainer.ui.packs.fields import Field, Pair
from trainer.ui.widgets.choice import Choice
from trainer.wording.catalogue import LANGUAGES, _
from trainer.wording.names import language_name

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BETWEEN_NAMES = re.compile(r"\s*[,、;；]\s*")
_LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0")


class HeadForm(QWidget):
    """The id follows the title until somebody writes it by hand.

    Args:
        context: For looks.
        propose_id: Title → an id that is free here.
    """

    changed = Signal()

    def __init__(self, context: Context, propose_id: Callable[[str], str]) -> None:
        super().__init__()
        self._context, self._propose_id = context, propose_id
        self._is_id_own = False
        self._author = ""
        self.title, self.id, self.authors = QLineEdit(), QLineEdit(), QLineEdit()
        self.licence = QComboBox()
        self.languages = {code: Choice(context.theme, language_name(code)) for code in LANGUAGES}
        self._lay_out()
        self.title.textChanged.connect(self._title_changed)
        self.id.textEdited.connect(self._id_edited)
        self.id.textChanged.connect(self._check_id)

    def show_head(self, head: PackHead) -> None:
        """Begin with a proposal."""
        self._is_id_own = False
        self.title.setText(head.title)
        self.id.setText(head.id or self._propose_id(head.title))
        self.authors.setText(_(", ").join(head.authors) or self._author)
        self.licence.setEditText(head.licence)
        self.set_language(head.language)

    def propose_author(self, name: str) -> None:
        """Propose who makes it where no authors are known."""
        self._author = name
        if not self.authors.text().strip():
            self.authors.setText(name)

    def set_language(self, code: str) -> None:
        """Choose the language of what the pack holds."""
        self.languages.get(code[:2], self.languages[LANGUAGES[0]]).setChecked(True)

    def set_language_shown(self, is_shown: bool) -> None:
        """A copy has the language of the pack that it is made of."""
        self._language.setVisible(is_shown)

    def head(self) -> PackHead:
        """Return what was filled in."""
        authors = tuple(one for one in _BETWEEN_NAMES.split(self.authors.text().strip()) if one)
        return PackHead(
            id=self.id.text().strip(),
            title=self.title.text().strip(),
            language=next(code for code, choice in self.languages.items() if choice.isChecked()),
            authors=authors,
            licence=self.licence.currentText().strip(),
        )

    @property
    def is_complete(self) -> bool:
        """There is a title, and the id is one."""
        return bool(self.title.text().strip()) and _ID.fullmatch(self.id.text().strip()) is not None

    def _title_changed(self, title: str) -> None:
        if not self._is_id_own:
            self.id.setText(self._propose_id(title) if title.strip() else "")
        self.changed.emit()

    def _id_edited(self, text: str) -> None:
        self._is_id_own = bool(text)

    def _check_id(self, text: str) -> None:
        is_right = not text.strip() or _ID.fullmatch(text.strip()) is not None
        self.id_field.say("" if is_right else _("Small letters a–z, digits and hyphens only."))
        self.changed.emit()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.licence.setEditable(True)
        self.licence.addItems([_("For use inside our company only"), "All rights reserved", *_LICENCES])
        self.licence.setCurrentIndex(-1)
        self.title.setPlaceholderText(_("Marketplace support, first month"))
        self.id_field = Field(
            theme, _("Id"), self.id, remark=_("Stays the same in all versions: best a short English word.")
        )
        authors = Field(theme, _("Authors"), self.authors, remark=_("Several names: with commas."))
        licence = Field(
            theme,
            _("Licence"),
            self.licence,
            remark=_("Terms for others; may stay empty."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.m)
        self._language = Field(theme, _("Language of the pack"), self._language_row())
        column.addWidget(Field(theme, _("Title"), self.title))
        column.addWidget(Pair(theme, self.id_field, self._language))
        column.addWidget(Pair(theme, authors, licence))

    def _language_row(self) -> QWidget:
        holder, group = QWidget(), QButtonGroup(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.tokens.space.s)
        for choice in self.languages.values():
            group.addButton(choice)
            row.addWidget(choice, 1)
            choice.clicked.connect(self.changed)
        self.languages[LANGUAGES[0]].setChecked(True)
        return holder
