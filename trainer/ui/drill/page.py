"""The drill: case at the left, conversation and composer in the middle, feedback at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trainer.core.drill_events import CustomerSaid, Effect
from trainer.core.drill_state import DrillState, Mode
from trainer.core.scenario import Line, Note
from trainer.ui.context import Context
from trainer.ui.drill import rounds
from trainer.ui.drill.case_panel import CasePanel
from trainer.ui.drill.composer import Composer
from trainer.ui.drill.conversation import hints_of, messages_of, shows_feedback
from trainer.ui.drill.feedback_panel import FeedbackPanel
from trainer.ui.drill.finish_bar import FinishBar
from trainer.ui.drill.hint_strip import HintStrip
from trainer.ui.drill.layout import DrillColumns
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
        self._is_here = self._is_busy = self._told_draft = False
        self._spoken = ""
        theme = context.theme
        self.case = CasePanel(context)
        self.transcript = TranscriptView(theme, context.icons)
        self.hints = HintStrip(context)
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
        is_over = self._session is not None and self._session.state.is_over
        return (self._clock,) if is_over else (self._place, self._clock, self.pause_button)

    def retranslate(self) -> None:
        self.pause_button.setText(_("Pause"))
        for part in (self.case, self.transcript, self.composer, self.feedback, self.finish_bar):
            part.retranslate()
        self._show_state()

    def entered(self) -> None:
        self._is_here = True
        self.composer.set_enter_sends(self._context.settings.value.enter_sends)
        session = self._session
        if session is not None and not session.state.is_over:
            self._context.jobs.run(lambda: rounds.go_on(session))
            self._ticker.start()
        self._focus_foot()

    def left(self) -> None:
        self._is_here = False
        self._narrator.stop()
        self._ticker.stop()
        self.composer.flush_draft()
        for dialog in self.findChildren(NoteDialog):
            dialog.close()
        session = self._session
        if session is not None:
            self._context.jobs.run(lambda: rounds.pause(session))

    # What the window asks

    def open(self, session: DrillSession) -> None:
        """Play a session that has begun."""
        self._session = session
        self._set_busy(False)
        self._told_draft = False
        self.case.open(session.entry, session.state)
        self.transcript.messages.set_messages(())
        self.composer.set_text(session.draft)
        self._show_state()

    def announce(self) -> None:
        """Read the customer's last lines aloud, if that is wanted."""
        if self._session is not None:
            self._announce(_last_lines(self._session.state))

    @property
    def session(self) -> DrillSession | None:
        """What is being played."""
        return self._session

    def show_speech(self, state: SpeechState) -> None:
        """Mark the line that is being read aloud."""
        self.transcript.messages.set_playing(self._spoken if state.phase == "speaking" else "")

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
        self._do(lambda: rounds.send(session, text), lambda effects: self._answered(text, effects))

    def _answered(self, sent: str, effects: tuple[Effect, ...]) -> None:
        focused = QApplication.focusWidget()  # before the composer goes, and takes the focus with it
        goes_on_here = focused is None or self.foot.isAncestorOf(focused)
        written = self.composer.text()
        if written.startswith(sent):  # what was typed while it was scored stays
            self.composer.set_text(written[len(sent) :])
        if self.composer.text():
            self._save_draft(self.composer.text())
        self._set_busy(False)
        self._show_state()
        self._announce([effect.line for effect in effects if isinstance(effect, CustomerSaid)])
        if goes_on_here and self._is_here:
            self._focus_foot()

    def _save_draft(self, text: str) -> None:
        session = self._session
        if session is None:
            return
        self._context.jobs.run(
            lambda: rounds.save_draft(session, text),
            then=lambda _done: self._draft_saved(),
            otherwise=self._draft_failed,
            owner=self,
        )

    def _draft_saved(self) -> None:
        self._told_draft = False

    def _draft_failed(self, error: Exception) -> None:
        """Told once, not at every pause between two words."""
        if not self._told_draft:
            self._told_draft = True
            self._context.report(error)

    def _hint(self) -> None:
        session = self._session
        if session is not None:
            self._do(lambda: rounds.take_hint(session), self._hint_taken)

    def _hint_taken(self, was_there: bool) -> None:
        self._show_state()
        if not was_there:
            self._context.tell(_("There is no further hint here."))

    def _try_again(self) -> None:
        session = self._session
        if session is None or self._is_busy:
            return
        self._narrator.stop()
        self._set_busy(True)
        self._do(session.try_again, self._taken_back)

    def _taken_back(self, text: str) -> None:
        self._set_busy(False)
        self.composer.set_text(text)
        self._show_state()
        if self._is_here:
            self._ticker.start()
            self._focus_foot()

    def _show_model(self) -> None:
        session = self._session
        if session is not None:
            turn_id = session.state.plays[-1].turn_id
            self._do(lambda: session.show_model(turn_id), lambda _effects: self._model_shown())

    def _model_shown(self) -> None:
        """The button that asked for it goes: the focus returns to where one writes."""
        if self.feedback.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_foot()
        self.feedback.show_model()

    def _replay(self, key: str) -> None:
        if self._session is not None:
            row = int(key.removeprefix("line-")) - 1
            self._spoken = key
            self._narrator.say([self._session.state.transcript[row].line], self._session.entry.scenario)

    def _announce(self, lines: Sequence[Line]) -> None:
        """Nothing is read on a page that was left."""
        if self._is_here and lines and self._session is not None:
            customers = [one.key for one in self.transcript.messages.messages if one.can_replay]
            self._spoken = customers[-1] if customers else ""
            self._narrator.announce(lines, self._session.entry.scenario)

    def _open_note(self, note: Note) -> None:
        for dialog in self.findChildren(NoteDialog):
            if dialog.note == note:
                dialog.raise_()
                dialog.activateWindow()
                return
        NoteDialog(self._context, note, self).show()

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
        self.transcript.messages.update_messages(messages_of(state))
        self.case.show_state(state)
        self.feedback.setVisible(shows_feedback(state))
        self.feedback.show_state(state)
        self.hints.show_hints(hints_of(state))
        self.composer.hint_button.setVisible(state.mode is Mode.PRACTICE)
        self.composer.setVisible(not state.is_over)
        self.finish_bar.setVisible(state.is_over)
        if state.is_over:
            self.finish_bar.show_state(state)
            self._ticker.stop()
        turn = state.replies_standing + (0 if state.waiting else 1)
        self._place.set_text(_("Turn {number}").format(number=number(turn)))
        self._tick()
        self.header_changed.emit()

    def _focus_foot(self) -> None:
        """Where work goes on: the field to write in, or the way to the debrief."""
        is_over = self._session is not None and self._session.state.is_over
        (self.finish_bar.button if is_over else self.composer).setFocus()

    def _tick(self) -> None:
        if self._session is not None:
            self._clock.set_text(clock(self._session.elapsed()))

    def _count(self, text: str) -> str:
        language = self._session.entry.scenario.language if self._session else "en"
        return length_of(text, language)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.composer.set_can_send(not is_busy)

    def _do(self, work: Callable[[], Value], then: Callable[[Value], None]) -> None:
        """Work on the session in the lane; its answer is dropped if another drill is played by then."""
        session = self._session

        def done(value: Value) -> None:
            if self._session is session:
                then(value)

        self._context.jobs.run(work, then=done, otherwise=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        """Nothing was lost: what was typed still stands in the composer."""
        self._set_busy(False)
        self._show_state()
        self._context.report(error)

    def _lay_out(self) -> None:
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        for part in (self.hints, self.composer, self.finish_bar):
            foot.addWidget(part)
        columns = DrillColumns(
            self._context.theme,
            case=self.case,
            conversation=self.transcript,
            foot=self.foot,
            feedback=self.feedback,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)


def _last_lines(state: DrillState) -> list[Line]:
    """Return what the customer said since the last reply."""
    lines: list[Line] = []
    for entry in reversed(state.transcript):
        if entry.reply_id is not None:
            break
        lines.insert(0, entry.line)
    return lines
