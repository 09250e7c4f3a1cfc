"""How long a reply is, as its language counts."""

from __future__ import annotations

from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number

_WITHOUT_SPACES = ("ja", "zh", "th")


def length_of(text: str, language: str) -> str:
    """Return the length in words, or in characters where the script has no word spaces.

    Args:
        text: As typed.
        language: BCP 47 tag of the reply.
    """
    if language.startswith(_WITHOUT_SPACES):
        count = sum(not character.isspace() for character in text)
        return _("{count} characters").format(count=number(count))
    count = len(text.split())
    return ngettext("{count} word", "{count} words", count).format(count=number(count))
