"""The first start: which language, which name. No account, no network."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from trainer.ui.context import Context
from trainer.ui.page import Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Choice
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import LANGUAGES, _, language
from trainer.wording.names import language_name

_CARD_PX = 460


class FirstStartPage(Page):
    """Two questions in one card; the page speaks the chosen language at once."""

    done = Signal(str)  # the name

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._sign = QLabel()
        self._title = Text(theme, style="display", weight="bold")
        self._promise = Text(theme, role="muted")
        self._language_heading = SectionHeading(theme)
        self._choices = {code: Choice(theme, language_name(code)) for code in LANGUAGES}
        self._name_heading = SectionHeading(theme)
        self.name = QLineEdit()
        self.begin = Button(theme, kind="primary", keys="↵")
        self._group = QButtonGroup(self)
        self._is_done = False
        self._lay_out()
        for code, choice in self._choices.items():
            self._group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, chosen=code: self._choose_language(chosen))
        self.begin.clicked.connect(self._finish)
        self.name.returnPressed.connect(self._finish)
        self.name.textChanged.connect(self._name_changed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def title(self) -> str:
        return _("Welcome")

    def retranslate(self) -> None:
        self._title.set_text(_("Welcome to Reply Dojo"))
        self._promise.set_text(
            _("Practise answering customers. Everything stays on this computer: no account, no network.")
        )
        self._language_heading.set_text(_("Language"))
        self._name_heading.set_text(_("Your name"))
        self.name.setPlaceholderText(_("As your trainer should see it"))
        self.name.setAccessibleName(_("Your name"))
        self.begin.setText(_("Begin"))
        self._choices[language()].setChecked(True)
        self._name_changed(self.name.text())

    def entered(self) -> None:
        self.ask_again()

    def ask_again(self) -> None:
        """The name could not be taken; what was typed stands there."""
        self._is_done = False
        self._name_changed(self.name.text())
        self.name.setFocus()

    def _name_changed(self, text: str) -> None:
        self.begin.setEnabled(bool(text.strip()) and not self._is_done)

    def _finish(self) -> None:
        """Once only: two quick presses of Enter are still one person."""
        if self.begin.isEnabled():
            self._is_done = True
            self.begin.setEnabled(False)
            self._choose_language(language())
            self.done.emit(self.name.text())

    def _choose_language(self, code: str) -> None:
        self._context.change_settings(language=code)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self._card = Card(theme, padding_px=space.xxl)
        body = self._card.body
        body.addWidget(self._sign)
        body.addSpacing(space.s)
        body.addWidget(self._title)
        body.addWidget(self._promise)
        body.addSpacing(space.l)
        body.addWidget(self._language_heading)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        for choice in self._choices.values():
            row.addWidget(choice, 1)
        body.addLayout(row)
        body.addSpacing(space.m)
        body.addWidget(self._name_heading)
        body.addWidget(self.name)
        body.addSpacing(space.l)
        body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
        panel = ScrollPanel(theme, is_centred=True)
        panel.add_centred(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def _restyle(self) -> None:
        theme = self._context.theme
        self._card.setMaximumWidth(theme.scaled(_CARD_PX))
        size = theme.scaled(theme.tokens.size.face + theme.tokens.space.l)
        self._sign.setPixmap(self._context.icons.app_icon().pixmap(size, size))
