"""When a rule is taken, or a line may be said: the mappings behind ``if``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from trainer.core.rules import (
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
from trainer.packs.fields import as_items, open_fields, read_switch, read_text, read_whole_number
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.ranges import read_bounds
from trainer.packs.yaml_nodes import MapNode, Node

MOST_TRIES = 100
LONGEST_DRILL_S = 24 * 60 * 60

_RANGES: dict[str, tuple[type[ScoreIs | MoodIs | TriesAre | ElapsedIs], int]] = {
    "score": (ScoreIs, 100),
    "mood": (MoodIs, 100),
    "tries": (TriesAre, MOST_TRIES),
    "elapsed": (ElapsedIs, LONGEST_DRILL_S),
}
_ABOUT_REPLY = ("score", "met", "missed", "critical")
_KEYS = (*_ABOUT_REPLY, "mood", "fact", "flag", "tries", "elapsed", "all", "any", "not")


class ReferenceKind(Enum):
    """What a condition names."""

    CRITERION = "criterion"
    FACT = "fact"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Reference:
    """A criterion, fact or flag that is named, and where it is."""

    kind: ReferenceKind
    name: str
    place: Place


class ConditionReader:
    """Reads one condition and remembers what it refers to.

    Args:
        problems: Takes every fault.
        is_for_line: It says when a line may be said, and so cannot ask about a reply.
    """

    def __init__(self, problems: Problems, *, is_for_line: bool = False) -> None:
        self._problems = problems
        self._is_for_line = is_for_line
        self.references: list[Reference] = []

    def read(self, node: Node) -> Condition:
        """Return the condition; several keys in one mapping must all hold. Faults are noted."""
        fields = open_fields(node, self._problems, key="if", optional=_KEYS)
        if fields is None or not isinstance(node, MapNode):
            return AllHold(())
        if not node.entries:
            self._problems.add(ProblemCode.EMPTY_VALUE, node.place, key="if")
        for key in _ABOUT_REPLY if self._is_for_line else ():
            if fields.is_given(key):
                self._problems.add(ProblemCode.LINE_ABOUT_REPLY, fields.key_place(key), key=key)
        values = [(key, fields.node(key)) for key in node.entries if key in _KEYS]
        conditions = tuple(_READERS[key](self, key, value) for key, value in values if value is not None)
        return conditions[0] if len(conditions) == 1 else AllHold(conditions)

    def _range(self, key: str, node: Node) -> Condition:
        kind, maximum = _RANGES[key]
        if isinstance(node, MapNode):
            bounds = read_bounds(
                node, self._problems, keys=("at_least", "below"), maximum=maximum + 1, takes_equal=False
            )
            return kind(*(bounds or ()))
        return kind(at_least=read_whole_number(node, self._problems, key=key, minimum=0, maximum=maximum))

    def _names(self, key: str, node: Node, kind: ReferenceKind) -> tuple[str, ...]:
        names: list[str] = []
        for item in as_items(node, self._problems, key=key):
            name = read_text(item, self._problems, key=key)
            if name is not None:
                names.append(name)
                self.references.append(Reference(kind, name, item.place))
        return tuple(names)

    def _critical(self, key: str, node: Node) -> Condition:
        expected = read_switch(node, self._problems, key=key)
        return CriticalMade(expected is not False)

    def _several(self, key: str, node: Node) -> tuple[Condition, ...]:
        return tuple(self.read(item) for item in as_items(node, self._problems, key=key))


_READERS: dict[str, Callable[[ConditionReader, str, Node], Condition]] = {
    **dict.fromkeys(_RANGES, ConditionReader._range),
    "met": lambda reader, key, node: CriteriaMet(reader._names(key, node, ReferenceKind.CRITERION)),
    "missed": lambda reader, key, node: CriteriaMissed(reader._names(key, node, ReferenceKind.CRITERION)),
    "fact": lambda reader, key, node: FactsTold(reader._names(key, node, ReferenceKind.FACT)),
    "flag": lambda reader, key, node: FlagsRaised(reader._names(key, node, ReferenceKind.FLAG)),
    "critical": ConditionReader._critical,
    "all": lambda reader, key, node: AllHold(reader._several(key, node)),
    "any": lambda reader, key, node: AnyHolds(reader._several(key, node)),
    "not": lambda reader, key, node: NotHolds(reader.read(node)),
}
