"""What a cell holds: one item a line, each with what may stand before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.packs.importers.headings import Record
from trainer.packs.importers.table_faults import TableCode

_LINES = re.compile(r"(?<!\\)\n")
_INLINE = re.compile(r"(?<!\\)[;；]")
_ESCAPED = re.compile(r"\\([;；\n])")
_BULLET = re.compile(r"(?:[-*–] +(?!//)|[・•]\s*)(?=\S)")
_CREDIT = re.compile(r"[\[［]\s*([-+−]?[0-9]{1,3}(?:[.,][0-9]{1,9})?)\s*[%％]\s*[\]］]\s*")
_FEEDBACK = re.compile(r"(?:^|\s+)//(?:\s+|$)")
_NAMES = re.compile(r"[;；,、，\n]")

HIGHEST_CREDIT = 100.0


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell.

    Attributes:
        credit: Per cent, where it is written.
        feedback: What follows ``//``.
    """

    text: str
    credit: float | None = None
    feedback: str = ""


def split_items(cell: str) -> list[str]:
    """Return the items of a cell: its lines, or what semicolons separate where there is one line only.

    A backslash before the line's end or a semicolon takes its meaning away.
    """
    lines = _LINES.split(cell)
    parts = lines if len(lines) > 1 else _INLINE.split(cell)
    bare = (_BULLET.sub("", part.strip(), count=1) for part in parts)
    return [_ESCAPED.sub(r"\1", part) for part in bare if part]


def join_items(texts: list[str]) -> str:
    """Return a cell that `split_items` splits into these texts, as far as it can hold them."""
    escaped = [text.replace("\n", "\\\n") for text in texts]
    if len(escaped) == 1:
        return re.sub("([;；])", r"\\\1", escaped[0])
    return "\n".join(escaped)


def read_items(record: Record, key: str) -> list[Item]:
    """Return the items of a cell with their credits and remarks; a credit beyond 100 is a fault."""
    return [_item(record, key, text) for text in split_items(record.text(key))]


def _item(record: Record, key: str, text: str) -> Item:
    match = _CREDIT.match(text)
    credit = None if match is None else float(match[1].replace("−", "-").replace(",", "."))
    if credit is not None and abs(credit) > HIGHEST_CREDIT:
        record.add(TableCode.BAD_CREDIT, key, value=text)
        credit = None
    rest = text if match is None else text[match.end() :]
    parts = _FEEDBACK.split(rest, maxsplit=1)
    return Item(parts[0].strip(), credit, parts[1].strip() if len(parts) > 1 else "")


def item_text(text: str, *, credit: float | None = None, feedback: str = "") -> str:
    """Return an item as `read_items` reads it."""
    before = "" if credit is None else f"[{credit:.9g}%] "
    behind = f" // {feedback}" if feedback else ""
    return f"{before}{text}{behind}"


def read_names(record: Record, key: str) -> tuple[str, ...]:
    """Return names that are separated by commas, semicolons or lines."""
    return tuple(part.strip() for part in _NAMES.split(record.text(key)) if part.strip())


def note_links(record: Record, *keys: str) -> None:
    """Tell of pages and pictures that are linked only where the pack has them."""
    for key in keys:
        if record.text(key):
            record.warn(TableCode.NOTE_NEEDED, key, value=record.text(key))
