"""What happened in each step of a replay."""

from __future__ import annotations

from trainer.core.drill_events import Begun, Scored, Stopped, TimeRanOut, TriedAgain, Waited
from trainer.core.drill_state import DrillState
from trainer.services.replays import ReplayStep
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


def step_place(at: int, count: int) -> str:
    """Return which step is shown, from 1."""
    return _("Step {number} of {count}").format(number=number(at), count=number(count))


def step_title(step: ReplayStep) -> str:
    """Return what happened, in a few words."""
    match step.event:
        case Begun():
            return _("The conversation begins")
        case Scored():
            return _reply_title(step.state)
        case Waited():
            return _("The customer grows impatient")
        case TriedAgain():
            return _("The reply is taken back")
        case Stopped():
            return _("The drill is stopped")
        case TimeRanOut():
            return _("The time is over")
        case _ as other:
            raise ValueError(f"no step of a replay: {other!r}")


def _reply_title(state: DrillState) -> str:
    play = state.plays[-1]
    if play.try_number == 1:
        return _("Reply {number}").format(number=number(len(state.plays)))
    return _("Reply {number} (try {try_number})").format(
        number=number(len(state.plays)), try_number=number(play.try_number)
    )
