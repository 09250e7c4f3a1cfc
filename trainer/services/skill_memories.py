"""Memories of skills: taken in from drills, and read with what is remembered now."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from trainer.core.days import days_between
from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Remembered
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, new_id
from trainer.services.scheduling import Scheduling, is_due

if TYPE_CHECKING:
    from trainer.core.drill_state import DrillState
    from trainer.data.attempts import AttemptStore
    from trainer.data.memories import MemoryStore
    from trainer.data.skill_rows import SkillRows
    from trainer.services.library import Library

WEAK_BELOW = 0.6
"""Of what a skill asked for in the last drills: below, it is weak. A rule of thumb of ours."""

FEWEST_DRILLS = 2
"""Drills that trained a skill before it is called weak."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SkillMemory:
    """One skill of one trainee.

    Attributes:
        skill: As the criteria of packs name it.
        memory: ``reviews`` says in how many drills it was practised.
        recall: The chance that it is remembered now, 0 … 1.
        recent_share: Of what it asked for in the last drills, how much was met, 0 … 1; ``None`` if they did
            not train it.
        is_due: It is time to train it again.
        days_ago: Since it was practised last; 0 is today.
    """

    skill: str
    memory: Memory
    recall: float
    recent_share: float | None
    is_due: bool
    days_ago: int = 0

    @property
    def is_weak(self) -> bool:
        """It was practised, and lately more was missed than is good."""
        is_known = self.memory.reviews >= FEWEST_DRILLS and self.recent_share is not None
        return is_known and (self.recent_share or 0.0) < WEAK_BELOW


def skill_memories(
    stored: Sequence[Remembered], shares: Mapping[str, float], now: datetime, zone: tzinfo
) -> tuple[SkillMemory, ...]:
    """Return skills with what is remembered now: what is likeliest to be forgotten first, then the weakest.

    Args:
        stored: Their memories.
        shares: How much of each was met in the last drills.
        now: In UTC.
        zone: Where days are counted.
    """
    if not stored:
        return ()
    scheduling = Scheduling(has_steps=False)
    skills = [
        SkillMemory(
            skill=one.key.item_id,
            memory=one.memory,
            recall=scheduling.recall(one.memory, now, zone),
            recent_share=shares.get(one.key.item_id),
            is_due=is_due(one.memory, now, zone),
            days_ago=max(0, days_between(one.memory.reviewed_at, now, zone)),
        )
        for one in stored
    ]
    return tuple(sorted(skills, key=_weakness))


def _weakness(one: SkillMemory) -> tuple[float, float, str]:
    share = 1.0 if one.recent_share is None else one.recent_share
    return round(one.recall, 2), share, one.skill


class SkillMemories:
    """Keeps memories of skills, made of finished drills once each.

    Args:
        memories: Where they are kept.
        rows: Looks into the drills.
        attempts: The drills.
        library: What the drills were played with.
        clock: Gives the present moment.
        zone: Where days are counted.
        make_id: Gives new ids.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(
        self,
        memories: MemoryStore,
        rows: SkillRows,
        attempts: AttemptStore,
        library: Library,
        *,
        zone: tzinfo,
        clock: Clock = now_utc,
        make_id: IdMaker = new_id,
    ) -> None:
        self._memories = memories
        self._rows = rows
        self._attempts = attempts
        self._library = library
        self._clock = clock
        self._zone = zone
        self._make_id = make_id
        self._silent: set[str] = set()

    def skills(self, trainee_id: str) -> tuple[Remembered, ...]:
        """Return the memories of a trainee's skills; drills that were finished since are taken in first."""
        self.take_in(trainee_id)
        return self._memories.all(trainee_id, ItemKind.SKILL)

    def skill_shares(self, trainee_id: str) -> Mapping[str, float]:
        """Return how much was met of each skill in the last drills, 0 … 1."""
        return self._rows.shares(trainee_id)

    def take_in(self, trainee_id: str) -> int:
        """Move the memories of skills by the drills that did not yet; a drill counts once, however scored.

        Returns:
            How many drills moved one.
        """
        new = [one for one in self._rows.new_drills(trainee_id) if one not in self._silent]
        if not new:
            return 0
        memories = {one.key: one.memory for one in self._memories.all(trainee_id, ItemKind.SKILL)}
        reviews: list[MemoryReview] = []
        for attempt_id in new:
            found = self._reviews(trainee_id, attempt_id, memories)
            memories |= {one.key: one.after for one in found}
            reviews += found
        try:
            self._memories.save_all(reviews)
        except UserFacingError as error:  # another window was quicker; what is left is taken in next time
            _log.info("drills move no memory now: %s", error.code)
            return 0
        return len({one.answer_id for one in reviews})

    def _reviews(
        self, trainee_id: str, attempt_id: str, before: Mapping[ItemKey, Memory]
    ) -> list[MemoryReview]:
        """Return how a drill moves memories; one that moves none is looked at again at the next start."""
        try:
            state = self._state(attempt_id)
        except UserFacingError as error:  # its pack has gone
            _log.info("the drill %s moves no memory: %s", attempt_id, error.code)
            self._silent.add(attempt_id)
            return []
        found = self._rated(trainee_id, attempt_id, state, before)
        if not found:
            self._silent.add(attempt_id)
        return found

    def _rated(
        self, trainee_id: str, attempt_id: str, state: DrillState, before: Mapping[ItemKey, Memory]
    ) -> list[MemoryReview]:
        from trainer.core.skills import skills_of  # brings the rules of scoring

        at, scheduling = state.ended_at or self._clock(), Scheduling(has_steps=False)
        reviews = []
        for one in skills_of(state):
            key = ItemKey(ItemKind.SKILL, one.skill)
            memory = before.get(key)
            after = scheduling.after(memory, one.rating, at, self._zone)
            reviews.append(
                MemoryReview(
                    self._make_id(), trainee_id, key, one.rating, at, memory, after, answer_id=attempt_id
                )
            )
        return reviews

    def _state(self, attempt_id: str) -> DrillState:
        from trainer.services.standings import amended_drill  # brings the rules of the drill

        stored = self._attempts.load(attempt_id)
        played = self._library.entry_of(stored.head).scenario
        return amended_drill(stored, played, self._library.rubric_of(stored))[0]
