"""Under the conversation of a replay: back, the slider, on, and which step is shown."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainer.ui.context import Context
from trainer.ui.replay.step_slider import StepSlider
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.foot_strip import FootStrip
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _


class ReplayBar(FootStrip):
    """``moved`` carries the position of the step that is wanted, from 0."""

    moved = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self.back = Button(theme, kind="secondary", icons=context.icons, icon="chevron-left")
        self.on = Button(theme, kind="secondary", icons=context.icons, icon="chevron-right")
        self.slider = StepSlider(theme)
        self._words = Text(theme, style="caption", role="muted")
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.m, space.xl, space.m)
        column.setSpacing(space.s)
        row = QHBoxLayout()
        row.setSpacing(space.m)
        row.addWidget(self.back)
        row.addWidget(self.slider, 1)
        row.addWidget(self.on)
        column.addLayout(row)
        column.addWidget(self._words)
        self.back.clicked.connect(lambda: self.moved.emit(self.slider.value() - 1))
        self.on.clicked.connect(lambda: self.moved.emit(self.slider.value() + 1))
        self.slider.valueChanged.connect(self.moved)
        self.retranslate()

    def retranslate(self) -> None:
        for button, words in ((self.back, _("Step back")), (self.on, _("Step on"))):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def set_steps(self, count: int, replies: Collection[int]) -> None:
        """Take the steps of another replay, without telling of it."""
        self.slider.blockSignals(True)
        self.slider.set_steps(count, replies)
        self.slider.blockSignals(False)

    def show_step(self, at: int, words: str) -> None:
        """Show at which step the replay stands, and what happened in it."""
        self.slider.blockSignals(True)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self.slider.setAccessibleName(words)
        self._words.set_text(words)
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at < self.slider.maximum())
