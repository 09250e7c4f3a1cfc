"""Whether a denied predicate is kept from scoring in the sentence pairs of JSeM.

JSeM asks what follows from a premise; a matcher of words can tell whether a predicate is said or
denied. So the last full word of the hypothesis, in its dictionary form, is the keyword, with all behind
it the phrase, and the premise is the reply. The set is used where there is one premise, the answer is
yes or no, and the premise ends in the same word, which stands in it once:

* The premise denies it, the hypothesis affirms it, the answer is no: the phrase must not be met.
* Both deny it, the answer is yes: the phrase, which has the denial in it, is met; the word without it
  is not.
* The premise denies it, the hypothesis affirms it, the answer is yes: what is denied is something else
  (*not because it was late*), which a reader of clauses cannot see. Shown as information.

What denies is told by the writing alone, so that the engine does not judge itself; two denials in a row
affirm and are left out. Pairs in which both deny and the answer is no differ in degree (*hardly*,
*never*) and say nothing about negation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.dictionary import dictionary_word
from benchmarks.quality.figures import Figure, Row, Tally, at_least
from benchmarks.quality.material import json_lines
from trainer.core.rubric import Phrase

DENIAL = re.compile(r"(?:ない|なかっ|なく|なけれ|ません|ねば|まい$|[ずぬ](?:に|$))")
"""What negates a Japanese predicate (日本語記述文法研究会『現代日本語文法3』第7部 否定)."""

DENYING_PREFIXES = frozenset("不未非無")


class _Ending(NamedTuple):
    """The last full word of a sentence in its dictionary form, where it begins, and all from there on."""

    word: str
    start: int
    phrase: str
    denials: int


@dataclass
class _Figures:
    contradicted: Tally = field(default_factory=Tally)
    repeated: Tally = field(default_factory=Tally)
    affirmed: Tally = field(default_factory=Tally)

    def add(self, tally: Tally, row: Row, keyword: str, *, should_be_met: bool) -> None:
        answer = asker("ja").says(keyword, row["premises"][0])
        tally.counts["left to a person"] += is_unsure(answer)
        tally.add(
            is_met(answer) is should_be_met,
            id=row["id"],
            keyword=keyword,
            reply=row["premises"][0],
            said=answer.state.value,
            kinds=kinds(answer),
        )


def measure(folder: Path) -> list[Figure]:
    figures = _Figures()
    for row in json_lines(folder, "matching/ja_negation.jsonl"):
        if len(row["premises"]) == 1 and row["answer"] in ("yes", "no"):
            _ask(row, figures)
    return [
        figures.contradicted.figure(
            "ja-negation-kept", "Japanese denied predicates kept from scoring (JSeM)", aim=at_least(0.99)
        ),
        figures.repeated.figure("ja-negation-said", "  the denial itself, as a phrase, found"),
        figures.affirmed.figure("ja-negation-reason", "  met all the same where only the reason is denied"),
    ]


def _ask(row: Row, figures: _Figures) -> None:
    said, asked = _ending(row["premises"][0]), _ending(row["hypothesis"])
    if said is None or asked is None or said.denials != 1 or not _same_word(row["premises"][0], said, asked):
        return
    follows = row["answer"] == "yes"
    if asked.denials == 0:
        tally = figures.affirmed if follows else figures.contradicted
        figures.add(tally, row, asked.phrase, should_be_met=follows)
    elif asked.denials == 1 and follows:
        figures.add(figures.repeated, row, asked.phrase, should_be_met=True)
        figures.add(figures.contradicted, row, asked.word, should_be_met=False)


def _ending(sentence: str) -> _Ending | None:
    view = asker("ja").reader.read(sentence).views[0]
    full = [token for token in view if not token.is_light]
    if not full:
        return None
    start = full[-1].span.start
    word = dictionary_word(sentence, start)
    if word is None:
        return None
    phrase = sentence[start:].rstrip("。")
    has_prefix = sentence[max(0, start - 1) : start] in DENYING_PREFIXES
    return _Ending(word, start, phrase, len(DENIAL.findall(phrase)) + has_prefix)


def _same_word(premise: str, said: _Ending, asked: _Ending) -> bool:
    found = asker("ja").ask(Phrase(asked.word, takes_negation=True), premise)
    return [hit.span.start for hit in found.hits] == [said.start]
