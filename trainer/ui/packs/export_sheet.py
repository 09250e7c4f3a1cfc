"""Export a pack: as a spreadsheet or for Moodle, with what cannot be said there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from trainer.core.errors import Problem
from trainer.core.scenario import Pack
from trainer.services.exporting import ExportFormat, export_pack, look_at_export
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.packs.import_plan import MOST_FAULTS, more_lines
from trainer.ui.packs.rows import Rows, SignRow, TitledCard, caption, open_path, problem_row
from trainer.ui.packs.sheet import Sheet, Step
from trainer.ui.packs.way import Way
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, language
from trainer.wording.importing import fault_place
from trainer.wording.problems import problem_sentence

_ENDINGS = {ExportFormat.XLSX: ".xlsx", ExportFormat.GIFT: ".gift"}


class ExportSheet(Sheet):
    """Looks at once what each format would leave out; nothing is written before a place was chosen."""

    def __init__(self, context: Context, pack: Pack, parent: QWidget) -> None:
        super().__init__(context, _("Export"), parent=parent)
        self._pack = pack
        self._losses: Mapping[ExportFormat, Sequence[Problem]] = {}
        self._written = Path()
        theme = context.theme
        self.save = Button(theme, _("Save…"), kind="primary")
        self.open_file = Button(theme, _("Open it"), icons=context.icons, icon="file")
        self.show_in_folder = Button(
            theme, _("Show in folder"), icons=context.icons, icon="folder", kind="primary"
        )
        self.close_done = Button(theme, _("Close"), kind="secondary")
        self.ways = {
            ExportFormat.XLSX: Way(
                context,
                "results",
                _("Spreadsheet (Excel)"),
                _("Scenarios and quizzes, one row a turn or a question."),
            ),
            ExportFormat.GIFT: Way(
                context, "quiz", _("Moodle GIFT"), _("Quizzes alone, as text for Moodle and others.")
            ),
        }
        self.losses = Rows(context)
        self.choose_step = Step(context, self.cancel, self.save)
        self.done_step = Step(context, self.open_file, self.close_done, self.show_in_folder)
        self._lay_out()
        self._connect()
        self.go(self.choose_step, pack.title)
        self.run(self._look, self._show_losses, busy=_("Looking at what can be said there…"))

    @property
    def format(self) -> ExportFormat:
        """What was chosen."""
        return next(one for one, way in self.ways.items() if way.isChecked())

    def save_to(self, target: Path) -> None:
        """Write the file or files."""
        pack, chosen, code = self._pack, self.format, language()
        self.run(
            lambda: export_pack(pack, target, chosen, language=code),
            self._show_done,
            busy=_("Writing {file}…").format(file=target.name),
            has_to_hear=True,
        )

    def _look(self) -> Mapping[ExportFormat, Sequence[Problem]]:
        code = language()
        return {one: look_at_export(self._pack, one, language=code) for one in _ENDINGS}

    def _show_losses(self, losses: Mapping[ExportFormat, Sequence[Problem]]) -> None:
        self._losses = losses
        if not self._pack.quizzes:
            self.ways[ExportFormat.GIFT].setEnabled(False)
            self.ways[ExportFormat.GIFT].set_remark(_("The pack has no quizzes."))
        self._show_chosen()
        self.ways[self.format].setFocus()

    def _show_chosen(self) -> None:
        context = self._context
        losses = self._losses.get(self.format)
        self.losses.clear()
        if losses is None:
            return
        if not losses:
            self.losses.add(SignRow(context, "met", "met", _("All of it can be said there.")))
            return
        for loss in losses[:MOST_FAULTS]:
            self.losses.add(problem_row(context, loss, place=fault_place(loss), words=problem_sentence(loss)))
        for words in more_lines(len(losses) - MOST_FAULTS):
            self.losses.add(caption(context, words))

    def _ask_where(self) -> None:
        ending = _ENDINGS[self.format]
        name, _kind = QFileDialog.getSaveFileName(
            self, self.windowTitle(), proposed_path(self._pack.id + ending), f"*{ending}"
        )
        if name:
            self.save_to(chosen_path(name, ending))

    def _show_done(self, written: Path) -> None:
        self._written = written
        context = self._context
        self.done_step.clear()
        card = Card(context.theme)
        card.body.addWidget(Text(context.theme, self._pack.title, style="title", weight="bold"))
        card.body.addWidget(SignRow(context, "met", "met", written.name, remark=str(written.parent)))
        self.done_step.column.addWidget(card)
        self.go(self.done_step)
        self.show_in_folder.setFocus()

    def _connect(self) -> None:
        for way in self.ways.values():
            way.toggled.connect(self._show_chosen)
        self.save.clicked.connect(self._ask_where)
        self.open_file.clicked.connect(lambda: open_path(self._written))
        self.show_in_folder.clicked.connect(lambda: open_path(self._written.parent))
        self.close_done.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        context = self._context
        holder, group = QWidget(), QButtonGroup(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.tokens.space.s)
        for way in self.ways.values():
            group.addButton(way)
            column.addWidget(way)
        self.ways[ExportFormat.XLSX].setChecked(True)
        card = TitledCard(context, _("What cannot be said there"))
        card.body.addWidget(self.losses)
        self.choose_step.column.addWidget(holder)
        self.choose_step.column.addWidget(card)
        self.set_up(
            (self.choose_step, self.done_step),
            *(self.cancel, self.close_done, self.save, self.show_in_folder),
            left=(self.open_file,),
        )
