"""A trainer's verdicts over the machine's: what waits for one, deciding, and what was decided before."""

from __future__ import annotations

from trainer.core.codes import State
from trainer.core.records import Review, StoredAttempt, WaitingVerdict
from trainer.data.amendments import Recount
from trainer.data.reviews import ReviewStore
from trainer.services.clock import Clock, now_utc
from trainer.services.debriefing import demand_short
from trainer.services.ids import IdMaker, new_id
from trainer.services.library import Library
from trainer.services.recounts import recount_of
from trainer.services.trainees import checked_name


class ReviewService:
    """Lets trainers decide verdicts. The machine's verdict and every earlier review are kept.

    Args:
        store: Where reviews are kept.
        library: Where the rubrics come from.
        clock: Gives the present moment.
        make_id: Gives new ids.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(
        self, store: ReviewStore, library: Library, *, clock: Clock = now_utc, make_id: IdMaker = new_id
    ) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._make_id = make_id

    def waiting(self, *, limit: int | None = None) -> tuple[WaitingVerdict, ...]:
        """Return the verdicts that wait for a trainer, those of the oldest drill first.

        Args:
            limit: How many at most; ``None`` for all.
        """
        return self._store.waiting(limit=limit)

    def waiting_count(self) -> int:
        """Return how many verdicts wait for a trainer."""
        return self._store.waiting_count()

    def history(self, *, reply_id: str, criterion_id: str) -> tuple[Review, ...]:
        """Return every review of one verdict, the oldest first; the last one counts."""
        return self._store.history(reply_id=reply_id, criterion_id=criterion_id)

    def decide(
        self, *, reply_id: str, criterion_id: str, state: State, reviewer: str, comment: str = ""
    ) -> Review:
        """Put a trainer's verdict in the place of the machine's; the drill is counted anew at once.

        Args:
            reply_id: The reply.
            criterion_id: A criterion on which it has a verdict, decided before or not.
            state: Met or not met.
            reviewer: Who decides.
            comment: Why, if the trainer says so.

        Returns:
            The review as it was stored.

        Raises:
            UserFacingError: ``name-empty``, ``name-too-long``, ``text-too-long``, ``attempt-gone``,
                ``verdict-gone`` or ``attempt-pack-gone``; nothing was decided.
            ValueError: If the state decides nothing.
        """
        if state is State.UNSURE:
            raise ValueError("a review says met or not met")
        trimmed = comment.strip()
        demand_short(comment=trimmed)
        review = Review(
            id=self._make_id(),
            reply_id=reply_id,
            criterion_id=criterion_id,
            state=state,
            machine_state=State.UNSURE,  # the store knows
            reviewer=checked_name(reviewer),
            comment=trimmed,
            at=self._clock(),
        )
        return self._store.add(review, self._recount)

    def _recount(self, stored: StoredAttempt) -> Recount:
        return recount_of(stored, self._library, self._clock())
