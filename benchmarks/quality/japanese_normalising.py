"""What other Japanese normalisers and spelling checkers hold to be one word. All of it is information.

* neologdn and jaconv turn one writing into another: what comes out is the keyword, what went in the
  reply, for the functions that leave the word as it is and are called without options.
* RedPen finds one word written in two ways in a text. It is found by us if two full words of the text,
  written differently, match each other; texts in which RedPen finds nothing should have no such pair.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.figures import Figure, Tally
from benchmarks.quality.material import json_lines
from trainer.core.phrases import PhraseSyntaxError

SAME_WORD = frozenset({"normalize", "h2z", "z2h", "hira2kata", "hira2hkata", "kata2hira"})
"""Functions that change the characters and leave the word."""

VARIATION = frozenset({"JapaneseExpressionVariation", "KatakanaSpellCheck"})
"""Checks of RedPen for one word in two writings."""


def measure(folder: Path) -> list[Figure]:
    return [_normalisers(folder), _variations(folder)]


def _normalisers(folder: Path) -> Figure:
    tally = Tally()
    for row in json_lines(folder, "matching/ja_normaliser.jsonl"):
        keyword, reply = row["expected"], row["input"]
        has_options = bool(row["args"] or row["kwargs"])
        if row["func"] not in SAME_WORD or has_options or not any(map(str.isalnum, keyword)):
            continue
        try:
            answer = asker("ja").says(keyword, reply)
        except PhraseSyntaxError:
            tally.counts["no phrase (its signs have a meaning)"] += 1
            continue
        tally.add(is_met(answer), id=row["id"], keyword=keyword, reply=reply, said=answer.state.value)
    return tally.figure("ja-normalisers", "what Japanese normalisers make one word, matched")


def _variations(folder: Path) -> Figure:
    tally = Tally()
    for row in json_lines(folder, "matching/ja_spelling.jsonl"):
        if row["validator"] in VARIATION and not row["properties"]:
            pairs = [pair for text in row["texts"] for pair in _pairs_in(text)]
            tally.add(bool(pairs) is any(row["n_errors"]), id=row["id"], reply=row["texts"], pairs=pairs)
    return tally.figure("ja-spelling", "one Japanese word in two writings, agreement with a checker")


def _pairs_in(text: str) -> Iterator[tuple[str, str]]:
    tokens = asker("ja").reader.read(text).views[-1]
    words = dict.fromkeys(token.surface for token in tokens if not token.is_light)
    for one, other in itertools.combinations(words, 2):
        if is_met(asker("ja").says(one, other)):
            yield one, other
