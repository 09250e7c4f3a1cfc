"""Whether inflected English words are found, and forms of other words are not.

UniMorph's dictionary word is the keyword, the form alone is the reply. For false merges each dictionary
word is asked of the forms of other dictionary words: of its five neighbours on either side in the
alphabet, and of all that share its first four letters. A form that UniMorph lists under both is no
false merge (*fell*), nor is the other spelling of the same word in British or American English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.figures import Figure, Tally, at_least, at_most
from benchmarks.quality.material import tab_separated

NEIGHBOURS = 5
SHARED_LETTERS = 4

_SPELLINGS = (
    (re.compile(r"is(?=e|ing|ation)"), "iz"),
    (re.compile(r"ys(?=e|ing)"), "yz"),
    (re.compile("our"), "or"),
    (re.compile(r"([^aeiou])er(?=ed$|ing$)"), r"\1r"),
    (re.compile(r"([^aeiou])(?:re|er)(?=s?$)"), r"\1r"),
    (re.compile("ae|oe"), "e"),
    (re.compile("ogue"), "og"),
    (re.compile("ence"), "ense"),
    (re.compile(r"(.)\1"), r"\1"),
)
"""The regular differences of British and American spelling (New Hart's Rules, chapter 21)."""


def measure(folder: Path) -> list[Figure]:
    forms: dict[str, set[str]] = defaultdict(set)
    for row in tab_separated(folder, "matching/en_inflection.tsv"):
        forms[row["lemma"]].add(row["form"])
    found, merged = Tally(), Tally()
    for lemma in sorted(forms):
        for form in sorted(forms[lemma]):
            answer = asker("en").says(lemma, form)
            found.add(is_met(answer), keyword=lemma, reply=form, said=answer.state.value, kinds=kinds(answer))
            found.counts["left to a person"] += is_unsure(answer)
    for lemma, form in other_forms(forms):
        answer = asker("en").says(lemma, form)
        merged.add(
            not is_met(answer), keyword=lemma, reply=form, said=answer.state.value, kinds=kinds(answer)
        )
        merged.counts["left to a person"] += is_unsure(answer)
    return [
        found.figure("en-inflection-found", "English inflections found", aim=at_least(0.98)),
        merged.figure(
            "en-inflection-merged",
            "forms of other English words taken",
            aim=at_most(0.005),
            is_failed_share=True,
        ),
    ]


def other_forms(forms: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each dictionary word with forms of others that look like it."""
    lemmas = sorted(forms)
    for at, lemma in enumerate(lemmas):
        own = forms[lemma] | {lemma}
        beside = lemmas[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
        alike = [one for one in lemmas if one[:SHARED_LETTERS] == lemma[:SHARED_LETTERS]]
        for other in sorted({*beside, *alike}):
            if plain_spelling(other) != plain_spelling(lemma):
                yield from ((lemma, form) for form in sorted((forms[other] | {other}) - own))


def plain_spelling(word: str) -> str:
    """Return what British and American spelling have in common of a word."""
    for ending, common in _SPELLINGS:
        word = ending.sub(common, word)
    return word
