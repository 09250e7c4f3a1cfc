"""The manner of a Japanese text: remarks on its style and its honorific words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.core.analysis import Finding, FindingKind, Span
from trainer.language import kana
from trainer.language.folding import Folded
from trainer.language.japanese_keigo import remarks_on
from trainer.language.japanese_keigo_polite import polite_form
from trainer.language.japanese_keigo_words import honorific_stem, listed
from trainer.language.japanese_negation import forbids
from trainer.language.japanese_style import Ending, Style, is_entry, style_of
from trainer.language.japanese_words import ACTS, Lexeme, Role

_GREETING = listed("greeting")
_IMPOLITE = frozenset({FindingKind.RUDE, FindingKind.TOO_CASUAL})
_POLITE = frozenset({"です", "ます"})
_WITH_NI = frozenset({"成る", "掛かる"})
_WISH = frozenset({"願い", "願う", "御願い"})


@dataclass(frozen=True, slots=True)
class _Plain:
    """A predicate in plain style."""

    span: Span
    better: str | None
    is_order: bool


class Manner:
    """Collects what is remarked on the manner of a text.

    Args:
        folded: The text.
    """

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._plain: list[_Plain] = []
        self._remarks: list[Finding] = []
        self._curt: list[Finding] = []
        self._sentences = 0
        self._first: Span | None = None
        self._is_polite = self._has_manner = False
        self._entry_end: int | None = None
        self.is_respectful = False

    def add(self, lexemes: Sequence[Lexeme], spans: Sequence[Span], start: int, end: int) -> None:
        """Look at the next sentence.

        Args:
            lexemes: Its short words and marks.
            spans: Where they stand in the text as typed.
            start: Where it begins in the folded text.
            end: Where it ends there.
        """
        if self._first is None:
            self._first = _span(spans, 0, len(spans))
        self.is_respectful = self.is_respectful or _respects(lexemes)
        self._sentences += 1
        for remark in remarks_on(lexemes):
            found = Finding(remark.kind, _span(spans, remark.start, remark.end), remark.better)
            (self._curt if remark.is_whole_reply else self._remarks).append(found)
        if self._is_note(lexemes, start, end):
            self._has_manner = self._has_manner or any(_is_japanese(lexeme) for lexeme in lexemes)
        else:
            self._note_style(lexemes, spans, style_of(lexemes))

    def findings(self) -> tuple[Finding, ...]:
        """Return the remarks in order.

        Plain sentences are mixed style where others are polite. A text without one polite word (ok) is no
        polite reply: it counts as plain. Of two remarks on the same words the graver one stays: rude, plain,
        too casual.
        """
        kind = FindingKind.MIXED_STYLE if self._is_polite else FindingKind.PLAIN_STYLE
        plain = [
            Finding(FindingKind.RUDE if one.is_order else kind, one.span, one.better) for one in self._plain
        ]
        casual = [one for one in self._remarks if one.kind is FindingKind.TOO_CASUAL]
        rude = [one for one in self._remarks if one.kind is FindingKind.RUDE]
        right = [one for one in self._remarks if one.kind not in _IMPOLITE]
        right += self._curt if self._sentences == 1 else []
        plain = [_with_better(one, right) for one in plain]
        if self._first is not None and not (plain or casual or rude or self._has_manner):
            plain = [Finding(FindingKind.PLAIN_STYLE, self._first)]
        plain = [*_apart(plain, rude)]
        found = [*right, *rude, *plain, *_apart(casual, plain)]
        return tuple(sorted(found, key=lambda one: one.span))

    def _is_note(self, lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
        """Say whether a sentence is an entry of a list, or goes on in the line of one."""
        goes_on = self._entry_end is not None and "\n" not in self._folded.text[self._entry_end : start]
        is_note = goes_on or is_entry(lexemes)
        self._entry_end = end if is_note else None
        return is_note

    def _note_style(self, lexemes: Sequence[Lexeme], spans: Sequence[Span], ending: Ending) -> None:
        """Keep the style of a sentence."""
        if ending.style is Style.PLAIN:
            last = lexemes[ending.end - 1]
            better = polite_form(lexemes, ending.start, ending.end)
            is_ban = ending.end < len(lexemes) and forbids(lexemes, ending.end)
            is_order = is_ban or (last.is_predicate and last.form.startswith("命令"))
            self._plain.append(_Plain(_span(spans, ending.start, ending.end), better, is_order))
        self._is_polite = self._is_polite or ending.style is Style.POLITE
        self._has_manner = self._has_manner or self._is_polite or any(map(_is_courteous, lexemes))


def _span(spans: Sequence[Span], start: int, end: int) -> Span:
    """Return the stretch of the words from one place up to another (exclusive)."""
    return Span(spans[start].start, spans[end - 1].end)


def _with_better(plain: Finding, others: Sequence[Finding]) -> Finding:
    """Say better what is wrong in its honorific words too as the remark on them does: 申される → 申します."""
    for one in others:
        if one.span.start <= plain.span.start and plain.span.end <= one.span.end:
            return replace(plain, better=one.better if one.span == plain.span else None)
    return plain


def _apart(findings: Sequence[Finding], taken: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings that touch none of the others; both in the order of the text."""
    at = 0
    for one in findings:
        while at < len(taken) and taken[at].span.end <= one.span.start:
            at += 1
        if at == len(taken) or taken[at].span.start >= one.span.end:
            yield one


def _is_courteous(word: Lexeme) -> bool:
    """Say whether a word is polite by itself: a greeting, an honorific word, お or ご."""
    return word.is_honorific or word.role is Role.HONORIFIC or word.base in _POLITE or word.is_any(_GREETING)


def _is_japanese(word: Lexeme) -> bool:
    """Say whether a word is written in Japanese letters."""
    return not word.is_mark and any(
        kana.is_phonetic(letter) or "\u3400" <= letter <= "\u9fff" for letter in word.surface
    )


def _respects(words: Sequence[Lexeme]) -> bool:
    """Say whether a sentence uses honorific words: one of the list, or お…する, お…になる, お…です.

    What the merely polite say all day (〜てください, ありがとうございます, お願いします) does not count.
    """
    return any(
        (word.is_honorific and not _is_formula(words, at))
        or (word.norm in ACTS and _is_act_of_respect(words, at))
        for at, word in enumerate(words)
        if word.may_honour
    )


def _is_formula(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether an honorific word is part of 〜てください, ありがとうございます, おはようございます."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if words[at].norm == "御座る":
        return before.is_any(_GREETING)
    return words[at].norm == "下さる" and before.surface in ("て", "で") and words[at].form.startswith("命令")


def _is_act_of_respect(words: Sequence[Lexeme], at: int) -> bool:
    """Say whether a verb carries an honorific stem, or belongs to お目にかかる."""
    end = at - 1 if at and words[at - 1].surface == "に" and words[at].norm in _WITH_NI else at
    if end > 1 and words[at].norm == "掛かる":
        return words[end - 1].surface == "目" and words[end - 2].role is Role.HONORIFIC
    return honorific_stem(words, end) is not None and not words[end - 1].is_any(_WISH)
