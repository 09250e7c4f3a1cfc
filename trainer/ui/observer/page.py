"""A drill with an observer: the customer's words to read out, and a sheet to tick what was answered aloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from trainer.core.codes import StopReason
from trainer.core.observing import Ticks
from trainer.services.observing import lines_to_read
from trainer.services.sheet_drafts import SheetDraft, leave_note_alone, send_sheet, take_sheet_back
from trainer.ui.context import Context
from trainer.ui.drill.drafts import DraftKeeper
from trainer.ui.drill.finish_bar import FinishBar
from trainer.ui.drill.head import DrillHead
from trainer.ui.drill.rounds import go_on, pause, stop
from trainer.ui.observer.customer_panel import FACTS, CustomerPanel
from trainer.ui.observer.foot import SheetFoot
from trainer.ui.observer.layout import ObserverColumns
from trainer.ui.observer.roles import RolesSheet
from trainer.ui.observer.sheet_panel import CRITERIA, FLAGS, SheetPanel
from trainer.ui.observer.tick_box import TickBox
from trainer.ui.page import HeaderChip, Page
from trainer.ui.session_jobs import SessionJobs
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.channels import CHANNEL_ICONS
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.services.drills import DrillSession
    from trainer.services.library import ScenarioEntry
    from trainer.services.office import Office

_TICK_MS = 1000
_COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class ObserverPage(Page):
    """Explains the roles, then plays one session at a time; what is stored goes through the background lane.

    The customer is not asked to grow impatient here: nobody knows when the other one began to speak.
    """

    begin_requested = Signal(object)  # a ScenarioEntry
    debrief_requested = Signal()
    left_for_later = Signal()
    restart_requested = Signal()

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__()
        self._context, self._office = context, office
        self._entry: ScenarioEntry | None = None
        self._session: DrillSession | None = None
        self._is_here = self._is_busy = False
        theme = context.theme
        self.roles = RolesSheet(context)
        self.customer = CustomerPanel(context)
        self.sheet = SheetPanel(context)
        self.foot = SheetFoot(context)
        self.finish_bar = FinishBar(context)
        self.head = DrillHead(context)
        self.back = Button(theme, kind="quiet")
        self._drafts = DraftKeeper(context, self)
        self._jobs = SessionJobs(context, self._failed, self)
        self._text_scale = theme.text_scale
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    # The page

    def title(self) -> str:
        return self._entry.scenario.title if self._entry else _("Drill")

    def header_chips(self) -> Sequence[HeaderChip]:
        if self._entry is None:
            return ()
        scenario = self._entry.scenario
        return (
            HeaderChip(channel_name(scenario.channel), icon=CHANNEL_ICONS[scenario.channel]),
            HeaderChip(_("Observer"), "accent"),
        )

    def header_actions(self) -> Sequence[QWidget]:
        if self._session is None:
            return ()
        state = self._session.state
        back = (self.back,) if state.can_try_again else ()
        if state.is_over:
            return (self.head.clock, *back)
        return (self.head.place, self.head.clock, *back, self.head.pause, self.head.more)

    def retranslate(self) -> None:
        self.back.setText(_("Take back"))
        self.back.setToolTip(_("Take the last answer back, with its ticks"))
        for part in (self.head, self.roles, self.foot, self.finish_bar):
            part.retranslate()
        if self._session is not None:
            self._show_state(self.draft())

    def entered(self) -> None:
        self._is_here = True
        session = self._session
        if session is not None and not session.state.is_over:
            self._context.jobs.run(lambda: go_on(session))
            self._ticker.start()
        self._focus_work()

    def left(self) -> None:
        self._is_here = False
        self._ticker.stop()
        self.foot.note.flush_draft()
        self._close_dialogs()
        session = self._session
        if session is not None:
            self._context.jobs.run(lambda: pause(session))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers and letters tick the boxes that carry them; a field that is written in keeps its keys."""
        keys = "" if event.modifiers() & _COMMAND_KEYS else event.text().upper()
        box = next((box for box in self._boxes() if keys and box.keys == keys), None)
        if box is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        box.toggle()
        self._focus_box(box)

    # What the window asks

    def propose(self, entry: ScenarioEntry) -> None:
        """Explain the roles before a drill begins."""
        self._entry, self._session = entry, None
        self._jobs.open(None)
        self.roles.show_case(entry)
        self._pile.setCurrentWidget(self.roles)
        self._context.jobs.run(self._office.trainees.present, then=self._show_name, owner=self)
        self.header_changed.emit()

    def open(self, session: DrillSession) -> None:
        """Play a session that has begun, with the ticks that were not sent yet."""
        before, self._session, self._entry = self._session, session, session.entry
        for part in (self._drafts, self._jobs):
            part.open(session)
        self._set_busy(False)
        self.head.clock.begin()
        self._pile.setCurrentWidget(self._columns)
        self._show_state(SheetDraft.from_text(session.draft))
        if before is not None and before.state.stop_reason is StopReason.RESTARTED:
            self._context.tell(_("From the beginning. What you had is kept under Progress."))

    @property
    def session(self) -> DrillSession | None:
        """What is being played."""
        return self._session

    def draft(self) -> SheetDraft:
        """What stands on the sheet now."""
        ticks = Ticks(self.sheet.ticked(CRITERIA), self.customer.ticked(FACTS), self.sheet.ticked(FLAGS))
        return SheetDraft(ticks, self.foot.note.text())

    # Events

    def _connect(self) -> None:
        self.roles.begun.connect(lambda: self.begin_requested.emit(self._entry))
        self.foot.next_requested.connect(self._next)
        self.foot.note.draft_changed.connect(self._save_draft)
        for panel in (self.customer, self.sheet):
            panel.changed.connect(self._ticked)
        self.back.clicked.connect(self._take_back)
        self.head.pause.clicked.connect(self.left_for_later)
        self.head.more.restart_requested.connect(self._restart)
        self.head.more.stop_requested.connect(self._ask_to_stop)
        self.finish_bar.debrief_requested.connect(self.debrief_requested)
        self._ticker.timeout.connect(self._tick)
        self._context.theme.changed.connect(self._restyle)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._next_by_keyboard)

    def _next_by_keyboard(self) -> None:
        """Not in the middle of a word that an input method composes."""
        if not self.foot.note.is_composing:
            self._next()

    def _next(self) -> None:
        session, sheet = self._session, self.draft()
        if session is None or session.state.is_over or self._is_busy:
            return
        self._set_busy(True)
        self._jobs.run(lambda session: send_sheet(session, sheet), lambda _effects: self._answered())

    def _answered(self) -> None:
        self._set_busy(False)
        self._show_state(SheetDraft())
        self._focus_work()
        if self._session is not None:
            words = " ".join(line.text for line in lines_to_read(self._session.state))
            announce(self, words)

    def _take_back(self) -> None:
        session = self._session
        if session is None or self._is_busy or not session.state.can_try_again:
            return
        self._set_busy(True)
        self._jobs.run(take_sheet_back, self._taken_back)

    def _taken_back(self, sheet: SheetDraft) -> None:
        self._set_busy(False)
        self._show_state(sheet)
        if self._is_here:
            self._ticker.start()
            self._focus_work()

    def _ticked(self) -> None:
        """A tick is kept at once, a note when its writer pauses."""
        self._show_count()
        self._save_draft()

    def _save_draft(self) -> None:
        if self._session is not None and not self._is_busy:
            self._drafts.save(self.draft().to_text())

    # Beginning again, and stopping

    def _restart(self) -> None:
        """What was not sent is kept with the drill that is left."""
        if not self._is_busy:
            self.foot.note.flush_draft()
            self._jobs.run(leave_note_alone, lambda _done: self.restart_requested.emit())

    def _ask_to_stop(self) -> None:
        from trainer.ui.drill.stop_dialog import StopDialog  # asked for now and then

        dialog = StopDialog(self._context, self)
        dialog.stopped.connect(self._stop)
        dialog.open()

    def _stop(self, why: str, reason: StopReason | None) -> None:
        if self._is_busy:
            return

        def stop_now(session: DrillSession) -> None:
            leave_note_alone(session)
            stop(session, why, reason)

        self.foot.note.flush_draft()
        self._set_busy(True)
        self._jobs.run(stop_now, lambda _done: self._answered())

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.close()

    # From box to box

    def _move(self, box: TickBox, step: int) -> None:
        boxes = self._boxes()
        at = boxes.index(box) + step
        if 0 <= at < len(boxes):
            self._focus_box(boxes[at])

    def _focus_box(self, box: TickBox) -> None:
        box.setFocus(Qt.FocusReason.TabFocusReason)
        panel = self.customer if self.customer.isAncestorOf(box) else self.sheet
        panel.ensureWidgetVisible(box)

    # Showing

    def _show_state(self, draft: SheetDraft) -> None:
        session = self._session
        if session is None:
            return
        state, sheet = session.state, session.sheet()
        self.customer.show_turn(state, sheet.facts, draft)
        if state.is_over:
            self.sheet.show_end(can_take_back=state.can_try_again)
            self.finish_bar.show_state(state)
            self._ticker.stop()
        else:
            self.sheet.show_sheet(sheet, state.turn.goal, draft)
        for box in self._boxes():
            box.moved.connect(lambda step, box=box: self._move(box, step))
        self.foot.note.set_text(draft.note)
        self.foot.setVisible(not state.is_over)
        self.finish_bar.setVisible(state.is_over)
        self.head.show(session)
        self._show_count()
        self.header_changed.emit()

    def _restyle(self) -> None:
        """Words that are large already grow no further: the type of the lines is another one then."""
        if self._text_scale != self._context.theme.text_scale:
            self._text_scale = self._context.theme.text_scale
            self._show_state(self.draft())

    def _show_name(self, trainee: Trainee | None) -> None:
        self.roles.show_name(trainee.name if trainee else "")

    def _show_count(self) -> None:
        self.foot.show_count(sum(box.isChecked() for box in self._boxes()))

    def _boxes(self) -> list[TickBox]:
        """Those of the sheet first: that is where the work is."""
        return [*self.sheet.boxes.values(), *self.customer.boxes.values()]

    def _focus_work(self) -> None:
        """Where work goes on: Begin, the first box, or the way to the debrief."""
        if not self._is_here:
            return
        boxes = self._boxes()
        if self._session is None:
            self.roles.begin.setFocus()
        elif self._session.state.is_over:
            self.finish_bar.button.setFocus()
        else:
            (boxes[0] if boxes else self.foot.note).setFocus(Qt.FocusReason.TabFocusReason)

    def _tick(self) -> None:
        if self._session is not None:
            self.head.show_time(self._session)

    def _set_busy(self, is_busy: bool) -> None:
        """A sheet on its way is not sent twice."""
        self._is_busy = is_busy
        self.foot.next.setEnabled(not is_busy)

    def _failed(self, error: Exception) -> None:
        """Nothing was lost: what was ticked still stands on the sheet."""
        self._set_busy(False)
        self._focus_work()
        self._context.report(error)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._columns = ObserverColumns(
            theme, customer=self.customer, sheet=self.sheet, feet=[self.foot, self.finish_bar]
        )
        self._pile = QStackedWidget()
        self._pile.addWidget(self.roles)
        self._pile.addWidget(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)
