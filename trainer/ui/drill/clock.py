"""The clock in the header: time practised, or the time that is left of an exam."""

from __future__ import annotations

import math
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.tokens import Role
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import clock, number

_WARNS_FROM = timedelta(minutes=2)
_TOLD_AT_MINUTES = (1, 5)


class DrillClock(QWidget):
    """Counts up in silence; down, it has a sign, which becomes a warning in shape and colour near the end."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._left: timedelta | None = None
        self._text = Text(context.theme, role="muted", wraps=False)
        self._sign = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.tokens.space.xs + 2)
        row.addWidget(self._sign)
        row.addWidget(self._text)
        self._sign.hide()
        context.theme.changed.connect(self._repaint_sign)

    @property
    def is_warning(self) -> bool:
        """Little time is left of an exam."""
        return self._left is not None and self._left <= _WARNS_FROM

    def text(self) -> str:
        """What it shows."""
        return self._text.text()

    def begin(self) -> None:
        """Another drill: what was told of the time of the last one is forgotten."""
        self._left = None

    def show_elapsed(self, elapsed: timedelta) -> None:
        """Show the time practised."""
        self._left = None
        self._show(clock(elapsed), _("Time practised: {time}").format(time=clock(elapsed)))
        self._repaint_sign()
        self._sign.hide()

    def show_left(self, left: timedelta) -> None:
        """Show what is left; at five minutes and at one it is told to a screen reader."""
        before, self._left = self._left, left
        whole = timedelta(seconds=math.ceil(left.total_seconds()))
        words = _("{time} left").format(time=clock(whole))
        self._show(words, words)
        self._repaint_sign()
        self._sign.show()
        passed = [count for count in _TOLD_AT_MINUTES if _passes(before, left, timedelta(minutes=count))]
        if passed:
            announce(self, minutes_left(min(passed)))

    def _show(self, words: str, accessible: str) -> None:
        self._text.set_text(words)
        self.setAccessibleName(accessible)

    def _repaint_sign(self) -> None:
        icon: IconName = "unsure" if self.is_warning else "clock"
        role: Role = "unsure" if self.is_warning else "muted"
        theme = self._context.theme
        size = theme.scaled(theme.tokens.size.icon)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._context.icons.pixmap(icon, role, size_px=size, ratio=ratio))
        self._text.set_role(role)


def minutes_left(count: int) -> str:
    """Return what is said when the time of an exam comes to its end."""
    words = ngettext("{count} minute is left.", "{count} minutes are left.", count)
    return words.format(count=number(count))


def _passes(before: timedelta | None, now: timedelta, mark: timedelta) -> bool:
    return before is not None and now <= mark < before
