"""What stands at the right of the header while a drill is played: turn, clock, pause, and the menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.core.codes import Mode
from trainer.ui.context import Context
from trainer.ui.drill.clock import DrillClock
from trainer.ui.drill.more_menu import MoreMenu
from trainer.ui.page import HeaderChip
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.channels import CHANNEL_ICONS
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name, level_name, mode_name
from trainer.wording.numbers import number

if TYPE_CHECKING:
    from trainer.services.drills import DrillSession


class DrillHead:
    """Keeps its widgets; the frame shows those that fit how the drill stands."""

    def __init__(self, context: Context) -> None:
        self.place = Text(context.theme, role="muted", wraps=False)
        self.clock = DrillClock(context)
        self.pause = Button(context.theme, kind="secondary")
        self.more = MoreMenu(context)

    def retranslate(self) -> None:
        self.pause.setText(_("Pause"))
        self.more.retranslate()

    def actions(self, session: DrillSession | None) -> Sequence[QWidget]:
        """Return what is shown; an exam cannot be paused, its clock goes on."""
        if session is None or session.state.is_over:
            return (self.clock,)
        if session.head.mode is Mode.EXAM:
            return (self.place, self.clock, self.more)
        return (self.place, self.clock, self.pause, self.more)

    def chips(self, session: DrillSession | None) -> Sequence[HeaderChip]:
        """Return channel and level, and that it is an exam."""
        if session is None:
            return ()
        scenario = session.entry.scenario
        channel = HeaderChip(channel_name(scenario.channel), icon=CHANNEL_ICONS[scenario.channel])
        chips = (channel, HeaderChip(level_name(scenario.level)))
        return (
            (*chips, HeaderChip(mode_name(Mode.EXAM), "unsure")) if session.head.mode is Mode.EXAM else chips
        )

    def show(self, session: DrillSession) -> None:
        """Show at which turn the drill stands, and its time."""
        state = session.state
        turn = state.replies_standing + (0 if state.waiting else 1)
        self.place.set_text(_("Turn {number}").format(number=number(turn)))
        self.show_time(session)

    def show_time(self, session: DrillSession) -> None:
        """Show what is left of an exam, else the time practised."""
        left = session.time_left()
        if left is None or session.state.is_over:
            self.clock.show_elapsed(session.elapsed())
        else:
            self.clock.show_left(left)
