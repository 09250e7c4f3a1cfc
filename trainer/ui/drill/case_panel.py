"""The left side of a drill: the situation, the goal, the notes, and how the customer feels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.core.drill_state import DrillState, Mode, mood_band
from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.mood_face import MoodFace
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name

if TYPE_CHECKING:
    from trainer.services.library import ScenarioEntry


class CasePanel(ScrollPanel):
    """What a trainee looks at before writing. Notes are closed in exams."""

    note_requested = Signal(object)  # a Note

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        theme = context.theme
        self._situation_heading = SectionHeading(theme)
        self._situation = MarkdownText(theme)
        self._goal_heading = SectionHeading(theme)
        self._goal = Text(theme)
        self._notes_heading = SectionHeading(theme)
        self._notes = QWidget()
        self._links: list[Link] = []
        self._customer_heading = SectionHeading(theme)
        self.face = MoodFace(theme, context.icons)
        for heading, body in (
            (self._situation_heading, self._situation),
            (self._goal_heading, self._goal),
            (self._notes_heading, self._notes),
            (self._customer_heading, self.face),
        ):
            self.column.addWidget(heading)
            self.column.addWidget(body)
            self.column.addSpacing(theme.tokens.space.m)
        self.retranslate()

    def retranslate(self) -> None:
        self._situation_heading.set_text(_("Situation"))
        self._goal_heading.set_text(_("Your goal"))
        self._notes_heading.set_text(_("Notes"))
        self._customer_heading.set_text(_("Customer"))

    def open(self, entry: ScenarioEntry, state: DrillState) -> None:
        """Show a case."""
        self._situation.set_markdown(entry.scenario.briefing)
        for part in (self._situation_heading, self._situation):
            part.setVisible(bool(entry.scenario.briefing))
        self._show_notes(entry.notes if state.mode is Mode.PRACTICE else ())
        self.show_state(state)

    def show_state(self, state: DrillState) -> None:
        """Bring goal and mood up to date."""
        goal = state.turn.goal if not state.is_over else ""
        self._goal.set_text(goal)
        for part in (self._goal_heading, self._goal):
            part.setVisible(bool(goal))
        self.face.set_content(state.mood, word=_mood_words(state), name=state.scenario.customer.name)

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        for link in self._links:
            self.column.removeWidget(link)
            link.hide()
            link.deleteLater()
        place = self.column.indexOf(self._notes_heading) + 1
        self._links = [self._link(note) for note in notes]
        for offset, link in enumerate(self._links):
            self.column.insertWidget(place + offset, link)
        self._notes_heading.setVisible(bool(notes))
        self._notes.setVisible(False)

    def _link(self, note: Note) -> Link:
        link = Link(self._context.theme, note.title)
        link.clicked.connect(lambda: self.note_requested.emit(note))
        return link


def _mood_words(state: DrillState) -> str:
    """Name the mood, and what it was before the last reply that stands, where that is another."""
    now = mood_band(state.mood)
    standing = {entry.reply_id for entry in state.transcript}
    scored = [play for play in state.plays if play.card is not None and play.reply_id in standing]
    before = scored[-2].mood_after if len(scored) > 1 else state.scenario.customer.mood
    was = mood_band(before)
    if not scored or was is now:
        return mood_name(now)
    return _("{mood} · was {before}").format(mood=mood_name(now), before=mood_name(was).lower())
