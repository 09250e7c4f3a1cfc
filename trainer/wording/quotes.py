"""Words of a reply between quotation marks, short enough to be read at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.scoring import Evidence
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

_MOST_CHARACTERS = 80
_ENDING_CHARACTERS = 20
_LONGEST_REPLY = 60


def on_one_line(text: str) -> str:
    """Return a text without line breaks and runs of spaces."""
    return " ".join(text.split())


def beginning_of(reply: str) -> str:
    """Return a reply on one line, cut where it is long, for a list that names it."""
    line = on_one_line(reply)
    return line if len(line) <= _LONGEST_REPLY else line[: _LONGEST_REPLY - 1] + "…"


def all_in_quotes(words: Iterable[str]) -> str:
    """Put each of some words between the reader's quotation marks, whole."""
    return _(", ").join(_("“{words}”").format(words=on_one_line(one)) for one in words)


def words_of(text: str, evidence: Evidence) -> str:
    """Return the words that evidence points at, on one line."""
    return on_one_line(text[evidence.span.start : evidence.span.end])


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
