"""The drill: case at the left, conversation and composer in the middle, feedback at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.core.drill_events import CustomerSaid, Effect
from trainer.core.drill_state import DrillState, Mode
from trainer.core.scenario import Line, Note
from trainer.ui.context import Context
from trainer.ui.drill.case_panel import CasePanel
from trainer.ui.drill.composer import Composer
from trainer.ui.drill.conversation import messages_of, shows_feedback
from trainer.ui.drill.feedback_panel import FeedbackPanel
from trainer.ui.drill.finish_bar import FinishBar
from trainer.ui.drill.note_dialog import NoteDialog
from trainer.ui.drill.transcript import TranscriptView
from trainer.ui.page import HeaderChip, Page
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _, ngettext
from trainer.wording.lengths import length_of
from trainer.wording.names import channel_name, level_name, mode_name
from trainer.wording.numbers import clock, number

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession
    from trainer.services.narration import Narrator, SpeechState

_SIDE_PX = 268
_FEEDBACK_PX = 312
_TICK_MS = 1000
# What the field holds; what may be sent is the service's decision, and says so with the text still there.
_MOST_CHARACTERS = 200_000
Value = TypeVar("Value")


class DrillPage(Page):
    """Plays one session at a time. Everything that is stored goes through the background lane."""

    debrief_requested = Signal()
    left_for_later = Signal()

    def __init__(self, context: Context, narrator: Narrator) -> None:
        super().__init__()
        self._context, self._narrator = context, narrator
        self._session: DrillSession | None = None
        self._is_busy = False
        self._replayed = ""
        theme = context.theme
        self.case = CasePanel(context)
        self.transcript = TranscriptView(theme, context.icons)
        self.composer = Composer(theme, context.icons, count=self._count, max_characters=_MOST_CHARACTERS)
        self.finish_bar = FinishBar(context)
        self.feedback = FeedbackPanel(context)
        self._place = Text(theme, role="muted", wraps=False)
        self._clock = Text(theme, role="muted", wraps=False)
        self.pause_button = Button(theme, kind="secondary")
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    # The page

    def title(self) -> str:
        return self._session.entry.scenario.title if self._session else _("Drill")

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._session is None:
            return ()
        scenario = self._session.entry.scenario
        chips = [HeaderChip(channel_name(scenario.channel)), HeaderChip(level_name(scenario.level))]
        if self._session.head.mode is Mode.EXAM:
            chips.append(HeaderChip(mode_name(Mode.EXAM), "unsure"))
        return chips

    def header_actions(self) -> Sequence[QWidget]:
        return (self._place, self._clock, self.pause_button)

    def retranslate(self) -> None:
        self.pause_button.setText(_("Pause"))
        self.case.retranslate()
        self.transcript.retranslate()
        self.composer.retranslate()
        self.feedback.retranslate()
        self.finish_bar.retranslate()
        if self._session is not None:
            self._show_state()

    def entered(self) -> None:
        self.composer.set_enter_sends(self._context.settings.value.enter_sends)
        session = self._session
        if session is not None and not session.state.is_over:
            self._do(session.resume, lambda effects: None)
            self._ticker.start()
            self.composer.setFocus()

    def left(self) -> None:
        self._narrator.stop()
        self._ticker.stop()
        self.composer.flush_draft()
        session = self._session
        if session is not None and not session.state.is_over:
            self._do(session.pause, lambda effects: None)

    # What the window asks

    def open(self, session: DrillSession, *, speaks: bool) -> None:
        """Play a session that has begun; ``speaks`` reads the customer's last lines aloud."""
        self._session = session
        self._is_busy = False
        self.case.open(session.entry, session.state)
        self.composer.set_text(session.draft)
        self._show_state()
        self.header_changed.emit()
        if speaks:
            self._narrator.announce(_last_lines(session.state), session.entry.scenario)

    @property
    def session(self) -> DrillSession | None:
        """What is being played."""
        return self._session

    def show_speech(self, state: SpeechState) -> None:
        """Mark the line that is being read aloud."""
        is_speaking = state.phase == "speaking"
        if state.phase == "idle":
            self._replayed = ""
        self.transcript.messages.set_playing(self._playing_key() if is_speaking else "")

    # Events

    def _connect(self) -> None:
        self.composer.sent.connect(self._send)
        self.composer.draft_changed.connect(self._save_draft)
        self.composer.hint_requested.connect(self._hint)
        self.composer.too_long.connect(self._say_too_long)
        self.transcript.replay_requested.connect(self._replay)
        self.transcript.stop_requested.connect(self._narrator.stop)
        self.feedback.again_requested.connect(self._try_again)
        self.feedback.model_requested.connect(self._show_model)
        self.finish_bar.debrief_requested.connect(self.debrief_requested)
        self.case.note_requested.connect(self._open_note)
        self.pause_button.clicked.connect(self.left_for_later)
        self._ticker.timeout.connect(self._tick)

    def _send(self, text: str) -> None:
        session = self._session
        if session is None or self._is_busy:
            return
        self._narrator.stop()
        self._set_busy(True)
        self._do(lambda: session.send(text), lambda effects: self._answered(text, effects))

    def _answered(self, sent: str, effects: tuple[Effect, ...]) -> None:
        session = self._session
        if session is None:
            return
        if self.composer.text() == sent:  # what was typed while it was scored stays
            self.composer.clear()
        self._set_busy(False)
        self._show_state()
        lines = [effect.line for effect in effects if isinstance(effect, CustomerSaid)]
        self._narrator.announce(lines, session.entry.scenario)

    def _save_draft(self, text: str) -> None:
        session = self._session
        if session is not None and not self._is_busy and not session.state.is_over:
            self._context.jobs.run(lambda: session.save_draft(text))

    def _hint(self) -> None:
        session = self._session
        if session is None:
            return
        state = session.state
        left = [one for one in state.turn.criteria if one.hint and one.id not in state.hints_taken]
        if not left:
            self._context.tell(_("There is no further hint here."))
            return
        self._context.tell(left[0].hint, tone="accent")
        self._do(lambda: session.take_hint(left[0].id), lambda effects: None)

    def _try_again(self) -> None:
        session = self._session
        if session is None or self._is_busy:
            return
        self._set_busy(True)
        self._do(session.try_again, self._taken_back)

    def _taken_back(self, text: str) -> None:
        self._set_busy(False)
        self.composer.set_text(text)
        self._show_state()
        self._ticker.start()
        self.composer.setFocus()

    def _show_model(self) -> None:
        session = self._session
        if session is None:
            return
        turn_id = session.state.plays[-1].turn_id
        self._do(lambda: session.show_model(turn_id), lambda effects: self.feedback.show_model())

    def _replay(self, key: str) -> None:
        if self._session is None:
            return
        row = int(key.removeprefix("line-")) - 1
        line = self._session.state.transcript[row].line
        self._replayed = key
        self._narrator.say([line], self._session.entry.scenario)

    def _open_note(self, note: Note) -> None:
        dialog = NoteDialog(self._context, note, self)
        dialog.open()

    def _say_too_long(self, excess: int) -> None:
        message = ngettext(
            "{count} character did not fit and was left out.",
            "{count} characters did not fit and were left out.",
            excess,
        )
        self._context.tell(message.format(count=number(excess)), tone="unsure")

    # Showing

    def _show_state(self) -> None:
        session = self._session
        if session is None:
            return
        state = session.state
        self.transcript.messages.set_messages(messages_of(state))
        self.case.show_state(state)
        self.feedback.setVisible(shows_feedback(state))
        self.feedback.show_state(state)
        self.composer.hint_button.setVisible(state.mode is Mode.PRACTICE)
        self.foot.setCurrentWidget(self.finish_bar if state.is_over else self.composer)
        if state.is_over:
            self.finish_bar.show_state(state)
            self._ticker.stop()
        self._place.set_text("" if state.is_over else _("Turn {number}").format(number=state.visit))
        self.pause_button.setVisible(not state.is_over)
        self._tick()

    def _tick(self) -> None:
        if self._session is not None:
            self._clock.set_text(clock(self._session.elapsed()))

    def _count(self, text: str) -> str:
        language = self._session.entry.scenario.language if self._session else "en"
        return length_of(text, language)

    def _playing_key(self) -> str:
        if self._replayed:
            return self._replayed
        customers = [one.key for one in self.transcript.messages.messages if one.can_replay]
        return customers[-1] if customers else ""

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.composer.set_can_send(not is_busy)

    def _do(self, work: Callable[[], Value], then: Callable[[Value], None]) -> None:
        self._context.jobs.run(work, then=then, otherwise=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        """Nothing was lost: what was typed still stands in the composer."""
        self._set_busy(False)
        self._show_state()
        self._context.report(error)

    # Layout

    def _lay_out(self) -> None:
        self.foot = QStackedWidget()
        self.foot.addWidget(self.composer)
        self.foot.addWidget(self.finish_bar)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transcript, 1)
        column.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.case)
        row.addWidget(middle, 1)
        row.addWidget(self.feedback)
        self._context.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        theme = self._context.theme
        self.case.setFixedWidth(theme.scaled(_SIDE_PX))
        self.feedback.setFixedWidth(theme.scaled(_FEEDBACK_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.theme.colour("bg"))
        painter.setPen(self._context.theme.colour("line"))
        for x in (self.case.geometry().right() + 1, self.feedback.geometry().left() - 1):
            painter.drawLine(x, 0, x, self.height())
        painter.end()


def _last_lines(state: DrillState) -> list[Line]:
    """Return what the customer said since the last reply."""
    lines: list[Line] = []
    for entry in reversed(state.transcript):
        if entry.reply_id is not None:
            break
        lines.insert(0, entry.line)
    return lines
