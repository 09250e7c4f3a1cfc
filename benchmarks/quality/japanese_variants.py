"""Whether spelling variants of a Japanese word match, and writings of other words do not.

The head of a row of Sudachi's list is the keyword, its variant alone is the reply. For false merges
each head is asked of variants of *other* words, drawn the same way every time: of every head, in the
order of the writing, the first three of those that sound the same, the first three that share their
first two characters, and the first three that share a Chinese character. A pair is no test, and is left
out, when

* both stand in one group of the list (synonyms, or the same word in two places),
* either is written in kana as it sounds and both sound the same: kana do not say which word is meant,
* a writing of the head stands inside the other word: a compound says its parts.

The same sound in other characters may be a conversion slip; it is left to a person by design and
counted apart.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.dictionary import sound_of
from benchmarks.quality.figures import Figure, Row, Tally, at_least, at_most
from benchmarks.quality.material import json_lines

PARTNERS = 3
"""Other words of each sort that a head is asked of."""

KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")
CHINESE = re.compile(r"[一-鿿々]")


def measure(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "matching/ja_variants.jsonl")
    matched, doubted = Tally(), Tally()
    for row in rows:
        answer = asker("ja").says(row["head"], row["variant"])
        told = {
            "keyword": row["head"],
            "reply": row["variant"],
            "kind": row["kind"],
            "said": answer.state.value,
        }
        matched.add(is_met(answer), **told)
        matched.counts["left to a person"] += is_unsure(answer)
        doubted.add(is_met(answer) or is_unsure(answer), **told)
    return [
        matched.figure("ja-variants-matched", "spelling variants matched", floor="73 %", aim=at_least(0.95)),
        doubted.figure("ja-variants-noticed", "  matched or left to a person"),
        *(_by_kind(rows, kind) for kind in sorted({row["kind"] for row in rows})),
        _false_merges(rows),
    ]


def _by_kind(rows: Sequence[Row], kind: str) -> Figure:
    tally = Tally()
    for row in rows:
        if row["kind"] == kind:
            tally.add(is_met(asker("ja").says(row["head"], row["variant"])))
    return Figure(f"ja-variants-{kind}", f"  {kind}", tally.fine_share, tally.rows)


def _false_merges(rows: Sequence[Row]) -> Figure:
    tally = Tally()
    for head, other in other_words(rows):
        answer = asker("ja").says(head, other)
        tally.add(not is_met(answer), keyword=head, reply=other, said=answer.state.value, kinds=kinds(answer))
        tally.counts["left to a person"] += is_unsure(answer)
    return tally.figure(
        "ja-variants-merged", "other words taken for variants", aim=at_most(0.01), is_failed_share=True
    )


def other_words(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield each head with writings of other words that look or sound like it, always the same ones."""
    groups: dict[str, set[str]] = defaultdict(set)
    writings: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in (row["head"], row["variant"]):
            groups[word].add(row["group"])
            writings[row["group"]].add(word)
    variants = sorted({row["variant"] for row in rows})
    for head in sorted({row["head"] for row in rows}):
        own = set().union(*(writings[group] for group in groups[head]))
        chosen: dict[str, None] = {}
        for alike in _alike(head, variants):
            fit = (
                other for other in alike if not groups[other] & groups[head] and _is_test(head, own, other)
            )
            chosen |= dict.fromkeys(itertools.islice(fit, PARTNERS))
        yield from ((head, other) for other in chosen)


def _alike(head: str, variants: list[str]) -> Iterator[Iterable[str]]:
    table = _table(tuple(variants))
    yield table[sound_of(head)]
    yield table["^" + head[:2]]
    yield sorted({other for character in CHINESE.findall(head) for other in table["~" + character]})


@cache
def _table(variants: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the variants by sound, by ``^`` and two characters, by ``~`` and a Chinese character."""
    table: dict[str, list[str]] = defaultdict(list)
    for other in variants:
        for key in {sound_of(other), "^" + other[:2], *("~" + one for one in CHINESE.findall(other))}:
            table[key].append(other)
    return table


def _is_test(head: str, own: set[str], other: str) -> bool:
    says_sound_alone = KANA.fullmatch(head) or KANA.fullmatch(other)
    if says_sound_alone and sound_of(head) == sound_of(other):
        return False
    return not any(writing in other for writing in own)
