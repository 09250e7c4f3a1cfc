"""Reads GIFT, the text format for questions of Moodle, into quizzes."""

from __future__ import annotations

from trainer.packs.importers.gift_quizzes import quizzes_of
from trainer.packs.importers.gift_syntax import parse_gift
from trainer.packs.importers.imported import Imported


def read_gift(text: str, *, file: str, language: str) -> Imported:
    """Read the questions of a GIFT file.

    Args:
        text: The file's text; a byte order mark and any line ends are taken.
        file: Its name, for the faults and for the quiz where no category names one.
        language: Of the quizzes.

    Returns:
        One quiz for each category, in the order of the file.
    """
    found, faults = parse_gift(text)
    return quizzes_of(found, faults, file=file, language=language)
