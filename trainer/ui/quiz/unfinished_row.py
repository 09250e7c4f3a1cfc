"""A sitting that can be continued: what it is, how far it is, and the ways to go on with it or to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.quiz_records import Asks, SittingMode, SittingSummary
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.numbers import day_and_time, number
from trainer.wording.quizzing import sitting_mode_name, sitting_title


class UnfinishedRow(QWidget):
    """``is_first`` is what one most likely came for. An exam is given up inside it, where its rules are."""

    resumed = Signal(str)  # id of the sitting
    put_away = Signal(str)  # the same

    def __init__(self, context: Context, one: SittingSummary, *, is_first: bool) -> None:
        super().__init__()
        theme = context.theme
        is_exam = one.head.mode is SittingMode.EXAM
        name = Text(theme, _name(one), weight="semibold")
        facts = Text(theme, _facts(one), style="caption", role="unsure" if is_exam else "muted")
        self.go_on = Button(theme, _("Continue"), kind="primary" if is_first else "secondary")
        self.go_on.setAccessibleName(_("Continue: {title}").format(title=_name(one)))
        self.close_it = Button(theme, kind="quiet", icons=context.icons, icon="close")
        self.close_it.setToolTip(_("End it here; what you answered is kept"))
        self.close_it.setAccessibleName(_("End {title}; what you answered is kept").format(title=_name(one)))
        if is_exam:
            self.close_it.hide()
        self.go_on.clicked.connect(lambda: self.resumed.emit(one.head.id))
        self.close_it.clicked.connect(lambda: self.put_away.emit(one.head.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s)
        row.addLayout(words, 1)
        row.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignVCenter)


def _name(one: SittingSummary) -> str:
    title, mode = sitting_title(one.head), sitting_mode_name(one.head.mode, one.head.title)
    return title if title == mode else _("{title} ({mode})").format(title=title, mode=mode)


def _facts(one: SittingSummary) -> str:
    questions = sum(asks is not Asks.NOTHING for asks in one.head.asks)
    answered = _("{count} of {total} answered").format(
        count=number(one.standing.answered), total=number(questions)
    )
    parts = [answered, day_and_time(one.head.started_at)]
    if one.head.mode is SittingMode.EXAM:
        parts.insert(0, _("The clock is running"))
    return " · ".join(parts)
