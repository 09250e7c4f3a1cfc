"""Home: one thing to do now and why, what is unfinished, this week's minutes, the latest scores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.quiz_records import SittingMode
from trainer.ui.context import Context
from trainer.ui.home.cards import DueCard, FirstCard, ScoresCard, SecondCard, WeekCard
from trainer.ui.home.offers import Offer, offers_of
from trainer.ui.page import PATIENCE_MS, Page
from trainer.ui.widgets.scroll_keys import ScrollKeys
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.two_columns import TwoColumns
from trainer.wording.catalogue import language
from trainer.wording.greetings import greeting

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.office import Office
    from trainer.services.progress import HomeView

_SIDE_PX = 332
_OTHERS = 2


class HomePage(Page):
    """Its data come from the background lane, as a rule before it is shown for the first time."""

    drill_requested = Signal(object)  # a ScenarioEntry
    resume_requested = Signal(str)  # id of an attempt
    sitting_requested = Signal(str)  # id of a sitting
    debrief_requested = Signal(str)  # id of an attempt
    page_requested = Signal(str)
    plan_requested = Signal(int)  # minutes
    due_known = Signal(int)  # how many questions are due
    notices_at_foot = True

    def __init__(self, context: Context, office: Callable[[], Office | None]) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._trainee_name = ""
        self._view: HomeView | None = None
        self._shown: tuple[object, ...] = ()
        self._takes_focus = True
        self._waiting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._waiting.timeout.connect(self._say_loading)
        self.first_card = FirstCard(context)
        self.other_cards = tuple(SecondCard(context) for _place in range(_OTHERS))
        self.due_card = DueCard(context)
        self.week_card = WeekCard(context)
        self.scores_card = ScoresCard(context)
        self.first_card.choose_requested.connect(lambda: self.page_requested.emit("practise"))
        self.due_card.start_requested.connect(self.plan_requested)
        self.due_card.page_requested.connect(self.page_requested)
        self.scores_card.opened.connect(self.debrief_requested)
        self._lay_out()
        self._show()

    def title(self) -> str:
        return greeting(self._trainee_name) if self._trainee_name else ""

    def retranslate(self) -> None:
        self._show()

    def left(self) -> None:
        self._takes_focus = True

    def entered(self) -> None:
        self._waiting.start()
        office = self._office()
        if office is not None:
            self._context.jobs.run(lambda: _look(office), then=self.show_found, owner=self)
        self._take_focus()

    def show_found(self, found: tuple[Trainee | None, HomeView | None]) -> None:
        """Show somebody's data; nothing moves if they are those that are shown already, on the same day."""
        shown = (*found, datetime.now().astimezone().date())
        if shown != self._shown:
            trainee, self._view = found
            self._shown, self._trainee_name = shown, trainee.name if trainee else ""
            self._show()
            self.header_changed.emit()
        self._take_focus()

    def _say_loading(self) -> None:
        if self._view is None:
            self.first_card.say_loading()

    def _take_focus(self) -> None:
        """Once a visit, when there are data: such as come again take it from nobody."""
        if self._shown and self.isVisible() and self._takes_focus:
            self.first_card.act.setFocus()
            self._takes_focus = False

    def _show(self) -> None:
        view = self._view
        offers = self._offers(view) if view else ()
        self.first_card.show_offer(offers[0] if offers else None, is_known=view is not None)
        for place, card in enumerate(self.other_cards, start=1):
            card.show_offer(offers[place] if len(offers) > place else None)
        self._show_plan(view)
        if view is not None:
            self.due_known.emit(view.due_count)
        self.week_card.show_week(view.week_seconds if view else ())
        self.scores_card.show_recent(view.recent if view else ())

    def _show_plan(self, view: HomeView | None) -> None:
        """A plan that was begun is continued before there is another."""
        is_begun = view is not None and any(
            one.mode is SittingMode.PLAN and not one.title for one in view.open_sittings
        )
        if view is None or is_begun:
            self.due_card.hide()
        elif view.due_count:
            self.due_card.show_due(view.due_count, view.plan_minutes)
        else:
            self.due_card.show_new(view.new_count)

    def _offers(self, view: HomeView) -> tuple[Offer, ...]:
        return offers_of(
            view,
            start=self.drill_requested.emit,
            resume=self.resume_requested.emit,
            resume_sitting=self.sitting_requested.emit,
        )

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        panel = ScrollPanel(self._context.theme)
        ScrollKeys(panel)
        left_side, right_side = QWidget(), QWidget()
        left = QVBoxLayout(left_side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(space.l)
        left.addWidget(self.first_card)
        left.addWidget(self.due_card)
        for card in self.other_cards:
            left.addWidget(card)
        left.addStretch(1)
        right = QVBoxLayout(right_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space.l)
        right.addWidget(self.week_card)
        right.addWidget(self.scores_card)
        right.addStretch(1)
        theme = self._context.theme
        panel.add_bounded(TwoColumns(theme, wide=left_side, narrow=right_side, narrow_px=_SIDE_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)


def _look(office: Office) -> tuple[Trainee | None, HomeView | None]:
    trainee = office.trainees.present()
    return trainee, office.progress.home(trainee.id, language=language()) if trainee else None
