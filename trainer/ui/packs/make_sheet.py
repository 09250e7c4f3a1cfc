"""Make a pack: from a template, as a copy of one that is here, or from a spreadsheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QVBoxLayout, QWidget

from trainer.core.naming import pack_id_for
from trainer.services.importing import PackHead
from trainer.ui.context import Context
from trainer.ui.packs.done_step import Made, look_at_made
from trainer.ui.packs.fields import Field
from trainer.ui.packs.head_form import HeadForm
from trainer.ui.packs.making_sheet import MakingSheet
from trainer.ui.packs.rows import TitledCard
from trainer.ui.packs.sheet import Step
from trainer.ui.packs.way import Way
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.wording.catalogue import _, language

if TYPE_CHECKING:
    from trainer.core.scenario import Pack
    from trainer.services.office import Office


@dataclass(frozen=True)
class Beginnings:
    """What a new pack can begin with: the packs that are here, and the ids that they have."""

    packs: Sequence[Pack]
    taken: Collection[str]


class MakeSheet(MakingSheet):
    """``sheet_requested`` asks for the import instead."""

    sheet_requested = Signal()

    def __init__(self, context: Context, office: Office, parent: QWidget, *, source: str = "") -> None:
        super().__init__(context, office, _("Make a pack"), parent)
        self._source = source
        self._taken: Collection[str] = ()
        self._packs: dict[str, Pack] = {}
        theme = context.theme
        self.begin = Button(theme, _("Make it"), kind="primary")
        self.template = Way(
            context,
            "pencil",
            _("From YAML files"),
            _("A scenario with comments, to write over in an editor."),
        )
        self.copy = Way(context, "copy", _("A copy of a pack"), _("To change what is there already."))
        self.sheet = Way(
            context, "file", _("From a spreadsheet"), _("Fill in a template in Excel, and import it.")
        )
        self.sources = QComboBox()
        self._sources_field = Field(theme, _("Copy of"), self.sources)
        self.form = HeadForm(context, self._propose_id)
        self.first = Step(context, self.cancel, self.begin)
        self._lay_out()
        self._connect()
        self.refit()
        self.run(self._look, self._show_beginnings, busy=_("Looking at the packs…"))

    def refit(self) -> None:
        super().refit()
        self.begin.setEnabled(self.form.is_complete and not self.is_busy)

    # What it begins with

    def _look(self) -> Beginnings:
        packs = self._office.library.shelf().packs
        return Beginnings(packs, frozenset(pack.id for pack in packs))

    def _show_beginnings(self, beginnings: Beginnings) -> None:
        self._taken = beginnings.taken
        self._packs = {pack.id: pack for pack in beginnings.packs}
        for pack in beginnings.packs:
            self.sources.addItem(f"{pack.title} ({pack.version})", pack.id)
        self.copy.setEnabled(bool(beginnings.packs))
        self.form.set_language(language())
        if self._source in self._packs:
            self.sources.setCurrentIndex(self.sources.findData(self._source))
            self.copy.setChecked(True)
        self._switched()
        self.form.title.setFocus()

    def _switched(self) -> None:
        is_copy = self.copy.isChecked()
        self._sources_field.setVisible(is_copy)
        self.form.set_language_shown(not is_copy)
        if is_copy:
            self._propose_copy()

    def _propose_copy(self) -> None:
        pack = self._packs.get(self.sources.currentData() or "")
        if pack is not None and self.copy.isChecked():
            title = _("{title} (copy)").format(title=pack.title)
            head = PackHead("", title, pack.language, authors=pack.authors, licence=pack.licence)
            self.form.show_head(head)

    def _propose_id(self, title: str) -> str:
        return pack_id_for(title, taken=self._taken)

    # Making

    def _create(self) -> None:
        if not self.begin.isEnabled():
            return
        source = str(self.sources.currentData()) if self.copy.isChecked() else ""
        head = self.form.head()
        making, library = self._office.pack_making, self._office.library

        def work() -> Made:
            return look_at_made(library, making.make(head, source=source).folder)

        self.run(work, self._show_new, busy=_("Making the pack…"), has_to_hear=True)

    def _show_new(self, made: Made) -> None:
        steps = (
            _("Open the folder and change the texts: each file says in comments what belongs where."),
            _("Come back here and check: each fault is named with its file and line."),
            _("Play it as your trainees will, then build an archive to hand it on."),
        )
        self.show_made(made, heading=_("The pack is made."), next_steps=steps)

    def _ask_for_sheet(self) -> None:
        self.accept()
        self.sheet_requested.emit()

    def _connect(self) -> None:
        for way in (self.template, self.copy):
            way.toggled.connect(self._switched)
        self.sheet.clicked.connect(self._ask_for_sheet)
        self.sources.currentIndexChanged.connect(self._propose_copy)
        self.form.changed.connect(self.refit)
        self.begin.clicked.connect(self._create)

    def _lay_out(self) -> None:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.tokens.space.s)
        group = QButtonGroup(self)
        self.sheet.setCheckable(False)  # it leads elsewhere at once
        column.addWidget(self.sheet)
        for way in (self.template, self.copy):
            group.addButton(way)
            column.addWidget(way)
        self.template.setChecked(True)
        head: Card = TitledCard(self._context, _("What it is called"))
        head.body.addWidget(self._sources_field)
        head.body.addWidget(self.form)
        self.first.column.addWidget(ways)
        self.first.column.addWidget(head)
        self.set_up(
            (self.first, self.done_step),
            *(self.cancel, self.folder, self.close_done, self.begin, self.play),
        )
