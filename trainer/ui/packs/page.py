"""Packs: those that are here, the chosen one beside them, and a place to drop new ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.ui.context import Context
from trainer.ui.file_names import proposed_path, remember_folder
from trainer.ui.packs.actions import PackActions
from trainer.ui.packs.arrivals import Arrivals, dragged_paths
from trainer.ui.packs.details import PackDetails
from trainer.ui.packs.drop_veil import DropVeil
from trainer.ui.packs.loading import load_items
from trainer.ui.packs.pack_list import PackDelegate, PackFilter, PackItem, PackModel, PackRole
from trainer.ui.page import Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card_list import CardList, SearchField
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.pack_checks import PackReport

_LIST_PX, _LIST_SHARE = 380, 0.4
_SEARCH_FROM = 6
_MAKE_FROM_PX = 860  # in the header; below it stands in the menu alone
_MOST_SCALE_FOR_HINT = 1.5  # large text needs the room for the list


class PacksPage(Page):
    """Arrow keys in the search field move through the list; Ctrl+O installs; anything can be dropped here."""

    page_requested = Signal(str)
    drill_requested = Signal(object, object)  # a ScenarioEntry and a Mode

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._reports: dict[str, PackReport] = {}
        self._wanted = ""  # id of a pack, or folder of one without; chosen at the next look
        self._is_known = False
        self.model = PackModel(self)
        self.filter = PackFilter(self)
        self.filter.setSourceModel(self.model)
        self.actions_of_packs = PackActions(context, office, self)
        self.arrivals = Arrivals(context, office, self.actions_of_packs, self)
        self.list = CardList()
        self.search = SearchField(self.list)
        self.empty = EmptyState(context.theme, context.icons, "packs")
        self.nothing = EmptyState(context.theme, context.icons, "search")
        self.details = PackDetails(context)
        self.install = Button(context.theme, kind="primary", keys=_keys())
        self._hint = Text(context.theme, style="caption", role="muted")
        self.setAcceptDrops(True)
        self._veil = DropVeil(context, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Packs")

    def header_actions(self) -> Sequence[QWidget]:
        return (*self.actions_of_packs.header_widgets(), self.install)

    def retranslate(self) -> None:
        self.search.set_words(_("Search packs"))
        self.list.setAccessibleName(_("Packs"))
        self.install.setText(_("Install a pack…"))
        self.install.setToolTip(
            _("A finished pack that you were given (.dojopack); it can be dropped here too")
        )
        self._hint.set_text(_("A pack, a folder or a sheet with questions can be dropped anywhere here."))
        self.actions_of_packs.retranslate()
        self.empty.set_content(
            title=_("No pack is here yet"),
            body=_("Drop a pack or a sheet with questions here, install one, or make one of your own."),
            action=_("Install a pack…"),
        )
        self.nothing.set_content(
            title=_("Nothing fits"), body=_("No pack has all of these words."), action=_("Show all")
        )
        self._show_current()
        self.list.viewport().update()

    def entered(self) -> None:
        self.look_again()
        self.list.setFocus()

    def choose(self, wanted: str) -> None:
        """Choose a pack by its id or its folder, now or as soon as it is found."""
        self._wanted = wanted
        if self.isVisible():
            self.look_again()

    def look_again(self) -> None:
        """Look at what is here now."""
        installing = self._office.installing
        self._context.jobs.run(lambda: load_items(installing), then=self._found, owner=self)

    def _found(self, items: tuple[PackItem, ...]) -> None:
        self._is_known = True
        chosen = self._chosen()
        wanted = self._wanted or (chosen.key if chosen else "")
        self._wanted = ""
        self.model.set_items(items)
        self.search.setVisible(len(items) >= _SEARCH_FROM or bool(self.search.text()))
        self._choose(wanted)

    def _filter(self, query: str) -> None:
        chosen = self._chosen()
        self.filter.set_query(query)
        self._choose(chosen.key if chosen else "")

    # The chosen one

    def _chosen(self) -> PackItem | None:
        item: PackItem | None = self.list.currentIndex().data(PackRole.ITEM)
        return item

    def _choose(self, wanted: str) -> None:
        indexes = self.list.indexes()
        fitting = [one for one in indexes if wanted in _names(one.data(PackRole.ITEM))]
        self.list.setCurrentIndex((fitting or indexes or [QModelIndex()])[0])
        self._show_pile(has_rows=bool(indexes))
        self._show_current()

    def _show_pile(self, *, has_rows: bool) -> None:
        is_empty = self._is_known and not self.model.items
        self._pile.setCurrentWidget(self.empty if is_empty else self._both)
        self._list_pile.setCurrentWidget(self.list if has_rows or not self._is_known else self.nothing)

    def _show_current(self) -> None:
        item = self._chosen()
        self.actions_of_packs.chosen = item.pack if item else None
        offers = self.actions_of_packs.offers(item.pack) if item else ()
        self.details.show_item(item, self._report_of(item), offers)

    def _report_of(self, item: PackItem | None) -> PackReport | None:
        return self._reports.get(item.version_key) if item else None

    # What can be done with it

    def _check(self, item: PackItem) -> None:
        """Look closely: what was found stays known until the pack is another one."""
        from trainer.services.pack_checks import check_folder  # asked for now and then

        def checked(report: PackReport) -> None:
            self.details.set_checking(False)
            if report.pack is not None:
                self._reports[report.pack.content_hash] = report
            self.look_again()  # its files may be others by now

        def failed(error: Exception) -> None:
            self.details.set_checking(False)
            self._context.report(error)

        self.details.set_checking(True)
        library, folder = self._office.library, item.pack.folder
        self._context.jobs.run(library.refresh)
        self._context.jobs.run_giving_way(
            lambda give_way: check_folder(folder, give_way), then=checked, otherwise=failed, owner=self
        )

    def _remove(self, item: PackItem) -> None:
        from trainer.ui.packs.remove_dialog import ask_and_remove  # asked for now and then

        ask_and_remove(self._context, self._office, item.pack, self, then=self.look_again)

    # Packs that come

    def _ask_for_files(self) -> None:
        title = _("Choose packs, or sheets with questions")
        names, _kind = QFileDialog.getOpenFileNames(
            self.window(), title, proposed_path(""), self.arrivals.file_kinds()
        )
        remember_folder(names[0] if names else "")
        self.arrivals.take(tuple(Path(name) for name in names))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_paths(event.mimeData()):
            event.acceptProposedAction()
            self._veil.lift_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.arrivals.take(dragged_paths(event.mimeData()))

    # Keys and places

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.nothing.acted.connect(self.search.clear)
        self.empty.acted.connect(self._ask_for_files)
        self.install.clicked.connect(self._ask_for_files)
        self.details.check_requested.connect(self._check)
        self.details.remove_requested.connect(self._remove)
        self.arrivals.arrived.connect(self.choose)
        self.arrivals.page_requested.connect(self.page_requested)
        self.actions_of_packs.changed.connect(self.choose)
        self.actions_of_packs.drill_requested.connect(self.drill_requested)
        for keys, does in (
            (QKeySequence.StandardKey.Find, self._find),
            (QKeySequence.StandardKey.Open, self._ask_for_files),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.details.remove.click)

    def _find(self) -> None:
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.show_cards(self.filter, PackDelegate(theme, self._context.icons, self.list, captions=2))
        self._list_pile = QStackedWidget()
        self._list_pile.addWidget(self.list)
        self._list_pile.addWidget(self.nothing)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(self.search)
        column.addWidget(self._list_pile, 1)
        column.addWidget(self._hint)
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.l)
        row.addWidget(self._left)
        row.addWidget(self.details, 1)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._both)
        self._pile.addWidget(self.empty)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        frame.addWidget(self._pile)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = round(self.width() * _LIST_SHARE)
        self._left.setFixedWidth(min(self._context.theme.scaled(_LIST_PX), most))
        if self.actions_of_packs.show_make(self.width() >= self._context.theme.scaled(_MAKE_FROM_PX)):
            self.header_changed.emit()
        self._hint.setVisible(self._context.theme.text_scale <= _MOST_SCALE_FOR_HINT)
        self.list.doItemsLayout()


def _names(item: PackItem) -> tuple[str, ...]:
    return (item.key, item.pack.id)


def _keys() -> str:
    return QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
