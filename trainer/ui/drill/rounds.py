"""What the drill page lets the background lane do; each step looks at the session as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.codes import Mode

if TYPE_CHECKING:
    from trainer.core.codes import StopReason
    from trainer.core.drill_events import Effect
    from trainer.services.drills import DrillSession


def send(session: DrillSession, text: str) -> tuple[Effect, ...]:
    """Send a reply. One that was stored before but could not be scored (a full disk) is scored first.

    Where the time of an exam ran out just before, the reply was kept as what was not sent.
    """
    if session.state.is_over:
        return ()
    waiting = session.state.waiting
    if waiting is None:
        return session.send(text)
    effects = session.score_waiting()
    if waiting.text == text or session.state.is_over:
        return effects
    return effects + session.send(text)


def save_draft(session: DrillSession, text: str) -> None:
    """Keep what stands in the composer, while there is something to reply to."""
    if not session.state.is_over:
        session.save_draft(text)


def pause(session: DrillSession) -> None:
    """Stop the clock of a drill that goes on; that of an exam never stops."""
    state = session.state
    if not state.is_over and state.paused_at is None and state.mode is not Mode.EXAM:
        session.pause()


def go_on(session: DrillSession) -> None:
    """Let the clock go on."""
    if not session.state.is_over and session.state.paused_at is not None:
        session.resume()


def let_time_pass(session: DrillSession, text: str) -> tuple[Effect, ...]:
    """Let happen what is due; ``text`` stands in the composer, and is kept if it came too late."""
    return () if session.state.is_over else session.let_time_pass(text)


def stop(session: DrillSession, why: str, reason: StopReason | None) -> tuple[Effect, ...]:
    """End the drill; its time may have run out meanwhile."""
    return () if session.state.is_over else session.stop(why, reason)
