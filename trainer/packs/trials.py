"""A pack as it would be with one more phrase; the files stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from trainer.core.errors import PackError, UserFacingError
from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Closing,
    Criterion,
    InOrder,
    InSentence,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    SaysNot,
)
from trainer.core.scenario import Pack, Scenario, Turn
from trainer.packs.assembly import Assembly
from trainer.packs.files import read_folder
from trainer.packs.needs import NeedReader
from trainer.packs.problems import Place, Problems
from trainer.packs.yaml_nodes import TextNode

_SET_SIGN = "$"


def load_trial(folder: Path, target: str, phrase: str) -> Pack:
    """Return a pack with one more phrase among those of which any will do.

    Args:
        folder: Of a pack that can be used.
        target: ``scenario/turn/criterion`` by their ids, or ``$name`` for a named set.
        phrase: As it would stand in the file.

    Raises:
        PackError: If the pack cannot be used, or the phrase is not well formed.
        UserFacingError: ``trial-unknown`` if there is no such criterion or set; ``trial-no-list`` if a phrase
            has no place in it.
    """
    problems = Problems()
    assembly = Assembly(read_folder(folder, problems), problems)
    pack, _ = assembly.run()
    if problems.error_count:
        raise PackError(folder, problems.in_order())
    added = assembly.needs.read(TextNode(Place(target), phrase, is_plain=False))
    if problems.error_count:
        raise PackError(folder, problems.in_order())
    if target.startswith(_SET_SIGN):
        return _with_set(pack, assembly.needs, target, added)
    return _with_criterion(pack, target, added)


def _with_set(pack: Pack, needs: NeedReader, target: str, added: Need) -> Pack:
    """Put the phrase into a named set, and the set into every need that names it."""
    before = needs.set_need(target.removeprefix(_SET_SIGN))
    if before is None:
        known = [f"{_SET_SIGN}{name}" for name in needs.set_names]
        raise UserFacingError("trial-unknown", target=target, known=known)
    after = _with_phrase(before, added, target)
    return _changed(pack, lambda _place, need: _replaced(need, before, after))


def _with_criterion(pack: Pack, target: str, added: Need) -> Pack:
    known = [_place(*one) for one in _criteria(pack)]
    if target not in known:
        raise UserFacingError("trial-unknown", target=target, known=known)

    def change(place: str, need: Need) -> Need:
        return _with_phrase(need, added, target) if place == target else need

    return _changed(pack, change)


def _criteria(pack: Pack) -> Iterator[tuple[Scenario, Turn, Criterion]]:
    for scenario in pack.scenarios:
        for turn in scenario.turns:
            for criterion in turn.criteria:
                yield scenario, turn, criterion


def _place(scenario: Scenario, turn: Turn, criterion: Criterion) -> str:
    return f"{scenario.id}/{turn.id}/{criterion.id}"


def _changed(pack: Pack, change: Callable[[str, Need], Need]) -> Pack:
    """Return the pack with the need of each criterion changed, given where it stands."""

    def turned(scenario: Scenario, turn: Turn) -> Turn:
        criteria = (replace(one, need=change(_place(scenario, turn, one), one.need)) for one in turn.criteria)
        return replace(turn, criteria=tuple(criteria))

    scenarios = (replace(one, turns=tuple(turned(one, turn) for turn in one.turns)) for one in pack.scenarios)
    return replace(pack, scenarios=tuple(scenarios))


def _with_phrase(need: Need, added: Need, target: str) -> Need:
    """Put a phrase beside those of which any will do, inside what says how they are to be said."""
    if isinstance(need, Phrase):
        return AnyOf((need, added))
    if isinstance(need, AnyOf):
        return AnyOf((*need.needs, added))
    if isinstance(need, Ask | InSentence | Opening | Closing | SaysNot):
        return replace(need, need=_with_phrase(need.need, added, target))
    raise UserFacingError("trial-no-list", target=target)


def _replaced(need: Need, before: Need, after: Need) -> Need:
    """Put one need in the place of another; a named set is read once, so that it is the very same object."""
    if need is before:
        return after
    if isinstance(need, Ask | InSentence | Opening | Closing | SaysNot):
        return replace(need, need=_replaced(need.need, before, after))
    if isinstance(need, AnyOf | AllOf | NoneOf | AtLeast | Near | InOrder):
        return replace(need, needs=tuple(_replaced(one, before, after) for one in need.needs))
    return need
