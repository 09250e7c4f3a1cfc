"""Trying a phrase before it is saved: what it would change on every sample of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.answers import State
from trainer.core.scenario import Pack, Sample
from trainer.packs.loader import load_pack
from trainer.packs.trials import load_trial
from trainer.services.bench import run_bench
from trainer.services.bench_results import Bench


class Effect(StrEnum):
    """What a changed verdict on a sample is, measured by the mark of a person."""

    BETTER = "better"
    WORSE = "worse"
    OPEN = "open"
    """Nobody marked it, or it was wrong before and is wrong now."""


@dataclass(frozen=True, slots=True)
class SampleChange:
    """A verdict on a sample that the phrase would change.

    Attributes:
        mark: What a person found; ``None`` where nobody marked it.
    """

    sample: Sample
    criterion_id: str
    before: State
    after: State
    mark: bool | None

    @property
    def effect(self) -> Effect:
        """Better or worse than before."""
        wanted = {True: State.MET, False: State.NOT_MET, None: None}[self.mark]
        if wanted is self.after:
            return Effect.BETTER
        return Effect.WORSE if wanted is self.before else Effect.OPEN


@dataclass(frozen=True, slots=True)
class Trial:
    """The bench without and with one more phrase.

    Attributes:
        changes: In the order of the samples.
    """

    pack: Pack
    before: Bench
    after: Bench
    changes: tuple[SampleChange, ...]


def try_phrase(folder: Path, target: str, phrase: str) -> Trial:
    """Return what one more phrase would change; nothing is written.

    Args:
        folder: Of the pack.
        target: ``scenario/turn/criterion`` by their ids, or ``$name`` for a named set of the pack.
        phrase: As it would stand in the pack; a ``$name`` may stand there too.

    Raises:
        PackError: If the pack cannot be used, or the phrase is not well formed.
        UserFacingError: ``trial-unknown`` if there is no such criterion or set; ``trial-no-list`` if a phrase
            has no place in it.
    """
    pack = load_pack(folder).pack
    before, after = run_bench(pack), run_bench(load_trial(folder, target, phrase))
    return Trial(pack, before, after, tuple(_changes(before, after)))


def _changes(before: Bench, after: Bench) -> Iterator[SampleChange]:
    for old, new in zip(before.samples, after.samples, strict=True):
        for criterion_id, state in old.states.items():
            if new.states[criterion_id] is not state:
                mark = old.sample.marks.get(criterion_id)
                yield SampleChange(old.sample, criterion_id, state, new.states[criterion_id], mark)
