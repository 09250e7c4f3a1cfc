"""Something to discuss, or the questions to those who decide: the prompt, its hint, and what is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from trainer.ui.context import Context
from trainer.ui.seminar.writing import WritingPanel
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.fold import Fold
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.seminars import owner_heading

if TYPE_CHECKING:
    from trainer.services.seminars import SeminarService, SeminarState


class PromptStep(Card):
    """For a group the letters are large and each contribution has a name; Ctrl+H shows the hint."""

    def __init__(self, context: Context, service: Callable[[], SeminarService]) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xs)
        self._context = context
        self._state: SeminarState | None = None
        self._prompt_id = ""
        theme = context.theme
        self.group = QCheckBox()
        self._title = Text(theme, style="title", weight="semibold")
        self._texts = {False: MarkdownText(theme, style="strong"), True: MarkdownText(theme, style="display")}
        self.hint = Fold(theme, context.icons, "", icon="hint")
        self._hint_text = MarkdownText(theme, style="strong")
        self.hint.inside.addWidget(self._hint_text)
        self.writing = WritingPanel(context, service)
        self.panel = ScrollPanel(theme)
        column = self.panel.column
        for widget in (self.group, self._title, *self._texts.values(), self.hint):
            column.addWidget(widget)
        column.addSpacing(theme.tokens.space.m)
        column.addWidget(self.writing)
        self.body.addWidget(self.panel)
        self.group.toggled.connect(self._set_group)
        self.writing.typed.connect(lambda: self.panel.ensureWidgetVisible(self.writing.add))
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self._toggle_hint)
        self._set_group(False)

    def retranslate(self) -> None:
        self.group.setText(_("A group before this screen"))
        self.group.setToolTip(_("Large letters, and a name for each contribution"))
        self.hint.line.setText(_("What a good discussion comes to"))
        self.hint.line.setToolTip("Ctrl+H")
        self.writing.retranslate()
        if self._state is not None and not self._prompt_id:
            self._ask_for_questions(self._state)

    def set_group(self, is_group: bool) -> None:
        """Set what fits what was written before."""
        self.group.setChecked(is_group)

    def open(self, state: SeminarState, prompt_id: str) -> None:
        """Show a prompt, or what asks for questions where there is none."""
        self._state, self._prompt_id = state, prompt_id
        prompt = state.prompt(prompt_id)
        self._title.setVisible(prompt is None)
        if prompt is None:
            self._ask_for_questions(state)
        else:
            self._show(prompt.text)
        self._hint_text.set_markdown(prompt.hint if prompt is not None else "")
        self.hint.line.setChecked(False)
        self.hint.setVisible(prompt is not None and bool(prompt.hint.strip()))
        self.writing.open(state, prompt_id)
        self.panel.verticalScrollBar().setValue(0)

    def first_field(self) -> QWidget:
        """Return where the writing begins."""
        is_group = self.group.isChecked() and not self.writing.name.text()
        return self.writing.name if is_group else self.writing.field

    def _ask_for_questions(self, state: SeminarState) -> None:
        self._title.set_text(owner_heading(state))
        self._show(_("Write down what the notes leave open. One list goes to those who decide."))

    def _show(self, markdown: str) -> None:
        for text in self._texts.values():
            text.set_markdown(markdown)

    def _toggle_hint(self) -> None:
        if not self.hint.isHidden():
            self.hint.line.toggle()

    def _set_group(self, is_group: bool) -> None:
        for is_large, text in self._texts.items():
            text.setVisible(is_large is is_group)
        self.writing.set_group(is_group)
        self.writing.set_style(is_large=is_group)
