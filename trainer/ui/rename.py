"""Another name for somebody who practises here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.records import Trainee
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.errors import explain

if TYPE_CHECKING:
    from trainer.services.trainees import TraineeService

_WIDTH_PX = 400


class RenameDialog(ColumnDialog):
    """Begins with the name as it is. What is wrong with a new one is said under it, and it can be mended."""

    renamed = Signal(object)  # the Trainee with the new name

    def __init__(self, context: Context, trainees: TraineeService, trainee: Trainee, parent: QWidget) -> None:
        theme = context.theme
        super().__init__(theme, _("Change the name"), width_px=_WIDTH_PX, parent=parent)
        self._context, self._trainees, self._trainee = context, trainees, trainee
        self._is_busy = False
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
        self.column.addWidget(SectionHeading(theme, _("New name")))
        self.column.addWidget(self.name)
        self.column.addWidget(self.fault)
        self.add_buttons(self.cancel, self.save)
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
