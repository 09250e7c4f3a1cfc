"""Answers to questions as JSON values, and back, exactly; and in one cell, to be read by people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from trainer.core.analysis import Span
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered

Json = dict[str, Any]


def given_to_json(given: Given) -> Json:
    """Return an answer as a JSON object; its kind is the key of what was given."""
    match given:
        case Chosen(options=options):
            return {"chosen": list(options)}
        case Claimed(is_true=is_true):
            return {"claimed": is_true}
        case Ordered(steps=steps):
            return {"ordered": list(steps)}
        case Matched(rights=rights):
            return {"matched": list(rights)}
        case Entered(text=text):
            return {"entered": text}
        case Felt(feeling=feeling, marks=marks):
            return {"felt": feeling, "marks": [list(mark) for mark in marks]}
        case Compared(reply=reply, reasons=reasons):
            return {"compared": reply, "reasons": list(reasons)}


def given_from_json(value: Json) -> Given:
    """Return the answer that `given_to_json` wrote.

    Raises:
        ValueError: If it is of no known kind: the table was edited by hand.
    """
    match value:
        case {"chosen": options}:
            return Chosen(tuple(options))
        case {"claimed": is_true}:
            return Claimed(is_true)
        case {"ordered": steps}:
            return Ordered(tuple(steps))
        case {"matched": rights}:
            return Matched(tuple(rights))
        case {"entered": text}:
            return Entered(text)
        case {"felt": feeling, "marks": marks}:
            return Felt(feeling, tuple(Span(start, end) for start, end in marks))
        case {"compared": reply, "reasons": reasons}:
            return Compared(reply, tuple(reasons))
    raise ValueError(f"an answer of no known kind: {value!r}")


def given_kind(value: Json | None) -> str | None:
    """Return the code of the kind of a stored answer; ``None`` where nothing was given."""
    return None if value is None else next(iter(value))


def given_cell(value: Json | None) -> str | None:
    """Return a stored answer as one cell: places counted from 1, texts as they were written.

    Returns:
        ``None`` where nothing was given.
    """
    if value is None:
        return None
    match given_from_json(value):
        case Chosen(options=places) | Ordered(steps=places):
            return _listed(place + 1 for place in places)
        case Claimed(is_true=is_true):
            return "true" if is_true else "false"
        case Matched(rights=rights):
            return " | ".join(rights)
        case Entered(text=text):
            return text
        case Felt(feeling=feeling, marks=marks):
            return _headed(feeling, (f"{start + 1}-{end}" for start, end in marks))
        case Compared(reply=reply, reasons=reasons):
            return _headed(reply, reasons)


def _headed(place: int | None, rest: Iterable[str]) -> str:
    head = "" if place is None else str(place + 1)
    return f"{head}: {'; '.join(rest)}"


def _listed(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))
