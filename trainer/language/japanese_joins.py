"""The view of a Japanese sentence in long words, with touching katakana and Latin letters joined."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.analysis import EvidenceKind, Span, Token
from trainer.language import kana
from trainer.language.japanese_words import Lexeme
from trainer.language.japanese_writings import run_keys
from trainer.language.pieces import plain_value

Entry = tuple[Lexeme, Token | None]
"""A long word with its token; ``None`` for a mark."""

_WORDS = frozenset({"katakana", "letters"})


def long_words(lexemes: Sequence[Lexeme], tokens: Sequence[Token | None], *, is_phrase: bool) -> list[Token]:
    """Return the tokens of a sentence in long words.

    Args:
        lexemes: The long words.
        tokens: The tokens of their short words, in order; ``None`` for marks.
        is_phrase: The sentence is a phrase of a rubric.
    """
    may_join = _may_join(lexemes)
    if len(lexemes) == len(tokens) and not may_join:
        return [token for token in tokens if token is not None]
    entries: list[Entry] = []
    at = 0
    for lexeme in lexemes:
        size = len(lexeme.parts) or 1
        entries.append((lexeme, _whole(lexeme, tokens[at : at + size], is_phrase=is_phrase)))
        at += size
    if may_join:
        entries = _joined_runs(entries)
    return [token for _, token in entries if token is not None]


def _may_join(lexemes: Sequence[Lexeme]) -> bool:
    """Say whether two words in katakana or letters touch, or a middle dot alone parts them."""
    before = ""
    for lexeme in lexemes:
        if lexeme.joins and before:
            return True
        before = lexeme.joins
    return False


def _whole(lexeme: Lexeme, tokens: Sequence[Token | None], *, is_phrase: bool) -> Token | None:
    """Return the token of a long word, made from those of its short words."""
    first, last = tokens[0], tokens[-1]
    if first is None or last is None or len(tokens) == 1:
        return first
    return last._replace(
        span=first.span.covering(last.span),
        whole=_covering(first, last),
        surface=lexeme.surface,
        forms=lexeme.wanted if is_phrase else lexeme.forms,
        is_light=lexeme.is_light,
        sounds=lexeme.sounds,
        is_phonetic=lexeme.is_phonetic,
    )


def _covering(first: Token, last: Token) -> Span | None:
    """Return the stretch that a reader sees of words from the first to the last."""
    if first.whole is None and last.whole is None:
        return None
    return (first.whole or first.span).covering(last.whole or last.span)


def _joined_runs(entries: list[Entry]) -> list[Entry]:
    """Join words in katakana or letters that touch, or that only a dot parts: パリ・コレクション, NTTコム.

    A number in kanji and its unit are an amount: 三千円.
    """
    result: list[Entry] = []
    run: list[Entry] = []
    for entry in entries:
        joins = entry[0].joins
        if joins == "unit" and result and not run and result[-1][0].joins == "number":
            result[-1] = _amount(result[-1], entry)
        elif joins in _WORDS or (joins == "dot" and run) or _is_loanword(entry[0]):
            run.append(entry)
        else:
            result.extend(_run_joined(run))
            result.append(entry)
            run = []
    return [*result, *_run_joined(run)]


def _is_loanword(lexeme: Lexeme) -> bool:
    """Say whether a unit is also a word in katakana (ドル)."""
    return lexeme.joins == "unit" and kana.is_katakana(lexeme.surface)


def _amount(number: Entry, unit: Entry) -> Entry:
    """Return a number in kanji and its unit as one amount, in the writing that all amounts share."""
    tokens = [token for _, token in (number, unit) if token is not None]
    surface = "".join(token.surface for token in tokens)
    value = plain_value(number[0].norm + unit[0].surface)
    joined = tokens[-1]._replace(
        span=tokens[0].span.covering(tokens[-1].span),
        surface=surface,
        forms={surface: EvidenceKind.EXACT, value: EvidenceKind.VARIANT},
        sounds=frozenset(),
        is_phonetic=False,
        whole=None,
    )
    return number[0], joined


def _run_joined(run: list[Entry]) -> list[Entry]:
    """Return a run of words in katakana or letters as one word."""
    tokens = [token for _, token in run if token is not None]
    if len(tokens) < 2:
        return run
    surface = "".join(token.surface for token in tokens)
    pieces = [lexeme.surface for lexeme, token in run if token is not None or lexeme.surface == "&"]
    joined = tokens[-1]._replace(
        span=tokens[0].span.covering(tokens[-1].span),
        surface=surface,
        forms={surface: EvidenceKind.EXACT} | dict.fromkeys(run_keys(pieces), EvidenceKind.VARIANT),
        sounds=frozenset({kana.sound(surface)} if kana.is_katakana(surface) else ()),
        is_phonetic=kana.is_katakana(surface),
        is_light=False,
        whole=_covering(tokens[0], tokens[-1]),
        is_unknown=kana.is_katakana(surface) and any(token.is_unknown for token in tokens),
    )
    return [(run[0][0], joined)]
