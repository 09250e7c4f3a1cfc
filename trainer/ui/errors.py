"""The only error dialog: what happened, what still works, what to do, and a report to copy."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

_WIDTH_PX = 520
_DETAILS_LINES = 6


@dataclass(frozen=True, kw_only=True)
class ErrorReport:
    """Sentences for a person; ``details`` is the technical text for a report (may be empty)."""

    title: str
    happened: str
    still_works: str = ""
    what_to_do: str = ""
    details: str = ""

    def as_text(self) -> str:
        parts = (self.title, self.happened, self.still_works, self.what_to_do, self.details)
        return "\n\n".join(part for part in parts if part)


class ErrorDialog(QDialog):
    """Shows one report; the button Copy puts all of it on the clipboard."""

    def __init__(
        self, theme: Theme, icons: Icons, report: ErrorReport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._report = theme, report
        self.setWindowTitle(report.title)
        self.setAccessibleName(report.title)
        self.setAccessibleDescription(report.as_text())
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, space.xl, space.xl, space.l)
        row.setSpacing(space.l)
        sign = QLabel(self)
        size = theme.scaled(theme.tokens.size.face - space.xs)
        sign.setPixmap(icons.pixmap("critical", "critical", size_px=size, ratio=self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column(), 1)
        self.setMinimumWidth(theme.scaled(_WIDTH_PX))
        self.close_button.setFocus()

    def _column(self) -> QVBoxLayout:
        theme, report, space = self._theme, self._report, self._theme.tokens.space
        column = QVBoxLayout()
        column.setSpacing(space.s)
        column.addWidget(Text(theme, report.title, style="title", weight="semibold"))
        column.addWidget(Text(theme, report.happened))
        for heading, sentence in (
            (_("What still works"), report.still_works),
            (_("What to do"), report.what_to_do),
        ):
            if sentence:
                column.addSpacing(space.xs)
                column.addWidget(SectionHeading(theme, heading))
                column.addWidget(Text(theme, sentence))
        if report.details:
            column.addSpacing(space.xs)
            column.addWidget(SectionHeading(theme, _("Details for a report")))
            column.addWidget(self._details_field())
        column.addStretch(1)
        column.addSpacing(space.m)
        column.addLayout(self._buttons())
        return column

    def _details_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self._report.details)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(_("Details for a report"))
        field.setFont(self._theme.font("caption"))
        field.setFixedHeight(_DETAILS_LINES * round(self._theme.text_px("caption") * 1.5))
        return field

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s)
        self.copy_button = Button(self._theme, _("Copy report"), kind="secondary")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = Button(self._theme, _("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.as_text())
        self.copy_button.setText(_("Copied"))
