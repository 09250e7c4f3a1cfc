"""Who practises here: choose somebody, change a name, or add one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from trainer.core.errors import FileError
from trainer.core.records import Trainee
from trainer.ui.context import Context
from trainer.ui.rename import RenameDialog
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.text import SectionHeading
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office

_SIZE_PX = (420, 440)


class TraineeDialog(ColumnDialog):
    """``chosen`` comes when somebody else practises here, ``renamed`` when somebody has another name."""

    chosen = Signal()
    renamed = Signal()

    def __init__(self, context: Context, office: Office, parent: QWidget) -> None:
        theme = context.theme
        super().__init__(theme, _("Who practises?"), size_px=_SIZE_PX, parent=parent)
        self._context, self._office = context, office
        self._is_busy = False
        self.names = QListWidget()
        self.names.setAccessibleName(_("Trainees"))
        self.names.itemActivated.connect(self._choose)
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(_("Another name"))
        self.new_name.setAccessibleName(_("Another name"))
        self.new_name.returnPressed.connect(self._add)
        self.add = Button(theme, _("Add"), kind="secondary")
        self.add.clicked.connect(self._add)
        self.select = Button(theme, _("Practise as this person"), kind="primary")
        self.select.clicked.connect(lambda: self._choose(self.names.currentItem()))
        self.rename = Button(theme, _("Change the name…"), kind="secondary")
        self.rename.clicked.connect(self._rename)
        self._lay_out()
        self._show_all(context.settings.value.trainee_id)

    def _show_all(self, current_id: str) -> None:
        everybody = self._office.trainees.all
        self._context.jobs.run(everybody, then=lambda found: self._fill(found, current_id), owner=self)

    def _fill(self, trainees: tuple[Trainee, ...], current_id: str) -> None:
        self.names.clear()
        for trainee in trainees:
            item = QListWidgetItem(trainee.name)
            item.setData(Qt.ItemDataRole.UserRole, trainee)
            self.names.addItem(item)
            if trainee.id == current_id:
                self.names.setCurrentItem(item)
        self.names.setFocus()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            trainee_id = item.data(Qt.ItemDataRole.UserRole).id
            self._run(lambda: self._office.trainees.choose(trainee_id))

    def _rename(self) -> None:
        item = self.names.currentItem()
        if item is not None:
            trainee = item.data(Qt.ItemDataRole.UserRole)
            dialog = RenameDialog(self._context, self._office.trainees, trainee, self)
            dialog.renamed.connect(self._renamed)
            dialog.open()

    def _renamed(self, trainee: Trainee) -> None:
        self._show_all(trainee.id)
        self.renamed.emit()

    def _add(self) -> None:
        name = self.new_name.text()
        self._run(lambda: self._office.trainees.add_another(name))

    def _run(self, work: Callable[[], object]) -> None:
        """Once only: two quick presses of Enter are still one person."""
        if not self._is_busy:
            self._is_busy = True
            self._context.jobs.run(work, then=self._done, otherwise=self._failed, owner=self)

    def _done(self, _result: object) -> None:
        self.chosen.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._context.report(error)
        if isinstance(error, FileError):  # in force all the same; only the settings file could not say so
            self._done(None)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.names, 1)
        chosen = QHBoxLayout()
        chosen.addWidget(self.rename)
        chosen.addStretch(1)
        chosen.addWidget(self.select)
        column.addLayout(chosen)
        column.addWidget(SectionHeading(self._theme, _("Somebody new")))
        new = QHBoxLayout()
        new.addWidget(self.new_name, 1)
        new.addWidget(self.add)
        column.addLayout(new)
