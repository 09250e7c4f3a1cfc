"""What an exam asks for, before it begins: it cannot be paused, and its clock runs from the first line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.core.scenario import Scenario
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.exams import exam_rules

_WIDTH_PX = 460
_SIGNS: tuple[IconName, ...] = ("clock", "send", "book", "check")


class ExamSheet(QDialog):
    """Accepted to begin; Escape is not now."""

    def __init__(self, context: Context, scenario: Scenario, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Exam"))
        self.begin = Button(theme, _("Start"), kind="primary", keys="↵")
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        self.not_now = Button(theme, _("Not now"), kind="secondary")
        self.not_now.clicked.connect(self.reject)
        self._lay_out(scenario)
        self.begin.setFocus()

    def _lay_out(self, scenario: Scenario) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.m)
        column.addWidget(SectionHeading(theme, _("Exam")))
        column.addWidget(Text(theme, scenario.title, style="title", weight="bold"))
        column.addSpacing(space.xs)
        for icon, words in zip(_SIGNS, exam_rules(scenario), strict=True):
            column.addLayout(self._rule(icon, words))
        column.addSpacing(space.s)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addStretch(1)
        row.addWidget(self.not_now)
        row.addWidget(self.begin)
        column.addLayout(row)
        self.setFixedWidth(theme.scaled(_WIDTH_PX))

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
