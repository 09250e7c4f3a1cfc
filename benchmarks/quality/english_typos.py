"""Whether English typing errors are found.

codespell lists typing errors with the word that was meant: the word is the keyword, the error alone the
reply. Only what the rule promises decides the figure (one edit from 5 letters on, two from 9, same
first letter); the rest is shown apart. Two edits are left to a person by design, so there *noticed* is
what counts.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.distance import distance, is_promised
from benchmarks.quality.figures import Figure, Row, Tally, at_least
from benchmarks.quality.material import json_lines

FARTHEST = 2


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
