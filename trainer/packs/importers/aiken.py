"""Reads Aiken, the plainest text format for questions with one right option, into a quiz."""

from __future__ import annotations

from trainer.packs.importers.imported import Imported


def read_aiken(text: str, *, file: str, language: str) -> Imported:
    """Read the questions of an Aiken file.

    Args:
        text: The file's text; a byte order mark and any line ends are taken.
        file: Its name, for the faults and for the quiz.
        language: Of the quiz.
    """
    return Imported()
