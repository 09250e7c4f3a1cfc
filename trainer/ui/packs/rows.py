"""Rows of cards: a sign with words beside it, a heading with a figure, a path that can be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainer.core.errors import Problem, Severity
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.tokens import Role
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip, Tone
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.text import SectionHeading, Text


class Sign(QLabel):
    """An icon in a colour of the theme, which changes with it; what it means stands beside it."""

    def __init__(self, context: Context, icon: IconName, role: Role, *, grow_px: int = 0) -> None:
        super().__init__()
        self._context, self._icon, self._role, self._grow_px = context, icon, role, grow_px
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._context.theme
        size = theme.scaled(theme.tokens.size.icon + 2 + self._grow_px)
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._context.icons.pixmap(self._icon, self._role, size_px=size, ratio=ratio))


class SignRow(QWidget):
    """A sign, and beside it a caption (where, who) over what is said."""

    def __init__(
        self, context: Context, icon: IconName, role: Role, words: str, *, caption: str = "", remark: str = ""
    ) -> None:
        super().__init__()
        theme = context.theme
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        if caption:
            self._beside.addWidget(Text(theme, caption, style="caption", role="muted"))
        self._beside.addWidget(Text(theme, words))
        if remark:
            self._beside.addWidget(Text(theme, remark, style="caption", role="muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(Sign(context, icon, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._beside, 1)
        self.setAccessibleName(" ".join(one for one in (caption, words, remark) if one))

    def add(self, widget: QWidget) -> None:
        """Put something below the words."""
        self._beside.addWidget(widget)


def problem_row(context: Context, problem: Problem, *, place: str, words: str) -> SignRow:
    """Return a fault: an error crossed out, a warning with its triangle."""
    is_error = problem.severity is Severity.ERROR
    icon: IconName = "missed" if is_error else "unsure"
    return SignRow(context, icon, "missed" if is_error else "unsure", words, caption=place)


class Rows(QWidget):
    """Widgets one under the other, which can be taken away together."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.tokens.space.m)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Take every widget away."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class TitledCard(Card):
    """A card with a heading, and chips behind it."""

    def __init__(self, context: Context, title: str, *chips: tuple[str, Tone]) -> None:
        super().__init__(context.theme)
        theme = context.theme
        self.body.setSpacing(theme.tokens.space.m)
        head = QWidget()
        flow = FlowLayout(head)
        flow.addWidget(Text(theme, title, style="strong", weight="semibold", wraps=False))
        for words, tone in chips:
            flow.addWidget(Chip(theme, words, tone=tone))
        self.body.addWidget(head)


def caption(context: Context, text: str) -> Text:
    """Return a small muted line."""
    return Text(context.theme, text, style="caption", role="muted")


def fact(context: Context, name: str, value: str) -> QWidget:
    """Return a value under its name; it can be selected and copied."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(SectionHeading(context.theme, name))
    column.addWidget(Text(context.theme, value))
    return holder


def buttons_row(context: Context, *buttons: QWidget) -> QWidget:
    """Return buttons side by side; those that do not fit stand below."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing_px=context.theme.tokens.space.s)
    for button in buttons:
        flow.addWidget(button)
    return holder


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def keep(owner: QWidget, *widgets: QWidget) -> None:
    """Hide widgets that are not laid out now: without an owner Python would delete them in any thread."""
    for widget in widgets:
        widget.setParent(owner)
        widget.hide()
