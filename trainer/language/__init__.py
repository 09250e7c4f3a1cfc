"""Reads a reply: English, Japanese, stemmed languages, and a fallback for every other language."""

from trainer.language.readers import reader_for

__all__ = ["reader_for"]
