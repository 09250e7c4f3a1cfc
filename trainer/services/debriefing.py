"""What a trainee adds to a debrief: an insight, and verdicts called wrong for a trainer to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.records import Contest, Insight
from trainer.services.clock import Clock, now_utc

if TYPE_CHECKING:
    from trainer.data.debriefs import DebriefStore

LONGEST_TEXT = 4_000
"""Characters of each text of an insight, and of a comment."""


class DebriefService:
    """Keeps what trainees write under their debriefs.

    Args:
        store: Where it is kept.
        clock: Gives the present moment.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(self, store: DebriefStore, clock: Clock = now_utc) -> None:
        self._store = store
        self._clock = clock

    def insight(self, attempt_id: str) -> Insight:
        """Return what was written under a drill; two empty texts if nothing was.

        Raises:
            UserFacingError: ``attempt-gone``.
        """
        return self._store.insight(attempt_id)

    def save_insight(self, attempt_id: str, insight: Insight) -> None:
        """Keep what was written under a drill, in the place of what stood there.

        Raises:
            UserFacingError: ``text-too-long`` with the name of the ``field``, or ``attempt-gone``; what was
                kept before stays.
        """
        demand_short(learned=insight.learned, suggestion=insight.suggestion)
        self._store.save_insight(attempt_id, insight)

    def contests(self, attempt_id: str) -> tuple[Contest, ...]:
        """Return the contested verdicts of a drill with their comments, in the order of its replies.

        Raises:
            UserFacingError: ``attempt-gone``.
        """
        return self._store.contests(attempt_id)

    def contested(self, attempt_id: str) -> frozenset[tuple[str, str]]:
        """Return which verdicts of a drill are contested, as reply id and criterion id.

        Raises:
            UserFacingError: ``attempt-gone``.
        """
        return frozenset((one.reply_id, one.criterion_id) for one in self._store.contests(attempt_id))

    def contest(self, *, reply_id: str, criterion_id: str, comment: str = "") -> None:
        """Call a verdict wrong, or say anew why it is; a trainer finds it among those to review.

        Args:
            reply_id: The reply.
            criterion_id: A criterion on which it has a verdict.
            comment: Why it is wrong, if the trainee says so.

        Raises:
            UserFacingError: ``text-too-long`` or ``attempt-gone``.
            ValueError: If the reply has no verdict on that criterion.
        """
        trimmed = comment.strip()
        demand_short(comment=trimmed)
        self._store.contest(Contest(reply_id, criterion_id, trimmed, self._clock()))

    def take_back(self, *, reply_id: str, criterion_id: str) -> None:
        """Let a verdict stand after all; nothing happens if it was not contested."""
        self._store.take_back(reply_id=reply_id, criterion_id=criterion_id)


def demand_short(**texts: str) -> None:
    """Demand that texts by these names of fields can be kept.

    Raises:
        UserFacingError: ``text-too-long`` with the name of the ``field``.
    """
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            raise UserFacingError("text-too-long", field=field, length=len(text), limit=LONGEST_TEXT)
