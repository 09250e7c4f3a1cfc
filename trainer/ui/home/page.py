"""Home: one thing to do now and why, what is unfinished, this week's minutes, the latest scores."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.home.cards import NextCard, ScoreCardWidget, UnfinishedCard, WeekCard
from trainer.ui.page import Page
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.wording.catalogue import language
from trainer.wording.greetings import greeting

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.office import Office
    from trainer.services.progress import HomeView

_SIDE_PX = 332


class HomePage(Page):
    """Painted empty at first; its data come from the background lane."""

    drill_requested = Signal(object)  # a ScenarioEntry
    resume_requested = Signal(str)  # id of an attempt
    debrief_requested = Signal(str)  # id of an attempt
    page_requested = Signal(str)

    def __init__(self, context: Context, office: Callable[[], Office | None]) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._trainee_name = ""
        self._view: HomeView | None = None
        self.next_card = NextCard(context)
        self.unfinished_card = UnfinishedCard(context)
        self.week_card = WeekCard(context)
        self.score_card = ScoreCardWidget(context)
        self.next_card.drill_requested.connect(self.drill_requested)
        self.next_card.choose_requested.connect(lambda: self.page_requested.emit("practise"))
        self.unfinished_card.resume_requested.connect(self.resume_requested)
        self.score_card.opened.connect(self.debrief_requested)
        self._lay_out()
        self._show()

    def title(self) -> str:
        return greeting(self._trainee_name)

    def retranslate(self) -> None:
        self._show()

    def entered(self) -> None:
        office = self._office()
        if office is not None:
            self._context.jobs.run(lambda: _look(office), then=self._found, owner=self)

    def _found(self, found: tuple[Trainee | None, HomeView | None]) -> None:
        trainee, self._view = found
        self._trainee_name = trainee.name if trainee else ""
        self._show()
        self.header_changed.emit()
        self.next_card.start.setFocus()

    def _show(self) -> None:
        view = self._view
        self.next_card.show_proposal(view.proposal if view else None, is_known=view is not None)
        self.unfinished_card.show_attempts(view.unfinished if view else ())
        self.week_card.show_week(view.week_seconds if view else ())
        self.score_card.show_recent(view.recent if view else ())

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        panel = ScrollPanel(self._context.theme)
        row = QHBoxLayout()
        row.setSpacing(space.l)
        left, self._right = QVBoxLayout(), QWidget()
        left.setSpacing(space.l)
        left.addWidget(self.next_card)
        left.addWidget(self.unfinished_card)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space.l)
        right.addWidget(self.week_card)
        right.addWidget(self.score_card)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        panel.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self._context.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._right.setFixedWidth(self._context.theme.scaled(_SIDE_PX))


def _look(office: Office) -> tuple[Trainee | None, HomeView | None]:
    trainee = office.trainees.present()
    return trainee, office.progress.home(trainee.id, language=language()) if trainee else None
