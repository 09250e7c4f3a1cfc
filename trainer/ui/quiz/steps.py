"""What the page of a sitting lets the background lane do; each step looks at the session as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.sitting import Asks, Stage

if TYPE_CHECKING:
    from trainer.core.given import Given
    from trainer.core.memory import Rating
    from trainer.services.quiz_sessions import QuizSession


def is_asked(session: QuizSession, place: int) -> bool:
    """Say whether the question at a place still waits for its answer."""
    state = session.state
    is_question = state.asks[place] is not Asks.NOTHING
    return state.stage is Stage.ASKING and state.place == place and is_question


def answer(session: QuizSession, place: int, given: Given | None) -> None:
    """Answer a question, unless it was answered meanwhile."""
    if is_asked(session, place):
        session.answer(given)


def keep(session: QuizSession, place: int, given: Given | None) -> None:
    """Keep what is typed or chosen."""
    if is_asked(session, place):
        session.save_draft(given)


def go_on(session: QuizSession) -> None:
    """Leave a text, or what was told."""
    if session.state.stage is not Stage.OVER:
        session.go_on()


def rate(session: QuizSession, rating: Rating | None) -> None:
    """Rate what was told."""
    if session.state.stage is Stage.TOLD:
        session.rate(rating)


def undo(session: QuizSession) -> None:
    """Take the last answer back, if there is one."""
    if session.state.can_undo:
        session.undo()


def go_to(session: QuizSession, place: int, given: Given | None, to: int) -> None:
    """Answer a question of an exam as it stands, and look at another one."""
    if is_asked(session, place) and given != session.draft:
        session.answer(given)
    if session.state.stage is not Stage.OVER and session.state.place != to:
        session.go_to(to)


def settle(session: QuizSession, place: int, given: Given | None) -> None:
    """Answer a question of an exam as it stands, and stay at it."""
    if is_asked(session, place):
        session.answer(given)
    if session.state.stage is not Stage.OVER and session.state.place != place:
        session.go_to(place)


def submit(session: QuizSession, place: int, given: Given | None) -> None:
    """Answer as it stands, and end it."""
    if is_asked(session, place):
        session.save_draft(given)
    if session.state.stage is not Stage.OVER:
        session.submit()


def give_up(session: QuizSession) -> None:
    """End an exam without a result."""
    if session.state.stage is not Stage.OVER:
        session.stop()


def leave(session: QuizSession, place: int, given: Given | None) -> None:
    """Store where it stands; it is continued another time."""
    keep(session, place, given)
    session.leave()
