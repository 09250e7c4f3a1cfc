"""Another name for somebody who practises here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.records import Trainee
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain

if TYPE_CHECKING:
    from trainer.services.trainees import TraineeService

_WIDTH_PX = 400


class RenameDialog(QDialog):
    """Begins with the name as it is. What is wrong with a new one is said under it, and it can be mended."""

    renamed = Signal(object)  # the Trainee with the new name

    def __init__(self, context: Context, trainees: TraineeService, trainee: Trainee, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._trainees, self._trainee = context, trainees, trainee
        self._is_busy = False
        theme = context.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change the name"))
        self.name = QLineEdit(trainee.name)
        self.name.setAccessibleName(_("New name"))
        self.name.selectAll()
        self.name.textEdited.connect(lambda: self._tell(""))
        self.name.returnPressed.connect(self._rename)
        self.fault = Text(theme, role="critical")
        self.save = Button(theme, _("Change the name"), kind="primary")
        self.save.clicked.connect(self._rename)
        self.cancel = Button(theme, _("Cancel"), kind="secondary")
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._tell("")

    def reject(self) -> None:
        """Not while the name is on its way to the database: the window has to hear of it."""
        if not self._is_busy:
            super().reject()

    def _rename(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        trainee_id, name = self._trainee.id, self.name.text()
        self._context.jobs.run(
            lambda: self._trainees.rename(trainee_id, name),
            then=self._done,
            otherwise=self._failed,
            owner=self,
        )

    def _done(self, trainee: Trainee) -> None:
        self.renamed.emit(trainee)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, UserFacingError):
            self._tell(explain(error).text)
            self.name.setFocus()
        else:
            self._context.report(error)

    def _tell(self, fault: str) -> None:
        """Say it to the eye and, with the field that has the focus, to the ear."""
        self.fault.set_text(fault)
        self.fault.setVisible(bool(fault))
        self.name.setAccessibleDescription(fault)
        self.adjustSize()

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.m)
        column.addWidget(Text(theme, self.windowTitle(), style="title", weight="bold"))
        column.addWidget(SectionHeading(theme, _("New name")))
        column.addWidget(self.name)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        self.setFixedWidth(theme.scaled(_WIDTH_PX))
