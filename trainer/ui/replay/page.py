"""Replay: the case, the conversation up to a step, and what that step brought. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.drill_events import Scored
from trainer.core.drill_state import DrillState, Mode
from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.drill.case_panel import CasePanel
from trainer.ui.drill.conversation import messages_of
from trainer.ui.drill.layout import DrillColumns
from trainer.ui.drill.messages import Message
from trainer.ui.drill.note_dialog import NoteDialog
from trainer.ui.drill.transcript import TranscriptView
from trainer.ui.page import HeaderChip, Page
from trainer.ui.replay.bar import ReplayBar
from trainer.ui.replay.step_panel import StepPanel
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.wording.catalogue import _
from trainer.wording.names import mode_name
from trainer.wording.numbers import day_and_time
from trainer.wording.plays import words_of
from trainer.wording.replays import step_place, step_title

if TYPE_CHECKING:
    from trainer.services.drills import Replay
    from trainer.services.replays import ReplayStep

_FAR = 1_000_000  # more steps than any drill has


class ReplayPage(Page):
    """Left and Right go from step to step, Home and End to the first and the last."""

    debrief_requested = Signal(str)  # id of an attempt

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._replay: Replay | None = None
        self._at = 0
        theme = context.theme
        self.case = CasePanel(context)
        self.transcript = TranscriptView(theme, context.icons)
        self.bar = ReplayBar(context)
        self.step = StepPanel(context)
        self.debrief = Button(theme, kind="secondary")
        columns = DrillColumns(
            theme, case=self.case, conversation=self.transcript, foot=self.bar, feedback=self.step
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        self._connect()
        self.retranslate()

    def title(self) -> str:
        if self._replay is None:
            return _("Replay")
        return _("Replay: {title}").format(title=self._replay.head.scenario_title)

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._replay is None:
            return ()
        head = self._replay.head
        return (HeaderChip(mode_name(head.mode)), HeaderChip(day_and_time(head.started_at)))

    def header_actions(self) -> Sequence[QWidget]:
        return (self.debrief,)

    def retranslate(self) -> None:
        self.debrief.setText(_("Debrief"))
        for part in (self.case, self.transcript, self.bar):
            part.retranslate()
        self._show_step()

    def entered(self) -> None:
        self.bar.slider.setFocus()

    def left(self) -> None:
        for dialog in self.findChildren(NoteDialog):
            dialog.close()

    def open(self, replay: Replay) -> None:
        """Show the first step of a drill."""
        self._replay, self._at = replay, 0
        steps = replay.steps
        self.bar.set_steps(len(steps), [at for at, one in enumerate(steps) if isinstance(one.event, Scored)])
        self.transcript.messages.set_messages(())
        if steps:
            self.case.open(replay.entry, self._shown(steps[0]).state)
        self._show_step()
        self.header_changed.emit()

    def go(self, at: int) -> None:
        """Go to a step, counted from 0, or as far as there are steps."""
        steps = self._replay.steps if self._replay else ()
        wanted = max(0, min(at, len(steps) - 1))
        if wanted != self._at:
            self._at = wanted
            self._show_step()
            self._announce()

    def _connect(self) -> None:
        self.bar.moved.connect(self.go)
        self.case.note_requested.connect(self._open_note)
        self.debrief.clicked.connect(self._open_debrief)
        for key, wanted in (
            (Qt.Key.Key_Left, lambda: self._at - 1),
            (Qt.Key.Key_Right, lambda: self._at + 1),
            (Qt.Key.Key_Home, lambda: 0),
            (Qt.Key.Key_End, lambda: _FAR),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda wanted=wanted: self.go(wanted()))

    def _open_note(self, note: Note) -> None:
        NoteDialog(self._context, note, self).show()

    def _open_debrief(self) -> None:
        if self._replay is not None:
            self.debrief_requested.emit(self._replay.head.id)

    def _show_step(self) -> None:
        if self._replay is None or not self._replay.steps:
            return
        step, count = self._shown(self._replay.steps[self._at]), len(self._replay.steps)
        self.transcript.messages.update_messages(_messages(step.state))
        self.case.show_state(step.state)
        self.step.show_step(step, self._at + 1, count)
        self.bar.show_step(self._at, self._words(step))

    def _words(self, step: ReplayStep) -> str:
        count = len(self._replay.steps) if self._replay else 0
        return _("{place}: {what}").format(place=step_place(self._at + 1, count), what=step_title(step))

    def _announce(self) -> None:
        """Say the step to assistive technology, with the words that came with it."""
        messages = self.transcript.messages.messages
        words = [self.bar.slider.accessibleName(), *(one.text for one in messages[-1:])]
        announce(self, " ".join(words))

    def _shown(self, step: ReplayStep) -> ReplayStep:
        """Once a drill is over, every step of it may show its verdicts, as practice does."""
        replay = self._replay
        if replay is None or not replay.steps[-1].state.shows_feedback:
            return step
        return replace(step, state=replace(step.state, mode=Mode.PRACTICE))


def _messages(state: DrillState) -> list[Message]:
    """Return the conversation; nothing is read aloud here, and a spoken reply may have no words."""
    return [replace(one, can_replay=False, text=words_of(one.text)) for one in messages_of(state)]
