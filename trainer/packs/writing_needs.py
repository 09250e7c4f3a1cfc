"""Needs and conditions as they stand in YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    Need,
    NoneOf,
    Opening,
    Phrase,
    Register,
    SaysNot,
    ToneCalm,
)
from trainer.core.scenario import (
    AllHold,
    AnyHolds,
    Condition,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    FactsTold,
    FlagsRaised,
    MoodIs,
    NotHolds,
    ScoreIs,
    TriesAre,
)

Tree = Mapping[str, object] | list[object] | str


def need_tree(need: Need, sets: Mapping[Need, str]) -> Tree:
    """Return a need as the loader reads it.

    Args:
        need: What is asked for.
        sets: Needs that have a name; they are written as ``$name``, wherever they stand.
    """
    name = sets.get(need)
    return _need(need, sets) if name is None else f"${name}"


def _need(need: Need, sets: Mapping[Need, str]) -> Tree:
    match need:
        case Phrase():
            return _phrase(need)
        case AnyOf() | AllOf() | NoneOf() | AtLeast() | Near() | InOrder():
            return _group(need, [_entry(one, sets) for one in need.needs])
        case Ask() | InSentence() | Opening() | Closing() | SaysNot():
            return {_PLACED[type(need)]: need_tree(need.need, sets)}
        case Register(level):
            return {"register": level.value}
        case KeigoCorrect():
            return {"keigo": "correct"}
        case ToneCalm():
            return {"tone": "calm"}
        case Civil():
            return {"tone": "civil"}
        case Length(minimum, maximum):
            return {"length": _bounds(minimum, maximum, keys=("min", "max"))}
        case _ as never:
            assert_never(never)


def _entry(need: Need, sets: Mapping[Need, str]) -> Tree:
    """Return a need in a list, where a list in turn would be hard to read."""
    tree = need_tree(need, sets)
    return {"any": tree} if isinstance(tree, list) else tree


_PLACED: dict[type, str] = {
    Ask: "ask", InSentence: "sentence", Opening: "opening", Closing: "closing", SaysNot: "says_not",
}  # fmt: skip


def _phrase(phrase: Phrase) -> Tree:
    options: dict[str, object] = {}
    if not phrase.takes_typos:
        options["typos"] = False
    if not phrase.takes_inflection:
        options["inflect"] = False
    if phrase.takes_negation:
        options["negated"] = "any"
    return {"phrase": phrase.text, **options} if options else phrase.text


def _group(need: AnyOf | AllOf | NoneOf | AtLeast | Near | InOrder, inner: list[object]) -> Tree:
    match need:
        case AnyOf():
            return inner
        case AllOf():
            return {"all": inner}
        case NoneOf():
            return {"none": inner}
        case AtLeast(count):
            return {"at_least": count, "of": inner}
        case Near(within=within):
            return {"near": inner, "within": within}
        case InOrder():
            return {"in_order": inner}
        case _ as never:
            assert_never(never)


def _bounds(low: int | None, high: int | None, *, keys: tuple[str, str]) -> dict[str, object]:
    return {key: value for key, value in zip(keys, (low, high), strict=True) if value is not None}


def condition_tree(condition: Condition) -> dict[str, object]:
    """Return a condition as the loader reads it: what must hold together stands in one mapping if it can."""
    if isinstance(condition, AllHold):
        parts = [_condition(one) for one in condition.conditions]
        merged = {key: value for part in parts for key, value in part.items()}
        if 1 < len(parts) == len(merged):
            return merged
    return _condition(condition)


def _condition(condition: Condition) -> dict[str, object]:
    """Return a condition as a mapping with one key."""
    match condition:
        case ScoreIs() | MoodIs() | TriesAre() | ElapsedIs():
            return {_RANGES[type(condition)]: _range(condition.at_least, condition.below)}
        case CriteriaMet() | CriteriaMissed() | FactsTold() | FlagsRaised():
            return {_NAMES[type(condition)]: one_or_list(condition.ids)}
        case CriticalMade(expected):
            return {"critical": expected}
        case AllHold(conditions):
            return {"all": [condition_tree(one) for one in conditions]}
        case AnyHolds(conditions):
            return {"any": [condition_tree(one) for one in conditions]}
        case NotHolds(inner):
            return {"not": condition_tree(inner)}
        case _ as never:
            assert_never(never)


_RANGES: dict[type, str] = {ScoreIs: "score", MoodIs: "mood", TriesAre: "tries", ElapsedIs: "elapsed"}
_NAMES: dict[type, str] = {
    CriteriaMet: "met", CriteriaMissed: "missed", FactsTold: "fact", FlagsRaised: "flag",
}  # fmt: skip


def _range(at_least: int | None, below: int | None) -> object:
    if below is None:
        return at_least
    return _bounds(at_least, below, keys=("at_least", "below"))


def one_or_list(items: Sequence[object]) -> object:
    """Return a single entry as itself, several as a list."""
    return items[0] if len(items) == 1 else list(items)
