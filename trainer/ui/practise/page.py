"""Practise: search and filters, the list of scenarios, and the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.core.scenario import Channel
from trainer.services.library import is_in
from trainer.services.search import entry_key, search_texts
from trainer.ui.context import Context
from trainer.ui.page import Page
from trainer.ui.practise.delegate import ScenarioDelegate
from trainer.ui.practise.details import ScenarioDetails
from trainer.ui.practise.models import ItemRole, ScenarioFilter, ScenarioItem, ScenarioModel
from trainer.ui.widgets.card_list import CardList, SearchField
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.ui.widgets.link import Link
from trainer.wording.catalogue import _, language, ngettext
from trainer.wording.errors import explain
from trainer.wording.names import channel_name
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.core.errors import PackError
    from trainer.services.office import Office

_DETAILS_PX, _DETAILS_SHARE = 392, 0.48


@dataclass(frozen=True)
class Found:
    """What is on the shelf, for somebody and a language of the screens."""

    items: Sequence[ScenarioItem]
    broken: tuple[PackError, ...]
    shown_for: tuple[str, str]


class PractisePage(Page):
    """Enter starts or continues the chosen scenario; arrow keys in the search field move through the list."""

    drill_requested = Signal(object, object)  # a ScenarioEntry and a Mode
    resume_requested = Signal(str)  # id of an attempt
    pack_requested = Signal(str)  # folder of a pack that was left out

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._broken: tuple[PackError, ...] = ()
        self._is_known = False
        self._shown_for = ("", "")  # who practises, in which language of the screens
        self.model = ScenarioModel(self)
        self.filter = ScenarioFilter(self)
        self.filter.setSourceModel(self.model)
        self.pack = QComboBox()
        self.channel = QComboBox()
        self.open_only = QCheckBox()
        self.list = CardList()
        self.search = SearchField(self.list)
        self.empty = EmptyState(context.theme, context.icons, "search")
        self.details = ScenarioDetails(context)
        self.problems = Link(context.theme)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Practise")

    def retranslate(self) -> None:
        self.search.set_words(_("Search scenarios"))
        self.list.setAccessibleName(_("Scenarios"))
        self.pack.setAccessibleName(_("Pack"))
        self.channel.setAccessibleName(_("Channel"))
        self.open_only.setText(_("Not passed yet"))
        self._show_empty()
        self._show_problems()
        self._fill_filters()
        self._show_current()
        self.list.viewport().update()

    def _show_empty(self) -> None:
        if self._is_known and not self.model.items:
            self.empty.set_content(title=_("No scenario is here yet"), body=_("Ask your trainer for a pack."))
        else:
            self.empty.set_content(
                title=_("Nothing fits"),
                body=_("No scenario has all of this. Take a filter away."),
                action=_("Show all"),
            )

    def _show_problems(self) -> None:
        count = len(self._broken)
        words = ngettext("{count} pack was left out: why?", "{count} packs were left out: why?", count)
        self.problems.set_text(words.format(count=number(count)))
        self.problems.setVisible(bool(count))

    def entered(self) -> None:
        self._context.jobs.run(self._look, then=self._found, owner=self)
        self.search.setFocus()

    def _look(self) -> Found:
        shelf = self._office.library.shelf()
        texts = search_texts(shelf.entries, self._office.library.reader)
        trainee_id, mine = self._context.settings.value.trainee_id, language()
        best = self._office.progress.best_scores(trainee_id)
        newest_last = reversed(self._office.drills.unfinished(trainee_id))
        unfinished = {(one.head.pack_id, one.head.scenario_id): one.head.id for one in newest_last}
        entries = sorted(shelf.entries, key=lambda entry: not is_in(entry, mine))
        items = []
        for entry in entries:
            key = (entry.pack.id, entry.scenario.id)
            item = ScenarioItem(entry, texts[entry_key(entry)], best.get(key), unfinished.get(key, ""))
            items.append(item)
        return Found(items, shelf.broken, (trainee_id, mine))

    def _found(self, found: Found) -> None:
        self._is_known = True
        chosen = self._chosen() if found.shown_for == self._shown_for else None
        if found.shown_for[0] != self._shown_for[0]:
            self._show_all()  # what somebody else looked for
        self._shown_for, broken = found.shown_for, found.broken
        self.model.set_items(found.items)
        self._fill_filters()
        self._choose(entry_key(chosen.entry) if chosen else "")
        is_news = broken and broken != self._broken
        self._broken = broken
        self._show_empty()
        self._show_problems()
        if is_news:
            words = explain(broken[0]).text
            self._context.tell(words, tone="unsure", action=_("Show"), does=self._open_problems)

    def _open_problems(self) -> None:
        """On the page of packs: there stands what is wrong with each."""
        self.pack_requested.emit(str(self._broken[0].folder))

    # Filters

    def _fill_filters(self) -> None:
        packs = {item.entry.pack.id: item.entry.pack.title for item in self.model.items}
        fill_box(self.pack, [(_("All packs"), ""), *((title, pack_id) for pack_id, title in packs.items())])
        channels = sorted({item.entry.scenario.channel for item in self.model.items})
        fill_box(
            self.channel,
            [(_("All channels"), None), *((channel_name(one), one) for one in channels)],
        )

    def _filter(self) -> None:
        chosen = self._chosen()
        channel = self.channel.currentData()
        self.filter.set_filter(
            query=self.search.text(),
            pack_id=self.pack.currentData() or "",
            channel=Channel(channel) if channel else None,
            hides_passed=self.open_only.isChecked(),
        )
        self._choose(entry_key(chosen.entry) if chosen else "")

    def _show_all(self) -> None:
        self.search.clear()
        self.pack.setCurrentIndex(0)
        self.channel.setCurrentIndex(0)
        self.open_only.setChecked(False)

    # The chosen one

    def _chosen(self) -> ScenarioItem | None:
        item: ScenarioItem | None = self.list.currentIndex().data(ItemRole.ITEM)
        return item

    def _choose(self, key: str) -> None:
        indexes = self.list.indexes()
        wanted = [one for one in indexes if entry_key(one.data(ItemRole.ITEM).entry) == key]
        self.list.setCurrentIndex((wanted or indexes or [QModelIndex()])[0])
        is_empty = self._is_known and not indexes
        self._pile.setCurrentWidget(self.empty if is_empty else self.list)
        self._show_current()

    def _show_current(self) -> None:
        self.details.show_item(self._chosen())

    def _start(self) -> None:
        self.details.begin()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._start)
        self.pack.currentIndexChanged.connect(self._filter)
        self.channel.currentIndexChanged.connect(self._filter)
        self.open_only.toggled.connect(self._filter)
        self.list.activated.connect(self._start)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.details.drill_requested.connect(self.drill_requested)
        self.details.resume_requested.connect(self.resume_requested)
        self.empty.acted.connect(self._show_all)
        self.problems.clicked.connect(self._open_problems)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.show_cards(self.filter, ScenarioDelegate(theme, self._context.icons, self.list))
        self._pile = QStackedWidget()
        self._pile.addWidget(self.list)
        self._pile.addWidget(self.empty)
        bar = QWidget()
        flow = FlowLayout(bar, spacing_px=space.m)
        for widget in (self.pack, self.channel, self.open_only):
            flow.addWidget(widget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self.search)
        column.addWidget(bar)
        column.addSpacing(space.xs)
        column.addWidget(self._pile, 1)
        column.addWidget(self.problems)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        row.setSpacing(space.l)
        row.addWidget(left, 1)
        row.addWidget(self.details)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = round(self.width() * _DETAILS_SHARE)
        self.details.setFixedWidth(min(self._context.theme.scaled(_DETAILS_PX), most))
        self.list.doItemsLayout()


def fill_box(box: QComboBox, entries: list[tuple[str, object]]) -> None:
    """Offer these entries and keep what was chosen, where it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    place = next((at for at, (_text, data) in enumerate(entries) if data == chosen), 0)
    box.setCurrentIndex(place)
    box.blockSignals(False)
