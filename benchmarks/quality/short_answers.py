"""How well short answers are graded with keyword groups written from the reference answer alone.

Beetle has students' explanations with a reference answer each, graded as correct, contradictory, or
something else (incomplete, irrelevant, no answer at all). Needs are made from the reference answer and
the question; nobody looks at students' answers for them, and nothing is fitted:

1. The keywords are the words of the reference answer that are no function words. Words of the question
   are left out, since saying them again explains nothing (*question demoting* of Mohler, Bunescu and
   Mihalcea, *Learning to Grade Short Answer Questions*, ACL 2011); if none is left, all stay.
2. An answer is to the point if it says at least half of them, each a phrase of one word in any
   inflection, affirmed or denied; a word that excludes a keyword (*open*, *closed*) stands for it.
3. It turns a keyword round if it denies what the reference affirms or affirms what the reference
   denies; to affirm the opposite is to deny. A denial is about the words that have opposites, if the
   reference has such words, for they are its focus (*not at the same table* is about *same*; Quirk et
   al., *A Comprehensive Grammar of the English Language*, 1985, 10.66); otherwise about any keyword.

To the point and nothing turned round is *correct*, to the point with something turned round is
*contradictory*, anything else is *other*. The floor is rule 2 on bare lower-case words: no inflection,
no typing errors, no denial. Without negation handling nothing is ever contradictory. Macro F1 is the
mean of the F1 of the three classes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from benchmarks.quality.asking import asker, is_met
from benchmarks.quality.english_lexicon import FUNCTION_WORDS, opposites_of
from benchmarks.quality.figures import Figure, Row
from benchmarks.quality.grades import Grade, f1_scores, macro_f1
from benchmarks.quality.material import json_lines
from trainer.core.analysis import Polarity, Token
from trainer.core.rubric import AllOf, AnyOf, AtLeast, Need, NoneOf, Phrase, SaysNot

HALF = 0.5
WORD = re.compile(r"[^\W_]+")


class Rule(StrEnum):
    """What is heeded: words alone, their denial, and their opposites."""

    BLIND = "blind"
    DENIAL = "denial"
    OPPOSITES = "opposites"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A full word of a reference answer, whether the reference denies it, and what excludes it."""

    word: str
    is_denied: bool
    opposites: tuple[str, ...]

    def mention(self, rule: Rule) -> Need:
        """Return the need for the word or what stands for it, affirmed or denied."""
        words = (self.word, *(self.opposites if rule is Rule.OPPOSITES else ()))
        return AnyOf(tuple(Phrase(word, takes_negation=True) for word in words))

    def turned(self, rule: Rule) -> Need:
        """Return the need for the word said the other way round, and never as the reference says it."""
        others = self.opposites if rule is Rule.OPPOSITES else ()
        affirmed = AnyOf((Phrase(self.word), *(SaysNot(Phrase(other)) for other in others)))
        denied = AnyOf((SaysNot(Phrase(self.word)), *(Phrase(other) for other in others)))
        same, contrary = (denied, affirmed) if self.is_denied else (affirmed, denied)
        return AllOf((contrary, NoneOf((same,))))


@dataclass(frozen=True)
class Task:
    """A question with its reference answers, and the needs made from them."""

    question: str
    references: tuple[str, ...]

    def to_the_point(self, rule: Rule, share: float = HALF) -> Need:
        return AnyOf(tuple(self._point(group, rule, share) for group in self.groups))

    def turned(self, rule: Rule) -> Need:
        return AnyOf(tuple(one.turned(rule) for group in self.groups for one in _focus(group)))

    @property
    def groups(self) -> list[tuple[Keyword, ...]]:
        return [keywords_of(reference, self.question) for reference in self.references]

    def _point(self, group: tuple[Keyword, ...], rule: Rule, share: float) -> Need:
        return AtLeast(fewest(len(group), share), tuple(one.mention(rule) for one in group))


def _focus(group: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
    return tuple(one for one in group if one.opposites) or group


def fewest(count: int, share: float) -> int:
    """Return how many of so many keywords are a share of them."""
    return max(1, math.ceil(count * share))


@cache
def keywords_of(reference: str, question: str) -> tuple[Keyword, ...]:
    """Return the keywords of a reference answer, each once, in order."""
    read = asker("en").reader.read
    words = read(reference).views[0]
    full = [token for token in words if token.surface not in FUNCTION_WORDS] or list(words)
    given = read(question).views[0]
    new = [token for token in full if not any(_is_one_word(token, other) for other in given)]
    chosen = {token.surface: token for token in new or full}
    return tuple(
        Keyword(word, token.polarity is Polarity.NEGATED, tuple(dict.fromkeys(_opposites(token))))
        for word, token in chosen.items()
    )


def _opposites(token: Token) -> Iterator[str]:
    for form in token.forms:
        yield from opposites_of(form)


def _is_one_word(one: Token, other: Token) -> bool:
    return not one.forms.keys().isdisjoint(other.forms)


def task_of(row: Row) -> Task:
    """Return the task of a row; the set has empty reference answers too, which say nothing."""
    return Task(row["question"], tuple(text for text in row["reference"] if text.strip()))


def grade(row: Row, rule: Rule) -> Grade:
    """Grade an answer."""
    task, ask = task_of(row), asker("en").ask
    if not is_met(ask(task.to_the_point(rule), row["answer"])):
        return Grade.OTHER
    is_turned = rule is not Rule.BLIND and is_met(ask(task.turned(rule), row["answer"]))
    return Grade.CONTRADICTORY if is_turned else Grade.CORRECT


def bare_grade(row: Row) -> Grade:
    """Grade an answer by its bare lower-case words."""
    return Grade.CORRECT if says_bare(row, HALF) else Grade.OTHER


def says_bare(row: Row, share: float) -> bool:
    """Say whether an answer has a share of the keywords as bare lower-case words."""
    said = set(WORD.findall(row["answer"].lower()))
    groups = [{one.word for one in group} for group in task_of(row).groups]
    return any(len(words & said) >= fewest(len(words), share) for words in groups)


def measure(folder: Path) -> list[Figure]:
    rows = json_lines(folder, "grading/en_short_answers.jsonl")
    bare = figure(
        "bare", "short answers graded, bare words (macro F1)", rows, [bare_grade(row) for row in rows]
    )
    graders = {
        "blind": ("  our phrases without negation handling", Rule.BLIND),
        "denial": ("  our phrases with negation handling", Rule.DENIAL),
        "opposites": ("  and with opposites", Rule.OPPOSITES),
    }
    ours = [
        figure(code, question, rows, [grade(row, rule) for row in rows])
        for code, (question, rule) in graders.items()
    ]
    return [bare, *(replace(one, floor=bare.shown) for one in ours)]


def figure(code: str, question: str, rows: Sequence[Row], given: list[Grade]) -> Figure:
    """Return the line of the table for the grades given to all rows."""
    pairs = [(Grade.of(row), grade) for row, grade in zip(rows, given, strict=True)]
    failures = tuple(
        {
            "id": row["id"],
            "reply": row["answer"],
            "reference": row["reference"],
            "graded": grade,
            "label": label,
        }
        for row, (label, grade) in zip(rows, pairs, strict=True)
        if label is not grade
    )
    note = ", ".join(f"{one} {score:.3f}" for one, score in f1_scores(pairs).items())
    ours = macro_f1(pairs) if rows else None
    return Figure(f"en-short-answers-{code}", question, ours, len(rows), failures, note=note, is_measure=True)
