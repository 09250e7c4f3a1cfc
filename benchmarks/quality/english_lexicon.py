"""Words of English that everybody knows of: function words, and pairs that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

_CLOSED_CLASSES = """
a an the this that these those each every either neither no any some all both another other such
what which whose who whom when where why how whether
i you he she it we they me him her us them my your his its our their mine yours ours theirs
myself yourself itself themselves one ones there here
about above across after against along among around as at before behind below beside between beyond
by down during for from in inside into near of off on onto out outside over since through to toward
towards under until up upon with within without
and or but nor so yet if then than because although though while unless
be am is are was were been being have has had having do does did doing done
can could may might must shall should will would ought
not only just also too very even still again
"""
FUNCTION_WORDS = frozenset(_CLOSED_CLASSES.split())
"""The closed classes: determiners, pronouns, prepositions, conjunctions, auxiliaries, and adverbs that work
like them (Quirk et al., *A Comprehensive Grammar of the English Language*, 1985, 2.39 to 2.41)."""

_PAIRS = """
same different / open closed / open shut / on off / true false / right wrong / alive dead / full empty
complete incomplete / whole broken / present absent / inside outside / positive negative / possible impossible
join separate / connect disconnect / attach detach / accept refuse / allow forbid / begin stop / pass fail
increase decrease / before after / above below / always never / together apart
"""
_OPPOSITES = tuple(tuple(pair.split()) for line in _PAIRS.strip().splitlines() for pair in line.split(" / "))
"""Complementaries and reversives: denying one is affirming the other (Cruse, *Lexical Semantics*, 1986,
chapters 9 and 10)."""


def opposites_of(word: str) -> Iterator[str]:
    """Yield the words that exclude a word, given by its dictionary form."""
    for pair in _OPPOSITES:
        if word in pair:
            yield pair[1 - pair.index(word)]
