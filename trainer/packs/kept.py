"""The kept form of a pack: what a shelf shows stands at its beginning, and the rest in parts behind it.

One line of JSON holds the head of the pack and of each scenario, quiz and seminar. Behind it come the parts,
packed one by one, because a start needs none of them and a drill one: what else the pack has, where its parts
stand in the files, and each scenario, quiz and seminar.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate, chain, islice, pairwise
from typing import Any

from trainer.core.errors import Problem
from trainer.core.quiz import Quiz
from trainer.core.scenario import Pack, Scenario
from trainer.core.seminar import Seminar
from trainer.packs.codec import decode, decode_fields, encode, encode_fields
from trainer.packs.late import LateMapping, LateRecords
from trainer.packs.problems import Place

_PLACES: Any = Mapping[tuple[str, ...], Place]

_QUICK = 1
"""Level of zlib: a tenth of the size for a hundredth of the time of writing JSON."""

_LARGE: Mapping[type, tuple[str, ...]] = {
    Pack: ("notes", "samples", "phrases"),
    Scenario: ("turns", "endings", "briefing", "facts", "flags", "interjections"),
    Quiz: ("questions", "introduction"),
    Seminar: ("prompts", "introduction"),
}
"""Fields that nobody needs to know what there is."""

_LISTED: Mapping[str, type] = {"scenarios": Scenario, "quizzes": Quiz, "seminars": Seminar}
"""Fields of a pack that hold records with a head and a part of their own, in the order of the parts."""

_SMALL = {
    kind: tuple(
        one.name
        for one in fields(kind)
        if one.name not in large and not (kind is Pack and one.name in _LISTED)
    )
    for kind, large in _LARGE.items()
}


@dataclass(frozen=True, slots=True)
class KeptPack:
    """What loading gives, without the folder; see `trainer.packs.loader.LoadedPack`."""

    pack: Pack
    warnings: tuple[Problem, ...]
    places: Mapping[tuple[str, ...], Place]


def to_bytes(kept: KeptPack) -> bytes:
    """Return a pack in the form that `from_bytes` takes.

    Raises:
        TypeError: If it holds what is no plain data.
        ValueError: If a text in it cannot be written.
    """
    pack = kept.pack
    listed = {name: getattr(pack, name) for name in _LISTED}
    large = (encode_fields(one, _LARGE[type(one)]) for one in (pack, *chain(*listed.values())))
    parts = [zlib.compress(_json(one), _QUICK) for one in (encode(dict(kept.places)), *large)]
    head = [
        [len(part) for part in parts],
        encode(kept.warnings),
        encode_fields(pack, _SMALL[Pack]),
        *([encode_fields(one, _SMALL[_LISTED[name]]) for one in records] for name, records in listed.items()),
    ]
    return b"\n".join([_json(head), b"".join(parts)])


def _json(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode()


def from_bytes(content: bytes) -> KeptPack:
    """Return a pack whose large fields are decoded when they are first asked for.

    Args:
        content: What `to_bytes` returned, to the last byte: of the parts nothing is looked at yet.

    Raises:
        ValueError: If that is not what it is.
    """
    head, _, packed = content.partition(b"\n")
    try:
        sizes, warnings, *heads = json.loads(head)
        parts = [packed[start:end] for start, end in pairwise(accumulate(sizes, initial=0))]
        return _kept(decode(tuple[Problem, ...], warnings), heads, parts)
    except (TypeError, IndexError) as error:
        raise ValueError(f"no kept pack: {error!r}") from error


def _kept(warnings: tuple[Problem, ...], heads: Sequence[Any], parts: Sequence[bytes]) -> KeptPack:
    places, pack_part, *parts_of_listed = parts
    pack_head, *heads_of_listed = heads
    remaining = iter(parts_of_listed)
    listed = {
        name: _late(kind, records, list(islice(remaining, len(records))))
        for (name, kind), records in zip(_LISTED.items(), heads_of_listed, strict=True)
    }
    pack = LateRecords(Pack, lambda _pack: _large_fields(Pack, pack_part)).make(
        decode_fields(Pack, _SMALL[Pack], pack_head) | listed
    )
    return KeptPack(pack, warnings, LateMapping(lambda: decode(_PLACES, _unpacked(places))))


def _late(kind: type, heads: Sequence[Any], parts: Sequence[bytes]) -> tuple[Any, ...]:
    """Return the scenarios, quizzes or seminars of a pack: each knows its part by its id."""
    heads_by_name = [decode_fields(kind, _SMALL[kind], head) for head in heads]
    by_id = {head["id"]: part for head, part in zip(heads_by_name, parts, strict=True)}
    records = LateRecords(kind, lambda record: _large_fields(kind, by_id[record.id]))
    return tuple(map(records.make, heads_by_name))


def _large_fields(kind: type, part: bytes) -> dict[str, Any]:
    return decode_fields(kind, _LARGE[kind], _unpacked(part))


def _unpacked(part: bytes) -> Any:
    return json.loads(zlib.decompress(part))
