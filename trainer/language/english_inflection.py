"""Regular and irregular inflection of English: the dictionary words that a word may be a form of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.language.wordlists import pairs, rows, words

_IRREGULAR = pairs("en_irregular.tsv")
_PAST = words("en_irregular.tsv") - {"better", "best", "worse", "worst"}
_IRREGULAR_VERBS = frozenset(row[0] for row in rows("en_irregular.tsv") if row[2] == "verb")
_INVARIANT = words("en_words.tsv", "invariant")
_GRADABLE = words("en_words.tsv", "gradable")

_VOWEL = re.compile("[aeiouy]")
_DOUBLES = re.compile(r"^[^aeiouy]*(?:qu)?[aeiouy][^aeiouywx]$")
"""One syllable, one vowel, one consonant: its consonant is doubled before -ed, -ing, -er (hop, hopping)."""

_DOUBLED = re.compile(r"^(.+)([bdfgklmnprstvz])\2$")
_MUST_HAVE_E = re.compile(r"(?:v|(?<![iln])c|(?<!s)(?<!u)(?<!ia)s)$")
"""What ends so before -ed and -ing has lost an e: moved, forced, pleased; but synced, focused, biased."""

_LONG_E = frozenset({"fre", "agre", "disagre", "decre", "guarante", "refere", "kne", "overse", "flagre"})
"""Before -ed: all other words in -eed (need, exceed) are no past forms."""


def lemma(word: str) -> str:
    """Return the dictionary word of an irregular form, or the word itself."""
    return _IRREGULAR.get(word, word)


def is_past(word: str) -> bool:
    """Say whether a folded word looks like a past form or an irregular verb form: a sign of a predicate."""
    return (word.endswith("ed") and len(word) > 4) or word in _PAST


def is_participle(word: str) -> bool:
    """Say whether a folded word may be a past participle: an irregular verb form, or some word with -ed."""
    return word in _IRREGULAR_VERBS or (word.endswith("ed") and len(word) > 3 and len(bases(word)) > 1)


def bases(word: str) -> frozenset[str]:
    """Return the words that a folded word may be a form of, itself among them.

    Two words are forms of one where these meet; a gradable adjective also has a mark of its own (``long+``),
    which *longer* shares and the verb (*longed*) does not. Only inflection is undone (-s, -ed, -ing, -er and
    -est of gradable adjectives, irregular forms), never derivation, so that *experience* and *experiment*,
    *universe* and *university* stay apart. Where the spelling leaves two dictionary words open both are
    given (*filing* → *file*); one of them is no word at all in nearly every case. The rules of doubling,
    of the lost e and of y are those of Quirk et al., A Comprehensive Grammar of the English Language
    (1985), sections 3.5-3.10, 5.81 and 7.79.
    """
    found = {word, lemma(word)}
    if word not in _INVARIANT:
        found.update(base for base in _regular(word) if len(base) > 1 and _VOWEL.search(base))
        found.update(f"{base}+" for base in _positives(word))
    return frozenset(found)


def _regular(word: str) -> Iterator[str]:
    """Yield what regular endings may stand behind; some of it is no word."""
    if word.endswith("s"):
        yield from _without_s(word[:-1])
    elif word.endswith("ed"):
        yield from _without_ed(word[:-2])
    elif word.endswith("ing"):
        yield from _without_ing(word[:-3])


def _positives(word: str) -> frozenset[str]:
    """Return the gradable adjectives that a word is, or is the comparative or superlative of."""
    if not word.endswith(("er", "est")):
        return _GRADABLE & {word}
    rest = word.removesuffix("er").removesuffix("est")
    return _GRADABLE & {*_ended(rest), rest, word, rest[:-1] + "y" if rest.endswith("i") else rest}


def _without_s(rest: str) -> Iterator[str]:
    """Yield the singular of a noun, the infinitive of a verb."""
    if rest.endswith(("s", "u", "i")) or len(rest) < 2:
        return  # address, status, this
    yield rest
    if rest.endswith("ie"):
        yield rest[:-2] + "y"
    elif rest.endswith(("se", "xe", "ze", "che", "she", "oe")):
        yield rest[:-1]
        if rest.endswith(("usse", "asse")) and len(rest) > len("passe"):
            yield rest[:-2]  # focusses
        if rest.endswith("zze"):
            yield rest[:-2]  # quizzes


def _without_ed(rest: str) -> Iterator[str]:
    """Yield the verb of a past form."""
    if rest.endswith("e") and rest not in _LONG_E:
        return
    if rest.endswith("i"):
        yield from (rest[:-1] + "y", rest + "e")
    else:
        yield from _ended(rest)


def _without_ing(rest: str) -> Iterator[str]:
    """Yield the verb of an -ing form."""
    if rest.endswith("y"):
        yield from (rest, rest[:-1] + "ie")  # playing, lying
    else:
        yield from _ended(rest)


def _ended(rest: str) -> Iterator[str]:
    """Yield the words that lose nothing, an e, or one of two consonants before an ending with a vowel."""
    yield rest + "e"
    if not (_DOUBLES.match(rest) or _MUST_HAVE_E.search(rest)):
        yield rest
    if rest.endswith("ick"):
        yield rest[:-1]  # panicking
    doubled = _DOUBLED.match(rest)
    if doubled and _may_be_doubled(rest[:-1]):
        yield rest[:-1]


def _may_be_doubled(word: str) -> bool:
    """Say whether the last consonant of a word may be doubled: planned, cancelled; not called, added."""
    is_short = bool(_DOUBLES.match(word))
    if word.endswith("l"):
        return not is_short
    if word.endswith("s"):
        return not is_short and word.endswith(("us", "as"))
    return len(word) > 2 and not word.endswith("f")
