"""Whether real English words are taken for typing errors of others.

Real words are the corrections in codespell, all of UniMorph's words and forms, and the words that the
guidelines of the support desk use twice or more. Each is the keyword for every other that the rule
would cover if it were an error. Two forms of one word are no test: those that UniMorph lists under one
dictionary word, that have one Snowball stem, that differ by a regular ending (*late*, *later*;
*crisis*, *crises*), or that are one word in British and American spelling. An answer *met* counts as
taken unless the words were found to be forms of one word, which is no typing error; how often each way
of being alike was met is printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import Stemmer

from benchmarks.quality.asking import asker, closest, is_met, is_unsure, kinds
from benchmarks.quality.distance import near_pairs
from benchmarks.quality.english_inflection import plain_spelling
from benchmarks.quality.figures import Figure, Tally, at_most
from benchmarks.quality.material import json_lines, tab_separated, text
from trainer.core.analysis import EvidenceKind

LOWER_WORD = re.compile(r"\b[a-z]+\b")
SLIPS = {EvidenceKind.TYPO, EvidenceKind.FAR_TYPO}
STEM = Stemmer.Stemmer("english").stemWord


def measure(folder: Path) -> list[Figure]:
    tally = Tally()
    for keyword, word in _near_words(folder):
        answer = asker("en").says(keyword, word)
        if is_met(answer):
            tally.counts[f"as {closest(answer)}"] += 1
        tally.counts["left to a person"] += is_unsure(answer)
        tally.add(
            not (is_met(answer) and closest(answer) in SLIPS),
            keyword=keyword,
            reply=word,
            said=answer.state.value,
            kinds=kinds(answer),
        )
    return [
        tally.figure(
            "en-real-words",
            "real English words taken for typing errors",
            aim=at_most(0.005),
            is_failed_share=True,
        )
    ]


def _near_words(folder: Path) -> Iterator[tuple[str, str]]:
    lemmas: dict[str, set[str]] = defaultdict(set)
    for row in tab_separated(folder, "matching/en_inflection.tsv"):
        lemmas[row["form"]].add(row["lemma"])
        lemmas[row["lemma"]].add(row["lemma"])
    corrections = {row["correct"].lower() for row in json_lines(folder, "matching/en_typos.jsonl")}
    vocabulary = corrections | set(lemmas) | _words_of_guidelines(folder)
    for word, other in near_pairs(filter(str.isalpha, vocabulary)):
        if not lemmas[word] & lemmas[other] and not _is_one_word(word, other):
            yield word, other


def _words_of_guidelines(folder: Path) -> set[str]:
    counts = Counter(LOWER_WORD.findall(text(folder, "dialogues/en_agent_guidelines.json")))
    return {word for word, count in counts.items() if count > 1}


def _is_one_word(one: str, other: str) -> bool:
    return bool(_stems(one) & _stems(other)) or one in _with_endings(other) or other in _with_endings(one)


def _stems(word: str) -> set[str]:
    return {STEM(word), STEM(plain_spelling(word)), plain_spelling(STEM(word))}


def _with_endings(word: str) -> set[str]:
    bare = word.removesuffix("e")
    regular = {bare + ending for ending in ("es", "ed", "en", "er", "est", "ing")} | {word + "s", word + "n"}
    return regular | {word.removesuffix("sis") + "ses"}
