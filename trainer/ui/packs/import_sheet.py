"""Import: a template, the file, what will come of it, into which pack – and then it is there to be played."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.core.naming import pack_id_for
from trainer.services.importing import ImportPlan, OwnPack
from trainer.ui.context import Context
from trainer.ui.packs.discard_dialog import ask_whether_to_close
from trainer.ui.packs.done_step import Made, look_at_made
from trainer.ui.packs.import_begin import BeginStep
from trainer.ui.packs.import_plan import coming_card, faults_card
from trainer.ui.packs.import_target import TargetCard
from trainer.ui.packs.making_sheet import MakingSheet
from trainer.ui.packs.rows import buttons_row, keep, open_path
from trainer.ui.packs.sheet import Step
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office


@dataclass(frozen=True)
class Looked:
    """What a file holds, and where it can go."""

    plan: ImportPlan
    own: Sequence[OwnPack]
    known_in: Path | None
    taken: Collection[str]


class ImportSheet(MakingSheet):
    """Nothing is written before “Import” was pressed on the second step.

    Args:
        context: For looks and background work.
        office: What imports.
        parent: The window.
        beside: Folder of the pack that was chosen on the page, which is proposed if it is one's own.
    """

    def __init__(
        self, context: Context, office: Office, parent: QWidget, *, beside: Path | None = None
    ) -> None:
        more = Button(context.theme, _("Import more"), kind="quiet")
        super().__init__(context, office, _("Import"), parent, left=(more,))
        self.more = more
        self._beside = beside
        self._looked: Looked | None = None
        self.another = Button(context.theme, _("Another file…"), kind="quiet")
        self.import_ = Button(context.theme, _("Import"), kind="primary")
        self.begin = BeginStep(context, office.importing, self.cancel)
        self.look_step = Step(context, self.another, self.cancel, self.import_)
        self.target = TargetCard(context, self._propose_id)
        keep(self, self.target)
        self.set_up(
            (self.begin, self.look_step, self.done_step),
            *(self.cancel, self.folder, self.close_done, self.import_, self.play),
            left=(self.another, self.more),
        )
        self._connect()

    def look(self, file: Path) -> None:
        """Read a file and show what will come of it."""
        importing, library = self._office.importing, self._office.library

        def work() -> Looked:
            plan = importing.look(file)
            own = importing.own_packs()
            taken = frozenset(pack.id for pack in library.shelf().packs)
            return Looked(plan, own, importing.known_in(plan, own), taken)

        self.run(work, self._show_looked, busy=_("Reading {file}…").format(file=file.name))

    def refit(self) -> None:
        super().refit()
        has_something = self._looked is not None and not self._looked.plan.is_empty
        self.import_.setEnabled(has_something and self.target.is_complete and not self.is_busy)

    def reject(self) -> None:
        """Ask first where something was chosen or typed: with an input method Esc is a reflex."""
        is_choosing = self.pile.currentWidget() is self.look_step and not self.is_busy
        if is_choosing and self.target.is_touched:
            ask_whether_to_close(self._theme, self, then=super().reject)
        else:
            super().reject()

    def _show_looked(self, looked: Looked) -> None:
        is_again = self._looked is not None and self._looked.plan.source == looked.plan.source
        self._looked = looked
        context, plan = self._context, looked.plan
        step = self.look_step
        keep(self, self.target)  # it outlives what is shown of one file
        step.clear()
        step.column.addWidget(coming_card(context, plan))
        if plan.faults:
            step.column.addWidget(faults_card(context, plan, self._mend_row(plan.source)))
        elif plan.is_empty:
            step.column.addWidget(self._mend_row(plan.source))
        if not plan.is_empty:
            self._show_target(looked, is_again=is_again)
            step.column.addWidget(self.target)
            self.target.show()
        self.go(step, plan.source.name)
        self.refit()

    def _show_target(self, looked: Looked, *, is_again: bool) -> None:
        if is_again and self.target.show_again(looked.own):
            return
        wished = looked.known_in or self._beside
        is_known = looked.known_in is not None
        self.target.show_choices(looked.plan.head, looked.own, wished=wished, is_known=is_known)

    def _mend_row(self, file: Path) -> QWidget:
        theme, icons = self._context.theme, self._context.icons
        open_file = Button(theme, _("Open the file"), icons=icons, icon="file")
        again = Button(theme, _("Read it again"), icons=icons, icon="retry")
        open_file.clicked.connect(lambda: open_path(file))
        again.clicked.connect(lambda: self.look(file))
        return buttons_row(self._context, open_file, again)

    def _ask_clashes(self, folder: Path) -> None:
        looked = self._looked
        if looked is not None:
            importing = self._office.importing
            self._context.jobs.run(
                lambda: importing.clashes(looked.plan, folder), then=self.target.show_clashes, owner=self
            )

    def _import(self) -> None:
        looked = self._looked
        if looked is None or not self.import_.isEnabled():
            return
        into, choices = self.target.into, self.target.choices
        importing, library = self._office.importing, self._office.library
        first = looked.plan.scenarios[0].title if looked.plan.scenarios else ""

        def work() -> Made:
            return look_at_made(library, importing.write(looked.plan, into, choices=choices), first=first)

        self.run(
            work,
            lambda made: self.show_made(made, heading=_("Imported.")),
            busy=_("Importing…"),
            has_to_hear=True,
        )

    def _propose_id(self, title: str) -> str:
        return pack_id_for(title, taken=self._looked.taken if self._looked is not None else ())

    def _connect(self) -> None:
        self.begin.chosen.connect(self.look)
        self.another.clicked.connect(self.begin.ask_for_file)
        self.import_.clicked.connect(self._import)
        self.target.changed.connect(self.refit)
        self.target.own_chosen.connect(self._ask_clashes)
        self.more.clicked.connect(self._begin_again)

    def _begin_again(self) -> None:
        self._looked = None
        self.go(self.begin)
