"""Quiz: today's plan, what is unfinished, and the quizzes to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.services.search import searchable_text
from trainer.ui.context import Context
from trainer.ui.page import PATIENCE_MS, Page
from trainer.ui.practise.page import fill_box
from trainer.ui.quiz.delegate import QuizDelegate
from trainer.ui.quiz.details import QuizDetails
from trainer.ui.quiz.models import ItemRole, QuizFilter, QuizItem, QuizModel
from trainer.ui.quiz.past_results import past_sittings
from trainer.ui.quiz.plan_card import PlanCard
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card_list import CardList, SearchField
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.flow_layout import FlowLayout
from trainer.wording.catalogue import _, language
from trainer.wording.names import level_name
from trainer.wording.remembering import clock_accepted_sentence

if TYPE_CHECKING:
    from trainer.core.quiz_records import SittingSummary
    from trainer.services.daily_plan import Plan
    from trainer.services.office import Office
    from trainer.services.quizzes import QuizEntry

_DETAILS_PX, _DETAILS_SHARE = 372, 0.46
_LIST_PX = 190  # of its height: where large text leaves less, the page scrolls


@dataclass(frozen=True)
class Found:
    """What is on the shelf, and the plan for today."""

    items: Sequence[QuizItem]
    unfinished: tuple[SittingSummary, ...]
    plan: Plan


class QuizPage(Page):
    """Enter in the list begins the chosen quiz, or continues it."""

    start_requested = Signal(object, object)  # a QuizEntry and a SittingMode
    plan_requested = Signal(object)  # a Plan
    resume_requested = Signal(str)  # id of a sitting
    result_requested = Signal(str)  # the same
    note_requested = Signal(str, str)  # ids of a pack and of its note
    page_requested = Signal(str)
    due_known = Signal(int)  # how many questions are due
    notices_at_foot = True

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._is_known = self._was_left = False
        self._trainee_id = ""
        self._waiting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._waiting.timeout.connect(self._say_loading)
        self.model = QuizModel(self)
        self.filter = QuizFilter(self)
        self.filter.setSourceModel(self.model)
        self.plan = PlanCard(context)
        self.pack, self.level = QComboBox(), QComboBox()
        self.open_only = QCheckBox()
        self.list = CardList()
        self.search = SearchField(self.list)
        self.empty = EmptyState(context.theme, context.icons, "quiz")
        self.details = QuizDetails(context)
        self.notes = Button(context.theme, kind="quiet", icons=context.icons, icon="book")
        self.seminars = Button(context.theme, kind="quiet", icons=context.icons, icon="chat")
        self.questions = Button(context.theme, kind="quiet", icons=context.icons, icon="results")
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return _("Quiz")

    def header_actions(self) -> Sequence[QWidget]:
        return self.notes, self.seminars, self.questions

    def retranslate(self) -> None:
        self.plan.retranslate()
        self.search.set_words(_("Search quizzes"))
        self.list.setAccessibleName(_("Quizzes"))
        self.pack.setAccessibleName(_("Pack"))
        self.level.setAccessibleName(_("Level"))
        self.open_only.setText(_("Not passed yet"))
        self.notes.setText(_("Notes"))
        self.seminars.setText(_("Seminars"))
        self.questions.setText(_("Statistics"))
        self.questions.setToolTip(_("How hard each question is, and what is chosen instead"))
        self._show_empty()
        self._fill_filters()
        self._show_current()
        self.list.viewport().update()

    def entered(self) -> None:
        trainee_id = self._context.settings.value.trainee_id
        if self._trainee_id not in ("", trainee_id):  # what somebody else sought
            self._show_all()
        self._trainee_id = trainee_id
        self._look_again()
        self._waiting.start()
        self.plan.kept.setVisible(self._was_left)
        self._was_left = False
        (self.plan.primary() or self.search).setFocus()

    def _say_loading(self) -> None:
        if not self._is_known:
            self.plan.words.set_text(_("Loading…"))

    def say_kept(self) -> None:
        """Say at the next visit that a sitting that was left is kept; a notice would lie over the plan."""
        self._was_left = True

    # What is there

    def _look_again(self) -> None:
        trainee_id, minutes = self._context.settings.value.trainee_id, self.plan.minutes
        self._context.jobs.run(lambda: _look(self._office, trainee_id, minutes), then=self._found, owner=self)

    def _found(self, found: Found) -> None:
        is_first, self._is_known = not self._is_known, True
        chosen = self._chosen()
        self.model.set_items(found.items)
        self.plan.show_plan(found.plan, found.unfinished)
        self.due_known.emit(found.plan.due_count)
        self._fill_filters()
        self._choose(chosen.key if chosen else ("", ""))
        self._show_empty()
        primary = self.plan.primary()
        if (
            self.isVisible()
            and primary is not None
            and (is_first or self.focusWidget() in (None, self.search))
        ):
            primary.setFocus()

    def _show_empty(self) -> None:
        if self._is_known and not self.model.items:
            self.empty.set_content(title=_("No quiz is here yet"), body=_("Ask your trainer for a pack."))
        else:
            self.empty.set_content(
                title=_("Nothing fits"),
                body=_("No quiz has all of this. Take a filter away."),
                action=_("Show all"),
            )

    def _put_away(self, sitting_id: str) -> None:
        """End a sitting that nobody goes on with."""
        self._context.jobs.run(
            lambda: self._office.quizzes.resume(sitting_id).submit(),
            then=lambda _done: self._look_again(),
            owner=self,
        )

    def _accept_clock(self) -> None:
        trainee_id = self._context.settings.value.trainee_id
        self._context.jobs.run(
            lambda: self._office.remembering.accept_clock(trainee_id), then=self._clock_accepted, owner=self
        )

    def _clock_accepted(self, count: int) -> None:
        self._context.tell(clock_accepted_sentence(count), tone="met")
        self._look_again()

    # Filters

    def _fill_filters(self) -> None:
        entries = [item.shelved.entry for item in self.model.items]
        packs = {entry.pack.id: entry.pack.title for entry in entries}
        fill_box(self.pack, [(_("All packs"), ""), *((title, pack_id) for pack_id, title in packs.items())])
        levels = sorted({entry.quiz.level for entry in entries})
        fill_box(self.level, [(_("All levels"), 0), *((level_name(level), level) for level in levels)])

    def _filter(self) -> None:
        chosen = self._chosen()
        self.filter.set_filter(
            query=self.search.text(),
            pack_id=self.pack.currentData() or "",
            level=self.level.currentData() or 0,
            hides_passed=self.open_only.isChecked(),
        )
        self._choose(chosen.key if chosen else ("", ""))

    def _show_all(self) -> None:
        self.search.clear()
        self.pack.setCurrentIndex(0)
        self.level.setCurrentIndex(0)
        self.open_only.setChecked(False)

    # The chosen one

    def _chosen(self) -> QuizItem | None:
        item: QuizItem | None = self.list.currentIndex().data(ItemRole.ITEM)
        return item

    def _choose(self, key: tuple[str, str]) -> None:
        indexes = self.list.indexes()
        wanted = [one for one in indexes if one.data(ItemRole.ITEM).key == key]
        self.list.setCurrentIndex((wanted or indexes or [QModelIndex()])[0])
        is_empty = self._is_known and not indexes
        self._pile.setCurrentWidget(self.empty if is_empty else self.list)
        self._show_current()

    def _show_current(self) -> None:
        self.details.show_item(self._chosen())

    def _connect(self) -> None:
        self.plan.minutes_changed.connect(self._look_again)
        self.plan.start_requested.connect(self.plan_requested)
        self.plan.resume_requested.connect(self.resume_requested)
        self.plan.put_away.connect(self._put_away)
        self.plan.clock_accepted.connect(self._accept_clock)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.details.begin)
        self.pack.currentIndexChanged.connect(self._filter)
        self.level.currentIndexChanged.connect(self._filter)
        self.open_only.toggled.connect(self._filter)
        self.list.activated.connect(self.details.begin)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.details.start_requested.connect(self.start_requested)
        self.details.resume_requested.connect(self.resume_requested)
        self.details.note_requested.connect(self.note_requested)
        self.details.result_requested.connect(self.result_requested)
        self.empty.acted.connect(self._show_all)
        self.notes.clicked.connect(lambda: self.page_requested.emit("notes"))
        self.seminars.clicked.connect(lambda: self.page_requested.emit("seminar"))
        self.questions.clicked.connect(lambda: self.page_requested.emit("questions"))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        theme = self._context.theme
        space = theme.tokens.space
        self.list.show_cards(self.filter, QuizDelegate(theme, self._context.icons, self.list))
        self._pile = QStackedWidget()
        self._pile.addWidget(self.list)
        self._pile.addWidget(self.empty)
        bar = QWidget()
        flow = FlowLayout(bar, spacing_px=space.m)
        for choice in (self.pack, self.level, self.open_only):
            flow.addWidget(choice)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.m)
        for widget in (self.search, bar):
            inside.addWidget(widget)
        inside.addWidget(self._pile, 1)
        row = QHBoxLayout()
        row.setSpacing(space.l)
        row.addWidget(left, 1)
        row.addWidget(self.details)
        inside_page = QWidget()
        inside_page.setObjectName("scrollpanelinside")
        parts = QVBoxLayout(inside_page)
        parts.setContentsMargins(space.xl + space.xs, space.l, space.xl + space.xs, space.xl)
        parts.setSpacing(space.l)
        parts.addWidget(self.plan)
        parts.addLayout(row, 1)
        self._panel = QScrollArea()
        self._panel.setWidgetResizable(True)
        self._panel.setFrameShape(QFrame.Shape.NoFrame)
        self._panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._panel.setWidget(inside_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = round(self.width() * _DETAILS_SHARE)
        self.details.setFixedWidth(min(self._context.theme.scaled(_DETAILS_PX), most))
        self._pile.setMinimumHeight(self._context.theme.scaled(_LIST_PX))
        self.list.doItemsLayout()


def _look(office: Office, trainee_id: str, minutes: int) -> Found:
    mine = language()
    shelf = office.quizzes.shelf(trainee_id)
    quizzes = sorted(shelf.quizzes, key=lambda one: not one.entry.quiz.language.startswith(mine))
    past = past_sittings(office.quizzes.history(trainee_id))
    items = [QuizItem(one, _searchable(office, one.entry), past.get(one.entry.key, ())) for one in quizzes]
    plan = office.remembering.plan(trainee_id, minutes=minutes, language=mine)
    return Found(items, shelf.unfinished, plan)


def _searchable(office: Office, entry: QuizEntry) -> str:
    quiz = entry.quiz
    words = "\n".join((quiz.title, quiz.id, quiz.introduction, entry.pack.title))
    return searchable_text(words, office.library.reader(quiz.language))
