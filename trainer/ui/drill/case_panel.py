"""The left side of a drill: the situation, the goal, the notes, how the customer feels, what is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from trainer.core.drill_state import DrillState, Mode, mood_band
from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.drill.conversation import known_facts
from trainer.ui.widgets.item_list import ItemList
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.mood_face import MoodFace
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry


_HIGH_FROM_PX = 300
_PAGE_KEYS = {
    "Alt+PgUp": QAbstractSlider.SliderAction.SliderPageStepSub,
    "Alt+PgDown": QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class CasePanel(QWidget):
    """What a trainee looks at before writing. Notes are closed until an exam is over.

    All but the customer scrolls: how they feel is always in sight. What is known fills as they tell it, and
    stands last, so that nothing above it moves; what is new there comes into sight.
    """

    note_requested = Signal(object)  # a Note

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._scroll = ScrollPanel(theme)
        self.column = self._scroll.column
        self._has_news = False
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_news)
        self._situation_heading = SectionHeading(theme)
        self._situation = MarkdownText(theme)
        self._goal_heading = SectionHeading(theme)
        self._goal = Text(theme)
        self._notes_heading = SectionHeading(theme)
        self.closed = Text(theme, role="muted")
        self._notes: tuple[Note, ...] = ()
        self._links: list[Link] = []
        self._customer_heading = SectionHeading(theme)
        self.face = MoodFace(theme, context.icons, has_meter=True)
        self._known_heading = SectionHeading(theme)
        self.known = ItemList(theme)
        for heading, body in (
            (self._situation_heading, self._situation),
            (self._goal_heading, self._goal),
            (self._notes_heading, self.closed),
            (self._known_heading, self.known),
        ):
            self.column.addWidget(heading)
            self.column.addWidget(body)
            self.column.addSpacing(theme.tokens.space.m)
        self._lay_out()
        self._add_keys()
        self.retranslate()

    def _add_keys(self) -> None:
        """Who writes can read on in the case without leaving the field."""
        bar = self._scroll.verticalScrollBar()
        for keys, action in _PAGE_KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda action=action: bar.triggerAction(action))

    def _lay_out(self) -> None:
        space = self._context.theme.tokens.space
        foot = QVBoxLayout()
        foot.setContentsMargins(space.xl, space.l, space.xl, space.l)
        foot.setSpacing(space.s)
        foot.addWidget(self._customer_heading)
        foot.addWidget(self.face)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)

    def hasHeightForWidth(self) -> bool:
        return False  # it scrolls, whatever the lines of its foot would like

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_high = self.height() >= self._context.theme.scaled(_HIGH_FROM_PX)
        self._customer_heading.setVisible(is_high)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self._context.theme.colour("line"))
        y = self._foot.geometry().top()
        painter.drawLine(0, y, self.width(), y)
        painter.end()

    def retranslate(self) -> None:
        self._situation_heading.set_text(_("Situation"))
        self._goal_heading.set_text(_("Your goal"))
        self._notes_heading.set_text(_("Notes"))
        self._customer_heading.set_text(_("Customer"))
        self._known_heading.set_text(_("What you know"))
        self.known.setAccessibleName(_("What you know"))
        self.closed.set_text(_("Closed until the exam is over"))

    def open(self, entry: ScenarioEntry, state: DrillState) -> None:
        """Show a case."""
        self._situation.set_markdown(entry.scenario.briefing)
        for part in (self._situation_heading, self._situation):
            part.setVisible(bool(entry.scenario.briefing))
        self._notes = entry.notes
        self._show_notes(())
        self.face.settle(state.mood)
        self.show_state(state)
        self._has_news = False
        self._scroll.verticalScrollBar().setValue(0)

    def show_state(self, state: DrillState, covered: Collection[str] = ()) -> None:
        """Bring goal, mood and facts up to date.

        Args:
            state: The drill.
            covered: Keys of the messages whose text is not shown yet: their facts are not either.
        """
        goal = state.turn.goal if not state.is_over else ""
        self._goal.set_text(goal)
        for part in (self._goal_heading, self._goal):
            part.setVisible(bool(goal))
        self.face.set_content(state.mood, word=_mood_words(state), name=state.scenario.customer.name)
        self._show_known(known_facts(state, covered))
        is_closed = state.mode is Mode.EXAM and not state.is_over
        self._show_notes(() if is_closed else self._notes)
        self.closed.setVisible(is_closed and bool(self._notes))
        self._notes_heading.setVisible(bool(self._notes))

    def _show_known(self, facts: Sequence[str]) -> None:
        self._has_news = len(facts) > len(self.known.items)
        self.known.set_items(facts)
        for part in (self._known_heading, self.known):
            part.setVisible(bool(facts))

    def _show_news(self, _lowest: int, highest: int) -> None:
        """The new lines get their places step by step; each step changes how far one can scroll."""
        if self._has_news:
            self._scroll.verticalScrollBar().setValue(highest)

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        if [link.text() for link in self._links] == [note.title for note in notes]:
            return
        for link in self._links:
            self.column.removeWidget(link)
            link.hide()
            link.deleteLater()
        place = self.column.indexOf(self._notes_heading) + 1
        self._links = [self._link(note) for note in notes]
        for offset, link in enumerate(self._links):
            self.column.insertWidget(place + offset, link)

    def _link(self, note: Note) -> Link:
        link = Link(self._context.theme, note.title)
        link.clicked.connect(lambda: self.note_requested.emit(note))
        return link


def _mood_words(state: DrillState) -> str:
    """Name the mood, and what it was before it moved last, where that is another word."""
    now = mood_band(state.mood)
    standing = {entry.reply_id for entry in state.transcript}
    scored = [play for play in state.plays if play.card is not None and play.reply_id in standing]
    moods = [state.scenario.customer.mood, *(play.mood_after for play in scored)]
    if moods[-1] == state.mood:
        moods.pop()  # else it moved since the last reply, because none came
    was = mood_band(moods[-1]) if moods else now
    if was is now:
        return mood_name(now)
    return _("{mood} · was {before}").format(mood=mood_name(now), before=mood_name(was).lower())
