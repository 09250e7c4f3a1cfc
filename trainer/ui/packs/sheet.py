"""A sheet: a dialog that goes through steps, each a column of cards, with one foot for its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.core.errors import UserFacingError
from trainer.ui.context import Context
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain

_SIZE_PX = (740, 700)
_MARGIN_PX = 48
_LOWEST_PX = 320
Value = TypeVar("Value")


class Step(ScrollPanel):
    """One step: a column that scrolls, by keyboard too, and the buttons that belong to it.

    Attributes:
        fault: Where it says what is in the way, for a step whose button stands among its cards.
    """

    fault: Text | None = None

    def __init__(self, context: Context, *buttons: Button) -> None:
        super().__init__(context.theme, margin_px=0)
        ScrollKeys(self)
        # WORKAROUND: Qt ties no tab stop to one inside a scroll area that takes no focus at all.
        # https://doc.qt.io/qt-6/qwidget.html#setTabOrder
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.buttons = buttons
        self.column.setSpacing(context.theme.tokens.space.m)


class Sheet(ColumnDialog):
    """Shows one step at a time. What goes wrong is said above the buttons, or where the step says it.

    Args:
        context: For looks and background work.
        title: Of the window, and its heading.
        parent: The window; the sheet is never larger.
        size_px: Before the text scale.
    """

    def __init__(
        self, context: Context, title: str, *, parent: QWidget, size_px: tuple[int, int] = _SIZE_PX
    ) -> None:
        super().__init__(context.theme, title, parent=parent)
        self._context = context
        self._is_busy = self._has_to_hear = False
        theme = context.theme
        self.lead = Text(theme, role="muted")
        self.pile = QStackedWidget()
        self.status = Text(theme, role="critical")
        self.cancel = Button(theme, _("Cancel"), kind="secondary", parent=self)
        self.cancel.hide()  # not every sheet lays it out
        self.cancel.clicked.connect(self.reject)
        self._buttons: tuple[Button, ...] = ()
        room = parent.window().size() - QSize(_MARGIN_PX, _MARGIN_PX)
        wanted = QSize(*map(theme.scaled, size_px)).boundedTo(room)
        self.resize(wanted.expandedTo(QSize(_LOWEST_PX, _LOWEST_PX)))

    def set_up(self, steps: Sequence[Step], *buttons: Button, left: Sequence[Button] = ()) -> None:
        """Put steps and buttons in their places; the first step is shown."""
        self.column.addWidget(self.lead)
        self.column.addWidget(self.pile, 1)
        self.column.addWidget(self.status)
        for step in steps:
            self.pile.addWidget(step)
        self._buttons = (*left, *buttons)
        self.add_buttons(*buttons, left=left)
        self.go(steps[0])

    @property
    def is_busy(self) -> bool:
        """Something is on its way in the background."""
        return self._is_busy

    def go(self, step: Step, lead: str = "") -> None:
        """Show a step with its own buttons."""
        self.lead.set_text(lead)
        self.lead.setVisible(bool(lead))
        self.say("")
        self.pile.setCurrentWidget(step)
        step.verticalScrollBar().setValue(0)
        for button in self._buttons:
            button.setVisible(button in step.buttons)
        if not self._is_busy:
            self.refit()

    def say(self, fault: str) -> None:
        """Say what is in the way, to the eye and to the ear."""
        self._show_status(fault, is_fault=True)

    def run(
        self,
        work: Callable[[], Value],
        then: Callable[[Value], None],
        *,
        busy: str,
        has_to_hear: bool = False,
    ) -> None:
        """Do it in the background lane; the buttons wait for it.

        Args:
            work: Done in the lane.
            then: Hears of its answer.
            busy: What is said meanwhile.
            has_to_hear: The sheet stays open until it is done, because something is written.
        """
        if self._is_busy:
            return
        self._set_busy(True, has_to_hear=has_to_hear)
        self._show_status(busy, is_fault=False)

        def done(value: Value) -> None:
            self._set_busy(False)
            self.say("")
            then(value)

        self._context.jobs.run(work, then=done, otherwise=self._failed, owner=self)

    def reject(self) -> None:
        """Not while something is written: whoever waits for it has to hear of it."""
        if not (self._is_busy and self._has_to_hear):
            super().reject()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, UserFacingError):
            self.say(explain(error).text)
        else:
            self.say("")
            self._context.report(error)

    def _set_busy(self, is_busy: bool, *, has_to_hear: bool = False) -> None:
        self._is_busy, self._has_to_hear = is_busy, is_busy and has_to_hear
        self.pile.setEnabled(not is_busy)
        for button in self._buttons:
            button.setEnabled(not is_busy or button is self.cancel)
        if not is_busy:
            self.refit()

    def refit(self) -> None:
        """Something was shown, chosen or typed: say which buttons can be pressed. All of them, here."""
        last = _last_stop(self, self._buttons)
        for button in self._buttons:
            if last is not None:
                self.setTabOrder(last, button)  # behind what was put in since
            last = button

    def _show_status(self, words: str, *, is_fault: bool) -> None:
        step = self.pile.currentWidget()
        place = step.fault if isinstance(step, Step) else None
        if isinstance(step, Step) and place is not None:
            _fill(place, words if is_fault else "")
            if is_fault and words:
                _bring_into_sight(step, place)
        self.status.set_role("critical" if is_fault else "muted")
        _fill(self.status, "" if is_fault and place is not None else words)
        if words:
            announce(self, words)


def _bring_into_sight(step: Step, place: Text) -> None:
    """Scroll to it once it is laid out."""
    QTimer.singleShot(0, place, lambda: step.ensureWidgetVisible(place))


def _fill(text: Text, words: str) -> None:
    text.set_text(words)
    text.setVisible(bool(words))


def _last_stop(sheet: QWidget, buttons: Sequence[QWidget]) -> QWidget | None:
    """Return where Tab stops last before the buttons; Qt ties tab stops to each other only."""
    widget = sheet.previousInFocusChain()
    while widget is not None and widget is not sheet:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in buttons:
            return widget
        widget = widget.previousInFocusChain()
    return None
