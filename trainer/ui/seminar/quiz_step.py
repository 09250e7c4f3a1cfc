"""The quiz of a seminar: what it is, how it went, and the way into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.seminars import quiz_words

if TYPE_CHECKING:
    from trainer.services.seminars import SeminarState


class QuizStep(Card):
    """Once it is over, its result stands here, and it can be played once more."""

    quiz_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xs)
        theme = context.theme
        self._state: SeminarState | None = None
        self._title = Text(theme, style="title", weight="semibold")
        self._standing = Text(theme, role="muted")
        self._introduction = MarkdownText(theme)
        self.begin = Button(theme, kind="primary", keys="↵")
        self.begin.clicked.connect(self.quiz_requested)
        panel = ScrollPanel(theme)
        for widget in (self._title, self._standing, self._introduction, self.begin):
            panel.column.addWidget(widget)
        self.body.addWidget(panel)

    def retranslate(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: SeminarState) -> None:
        """Show how the quiz of a seminar stands."""
        self._state = state
        if state.quiz is None:
            return
        self._title.set_text(state.quiz.title)
        self._standing.set_text(quiz_words(state))
        self._introduction.set_markdown(state.quiz.introduction)
        self._introduction.setVisible(bool(state.quiz.introduction.strip()))
        self.begin.setText(_button_words(state))


def _button_words(state: SeminarState) -> str:
    if state.sitting is None:
        return _("Begin the quiz")
    return _("Play it once more") if state.sitting.standing.finish is not None else _("Continue the quiz")
