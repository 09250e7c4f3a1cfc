"""What is said where a search of the notes finds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.wording.catalogue import _
from trainer.wording.quotes import all_in_quotes


def near_words(words: Sequence[str]) -> str:
    """Name the words of notes that are spelt nearly as what was searched for."""
    return _("Did you mean {words}?").format(words=all_in_quotes(words))
