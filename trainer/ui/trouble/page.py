"""The page of a start that failed: what happened, what to do, and the ways on: try again, or quit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from trainer.ui.context import Context
from trainer.ui.page import Page
from trainer.ui.reports import report_of
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

_CARD_PX = 560


class TroublePage(Page):
    """Takes the whole window, because nothing else can be used."""

    retry_requested = Signal()
    quit_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._error: Exception | None = None
        theme = context.theme
        self._sign = QLabel()
        self._title = Text(theme, style="title", weight="bold")
        self._happened = Text(theme)
        self._safe_heading, self._safe = SectionHeading(theme), Text(theme)
        self._to_do_heading, self._to_do = SectionHeading(theme), Text(theme)
        self.copy = Button(theme, kind="quiet")
        self.quit = Button(theme, kind="secondary")
        self.retry = Button(theme, kind="primary", keys="↵")
        self.retry.setAutoDefault(True)
        self.copy.clicked.connect(self._copy)
        self.quit.clicked.connect(self.quit_requested)
        self.retry.clicked.connect(self.retry_requested)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def title(self) -> str:
        return _("Reply Dojo cannot start")

    def retranslate(self) -> None:
        self._title.set_text(self.title())
        self._safe_heading.set_text(_("What is safe"))
        self._to_do_heading.set_text(_("What to do"))
        self.copy.setText(_("Copy report"))
        self.quit.setText(_("Quit"))
        self.retry.setText(_("Try once more"))
        if self._error is not None:
            self.open(self._error)

    def entered(self) -> None:
        self.retry.setFocus()

    def open(self, error: Exception) -> None:
        """Explain why the program cannot be used."""
        self._error = error
        report = report_of(error)
        self._happened.set_text(report.happened)
        self._safe.set_text(report.still_works)
        self._to_do.set_text(report.what_to_do)
        for heading, text in ((self._safe_heading, self._safe), (self._to_do_heading, self._to_do)):
            heading.setVisible(bool(text.text()))
            text.setVisible(bool(text.text()))
        self.setAccessibleDescription(report.as_text())
        self.set_busy(False)

    def set_busy(self, is_busy: bool) -> None:
        """True while the database is tried again."""
        self.retry.setEnabled(not is_busy)

    def _copy(self) -> None:
        if self._error is not None:
            QGuiApplication.clipboard().setText(report_of(self._error).as_text())
            self.copy.setText(_("Copied"))

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        self._card = Card(self._context.theme, padding_px=space.xxl)
        body = self._card.body
        for widget in (self._sign, self._title, self._happened):
            body.addWidget(widget)
        for heading, text in ((self._safe_heading, self._safe), (self._to_do_heading, self._to_do)):
            body.addSpacing(space.s)
            body.addWidget(heading)
            body.addWidget(text)
        body.addSpacing(space.l)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.s)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.quit)
        buttons.addWidget(self.retry)
        body.addLayout(buttons)
        panel = ScrollPanel(self._context.theme, is_centred=True)
        panel.add_centred(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def _restyle(self) -> None:
        theme = self._context.theme
        self._card.setMaximumWidth(theme.scaled(_CARD_PX))
        size = theme.scaled(theme.tokens.size.face)
        sign = self._context.icons.pixmap(
            "critical", "critical", size_px=size, ratio=self.devicePixelRatioF()
        )
        self._sign.setPixmap(sign)
