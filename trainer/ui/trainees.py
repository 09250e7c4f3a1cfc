"""Who practises here: choose somebody, or add a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.errors import FileError
from trainer.core.records import Trainee
from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office

_SIZE_PX = (420, 440)
_LONGEST_NAME = 80


class TraineeDialog(QDialog):
    """``chosen`` comes when somebody else practises here."""

    chosen = Signal()

    def __init__(self, context: Context, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._office = context, office
        self._is_busy = False
        theme = context.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Who practises?"))
        self.names = QListWidget()
        self.names.setAccessibleName(_("Trainees"))
        self.names.itemActivated.connect(self._choose)
        self.new_name = QLineEdit()
        self.new_name.setMaxLength(_LONGEST_NAME)
        self.new_name.setPlaceholderText(_("Another name"))
        self.new_name.setAccessibleName(_("Another name"))
        self.new_name.returnPressed.connect(self._add)
        self.add = Button(theme, _("Add"), kind="secondary")
        self.add.clicked.connect(self._add)
        self.select = Button(theme, _("Practise as this person"), kind="primary")
        self.select.clicked.connect(lambda: self._choose(self.names.currentItem()))
        self._lay_out()
        context.jobs.run(office.trainees.all, then=self._fill, owner=self)

    def _fill(self, trainees: tuple[Trainee, ...]) -> None:
        for trainee in trainees:
            item = QListWidgetItem(trainee.name)
            item.setData(Qt.ItemDataRole.UserRole, trainee.id)
            self.names.addItem(item)
            if trainee.id == self._context.settings.value.trainee_id:
                self.names.setCurrentItem(item)
        self.names.setFocus()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            trainee_id = item.data(Qt.ItemDataRole.UserRole)
            self._run(lambda: self._office.trainees.choose(trainee_id))

    def _add(self) -> None:
        name = self.new_name.text()
        self._run(lambda: self._office.trainees.add(name))

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
        theme = self._context.theme
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.m)
        column.addWidget(Text(theme, _("Who practises?"), style="title", weight="bold"))
        column.addWidget(self.names, 1)
        column.addWidget(self.select, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(SectionHeading(theme, _("Somebody new")))
        row = QHBoxLayout()
        row.addWidget(self.new_name, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self.resize(theme.scaled(_SIZE_PX[0]), theme.scaled(_SIZE_PX[1]))
