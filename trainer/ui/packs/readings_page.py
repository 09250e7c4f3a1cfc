"""Feedback that came back, for the author: by item or by rating, beside the texts as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.services.feedback import FeedbackEntry, FeedbackReport, read_forms
from trainer.ui.context import Context
from trainer.ui.packs.entry_card import EntryCard
from trainer.ui.packs.rows import SignRow, TitledCard, keep, problem_row
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Choice
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.pack_sheets import form_place
from trainer.wording.problems import problem_sentence

if TYPE_CHECKING:
    from trainer.core.scenario import Pack
    from trainer.services.installing import InstalledPack

_COLUMN_PX = 860
_AT_ONCE = 60
_NO_RATING = 9  # behind the best


class ReadingsPage(Page):
    """The worst rated first, or in the order of the pack."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pack: Pack | None = None
        self._folder = Path()
        self._files: Sequence[Path] = ()
        self._report: FeedbackReport | None = None
        self._shown = _AT_ONCE
        theme = context.theme
        self.by_item, self.by_rating = Choice(theme), Choice(theme)
        self.again = Button(theme, kind="secondary", icons=context.icons, icon="retry")
        self.back = Button(theme, kind="secondary")
        self.more = Button(theme, kind="secondary")
        keep(self, self.more)
        self.cards: list[EntryCard] = []
        self._lay_out()
        self.by_rating.toggled.connect(self._show_entries)
        self.again.clicked.connect(self._read)
        self.back.clicked.connect(self.closed)
        self.more.clicked.connect(self._show_more)
        self.retranslate()

    def title(self) -> str:
        return (
            _("Feedback: {title}").format(title=self._pack.title) if self._pack is not None else _("Feedback")
        )

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._report is None:
            return ()
        count = len(self._report.entries)
        words = ngettext("{count} opinion", "{count} opinions", count).format(count=number(count))
        return (HeaderChip(words, "accent"),)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.back, self.again)

    def retranslate(self) -> None:
        self.by_item.setText(_("As in the pack"))
        self.by_rating.setText(_("Worst first"))
        self.again.setText(_("Read again"))
        self.back.setText(_("Back"))
        self._show_entries()

    def open(self, chosen: InstalledPack, files: Sequence[Path]) -> None:
        """Read forms for a pack."""
        if chosen.pack is not None:
            self._pack, self._folder, self._files = chosen.pack, chosen.folder, tuple(files)
            self._report, self._shown = None, _AT_ONCE
            self._show_entries()
            self._read()

    def entered(self) -> None:
        (self.by_rating if self.by_rating.isChecked() else self.by_item).setFocus()

    def _read(self) -> None:
        folder, files = self._folder, self._files
        self._context.jobs.run(lambda: read_forms(folder, files), then=self._show, owner=self)

    def _show(self, report: FeedbackReport) -> None:
        self._report = report
        self._show_entries()
        self.header_changed.emit()

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._show_entries()

    def _show_entries(self) -> None:
        keep(self, self.more)
        self.panel.clear()
        self.cards = []
        if self._report is None or self._pack is None:
            return
        if self._report.faults:
            self._add(self._faults_card(self._report))
        entries = self._in_order(self._report.entries)
        if not entries and not self._report.faults:
            card = Card(self._context.theme)
            card.body.addWidget(
                SignRow(self._context, "info", "muted", _("Nobody has written anything into it."))
            )
            self._add(card)
        for entry in entries[: self._shown]:
            version = self._report.versions.get(entry.source, "")
            card = EntryCard(self._context, entry, self._pack, self._folder, version=version)
            self.cards.append(card)
            self._add(card)
        hidden = len(entries) - self._shown
        self.more.setVisible(hidden > 0)
        if hidden > 0:
            words = ngettext("Show {count} more", "Show {count} more", hidden).format(count=number(hidden))
            self.more.setText(words)
            self.panel.add_centred(self.more)
        self._fit()

    def _in_order(self, entries: Sequence[FeedbackEntry]) -> list[FeedbackEntry]:
        if not self.by_rating.isChecked():
            return list(entries)
        return sorted(entries, key=lambda one: one.opinion.rating or _NO_RATING)

    def _faults_card(self, report: FeedbackReport) -> Card:
        card = TitledCard(self._context, _("What could not be read"))
        for fault in report.faults:
            words = problem_sentence(fault)
            card.body.addWidget(problem_row(self._context, fault, place=form_place(fault), words=words))
        return card

    def _add(self, card: Card) -> None:
        self.panel.add_centred(card)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.panel = ScrollPanel(theme)
        ScrollKeys(self.panel)
        self.panel.column.setSpacing(space.l)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(space.xl, space.l, space.xl, 0)
        row.setSpacing(space.s)
        group = QButtonGroup(self)
        row.addStretch(1)
        for choice in (self.by_item, self.by_rating):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            group.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self.by_item.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.panel, 1)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self._context.theme.scaled(_COLUMN_PX)
        for card in self.panel.findChildren(Card):
            card.setMaximumWidth(width)
