"""Counting a stored drill anew, with the reviews and cards that count now."""

from __future__ import annotations

from datetime import datetime

from trainer.core.records import StoredAttempt
from trainer.data.amendments import Recount
from trainer.services.library import Library
from trainer.services.standings import amended_drill, standing_of


def recount_of(stored: StoredAttempt, library: Library, at: datetime) -> Recount:
    """Return what a drill is worth now.

    Args:
        stored: With its reviews and newer cards.
        library: Where the rubrics come from.
        at: The present moment, in UTC.

    Raises:
        UserFacingError: ``attempt-pack-gone`` if a rubric is not left.
    """
    played = library.entry_of(stored.head).scenario
    state, _ = amended_drill(stored, played, library.rubric_of(stored))
    cards = {play.reply_id: play.card for play in state.plays if play.card is not None}
    return Recount(standing_of(state, at), cards)
