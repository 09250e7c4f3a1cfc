"""Ids for what only has a title yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count

_LONGEST = 64


def id_for(title: str, *, taken: Collection[str] = (), fallback: str = "pack") -> str:
    """Return an id that says what the title says, as far as a-z and 0-9 can, and that is free.

    Args:
        title: In whatever script; letters with accents lose them.
        taken: Ids that something has already.
        fallback: What it is, for a title without a Latin letter; an id itself.
    """
    letters = unicodedata.normalize("NFKD", title).casefold()
    words = re.findall("[a-z0-9]+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    if not any(sign.isalpha() for word in words for sign in word):
        words.insert(0, fallback)
    wished = _cut("-".join(words), _LONGEST)
    endings = (f"-{number}" for number in count(2))
    name = wished
    while name in taken:
        ending = next(endings)
        name = _cut(wished, _LONGEST - len(ending)) + ending
    return name


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip("-")
