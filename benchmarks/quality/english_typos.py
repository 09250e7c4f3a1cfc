"""Whether English typing errors are found, and real words are not taken for them.

codespell lists typing errors with the word that was meant: the word is the keyword, the error alone the
reply. Only what the rule promises decides the figure (one edit from 5 letters on, two from 9, same
first letter); the rest is shown apart. Two edits are left to a person by design, so there *noticed* is
what counts.

Real words are the corrections in codespell and all of UniMorph's words and forms. Each is the keyword
for every other that the rule would cover if it were an error. Two forms of one word are no test: those
that UniMorph lists under one dictionary word, that have one Snowball stem, or that are one word in
British and American spelling. Any answer *met* counts as taken, by whatever way the words were found
alike; the ways are printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import Stemmer

from benchmarks.quality.asking import asker, closest, is_met, is_unsure, kinds
from benchmarks.quality.distance import distance, is_promised, near_pairs
from benchmarks.quality.english_inflection import plain_spelling
from benchmarks.quality.figures import Figure, Row, Tally, at_least, at_most
from benchmarks.quality.material import json_lines, tab_separated

FARTHEST = 2
STEM = Stemmer.Stemmer("english").stemWord


def measure(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "matching/en_typos.jsonl")
    promised, first, second, beyond = Tally(), Tally(), Tally(), Tally()
    for row in rows:
        edits = distance(row["correct"], row["typo"])
        if is_promised(row["correct"], row["typo"]):
            _judge(promised, row, is_far=edits == FARTHEST)
            _judge(second if edits == FARTHEST else first, row, is_far=edits == FARTHEST)
        else:
            _judge(beyond, row, is_far=False)
    return [
        promised.figure(
            "en-typos-found", "English typing errors found, as the rule promises", aim=at_least(0.95)
        ),
        first.figure("en-typos-found-1", "  one edit, met", floor="84 %", aim=at_least(0.95)),
        second.figure("en-typos-found-2", "  two edits, met or left to a person"),
        Figure("en-typos-beyond", "  beyond the promise, met", beyond.fine_share, beyond.rows),
        _real_words(folder, rows),
    ]


def _judge(tally: Tally, row: Row, *, is_far: bool) -> None:
    answer = asker("en").says(row["correct"], row["typo"])
    tally.counts["left to a person"] += is_unsure(answer)
    tally.add(
        is_met(answer) or (is_far and is_unsure(answer)),
        id=row["id"],
        keyword=row["correct"],
        reply=row["typo"],
        said=answer.state.value,
        kinds=kinds(answer),
    )


def _real_words(folder: Path, rows: list[Row]) -> Figure:
    tally = Tally()
    for keyword, word in _near_words(folder, rows):
        answer = asker("en").says(keyword, word)
        if is_met(answer):
            tally.counts[f"as {closest(answer)}"] += 1
        tally.counts["left to a person"] += is_unsure(answer)
        tally.add(
            not is_met(answer), keyword=keyword, reply=word, said=answer.state.value, kinds=kinds(answer)
        )
    return tally.figure(
        "en-typos-real-words",
        "real English words taken for typing errors",
        aim=at_most(0.005),
        is_failed_share=True,
    )


def _near_words(folder: Path, rows: list[Row]) -> Iterator[tuple[str, str]]:
    lemmas: dict[str, set[str]] = defaultdict(set)
    for row in tab_separated(folder, "matching/en_inflection.tsv"):
        lemmas[row["form"]].add(row["lemma"])
        lemmas[row["lemma"]].add(row["lemma"])
    vocabulary = {row["correct"].lower() for row in rows} | set(lemmas)
    for word, other in near_pairs(filter(str.isalpha, vocabulary)):
        if not lemmas[word] & lemmas[other] and not _stems(word) & _stems(other):
            yield word, other


def _stems(word: str) -> set[str]:
    return {STEM(word), STEM(plain_spelling(word)), plain_spelling(STEM(word))}
