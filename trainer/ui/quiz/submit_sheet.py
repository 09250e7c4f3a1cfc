"""Before an exam is submitted, or given up: what is not answered yet, and that there is one submission."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.sitting import SittingState
from trainer.ui.context import Context
from trainer.ui.quiz.view import SittingView
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.quizzing import sitting_title, unanswered_sentence

_WIDTH_PX = 480


class SubmitSheet(ColumnDialog):
    """Accepted to submit; Escape goes on with the exam."""

    gave_up = Signal()

    def __init__(self, context: Context, view: SittingView, flags: Collection[int], parent: QWidget) -> None:
        theme, state = context.theme, view.state
        super().__init__(
            theme, _("Submit the exam"), heading=sitting_title(state.head), width_px=_WIDTH_PX, parent=parent
        )
        self.column.addWidget(Text(theme, unanswered_sentence(state), weight="semibold"))
        if flags:
            self.column.addWidget(Text(theme, _flagged(state, flags)))
        words = _("You submit once. After that, nothing can be changed, and you see what was right.")
        self.column.addWidget(Text(theme, words, role="muted"))
        self.submit = Button(theme, _("Submit"), kind="primary")
        self.submit.clicked.connect(self.accept)
        self.go_on = Button(theme, _("Go on"), kind="secondary")
        self.go_on.clicked.connect(self.reject)
        self.give_up = Button(theme, _("Give up"), kind="quiet")
        self.give_up.setToolTip(_("Ends the exam without a result."))
        self.give_up.clicked.connect(self._give_up)
        self.add_buttons(self.go_on, self.submit, left=[self.give_up])
        (self.go_on if state.unanswered else self.submit).setFocus()

    def _give_up(self) -> None:
        self.gave_up.emit()
        self.reject()


def _flagged(state: SittingState, flags: Collection[int]) -> str:
    numbers = _(", ").join(number(state.number_of(place)) for place in sorted(flags))
    words = ngettext("You flagged question {numbers}.", "You flagged questions {numbers}.", len(flags))
    return words.format(numbers=numbers)
