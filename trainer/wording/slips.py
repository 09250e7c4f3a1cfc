"""Slips of the keyboard and of conversion: what was typed, and what it was read as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from trainer.core.analysis import EvidenceKind
from trainer.core.scoring import Evidence
from trainer.core.typing_errors import allowed_edits
from trainer.wording.catalogue import _
from trainer.wording.quotes import in_quotes, words_of

_SIGNS = re.compile(r"(?:\.\.\.|…+)\d*|[()（）|｜*＊\s]+")
"""What stands between the words of a phrase; see `trainer.core.phrases`."""

_BARS = "|｜"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENDING = re.compile(r"[ぁ-ん]+$")
_KANJI = re.compile(r"[\u3400-\u9fff]")


class Slip(NamedTuple):
    """One slip.

    Attributes:
        typed: As it stands in the reply.
        right: The word of the rubric; several, with strokes between, where it cannot be told which.
    """

    typed: str
    right: str


def slips_of(text: str, evidence: Evidence) -> tuple[Slip, ...]:
    """Return the slips among the words of one piece of evidence, as well as they can be told.

    Args:
        text: The reply as typed.
        evidence: Of which the kind says that there is a slip.

    Returns:
        None where a typing error counted but cannot be told from the other words: it needs no correction by
        guess. What a person must judge always has one.
    """
    words = words_of(text, evidence)
    expected = [piece for piece in _SIGNS.split(evidence.phrase) if piece]
    mistyped = () if evidence.kind is EvidenceKind.HOMOPHONE else tuple(_mistyped(words, expected))
    if mistyped or evidence.kind is EvidenceKind.TYPO:
        return mistyped
    has_choice = any(bar in evidence.phrase for bar in _BARS)
    return (Slip(words, ("/" if has_choice else "").join(_missing(words, expected))),)


def _mistyped(words: str, expected: Sequence[str]) -> Iterator[Slip]:
    """Leave out words that differ in their ending alone, inflected ones, where another is the slip."""
    near = [
        Slip(typed, right[0])
        for typed in _WORD.findall(words)
        if typed.casefold() not in map(str.casefold, expected)
        if (right := get_close_matches(typed.casefold(), _beginning_like(typed, expected), n=1))
    ]
    slipped = [one for one in near if not _differs_at_the_end(one)]
    yield from slipped or near


def _beginning_like(typed: str, expected: Sequence[str]) -> list[str]:
    return [one for one in expected if allowed_edits(one) and one[:1].casefold() == typed[:1].casefold()]


def _differs_at_the_end(slip: Slip) -> bool:
    typed, right = slip.typed.casefold(), slip.right.casefold()
    return typed.startswith(right) or right.startswith(typed)


def _missing(words: str, expected: Sequence[str]) -> Sequence[str]:
    """Return the words of a phrase whose stems do not stand in the reply's words, if told, those alike.

    A conversion slip mostly keeps one of the characters (心配, 心肺), and nearly always their number and the
    kana behind them: 心肺 is not 心細い.
    """
    missing = [one for one in expected if (_ENDING.sub("", one) or one) not in words] or expected
    kanji = set(_KANJI.findall(words))
    alike = [one for one in missing if not kanji.isdisjoint(one)] or missing
    return [one for one in alike if _shape(one).search(words)] or alike


def _shape(expected: str) -> re.Pattern[str]:
    """Return what a conversion slip of a word looks like: as many kanji, then the kana behind them."""
    ending = _ENDING.search(expected)
    stem = expected[: ending.start()] if ending else expected
    return re.compile(
        _KANJI.sub(lambda _found: _KANJI.pattern, re.escape(stem)) + (ending.group()[0] if ending else "")
    )


def slip_text(slip: Slip) -> str:
    """Return what was typed and what it was read as: “reciept” → “receipt”."""
    return _("{typed} → {right}").format(typed=in_quotes(slip.typed), right=in_quotes(slip.right))


def quote_with_slips(text: str, evidence: Evidence) -> str:
    """Quote the words of a typing error that counted, so that the slip is seen."""
    words = words_of(text, evidence)
    slips = slips_of(text, evidence)
    if len(slips) == 1 and slips[0].typed == words:
        return slip_text(slips[0])
    if not slips:
        return in_quotes(words)
    return _("{words} ({slips})").format(words=in_quotes(words), slips=_(", ").join(map(slip_text, slips)))
