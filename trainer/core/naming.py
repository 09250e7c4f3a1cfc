"""Ids for what only has a title yet."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

_LONGEST = 64
_DIGEST_SIGNS = 6


def id_for(title: str, *, taken: Collection[str] = (), fallback: str = "pack") -> str:
    """Return an id that says what the title says, as far as a-z and 0-9 can, and that is free.

    Args:
        title: In whatever script; letters with accents lose them.
        taken: Ids that something has already.
        fallback: What it is, for a title without a Latin letter; an id itself.
    """
    words = re.findall("[a-z0-9]+", _bare(title))
    if not any(sign.isalpha() for word in words for sign in word):
        words.insert(0, fallback)
    wished = _cut("-".join(words), _LONGEST)
    return wished if wished not in taken else _numbered(wished, taken)


def lasting_id(title: str, *, whole: str = "", taken: Collection[str] = (), fallback: str = "pack") -> str:
    """Return an id that hangs on the words alone, not on what stands before them, as far as it is free.

    Where a-z and 0-9 cannot say all of the title, or something else is called so, a digest of them follows.

    Args:
        title: What it says.
        whole: All the words, where the title is only their beginning.
        taken: See `id_for`.
        fallback: See `id_for`.
    """
    plain = id_for(title, fallback=fallback)
    if plain not in taken and all(sign.isascii() for sign in _bare(title) if sign.isalnum()):
        return plain
    digest = hashlib.sha256(folded_name(whole or title).encode("utf-8", "replace")).hexdigest()[
        :_DIGEST_SIGNS
    ]
    return id_for(f"{_cut(plain, _LONGEST - _DIGEST_SIGNS - 1)}-{digest}", taken=taken)


def pack_id_for(title: str, *, taken: Collection[str] = ()) -> str:
    """Return an id for a new pack, which no other trainer is likely to give to another pack.

    Args:
        title: See `id_for`; one without a Latin letter is told from others by its digest.
        taken: See `id_for`.
    """
    is_said = any(sign.isascii() and sign.isalpha() for sign in _bare(title))
    return id_for(title, taken=taken) if is_said else lasting_id(title, taken=taken)


def folded_name(text: str) -> str:
    """Return a name without differences that nobody means: widths, case and white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _bare(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title).casefold()
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _numbered(wished: str, taken: Collection[str]) -> str:
    """Return the id with a number that is free, in few steps even where thousands have the same title."""
    high = 2
    while _with_number(wished, high) in taken:
        high *= 2
    low = high // 2  # taken, or 1: without a number
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _with_number(wished, middle) in taken else (low, middle)
    return _with_number(wished, high)


def _with_number(wished: str, number: int) -> str:
    ending = f"-{number}"
    return _cut(wished, _LONGEST - len(ending)) + ending


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip("-")
