"""Words of notes that are spelt nearly like a word that was searched for in vain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

from trainer.core.scenario import Note
from trainer.language.folding import fold

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{3,}|[ァ-ヶー]{3,}")
"""Words that can be told apart by their signs alone; a slip in kanji is found by its sound."""

_MOST = 3
_MOST_WORDS = 20_000
_CLOSE = 0.75


def nearest_words(lost: Iterable[str], notes: Iterable[Note]) -> tuple[str, ...]:
    """Return a few words of notes, for each word the nearest first.

    Args:
        lost: Words that no note has.
        notes: In which words are looked for.
    """
    counted = Counter(word for note in notes for word in _WORD.findall(f"{note.title} {note.text}"))
    shown: dict[str, str] = {}
    for word, _count in counted.most_common(_MOST_WORDS):
        shown.setdefault(word.casefold(), word)
    near = (one for word in lost for one in get_close_matches(_key(word), shown, n=_MOST, cutoff=_CLOSE))
    return tuple(shown[one] for one in dict.fromkeys(near))[:_MOST]


def _key(word: str) -> str:
    return fold(word).text.casefold()
