"""The chosen pack: what it is, what is in it, who made and signed it, how its scoring does, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.errors import Problem
from trainer.core.signing import SignatureState
from trainer.services.install_plans import Origin
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.packs.pack_list import HEALTH_SIGNS, PackItem
from trainer.ui.packs.problem_list import ProblemList
from trainer.ui.packs.rows import open_path
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.chip import Chip, Tone
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.installing import origin_name
from trainer.wording.numbers import day
from trainer.wording.pack_pages import (
    Health,
    contents_words,
    edited_count_words,
    health_words,
    listed,
    pack_language_name,
    scoring_words,
)
from trainer.wording.packs import bench_sentence
from trainer.wording.sharing import own_signature_sentence, signed_sentence

if TYPE_CHECKING:
    from trainer.services.pack_checks import PackReport
    from trainer.ui.packs.actions import Offer

_HEALTH_TONES: dict[Health, Tone] = {
    Health.USABLE: "met",
    Health.WARNINGS: "unsure",
    Health.BROKEN: "critical",
    Health.UNUSED: "plain",
}


class PackDetails(Card):
    """Nothing is shown while nothing is chosen."""

    check_requested = Signal(object)  # a PackItem
    remove_requested = Signal(object)  # a PackItem

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=0)
        self._context = context
        self._item: PackItem | None = None
        self._report: PackReport | None = None
        self._is_checking = False
        theme, icons = context.theme, context.icons
        self._title = Text(theme, style="title", weight="bold")
        self._chips, self._chip_flow = _flow()
        self._description = MarkdownText(theme)
        self._buttons, self._button_flow = _flow()
        self.check = Button(theme, kind="secondary", icons=icons, icon="retry")
        self.open_folder = Button(theme, kind="secondary", icons=icons, icon="folder")
        self.remove = Button(theme, kind="quiet", icons=icons, icon="trash")
        self._offered: list[Button] = []
        self._facts = FactTable(theme)
        self._scoring_heading = SectionHeading(theme)
        self._scoring = Text(theme)
        self._figures = Text(theme, style="caption", role="muted")
        self._problems_heading = SectionHeading(theme)
        self._nothing_wrong = Text(theme, role="muted")
        self.problems = ProblemList(context)
        self.copy = Button(theme, kind="quiet", icons=icons, icon="copy")
        self._connect()
        self._lay_out()

    @property
    def item(self) -> PackItem | None:
        """What is shown."""
        return self._item

    def show_item(self, item: PackItem | None, report: PackReport | None, offers: Sequence[Offer]) -> None:
        """Show a pack, with the report of its last check and what else can be done with it."""
        self._item, self._report = item, report
        self._inside.setVisible(item is not None)
        if item is None:
            return
        self._title.set_text(item.title)
        self._show_chips(item)
        description = item.pack.pack.description if item.pack.pack is not None else ""
        self._description.set_markdown(description)
        self._description.setVisible(bool(description))
        self._show_offers(offers)
        self._facts.set_rows(_facts(item))
        self._show_scoring(item)
        self._show_problems(item)
        self._show_buttons()

    def set_checking(self, is_checking: bool) -> None:
        """Say that the pack is being checked, which may take a while."""
        self._is_checking = is_checking
        self._show_buttons()
        if self._item is not None:
            self._show_scoring(self._item)

    def _show_chips(self, item: PackItem) -> None:
        icon, _role = HEALTH_SIGNS[item.health]
        self._replace_chips(
            (health_words(item.pack), _HEALTH_TONES[item.health], icon),
            (origin_name(item.pack.origin), "plain", None),
            (edited_count_words(item.pack), "accent", "pencil"),
        )

    def _replace_chips(self, *chips: tuple[str, Tone, IconName | None]) -> None:
        empty(self._chip_flow)
        for words, tone, icon in chips:
            if words:
                chip = Chip(self._context.theme, words, tone=tone, icons=self._context.icons, icon=icon)
                self._chip_flow.addWidget(chip)

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        """Put what else can be done between looking at the pack and removing it."""
        while self._button_flow.takeAt(0) is not None:
            pass
        for button in self._offered:
            button.hide()
            button.deleteLater()
        self._offered = [self._offer_button(offer) for offer in offers]
        for button in (self.check, self.open_folder, *self._offered, self.remove):
            self._button_flow.addWidget(button)

    def _offer_button(self, offer: Offer) -> Button:
        theme, icons = self._context.theme, self._context.icons
        button = Button(theme, offer.text, kind="secondary", icons=icons, icon=offer.icon)
        button.setToolTip(offer.tip)
        button.clicked.connect(lambda _checked=False: offer.does())
        return button

    def _show_buttons(self) -> None:
        self.check.setText(_("Check again") if self._report else _("Check"))
        self.check.setEnabled(not self._is_checking)
        self.open_folder.setText(_("Open folder"))
        self.remove.setText(_("Remove…"))
        for button in (self.check, self.open_folder, self.remove):
            button.updateGeometry()

    def _show_scoring(self, item: PackItem) -> None:
        bench = self._report.bench if self._report and not self._is_checking else None
        self._scoring_heading.set_text(_("Scoring against people"))
        self._scoring.set_text(self._scoring_words(item))
        self._figures.set_text(bench_sentence(bench) if bench is not None and bench.marks else "")
        for part in (self._scoring_heading, self._scoring):
            part.setVisible(item.pack.pack is not None)
        self._figures.setVisible(bool(self._figures.text()))

    def _scoring_words(self, item: PackItem) -> str:
        if self._is_checking:
            return _("Being checked: every way through the scenarios, and every marked sample…")
        has_samples = item.pack.pack is not None and bool(item.pack.pack.samples)
        if self._report is None and has_samples:
            return _("“Check” finds out.")
        bench = self._report.bench if self._report else None
        return scoring_words(item.pack.pack, bench) if item.pack.pack is not None else ""

    def _show_problems(self, item: PackItem) -> None:
        problems: tuple[Problem, ...] = self._report.problems if self._report else item.pack.problems
        self._problems_heading.set_text(_("Problems"))
        self._nothing_wrong.set_text(
            _("Nothing to mend.") if self._report else _("None at the first look; “Check” looks closer.")
        )
        self._nothing_wrong.setVisible(not problems)
        self.problems.show_problems(problems, item.pack.folder, item.pack.pack)
        self.problems.setVisible(bool(problems))
        self.copy.setText(_("Copy the problems"))
        self.copy.setVisible(bool(problems))

    def _open_folder(self) -> None:
        if self._item is not None:
            open_path(self._item.pack.folder)

    def _connect(self) -> None:
        self.check.clicked.connect(lambda: self.check_requested.emit(self._item))
        self.open_folder.clicked.connect(self._open_folder)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._item))
        self.copy.clicked.connect(self.problems.copy)

    def _lay_out(self) -> None:
        """Everything scrolls, the buttons too: large text would leave no room for the rest."""
        space = self._context.theme.tokens.space
        self.body.setContentsMargins(2, 2, 3, 4)  # what scrolls keeps off the edge of the card
        self._inside = ScrollPanel(self._context.theme)
        column = self._inside.column
        for widget in (self._title, self._chips, self._description, self._buttons):
            column.addWidget(widget)
            column.addSpacing(space.xs)
        column.addSpacing(space.s)
        column.addWidget(self._facts)
        for parts in (
            (self._scoring_heading, self._scoring, self._figures),
            (self._problems_heading, self._nothing_wrong, self.problems, self.copy),
        ):
            column.addSpacing(space.m)
            for part in parts:
                column.addWidget(part)
        self.body.addWidget(self._inside)


def _flow() -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    return holder, FlowLayout(holder)


def _facts(item: PackItem) -> list[tuple[str, str]]:
    record, pack = item.pack.record, item.pack.pack
    is_of_program = item.pack.origin is Origin.BUNDLED
    came = ""
    if record is not None:
        came = _("{file}, on {day}").format(file=record.source, day=day(record.at))
    about: list[tuple[str, str]] = []
    if pack is not None:
        about = [
            (_("Version"), pack.version),
            (_("Language"), pack_language_name(pack.language)),
            (_("Contents"), contents_words(pack)),
            (_("Authors"), listed(pack.authors)),
            (_("Licence"), pack.licence or _("none given: ask the authors before you pass it on")),
        ]
    return [
        *about,
        (_("Signature"), "" if is_of_program else _signature(item)),
        (_("Installed from"), came),
        (_("Edited here"), listed(item.pack.edited)),
        (_("Folder"), str(item.pack.folder)),
    ]


def _signature(item: PackItem) -> str:
    is_own = item.pack.origin is Origin.OWN and item.signed.state is SignatureState.UNSIGNED
    return own_signature_sentence() if is_own else signed_sentence(item.signed)
