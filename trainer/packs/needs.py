"""What a criterion asks for, read from YAML: phrases, named sets, and the mappings that combine them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

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
    RegisterLevel,
    SaysNot,
    ToneCalm,
)
from trainer.core.scenario import NamedSet
from trainer.packs.fields import Fields, as_items, read_text
from trainer.packs.need_parts import NAMES_OF_WHOLE_NEEDS, parts_of
from trainer.packs.phrase_checks import SET_REFERENCE, check_phrase
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.ranges import read_bounds
from trainer.packs.yaml_nodes import ListNode, MapNode, Node, TextNode

MOST_PARTS = 2_000
LONGEST_SET_CHAIN = 8
WIDEST_WINDOW = 200
LONGEST_REPLY = 100_000

SET_NAME = re.compile(r"[^\W\d][\w-]*")

UNREADABLE_NEED = Phrase("")
"""Stands where a need could not be read; the pack is refused anyway, but the rest can still be checked."""

_OPERATORS: dict[str, tuple[str, ...]] = {
    "phrase": ("typos", "inflect", "negated"), "any": (), "all": (), "none": (), "at_least": ("of",),
    "near": ("within",), "in_order": (), "ask": (), "sentence": (),
    "opening": (), "closing": (), "says_not": (),
    "register": (), "keigo": (), "tone": (), "length": (),
}  # fmt: skip
_OPTIONAL_KEYS = frozenset({"typos", "inflect", "negated"})


class _Negated(StrEnum):
    ANY = "any"
    NO = "no"


class _Keigo(StrEnum):
    CORRECT = "correct"


class _Tone(StrEnum):
    CALM = "calm"
    CIVIL = "civil"


class NeedReader:
    """Reads needs and keeps the pack's named sets.

    Args:
        problems: Takes every fault.
        sets: Name → value of each named set of the pack, or ``None`` if they could not be read, so that
            no reference to one is called unknown.
    """

    def __init__(self, problems: Problems, sets: Mapping[str, Node] | None) -> None:
        self._problems = problems
        self._sets = sets or {}
        self._are_sets_known = sets is not None
        self._read_sets: dict[str, tuple[Need, int]] = {}
        self._open_sets: list[str] = []
        self._part_count = 0

    def read_all_sets(self) -> None:
        """Read every named set, also those that nothing uses, so that their faults are found."""
        for name in self._sets:
            self._part_count = 0
            self._set(name)

    @property
    def set_names(self) -> tuple[str, ...]:
        """The named sets of the pack, in the order of the file."""
        return tuple(self._sets)

    def named_sets(self) -> tuple[NamedSet, ...]:
        """Return every named set, in the order of the file."""
        return tuple(NamedSet(name, self._set(name)) for name in self._sets)

    def set_need(self, name: str) -> Need | None:
        """Return what a named set stands for: the very object that every need holds which names it."""
        return self._set(name) if name in self._sets else None

    def read(self, node: Node, *, key: str | None = None) -> Need:
        """Return the need that a value stands for; faults are noted and leave an empty phrase.

        Args:
            node: A text (a phrase or ``$name``), a list (any of it) or a mapping (see the pack format).
            key: Under which it stands.
        """
        self._part_count = 0
        return self._within_size(self._read(node, key=key), node)

    def _within_size(self, need: Need, node: Node) -> Need:
        if self._part_count <= MOST_PARTS:
            return need
        self._problems.add(ProblemCode.NEED_TOO_LARGE, node.place, limit=MOST_PARTS)
        return UNREADABLE_NEED

    def _read(self, node: Node, *, key: str | None = None) -> Need:
        self._part_count += 1
        if isinstance(node, TextNode):
            return self._text(node)
        if isinstance(node, ListNode):
            return AnyOf(self._several(node, key=key))
        return self._mapping(node)

    def _several(self, node: Node, *, key: str | None, minimum: int = 1) -> tuple[Need, ...]:
        items = as_items(node, self._problems, key=key)
        if 0 < len(items) < minimum:
            self._problems.add(ProblemCode.TOO_FEW_NEEDS, node.place, key=key, minimum=minimum)
        return tuple(self._read(item) for item in items)

    def _text(self, node: TextNode) -> Need:
        reference = SET_REFERENCE.fullmatch(node.text.strip())
        if reference is None:
            return self._phrase(node)
        return self._reference(node, reference[1])

    def _reference(self, node: TextNode, name: str) -> Need:
        if not self._are_sets_known:
            return UNREADABLE_NEED
        if name not in self._sets:
            guess = self._problems.guess(name, self._sets)
            suggestion = f"${guess}" if guess else None
            self._problems.add(ProblemCode.UNKNOWN_SET, node.place, name=name, suggestion=suggestion)
        elif name in self._open_sets:
            circle = (*self._open_sets[self._open_sets.index(name) :], name)
            self._problems.add(ProblemCode.SET_CYCLE, node.place, names=tuple(f"${one}" for one in circle))
        elif len(self._open_sets) >= LONGEST_SET_CHAIN:
            self._problems.add(ProblemCode.SETS_TOO_DEEP, node.place, limit=LONGEST_SET_CHAIN)
        else:
            return self._set(name)
        return UNREADABLE_NEED

    def _set(self, name: str) -> Need:
        """Return a named set, read once; its parts count wherever it is used."""
        if name not in self._read_sets:
            self._read_sets[name] = self._read_set(name, self._sets[name])
        need, size = self._read_sets[name]
        self._part_count += size
        return need

    def _read_set(self, name: str, node: Node) -> tuple[Need, int]:
        counted_so_far, self._part_count = self._part_count, 0
        self._open_sets.append(name)
        need = self._within_size(self._read(node, key=name), node)
        self._open_sets.pop()
        size = min(self._part_count, MOST_PARTS)
        self._part_count = counted_so_far
        return need, size

    def _phrase(self, node: TextNode) -> Phrase:
        text = read_text(node, self._problems)
        if text is None or not check_phrase(node, text, self._problems):
            return UNREADABLE_NEED
        return Phrase(text)

    def _mapping(self, node: MapNode) -> Need:
        operators = [key for key in node.entries if key in _OPERATORS]
        if len(operators) > 1:
            place = node.entries[operators[1]][0].place
            self._problems.add(ProblemCode.SEVERAL_NEEDS, place, first=operators[0], second=operators[1])
            return UNREADABLE_NEED
        if not operators:
            return self._unknown(node)
        operator = operators[0]
        partners = _OPERATORS[operator]
        required = (operator, *(key for key in partners if key not in _OPTIONAL_KEYS))
        fields = Fields(node, self._problems, required=required, optional=partners)
        value = fields.node(operator)
        if value is None:
            return UNREADABLE_NEED
        return _READERS[operator](self, fields, value)

    def _unknown(self, node: MapNode) -> Need:
        if not node.entries:
            self._problems.add(ProblemCode.EMPTY_VALUE, node.place, key=None)
            return UNREADABLE_NEED
        key, (key_node, _) = next(iter(node.entries.items()))
        suggestion = self._problems.guess(key, _OPERATORS)
        self._problems.add(ProblemCode.UNKNOWN_NEED, key_node.place, key=key, suggestion=suggestion)
        return UNREADABLE_NEED

    def _phrase_mapping(self, fields: Fields, value: Node) -> Need:
        takes_typos = fields.switch("typos", default=True)
        takes_inflection = fields.switch("inflect", default=True)
        negated = fields.choice("negated", _Negated)
        if not isinstance(value, TextNode):
            read_text(value, self._problems, key="phrase")
            return UNREADABLE_NEED
        phrase = self._phrase(value)
        return Phrase(phrase.text, takes_typos, takes_inflection, takes_negation=negated is _Negated.ANY)

    def _at_least(self, fields: Fields, value: Node) -> Need:
        of = fields.node("of")
        needs = () if of is None else self._several(of, key="of")
        count = fields.whole_number("at_least", default=1, minimum=1, maximum=max(1, len(needs)))
        return AtLeast(count, needs)

    def _near(self, fields: Fields, value: Node) -> Need:
        within = fields.whole_number("within", default=1, minimum=1, maximum=WIDEST_WINDOW)
        return Near(self._placed(value, key="near"), within)

    def _in_order(self, fields: Fields, value: Node) -> Need:
        return InOrder(self._placed(value, key="in_order"))

    def _placed(self, value: Node, *, key: str) -> tuple[Need, ...]:
        """Return two or more needs that can be found at a place of the reply."""
        needs = self._several(value, key=key, minimum=2)
        for need, item in zip(needs, as_items(value, self._problems, key=key), strict=True):
            self._check_place(need, item, inside=key)
        return needs

    def _check_place(self, need: Need, node: Node, *, inside: str) -> None:
        if self._part_count > MOST_PARTS:
            return  # already too much to walk through; the whole need is refused
        for part in parts_of(need):
            if isinstance(part, Register | KeigoCorrect | ToneCalm | Civil | Length):
                name = NAMES_OF_WHOLE_NEEDS[type(part)]
                self._problems.add(ProblemCode.NEED_WITHOUT_PLACE, node.place, need=name, inside=inside)

    def _asking(self, value: Node, *, inside: str) -> Need:
        need = self._read(value)
        self._check_place(need, value, inside=inside)
        return need

    def _register(self, fields: Fields, value: Node) -> Need:
        return Register(fields.choice("register", RegisterLevel) or RegisterLevel.POLITE)

    def _keigo(self, fields: Fields, value: Node) -> Need:
        fields.choice("keigo", _Keigo)
        return KeigoCorrect()

    def _tone(self, fields: Fields, value: Node) -> Need:
        return Civil() if fields.choice("tone", _Tone) is _Tone.CIVIL else ToneCalm()

    def _length(self, fields: Fields, value: Node) -> Need:
        bounds = read_bounds(value, self._problems, keys=("min", "max"), maximum=LONGEST_REPLY)
        return UNREADABLE_NEED if bounds is None else Length(*bounds)


_READERS: dict[str, Callable[[NeedReader, Fields, Node], Need]] = {
    "phrase": NeedReader._phrase_mapping,
    "any": lambda reader, _, value: AnyOf(reader._several(value, key="any")),
    "all": lambda reader, _, value: AllOf(reader._several(value, key="all")),
    "none": lambda reader, _, value: NoneOf(reader._several(value, key="none")),
    "at_least": NeedReader._at_least,
    "near": NeedReader._near,
    "in_order": NeedReader._in_order,
    "ask": lambda reader, _, value: Ask(reader._asking(value, inside="ask")),
    "sentence": lambda reader, _, value: InSentence(reader._asking(value, inside="sentence")),
    "opening": lambda reader, _, value: Opening(reader._asking(value, inside="opening")),
    "closing": lambda reader, _, value: Closing(reader._asking(value, inside="closing")),
    "says_not": lambda reader, _, value: SaysNot(reader._asking(value, inside="says_not")),
    "register": NeedReader._register,
    "keigo": NeedReader._keigo,
    "tone": NeedReader._tone,
    "length": NeedReader._length,
}
