"""Progress: the history of drills; open any debrief, continue any unfinished one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trainer.core.records import AttemptSummary
from trainer.ui.context import Context
from trainer.ui.page import Page
from trainer.ui.progress.delegate import HistoryDelegate
from trainer.ui.progress.models import HistoryModel, HistoryRole
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.word_filter import WordFilter
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office

_SEARCH_PX = 280
_TITLE, _TITLE_PX = 1, 120
_GO_FIRST = (4, 5, 2, 6)  # replies, time, mode, ending: the columns to do without, in this order
_ROW_LINES = 3.0


class ProgressPage(Page):
    """Enter or a double click opens a row."""

    debrief_requested = Signal(str)  # id of an attempt
    replay_requested = Signal(str)  # id of an attempt
    resume_requested = Signal(str)  # id of an attempt
    page_requested = Signal(str)

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self.model = HistoryModel(self)
        self.filter = WordFilter(HistoryRole.SORT)
        self.filter.setParent(self)
        self.filter.setSourceModel(self.model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.replay = Button(context.theme, kind="secondary")
        self.replay.clicked.connect(self._replay)
        self.table = QTableView()
        self.empty = EmptyState(context.theme, context.icons, "progress")
        self.empty.acted.connect(lambda: self.page_requested.emit("practise"))
        self.nothing = EmptyState(context.theme, context.icons, "search")
        self.nothing.acted.connect(self.search.clear)
        self._set_up_table()
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        return _("Progress")

    def header_actions(self) -> Sequence[QWidget]:
        return (self.replay, self.search) if self.model.rowCount() else ()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(_("Search the history"))
        self.search.setAccessibleName(_("Search the history"))
        self.replay.setText(_("Replay"))
        self.replay.setToolTip(_("Read the chosen drill step by step"))
        self.table.setAccessibleName(_("History of drills"))
        self.empty.set_content(
            title=_("Nothing practised yet"),
            body=_("After your first drill, its score stands here and you can open it again."),
            action=_("Choose a scenario"),
        )
        self.nothing.set_content(
            title=_("Nothing fits"), body=_("No drill has all of these words."), action=_("Show all")
        )
        self.model.retranslate()
        self._fit()

    def entered(self) -> None:
        trainee_id = self._context.settings.value.trainee_id
        self._context.jobs.run(
            lambda: self._office.progress.history(trainee_id), then=self._found, owner=self
        )

    def _found(self, attempts: tuple[AttemptSummary, ...]) -> None:
        chosen = self._chosen_id()
        self.model.set_rows(attempts)
        self._show_pile()
        self.header_changed.emit()
        self._fit()
        self._choose(chosen)
        if attempts and self.isVisible():
            self.table.setFocus()

    def _search(self, query: str) -> None:
        chosen = self._chosen_id()
        self.filter.set_query(query)
        self._show_pile()
        self._choose(chosen)

    def _show_pile(self) -> None:
        if not self.model.rowCount():
            self._pile.setCurrentWidget(self.empty)
        else:
            self._pile.setCurrentWidget(self._card if self.filter.rowCount() else self.nothing)

    def _chosen(self) -> AttemptSummary | None:
        attempt: AttemptSummary | None = self.table.currentIndex().data(HistoryRole.ATTEMPT)
        return attempt

    def _chosen_id(self) -> str:
        attempt = self._chosen()
        return attempt.head.id if attempt else ""

    def _chosen_changed(self) -> None:
        """What goes on is continued, not read."""
        attempt = self._chosen()
        self.replay.setEnabled(attempt is not None and not attempt.is_unfinished)

    def _replay(self) -> None:
        attempt = self._chosen()
        if attempt is not None:
            self.replay_requested.emit(attempt.head.id)

    def _choose(self, attempt_id: str) -> None:
        """Select the drill that was selected before, or the first."""
        rows = range(self.filter.rowCount())
        ids = [self.filter.index(row, 0).data(HistoryRole.ATTEMPT).head.id for row in rows]
        if ids:
            self.table.selectRow(ids.index(attempt_id) if attempt_id in ids else 0)
        self._chosen_changed()

    def _open(self, index: QModelIndex) -> None:
        attempt: AttemptSummary | None = index.data(HistoryRole.ATTEMPT)
        if attempt is None:
            return
        if attempt.is_unfinished:
            self.resume_requested.emit(attempt.head.id)
        else:
            self.debrief_requested.emit(attempt.head.id)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setItemDelegate(HistoryDelegate(self._context.theme, table))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.activated.connect(self._open)
        table.selectionModel().currentChanged.connect(self._chosen_changed)

    def _stretch(self) -> None:
        """The title takes what the others leave; where that is too little to read, columns go."""
        table, least = self.table, self._context.theme.scaled(_TITLE_PX)
        room = table.viewport().width()
        for column in _GO_FIRST:
            table.showColumn(column)
        for column in _GO_FIRST:
            if self._others_px() + least <= room:
                break
            table.hideColumn(column)
        table.setColumnWidth(_TITLE, max(least, room - self._others_px()))

    def _others_px(self) -> int:
        columns = range(self.filter.columnCount())
        return sum(self.table.columnWidth(column) for column in columns if column != _TITLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self._card = Card(theme, padding_px=space.m)
        self._card.body.addWidget(self.table)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._card)
        self._pile.addWidget(self.empty)
        self._pile.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        column.addWidget(self._pile)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.theme
        self.search.setFixedWidth(theme.scaled(_SEARCH_PX))
        self.table.verticalHeader().setDefaultSectionSize(round(theme.text_px("body") * _ROW_LINES))
        self.table.resizeColumnsToContents()
        self._stretch()
