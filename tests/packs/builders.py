"""A small pack without faults, and ways to break it in one place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from trainer.core.errors import PackError, Problem
from trainer.packs.loader import LoadedPack, load_pack

MARK = "¦"
"""Stands right before the letter at which a fault must be reported."""

PACK = """\
id: little-shop
version: 1.2.0
title: A little shop
language: en
authors: [Training team]
licence: CC-BY-4.0
description: For tests.
requires: reply-dojo >= 0.1
phrases:
  apology: [sorry, "apolog*"]
"""

DRILL = """\
id: parcel
title: Where is my parcel?
channel: chat
level: 2
skills: [empathy, probing]
minutes: 6
briefing: |
  The buyer paid eight days ago.
notes: [shipping]
customer: {name: Mika, mood: 35, voice: female}
facts:
  - id: order-number
    asked: {ask: {any: ["order number", "order ID"]}}
    says: "It's M-20391."
pass_mark: 70
max_turns: 8
start: opening
turns:
  - id: opening
    says:
      - "Where is it?"
      - {text: "Hello?", reading: "hello", audio: media/hello.ogg}
    goal: Acknowledge and ask.
    model: "I am so sorry. What is the order number?"
    criteria:
      - {id: apology, section: empathy, points: 20, label: Apologises, needs: $apology, hint: "Her feeling."}
      - {id: ask-order, label: Asks, points: 30, needs: {ask: "order number"}}
      - {id: promise, label: Promises nothing, critical: true, avoid: [refund you, full refund]}
    then:
      - {if: {critical: true}, go: lost, mood: -30}
      - {if: {met: [apology, ask-order], fact: order-number}, go: second, mood: "+20"}
      - {if: {missed: ask-order, tries: {below: 3}}, says: "So?", again: true}
      - {go: second}
  - id: second
    says: "And now?"
    model: "I have found it and it will come tomorrow."
    criteria:
      - {id: when, label: Says when, points: 10, needs: tomorrow}
    then:
      - {go: solved}
endings:
  - {id: solved, outcome: resolved, says: "Thank you."}
  - {id: lost, outcome: lost}
"""

SAMPLES = """\
scenario: parcel
samples:
  - turn: opening
    reply: I am sorry.
    marks: {apology: met, ask-order: not-met}
    by: Aki
"""

FILES: dict[str, str | bytes] = {
    "pack.yaml": PACK,
    "drills/parcel.yaml": DRILL,
    "notes/shipping.md": "# Shipping times\n\nSeven days.\n",
    "samples/parcel.yaml": SAMPLES,
    "media/hello.ogg": b"OggS",
}


def write_pack(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the pack with some files changed, added or (``None``) left out."""
    for name, content in (FILES | dict(changes or {})).items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def changed(name: str, old: str, new: str) -> str:
    """Return a file of the pack with one passage changed; the passage must be there once."""
    text = FILES[name]
    assert isinstance(text, str)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return text.replace(old, new)


def take_mark(text: str) -> tuple[str, int, int]:
    """Return the text without its mark, and the line and column that it marked."""
    assert text.count(MARK) == 1, "mark the place once"
    before = text.partition(MARK)[0]
    return text.replace(MARK, ""), before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def load(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> LoadedPack:
    """Write a pack and load it."""
    return load_pack(write_pack(folder, changes))


def problems_of(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> tuple[Problem, ...]:
    """Write a pack that cannot be used and return what is wrong with it."""
    with pytest.raises(PackError) as caught:
        load(folder, changes)
    return caught.value.problems


def all_problems_of(
    folder: Path, changes: Mapping[str, str | bytes | None] | None = None
) -> tuple[Problem, ...]:
    """Write a pack and return its problems, whether it can be used or not."""
    try:
        return load(folder, changes).warnings
    except PackError as error:
        return error.problems
