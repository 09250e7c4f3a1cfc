"""Finds the reader of a language."""

from __future__ import annotations

from functools import cache

from trainer.core.analysis import Reader
from trainer.language.english import EnglishReader
from trainer.language.japanese import JapaneseReader
from trainer.language.spaced import SpacedReader, stemmer_for


def reader_for(language: str) -> Reader:
    """Return the reader of a language: English, Japanese, a stemmed language, or the fallback by words.

    The same reader comes back for the same language; loading a dictionary waits until it first reads.
    Readers may be shared between threads.

    Args:
        language: A BCP 47 tag such as ``en-GB``; case and ``_`` for ``-`` do not matter.

    Returns:
        The reader. A tag that nobody knows gets the fallback, never an error.
    """
    return _reader(language.replace("_", "-").strip().lower().split("-")[0])


@cache
def _reader(language: str) -> Reader:
    """Build the reader of a language, given by its bare code."""
    if language == "en":
        return EnglishReader()
    if language == "ja":
        return JapaneseReader()
    return SpacedReader(language or "und", stemmer_for(language))
