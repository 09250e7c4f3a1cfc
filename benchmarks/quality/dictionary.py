"""What Sudachi's dictionary says of Japanese words, apart from the reader under test."""

from __future__ import annotations

from functools import cache

from sudachipy import Dictionary, SplitMode, Tokenizer


@cache
def sound_of(word: str) -> str:
    """Return the reading of a word in katakana, without the marks of long vowels."""
    parts = _tokenizer().tokenize(word, SplitMode.C)
    return "".join(part.reading_form() for part in parts).replace("ー", "")


def dictionary_word(sentence: str, start: int) -> str | None:
    """Return the dictionary form of the short word that begins at an offset, if one does."""
    parts = _tokenizer().tokenize(sentence, SplitMode.A)
    return next((part.dictionary_form() for part in parts if part.begin() == start), None)


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()
