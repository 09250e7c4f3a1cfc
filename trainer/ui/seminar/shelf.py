"""The seminars that there are, and the chosen one beside them with the way into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.context import Context
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.card_delegate import CardDelegate, Index, Line
from trainer.ui.widgets.card_list import CardList
from trainer.ui.widgets.empty_state import EmptyState
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.item_list import ItemList
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.row_model import RowModel, RowRole
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.seminars import progress_words, seminar_facts, summary_rows

if TYPE_CHECKING:
    from trainer.services.seminars import SeminarState

_DETAILS_SHARE = 0.55


class SeminarDelegate(CardDelegate):
    """Title, facts, and how far one has come."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        state: SeminarState = index.data(RowRole.ROW)
        standing = Line(
            progress_words(state),
            role="met" if state.is_done else "muted",
            icon="met" if state.is_done else "clock",
        )
        title = Line(state.seminar.title, "strong", "semibold", "ink")
        self.paint_lines(painter, inside, [title, Line(seminar_facts(state)), standing])


class SeminarShelf(QWidget):
    """Enter begins or continues the chosen one."""

    chosen = Signal(object)  # a SeminarState

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._theme = theme
        self.model: RowModel[SeminarState] = RowModel(
            title=lambda one: one.seminar.title, spoken=_spoken, parent=self
        )
        self.list = CardList()
        self.list.show_cards(self.model, SeminarDelegate(theme, context.icons, self.list, captions=2))
        self.details = SeminarDetails(context)
        self.empty = EmptyState(context.theme, context.icons, "chat")
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.l)
        row.addWidget(self.list, 1)
        row.addWidget(self.details)
        self._pile = QStackedWidget()
        self._pile.addWidget(self._both)
        self._pile.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.activated.connect(self._begin)
        self.details.begin.clicked.connect(self._begin)
        theme.changed.connect(self._fit)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(_("Seminars"))
        self.empty.set_content(title=_("No seminar is here yet"), body=_("Ask your trainer for a pack."))
        self.details.retranslate()
        self.list.viewport().update()

    def show_states(self, states: Sequence[SeminarState]) -> None:
        """Show these; the chosen one stays chosen."""
        row = max(0, self.list.currentIndex().row())
        self.model.set_rows(states)
        self._pile.setCurrentWidget(self._both if states else self.empty)
        index = self.model.index(min(row, len(states) - 1), 0) if states else QModelIndex()
        self.list.setCurrentIndex(index)
        self._show_current()

    def _begin(self) -> None:
        state: SeminarState | None = self.list.currentIndex().data(RowRole.ROW)
        if state is not None:
            self.chosen.emit(state)

    def _show_current(self) -> None:
        self.details.show_state(self.list.currentIndex().data(RowRole.ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.details.setFixedWidth(round(self.width() * _DETAILS_SHARE))
        self.list.doItemsLayout()


class SeminarDetails(Card):
    """What a seminar is about, what it holds, and how it stands."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, padding_px=context.theme.tokens.space.xs)
        theme = context.theme
        self._state: SeminarState | None = None
        self._title = Text(theme, style="title", weight="bold")
        self._facts = Text(theme, style="caption", role="muted")
        self.begin = Button(theme, kind="primary", keys="↵")
        self._introduction = MarkdownText(theme)
        self._contents_heading, self._standing_heading = SectionHeading(theme), SectionHeading(theme)
        self._contents = ItemList(theme)
        self._standing = FactTable(theme)
        self._panel = ScrollPanel(theme)
        column, space = self._panel.column, theme.tokens.space
        for widget in (self._title, self._facts, self.begin, self._introduction):
            column.addWidget(widget)
            column.addSpacing(space.xs)
        for heading, body in (
            (self._contents_heading, self._contents),
            (self._standing_heading, self._standing),
        ):
            column.addSpacing(space.s)
            column.addWidget(heading)
            column.addWidget(body)
        self.body.addWidget(self._panel)

    def retranslate(self) -> None:
        self._contents_heading.set_text(_("What you read and play"))
        self._standing_heading.set_text(_("How it stands"))
        self.show_state(self._state)

    def show_state(self, state: SeminarState | None) -> None:
        """Show a seminar; nothing for none."""
        self._state = state
        self._panel.setVisible(state is not None)
        if state is None:
            return
        self._title.set_text(state.seminar.title)
        self._facts.set_text(seminar_facts(state))
        self.begin.setText(_("Continue") if state.is_begun else _("Begin"))
        self._introduction.set_markdown(state.seminar.introduction)
        self._introduction.setVisible(bool(state.seminar.introduction.strip()))
        quiz = (state.quiz.title,) if state.quiz is not None else ()
        self._contents.set_items((*(one.note.title for one in state.readings), *quiz))
        self._standing.set_rows(summary_rows(state))


def _spoken(state: SeminarState) -> str:
    return f"{state.seminar.title}, {seminar_facts(state)}, {progress_words(state)}"
