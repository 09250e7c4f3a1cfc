"""The drill: case at the left, conversation and composer in the middle, feedback at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from trainer.core.codes import StopReason
from trainer.core.drill_events import CustomerSaid, Effect
from trainer.core.drill_state import Mode
from trainer.core.scenario import Note
from trainer.ui.context import Context
from trainer.ui.drill import rounds
from trainer.ui.drill.afterwards import Afterwards
from trainer.ui.drill.case_panel import CasePanel
from trainer.ui.drill.composer import Composer
from trainer.ui.drill.conversation import answer_subject_of, hints_of, messages_of
from trainer.ui.drill.drafts import DraftKeeper
from trainer.ui.drill.feedback_panel import FeedbackPanel
from trainer.ui.drill.finish_bar import FinishBar
from trainer.ui.drill.head import DrillHead
from trainer.ui.drill.hint_strip import HintStrip
from trainer.ui.drill.layout import DrillColumns
from trainer.ui.drill.news import news_of
from trainer.ui.drill.note_dialog import show_note
from trainer.ui.drill.ticker import Ticker
from trainer.ui.drill.transcript import TranscriptView
from trainer.ui.drill.voice import DrillVoice
from trainer.ui.page import HeaderChip, Page
from trainer.ui.session_jobs import SessionJobs
from trainer.ui.widgets.announcing import announce
from trainer.wording.catalogue import _, ngettext
from trainer.wording.lengths import length_of
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession
    from trainer.services.narration import Narrator, SpeechState

# What the field holds; what may be sent is the service's decision, and says so with the text still there.
_MOST_CHARACTERS = 200_000


class DrillPage(Page):
    """Plays one session at a time. Everything that is stored goes through the background lane."""

    debrief_requested = Signal()
    left_for_later = Signal()
    restart_requested = Signal()

    def __init__(self, context: Context, narrator: Narrator) -> None:
        super().__init__()
        self._context = context
        self._session: DrillSession | None = None
        self._is_here = self._is_busy = self._told_clock = False
        self.voice = DrillVoice(narrator)
        theme = context.theme
        self.case = CasePanel(context)
        self.transcript = TranscriptView(theme, context.icons)
        self.hints = HintStrip(context)
        self.composer = Composer(theme, context.icons, count=self._count, max_characters=_MOST_CHARACTERS)
        self.finish_bar = FinishBar(context)
        self.feedback = FeedbackPanel(context)
        self.head = DrillHead(context)
        self._work = SessionJobs(context, self._failed, self)
        self._afterwards = Afterwards(self)
        self.drafts = DraftKeeper(context, self)
        self.ticker = Ticker(context, self.composer.text, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    # The page

    def title(self) -> str:
        return self._session.entry.scenario.title if self._session else _("Drill")

    def header_chips(self) -> Sequence[HeaderChip]:
        return self.head.chips(self._session)

    def header_actions(self) -> Sequence[QWidget]:
        return self.head.actions(self._session)

    def retranslate(self) -> None:
        for part in (self.head, self.case, self.transcript, self.composer, self.feedback, self.finish_bar):
            part.retranslate()
        self._show_state()

    def entered(self) -> None:
        self._is_here = True
        self.composer.set_enter_sends(self._context.settings.value.enter_sends)
        session = self._session
        if session is not None and not session.state.is_over:
            self._context.jobs.run(lambda: rounds.go_on(session))
            self.ticker.start()
            self._show_state()  # reading aloud may be off by now
            self.ticker.tick()
        self._focus_foot()

    def left(self) -> None:
        self._is_here = False
        self._afterwards.finish()
        self.voice.stop()
        self.ticker.stop()
        self.composer.flush_draft()
        self._close_dialogs()
        session = self._session
        if session is not None:
            self._context.jobs.run(lambda: rounds.pause(session))
            self._say_clock_goes_on(session)

    # What the window asks

    def open(self, session: DrillSession) -> None:
        """Play a session that has begun."""
        self._afterwards.finish()
        before, self._session = self._session, session
        self._told_clock = False
        scenario = session.entry.scenario
        for part in (self.voice, self.drafts, self.ticker, self._work):
            part.open(session)
        self._set_busy(False)
        self.head.clock.begin()
        self.case.open(session.entry, session.state)
        self.transcript.messages.set_messages(())
        self.composer.set_channel(
            scenario.channel, to=scenario.customer.name, subject=answer_subject_of(session.state)
        )
        self.composer.set_text(session.draft)
        self._show_state()
        if before is not None and before.state.stop_reason is StopReason.RESTARTED:
            self._context.tell(_("From the beginning. What you had is kept under Progress."))

    def announce(self) -> None:
        """Read the customer's last lines aloud, if that is wanted."""
        if self._is_here:
            self.voice.announce_last()
            self._show_state()

    @property
    def session(self) -> DrillSession | None:
        """What is being played."""
        return self._session

    def show_speech(self, state: SpeechState) -> None:
        """Mark the line that is being read aloud."""
        self.transcript.messages.set_playing(self.voice.spoken if state.phase == "speaking" else "")
        if state.phase == "unavailable":
            self._show_state()  # what cannot be heard is read

    # Events

    def _connect(self) -> None:
        self.composer.sent.connect(self._send)
        self.composer.draft_changed.connect(self.drafts.save)
        self.composer.hint_requested.connect(self._hint)
        self.composer.too_long.connect(self._say_too_long)
        self.transcript.replay_requested.connect(self.voice.say)
        self.transcript.stop_requested.connect(self.voice.stop)
        self.transcript.text_requested.connect(self._uncover)
        self.feedback.again_requested.connect(self._try_again)
        self.feedback.model_requested.connect(self._show_model)
        self.finish_bar.debrief_requested.connect(self.debrief_requested)
        self.case.note_requested.connect(self._open_note)
        self.head.pause.clicked.connect(self.left_for_later)
        self.head.more.restart_requested.connect(self._restart)
        self.head.more.stop_requested.connect(self._ask_to_stop)
        self.ticker.ticked.connect(self._show_time)
        self.ticker.passed.connect(self._passed)

    def _send(self, text: str) -> None:
        if self._is_busy:
            return
        self.voice.stop()
        self._set_busy(True)
        self._work.run(
            lambda session: rounds.send(session, text), lambda effects: self._answered(text, effects)
        )

    def _answered(self, sent: str, effects: tuple[Effect, ...]) -> None:
        if self._is_here:
            self._say_newest(effects)
        self._show_conversation()
        self.transcript.show_end_now()
        self._afterwards.run(lambda: self._follow(sent, effects))

    def _follow(self, sent: str, effects: tuple[Effect, ...]) -> None:
        """Bring up to date what stands round the customer's answer, which has been painted by now."""
        goes_on_here = self._is_focus_in_foot()  # before the composer goes, and takes the focus with it
        written = self.composer.text()
        if written.startswith(sent):  # what was typed while it was scored stays
            self.composer.set_text(written[len(sent) :])
        if self.composer.text():
            self.drafts.save(self.composer.text())
        self._set_busy(False)
        self._catch_up(effects, goes_on_here=goes_on_here)

    def _happened(self, effects: tuple[Effect, ...], *, goes_on_here: bool) -> None:
        """Read, show and tell what the customer did."""
        if self._is_here:
            self._say_newest(effects)
        self._catch_up(effects, goes_on_here=goes_on_here)

    def _say_newest(self, effects: tuple[Effect, ...]) -> None:
        self.voice.announce_newest(sum(isinstance(effect, CustomerSaid) for effect in effects))

    def _catch_up(self, effects: tuple[Effect, ...], *, goes_on_here: bool) -> None:
        """Show and tell what happened; at the end, nothing is left to write."""
        session = self._session
        if session is None:
            return
        if session.state.is_over:
            self.composer.set_text("")
            self._close_dialogs()
        self._show_state()
        if self._is_here:
            name = session.entry.scenario.customer.name
            news = news_of(effects, name=name, says_lines=not self.voice.speaks_by_itself)
            if news:
                announce(self, news)
            if goes_on_here:
                self._focus_foot()

    def _uncover(self, key: str) -> None:
        self.voice.uncover(key)
        self._show_state()

    # Time

    def _show_time(self) -> None:
        if self._session is not None:
            self.head.show_time(self._session)

    def _passed(self, effects: tuple[Effect, ...]) -> None:
        """The customer got impatient, or the time of the exam is over."""
        is_over = self._session is not None and self._session.state.is_over
        self._happened(effects, goes_on_here=is_over and self._is_focus_in_foot())

    def _say_clock_goes_on(self, session: DrillSession) -> None:
        is_exam = session.head.mode is Mode.EXAM and not session.state.is_over
        if is_exam and not self._told_clock:
            self._told_clock = True
            self._context.tell(_("The clock of the exam goes on."), tone="unsure")

    # Beginning again, and stopping

    def _restart(self) -> None:
        self.composer.flush_draft()
        self.voice.stop()
        self.restart_requested.emit()

    def _ask_to_stop(self) -> None:
        from trainer.ui.drill.stop_dialog import StopDialog  # asked for now and then

        dialog = StopDialog(self._context, self)
        dialog.stopped.connect(self._stop)
        dialog.open()

    def _stop(self, why: str, reason: StopReason | None) -> None:
        self.composer.flush_draft()
        self.voice.stop()
        self._set_busy(True)
        self._work.run(lambda session: rounds.stop(session, why, reason), self._stopped)

    def _stopped(self, effects: tuple[Effect, ...]) -> None:
        self._set_busy(False)
        self._happened(effects, goes_on_here=True)

    def _close_dialogs(self) -> None:
        """What stands open beside a drill goes with it."""
        for dialog in self.findChildren(QDialog):
            dialog.close()

    # The draft and the helps

    def _hint(self) -> None:
        self._work.run(lambda session: session.take_next_hint(), self._hint_taken)

    def _hint_taken(self, hint: str) -> None:
        self._show_state()
        if not hint:
            self._context.tell(_("There is no further hint here."))

    def _try_again(self) -> None:
        if self._is_busy:
            return
        self.voice.stop()
        self._set_busy(True)
        self._work.run(lambda session: session.try_again(), self._taken_back)

    def _taken_back(self, text: str) -> None:
        self._set_busy(False)
        self.composer.set_text(text)
        self._show_state()
        if self._is_here:
            self.ticker.start()
            self._focus_foot()

    def _show_model(self) -> None:
        self._work.run(
            lambda session: session.show_model(session.state.plays[-1].turn_id),
            lambda _effects: self._model_shown(),
        )

    def _model_shown(self) -> None:
        """The button that asked for it goes: the focus returns to where one writes."""
        if self.feedback.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_foot()
        self.feedback.show_model()

    def _open_note(self, note: Note) -> None:
        pack = None if self.session is None else self.session.entry.pack
        show_note(self._context, note, self, pack=pack)

    def _say_too_long(self, excess: int) -> None:
        message = ngettext(
            "{count} character did not fit and was left out.",
            "{count} characters did not fit and were left out.",
            excess,
        )
        self._context.tell(message.format(count=number(excess)), tone="unsure")

    # Showing

    def _show_conversation(self) -> None:
        if self._session is not None:
            messages = messages_of(self._session.state, self.voice.covered())
            self.transcript.messages.update_messages(messages)

    def _show_state(self) -> None:
        session = self._session
        if session is None:
            return
        self._show_conversation()
        state = session.state
        self.case.show_state(state, self.voice.covered())
        has_feedback = any(play.card is not None for play in state.plays)
        self.feedback.setVisible(state.shows_feedback and (has_feedback or not state.is_over))
        self.feedback.show_state(state)
        self.hints.show_hints(hints_of(state))
        self.composer.hint_button.setVisible(state.mode is Mode.PRACTICE)
        self.composer.setVisible(not state.is_over)
        self.finish_bar.setVisible(state.is_over)
        if state.is_over:
            self.finish_bar.show_state(state)
            self.ticker.stop()
        self.head.show(session)
        self.header_changed.emit()

    def _is_focus_in_foot(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is None or self.foot.isAncestorOf(focused)

    def _focus_foot(self) -> None:
        """Where work goes on: the field to write in, or the way to the debrief."""
        is_over = self._session is not None and self._session.state.is_over
        (self.finish_bar.button if is_over else self.composer).setFocus()

    def _count(self, text: str) -> str:
        language = self._session.entry.scenario.language if self._session else "en"
        return length_of(text, language)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = self.ticker.is_held = is_busy
        self.composer.set_can_send(not is_busy)

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
