"""What an exam asks for, before it begins: it cannot be paused, and its clock runs from the first line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from trainer.core.scenario import Scenario
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.exams import exam_rules

_WIDTH_PX = 460
_SIGNS: tuple[IconName, ...] = ("clock", "send", "book", "check")


class RulesSheet(ColumnDialog):
    """Accepted to begin; Escape is not now. Each rule is a sentence behind its sign."""

    def __init__(
        self, context: Context, heading: str, rules: Sequence[tuple[IconName, str]], parent: QWidget
    ) -> None:
        theme = context.theme
        super().__init__(theme, _("Exam"), heading=heading, width_px=_WIDTH_PX, parent=parent)
        self._context = context
        self.begin = Button(theme, _("Start"), kind="primary", keys="↵")
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        self.not_now = Button(theme, _("Not now"), kind="secondary")
        self.not_now.clicked.connect(self.reject)
        self.column.addSpacing(theme.tokens.space.xs)
        for icon, words in rules:
            self.column.addLayout(self._rule(icon, words))
        self.add_buttons(self.not_now, self.begin)
        self.begin.setFocus()

    def _rule(self, icon: IconName, words: str) -> QHBoxLayout:
        theme = self._context.theme
        size = theme.scaled(theme.tokens.size.icon)
        sign = QLabel()
        ratio = self.devicePixelRatioF()
        sign.setPixmap(self._context.icons.pixmap(icon, "accent", size_px=size, ratio=ratio))
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(theme, words), 1)
        return row


class ExamSheet(RulesSheet):
    """The rules of a drill as an exam."""

    def __init__(self, context: Context, scenario: Scenario, parent: QWidget) -> None:
        rules = tuple(zip(_SIGNS, exam_rules(scenario), strict=True))
        super().__init__(context, scenario.title, rules, parent)
