"""Words of a reply between quotation marks, short enough to be read at a glance."""

from __future__ import annotations

from trainer.core.scoring import Evidence
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

_MOST_CHARACTERS = 80
_ENDING_CHARACTERS = 20


def words_of(text: str, evidence: Evidence) -> str:
    """Return the words that evidence points at, on one line."""
    return " ".join(text[evidence.span.start : evidence.span.end].split())


def quote(text: str, evidence: Evidence) -> str:
    """Return the words that evidence points at, in the reader's quotation marks."""
    return in_quotes(words_of(text, evidence))


def in_quotes(words: str) -> str:
    """Put words between the reader's quotation marks; of a long stretch the beginning and the end."""
    if len(words) > _MOST_CHARACTERS:
        beginning = words[: _MOST_CHARACTERS - _ENDING_CHARACTERS].rstrip()
        words = f"{beginning} … {words[-_ENDING_CHARACTERS:].lstrip()}"
    return _("“{words}”").format(words=words)


def and_more(count: int) -> str:
    """Say how many there are that are not quoted."""
    return ngettext("and {count} more", "and {count} more", count).format(count=number(count))
