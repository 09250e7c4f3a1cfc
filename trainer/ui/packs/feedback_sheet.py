"""Feedback on a pack: given here, on a form to be filled in elsewhere, or read from forms that came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from trainer.core.scenario import Pack
from trainer.services.feedback import write_form
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.packs.rows import SignRow, buttons_row, open_path
from trainer.ui.packs.sheet import Sheet, Step
from trainer.ui.packs.way import Way
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.wording.catalogue import _, language

_SIZE_PX = (600, 430)


class FeedbackSheet(Sheet):
    """``writing_requested`` asks for the page to write on, ``reading_requested`` carries forms."""

    writing_requested = Signal()
    reading_requested = Signal(object)  # tuple[Path, ...]

    def __init__(self, context: Context, pack: Pack, parent: QWidget) -> None:
        super().__init__(context, _("Feedback"), parent=parent, size_px=_SIZE_PX)
        self._pack = pack
        self._form = Path()
        self.here = Way(
            context,
            "pencil",
            _("Write it here"),
            _("Go through the pack and say what helps and what does not."),
        )
        self.form = Way(
            context, "results", _("Save the form…"), _("A spreadsheet that others fill in and send back.")
        )
        self.read = Way(
            context, "book", _("Read feedback…"), _("Forms that came back, one or several at a time.")
        )
        self.choose_step = Step(context, self.cancel)
        self.close_button = Button(context.theme, _("Close"), kind="primary")
        self.done_step = Step(context, self.close_button)
        self._lay_out()
        self.here.clicked.connect(self._write)
        self.form.clicked.connect(self._ask_where)
        self.read.clicked.connect(self._ask_for_forms)
        self.close_button.clicked.connect(self.accept)
        self.go(self.choose_step, pack.title)
        self.here.setFocus()

    def save_form(self, target: Path) -> None:
        """Write the empty form."""
        pack, code = self._pack, language()
        self.run(
            lambda: write_form(pack, target, language=code),
            self._show_saved,
            busy=_("Writing {file}…").format(file=target.name),
            has_to_hear=True,
        )

    def read_forms(self, files: Sequence[Path]) -> None:
        """Ask for the page that reads forms."""
        self.accept()
        self.reading_requested.emit(tuple(files))

    def _write(self) -> None:
        self.accept()
        self.writing_requested.emit()

    def _ask_where(self) -> None:
        proposal = proposed_path(form_name(self._pack))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the form"), proposal, _("Excel (*.xlsx)"))
        if name:
            self.save_form(chosen_path(name, ".xlsx"))

    def _ask_for_forms(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Read feedback"), proposed_path(""), _("Feedback forms (*.xlsx)")
        )
        if names:
            self.read_forms([Path(name) for name in names])

    def _show_saved(self, target: Path) -> None:
        self._form = target
        self.done_step.clear()
        card = Card(self._context.theme)
        words = _("Saved as {file}.").format(file=target.name)
        remark = _("Send it to those who use the pack. What they send back you read here.")
        card.body.addWidget(SignRow(self._context, "met", "met", words, remark=remark))
        show = Button(self._context.theme, _("Show in folder"), icons=self._context.icons, icon="folder")
        show.clicked.connect(lambda: open_path(self._form.parent))
        card.body.addWidget(buttons_row(self._context, show))
        self.done_step.column.addWidget(card)
        self.go(self.done_step, self._pack.title)
        self.close_button.setFocus()

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.tokens.space.s)
        for way in (self.here, self.form, self.read):
            way.setCheckable(False)
            column.addWidget(way)
        self.choose_step.column.addWidget(holder)
        self.set_up((self.choose_step, self.done_step), self.cancel, self.close_button)


def form_name(pack: Pack) -> str:
    """Return the name that is proposed for a form of a pack."""
    return _("feedback {pack} {version}.xlsx").format(pack=pack.id, version=pack.version)
