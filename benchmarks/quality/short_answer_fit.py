"""Short answers graded with two thresholds that were fitted on the *other* questions.

The published keyword baseline, the lexical one of SemEval-2013 Task 7 (Dzikovska et al., 2013), is
trained on graded answers. To stand beside it for unseen questions, two numbers are fitted here, and
nothing else: the share of keywords that is to the point, and the words from which an answer that is not
to the point counts as a wrong statement (contradictory) and no longer as a scrap (other). For each
question they are those with the best macro F1 on all other questions; of equals the first. The keywords
are made as ever, from the reference answer alone. Bare words are fitted in the same way, so that the
difference is the engine's.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.figures import Aim, Figure, Row
from benchmarks.quality.grades import Grade, Pair, macro_f1
from benchmarks.quality.material import json_lines
from benchmarks.quality.short_answers import Rule, figure, says_bare, task_of

SHARES = (0.25, 0.5, 0.75, 1.0)
WORDS = range(1, 16)
PUBLISHED = 0.477
"""Macro F1 of the lexical baseline on unseen questions of Beetle in three classes."""

Setting = tuple[float, int]
SETTINGS: tuple[Setting, ...] = tuple(itertools.product(SHARES, WORDS))
Says = Callable[[Row, float], bool]


def measure(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "grading/en_short_answers.jsonl")
    bare = figure(
        "fitted-bare",
        "short answers, thresholds of other questions, bare words",
        rows,
        fitted_grades(rows, says_bare, is_turned=lambda row: False),
    )
    ours = figure(
        "fitted", "  our phrases with opposites", rows, fitted_grades(rows, _says, is_turned=_is_turned)
    )
    return [bare, replace(ours, floor=bare.shown, aim=Aim(PUBLISHED, is_measure=True))]


def _says(row: Row, share: float) -> bool:
    return is_met(asker("en").ask(task_of(row).to_the_point(Rule.OPPOSITES, share), row["answer"]))


def _is_turned(row: Row) -> bool:
    return is_met(asker("en").ask(task_of(row).turned(Rule.OPPOSITES), row["answer"]))


def fitted_grades(rows: Sequence[Row], says: Says, *, is_turned: Callable[[Row], bool]) -> list[Grade]:
    """Return a grade for each answer, with the thresholds that suit the other questions best."""
    grades: dict[Setting, list[Grade]] = {setting: [] for setting in SETTINGS}
    for row in rows:
        said = {share: says(row, share) for share in SHARES}
        turned, size = is_turned(row), asker("en").reply(row["answer"]).analysis.length
        for share, words in SETTINGS:
            grades[share, words].append(_grade(said[share], turned, is_statement=size >= words))
    chosen = _chosen(rows, grades)
    return [grades[chosen[row["qid"]]][at] for at, row in enumerate(rows)]


def _grade(is_to_the_point: bool, is_turned: bool, *, is_statement: bool) -> Grade:
    if is_to_the_point and not is_turned:
        return Grade.CORRECT
    return Grade.CONTRADICTORY if is_to_the_point or is_statement else Grade.OTHER


def _chosen(rows: Sequence[Row], grades: dict[Setting, list[Grade]]) -> dict[str, Setting]:
    """Return the setting for each question."""
    counts: dict[tuple[Setting, str], Counter[Pair]] = defaultdict(Counter)
    totals: dict[Setting, Counter[Pair]] = defaultdict(Counter)
    for setting, given in grades.items():
        for row, grade in zip(rows, given, strict=True):
            counts[setting, row["qid"]][Grade.of(row), grade] += 1
            totals[setting][Grade.of(row), grade] += 1
    return {
        question: max(
            SETTINGS, key=lambda setting: macro_f1((totals[setting] - counts[setting, question]).elements())
        )
        for question in {row["qid"] for row in rows}
    }
