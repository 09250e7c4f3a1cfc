"""Exams whose time went by while nobody was there: they end at their moment, whoever looks first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.services.clock import Clock

if TYPE_CHECKING:
    from trainer.data.sittings import SittingStore

GRACE = timedelta(seconds=30)
"""Whoever sits at an exam sees it end by itself; nobody else is to end it at the same moment."""

_LEFT = frozenset({"quiz-pack-gone", "sitting-over", "sitting-gone", "sitting-changed-elsewhere"})

_log = logging.getLogger(__name__)


def end_overdue(store: SittingStore, take_up: Callable[[str], object], clock: Clock) -> int:
    """End the exams of everybody whose time is over.

    One that cannot be marked, since no copy of its pack is left, stays as it is.

    Args:
        store: Of sittings.
        take_up: Continues the sitting with this id, which ends it at its moment.
        clock: Gives the present moment.

    Returns:
        How many were ended.

    Raises:
        DatabaseError: If they cannot be read or stored.
    """
    last = clock() - GRACE
    overdue = [
        sitting_id
        for sitting_id, begun, limit_s in store.exams_going_on()
        if begun + timedelta(seconds=limit_s) < last
    ]
    return sum(_is_ended(sitting_id, take_up) for sitting_id in overdue)


def end_at_start(end: Callable[[], object]) -> None:
    """End them when the program starts; where that fails it opens all the same, and the next look tries.

    Args:
        end: Ends them, or raises what keeps it from that.
    """
    try:
        end()
    except UserFacingError as error:
        _log.warning("exams whose time is over were not ended: %s: %s", error.code, error.data)


def _is_ended(sitting_id: str, take_up: Callable[[str], object]) -> bool:
    try:
        take_up(sitting_id)
    except UserFacingError as error:
        if error.code not in _LEFT:
            raise
        _log.warning("an exam whose time is over was not ended: %s: %s", error.code, error.data)
        return False
    return True
