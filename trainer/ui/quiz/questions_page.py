"""Questions, for trainers: how hard each is, whom it tells apart, what is chosen instead, who forgets it.

Above them stands how many answers wait for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trainer.ui.context import Context
from trainer.ui.file_names import chosen_path, proposed_path
from trainer.ui.page import Page
from trainer.ui.quiz.question_details import QuestionDetails
from trainer.ui.quiz.questions_model import QuestionRow, QuestionsModel
from trainer.ui.quiz.waiting_band import WaitingBand
from trainer.ui.saved import say_saved
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.columns_model import TableRole
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.word_filter import WordFilter
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.services.office import Office
    from trainer.services.quiz_reviews import WaitingAnswer
    from trainer.services.quiz_statistics import QuizReport

_QUESTION_PX, _SCROLLBAR_PX, _ROW_LINES = 180, 14, 2.6
_TABLE_PART, _DETAILS_PART = 3, 2  # of the height
_QUIZ, _QUESTION, _PEOPLE, _INSTEAD = 0, 1, 2, 5
_GO_FIRST = (_QUIZ, _INSTEAD, 6)  # the columns to do without, in this order


class QuestionsPage(Page):
    """What is most noticeable stands in the details of the chosen row."""

    page_requested = Signal(str)

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._reports: tuple[QuizReport, ...] = ()
        self._waiting_count, self._reviewer = 0, ""
        self.model = QuestionsModel(self)
        self.filter = WordFilter(TableRole.SORT)
        self.filter.setParent(self)
        self.filter.setSourceModel(self.model)
        self.waiting = WaitingBand(context)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.export = Button(context.theme, kind="secondary", icons=context.icons, icon="export")
        self.back = Button(context.theme, kind="secondary", icons=context.icons, icon="chevron-left")
        self.table = QTableView()
        self.details = QuestionDetails(context)
        self.empty = EmptyState(context.theme, context.icons, "quiz")
        self._set_up_table()
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Question statistics")

    def header_actions(self) -> Sequence[QWidget]:
        return self.export, self.back

    def retranslate(self) -> None:
        self.search.setPlaceholderText(_("Search questions"))
        self.search.setAccessibleName(_("Search questions"))
        self.export.setText(_("Export CSV"))
        self.back.setText(_("Quizzes"))
        self.table.setAccessibleName(_("Question statistics"))
        self.empty.set_content(title=_("Nothing fits"), body=_("No question has all of these words."))
        self.waiting.show_count(self._waiting_count)
        self.model.retranslate()
        self._show_current()
        self._fit()

    def entered(self) -> None:
        self._context.jobs.run(lambda: _look(self._office), then=self._found, owner=self)

    def _found(self, found: tuple[tuple[QuizReport, ...], tuple[QuestionRow, ...], int]) -> None:
        self._reports, rows, self._waiting_count = found
        self.waiting.show_count(self._waiting_count)
        self.model.set_rows(rows)
        self._fit()
        self._show_pile()
        if rows and self.isVisible():
            self.table.setFocus()

    def _search(self, query: str) -> None:
        self.filter.set_query(query)
        self._show_pile()

    def _show_pile(self) -> None:
        has_rows = bool(self.filter.rowCount())
        self._pile.setCurrentWidget(self._columns if has_rows else self.empty)
        if has_rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_current()

    def _show_current(self) -> None:
        self.details.show_row(self.table.currentIndex().data(TableRole.ROW))

    def _ask_for_decisions(self) -> None:
        self._context.jobs.run(self._office.quiz_reviews.waiting, then=self._decide, owner=self)

    def _decide(self, waiting: tuple[WaitingAnswer, ...]) -> None:
        from trainer.ui.quiz.waiting_sheet import WaitingSheet  # asked for now and then

        if not waiting:
            self.entered()
            return
        sheet = WaitingSheet(self._context, self._office, waiting, self._reviewer, self.window())
        sheet.finished.connect(lambda _how: self._decided(sheet.name.text()))
        sheet.open()

    def _decided(self, reviewer: str) -> None:
        self._reviewer = reviewer
        self.entered()

    def _export(self) -> None:
        proposal = proposed_path(_("question-statistics") + ".csv")
        name, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Export CSV"), proposal, _("Tables (*.csv)")
        )
        if name:
            target, reports = chosen_path(name, ".csv"), self._reports
            self._context.jobs.run(
                lambda: self._office.quiz_statistics.export(target, reports),
                then=lambda _count: say_saved(self._context, target),
            )

    def _connect(self) -> None:
        self.waiting.decide.clicked.connect(self._ask_for_decisions)
        self.search.textChanged.connect(self._search)
        self.export.clicked.connect(self._export)
        self.back.clicked.connect(lambda: self.page_requested.emit("quiz"))
        self.table.selectionModel().currentChanged.connect(self._show_current)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(_PEOPLE, Qt.SortOrder.DescendingOrder)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        card = Card(theme, padding_px=space.m)
        card.body.addWidget(self.table)
        self._columns = QWidget()
        parts = QVBoxLayout(self._columns)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(space.l)
        parts.addWidget(card, _TABLE_PART)
        parts.addWidget(self.details, _DETAILS_PART)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._columns)
        self._pile.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl + space.xs, space.xl, space.xl + space.xs, space.xl)
        column.setSpacing(space.m)
        column.addWidget(self.waiting)
        column.addWidget(self.search)
        column.addWidget(self._pile, 1)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """The question takes what the others leave; where that is too little to read, columns go."""
        theme, table = self._context.theme, self.table
        table.verticalHeader().setDefaultSectionSize(round(theme.text_px("body") * _ROW_LINES))
        for column in _GO_FIRST:
            table.showColumn(column)
        table.resizeColumnsToContents()
        least, room = theme.scaled(_QUESTION_PX), table.width() - _SCROLLBAR_PX
        for column in (_QUIZ, _INSTEAD):
            table.setColumnWidth(column, min(table.columnWidth(column), least))
        for column in _GO_FIRST:
            if self._others_px() + least <= room:
                break
            table.hideColumn(column)
        table.setColumnWidth(_QUESTION, max(least, room - self._others_px()))

    def _others_px(self) -> int:
        columns = range(self.filter.columnCount())
        return sum(self.table.columnWidth(column) for column in columns if column != _QUESTION)


def _look(office: Office) -> tuple[tuple[QuizReport, ...], tuple[QuestionRow, ...], int]:
    reports = office.quiz_statistics.reports()
    leeches = {
        (one.key.pack_id, one.key.quiz_id, one.key.item_id): one for one in office.remembering.leeches()
    }
    rows = tuple(
        QuestionRow(report, question, leeches.get((report.pack.id, report.quiz.id, question.question.id)))
        for report in reports
        for question in report.questions
    )
    return reports, rows, office.quiz_reviews.waiting_count()
