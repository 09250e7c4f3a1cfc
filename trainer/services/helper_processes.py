"""Helper processes that score drills again: how many, kept busy, and their results in order."""

from __future__ import annotations

import gc
import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from trainer.core.errors import UserFacingError
from trainer.data.raw_drills import RawDrill, Version
from trainer.data.rescores import Candidate
from trainer.services.rescorer import Outcome, Rubric, help_with, start_helper

PAGES_AHEAD = 2
"""Pages for each helper that are read before the first of them comes back: what bounds the memory."""

FEWEST_FOR_HELPERS = 2_000
"""Replies; starting helpers, each with a dictionary of its own, takes longer than scoring fewer."""

_MOST_HELPERS = 60  # Windows waits for 63 handles at most (concurrent.futures)

_log = logging.getLogger(__name__)

Page = tuple[list[Candidate], list[RawDrill]]
"""Drills that are up to date, and the others with all that is stored of them."""

ScoredPage = tuple[list[Candidate], list[Outcome]]
"""Drills that are up to date, and what came of the others."""


def scored_in_helpers(
    rubrics: Mapping[Version, Rubric], pages: Iterator[Page], *, helpers: int
) -> Iterator[ScoredPage]:
    """Yield each page with what helper processes made of it, in order.

    The processes are spawned on every system: what a fork would inherit (threads, locks, an open database) is
    not meant for them. Closing the iterator ends them.

    Args:
        rubrics: What to score with; sent to each helper once.
        pages: Read `PAGES_AHEAD` of them for each helper before the first comes back.
        helpers: How many.

    Raises:
        UserFacingError: ``rescoring-helper-lost`` if a helper was ended from outside.
    """
    with ProcessPoolExecutor(
        helpers,
        mp_context=get_context("spawn"),
        initializer=start_helper,
        initargs=(rubrics, gc.get_threshold()[0]),
    ) as pool:
        try:
            yield from _kept_busy(pool, pages, ahead=helpers * PAGES_AHEAD)
        except BrokenProcessPool as error:
            _log.exception("a helper process is gone")
            raise UserFacingError("rescoring-helper-lost") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _kept_busy(pool: ProcessPoolExecutor, pages: Iterator[Page], *, ahead: int) -> Iterator[ScoredPage]:
    """Keep the helpers busy with a few pages each; give the results in the order of the pages."""
    waiting: deque[tuple[list[Candidate], Future[list[Outcome]] | None]] = deque()
    for skipped, drills in pages:
        waiting.append((skipped, pool.submit(help_with, drills) if drills else None))
        if len(waiting) > ahead:
            yield _result(*waiting.popleft())
    for page in waiting:
        yield _result(*page)


def _result(skipped: list[Candidate], future: Future[list[Outcome]] | None) -> ScoredPage:
    return skipped, [] if future is None else future.result()


def helpers_for(replies: int, *, wanted: int | None) -> int:
    """Return how many helpers score so many replies; 0 where starting them takes longer than they save.

    Args:
        replies: To be scored.
        wanted: What the user asked for; ``None`` leaves it to the number of cores.
    """
    if wanted is not None:
        return min(wanted, _MOST_HELPERS)
    cores = core_count()
    return 0 if cores == 1 or replies < FEWEST_FOR_HELPERS else min(cores, _MOST_HELPERS)


def core_count() -> int:
    """Return how many cores this process may use."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1
