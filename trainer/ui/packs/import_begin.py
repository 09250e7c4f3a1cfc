"""The first step of an import: a template for those who have none, and the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from trainer.services.importing import SheetKind
from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path, remember_folder
from trainer.ui.packs.drop_box import DropBox
from trainer.ui.packs.endings import READABLE, WELCOME
from trainer.ui.packs.rows import Sign, TitledCard, buttons_row, open_path
from trainer.ui.packs.sheet import Step
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, language

if TYPE_CHECKING:
    from trainer.services.importing import Importing


class BeginStep(Step):
    """``chosen`` carries the file to be looked at."""

    chosen = Signal(object)  # a Path

    def __init__(self, context: Context, importing: Importing, *buttons: Button) -> None:
        super().__init__(context, *buttons)
        self._context, self._importing = context, importing
        theme = context.theme
        self.quiz = Button(theme, _("For a quiz…"), icons=context.icons, icon="quiz")
        self.scenario = Button(theme, _("For scenarios…"), icons=context.icons, icon="chat")
        self.quiz.clicked.connect(lambda: self._ask_for_template(SheetKind.QUIZ))
        self.scenario.clicked.connect(lambda: self._ask_for_template(SheetKind.SCENARIO))
        self.drop = DropBox(
            context,
            words=_("Drop your file here"),
            remark=_("Excel (.xlsx), CSV, Moodle GIFT or Aiken"),
            button=_("Choose a file…"),
            endings=WELCOME,
        )
        self.drop.dropped.connect(lambda paths: self.chosen.emit(paths[0]) if paths else None)
        self.drop.pressed.connect(self.ask_for_file)
        self._saved = QWidget()
        self._saved_words = Text(theme, is_centred=True)
        self.open_saved = Link(theme, _("Open it"))
        self._template = Path()
        self.open_saved.clicked.connect(lambda: open_path(self._template))
        self.fault = Text(theme, role="critical")
        self.fault.hide()
        self._lay_out()

    def ask_for_file(self) -> None:
        """Let somebody choose the file to import."""
        kinds = _("Spreadsheets and quiz files ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in READABLE)
        )
        name, _kind = QFileDialog.getOpenFileName(
            self.window(), _("Choose a file"), proposed_path(""), ";;".join((kinds, _("All files (*)")))
        )
        remember_folder(name)
        if name:
            self.chosen.emit(Path(name))

    def _ask_for_template(self, kind: SheetKind) -> None:
        name = _("Quiz template.xlsx") if kind is SheetKind.QUIZ else _("Scenario template.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save the template"), proposed_path(name), _("Excel (*.xlsx)")
        )
        if chosen:
            self.save_template(kind, chosen_path(chosen, ".xlsx"))

    def save_template(self, kind: SheetKind, target: Path) -> None:
        """Write a template and offer to open it."""
        code = language()
        self._context.jobs.run(
            lambda: self._importing.write_template(kind, target, language=code),
            then=self._template_saved,
            owner=self,
        )

    def _template_saved(self, target: Path) -> None:
        self._template = target
        words = _("Saved as {file}. Fill it in and save it, then drop it below.").format(file=target.name)
        self._saved_words.set_text(words)
        self._saved.show()
        announce(self, words)

    def _lay_out(self) -> None:
        context = self._context
        template = TitledCard(context, _("1. Get a template"))
        template.body.addWidget(
            Text(
                context.theme,
                _("Its sheets explain each column and hold an example. Excel and LibreOffice open it."),
                role="muted",
            )
        )
        template.body.addWidget(buttons_row(context, self.quiz, self.scenario))
        row = QHBoxLayout(self._saved)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.tokens.space.s)
        row.addWidget(Sign(context, "met", "met"))
        row.addWidget(self._saved_words, 1)
        row.addWidget(self.open_saved)
        self._saved.hide()
        template.body.addWidget(self._saved)
        file = TitledCard(context, _("2. Choose the file that you have filled in"))
        file.body.addWidget(
            Text(
                context.theme, _("You see first what will come of it. Nothing is changed yet."), role="muted"
            )
        )
        file.body.addWidget(self.drop)
        if self.fault is not None:
            file.body.addWidget(self.fault)
        self.column.addWidget(template)
        self.column.addWidget(file)
