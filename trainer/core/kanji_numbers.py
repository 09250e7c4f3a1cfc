"""Numbers that are written with kanji, alone or among digits: ``二十三``, ``1万5千``, ``一五〇〇``."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_DIGITS = {
    **{kanji: value for value, kanji in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "億": 10**8, "兆": 10**12}

NUMBER_KANJI = "".join((*_DIGITS, *_SMALL, *_GREAT))
"""All signs that numbers are written with."""

_PART = re.compile(rf"[{NUMBER_KANJI}]|[^{NUMBER_KANJI}]+")


def read_kanji_number(text: str, read_digits: Callable[[str], Decimal | None]) -> Decimal | None:
    """Return the number that a text is, or ``None`` if it is none.

    Args:
        text: Nothing but the number; at least one sign.
        read_digits: Reads what stands between kanji: digits with their separators.
    """
    total = group = digits = Decimal(0)
    has_digits = False
    for part in _PART.findall(text):
        if part in _DIGITS:
            digits, has_digits = digits * 10 + _DIGITS[part], True
        elif part in _SMALL:
            group += (digits if has_digits else 1) * _SMALL[part]
            digits, has_digits = Decimal(0), False
        elif part in _GREAT:
            total += ((group + digits) if has_digits or group else 1) * _GREAT[part]
            group = digits = Decimal(0)
            has_digits = False
        else:
            read = None if has_digits else read_digits(part)
            if read is None:
                return None
            digits, has_digits = read, True
    return total + group + digits
