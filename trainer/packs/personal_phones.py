"""Telephone numbers that can be dialled, without those that are reserved for films and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.packs.personal_numbers import is_run

_CANDIDATE = re.compile(r"\d(?:[^\w]{0,3}\d){8}")
_REGIONS = {"en": ("US", "GB", "JP"), "ja": ("JP",), "ko": ("KR",), "zh": ("CN",), "pt": ("BR", "PT")}
"""Where a language is written; teams in Japan write packs in English too."""

_RESERVED = {
    1: re.compile(r"\d{3}55501\d\d"),
    44: re.compile(
        r"(?:113496|114496|115496|116496|117496|118496|121496|131496|141496|151496|161496|207946|191498"
        r"|289649|292018|163296|770090|808157|909879|306999)0\d{3,4}"
    ),
    61: re.compile(r"(?:[2378](?:5550|7010)\d{4}|491570\d{3}|1800160\d{3}|1800975\d{3})"),
    33: re.compile(r"(?:19900|26191|35301|46571|53649|63998)\d{4}"),
}
"""By country code: what the offices set aside (North America 555-01xx, Ofcom, ACMA, ARCEP)."""


def phone_spots(line: str, language: str) -> Iterator[tuple[int, int, bool]]:
    """Yield from where to where telephone numbers stand in a line, and whether each is nobody's.

    Args:
        line: With plain digits.
        language: BCP 47; tells in which countries a number without a country code is dialled.
    """
    if not _CANDIDATE.search(line):
        return
    import phonenumbers  # its tables are slow to load, and few lines have so many digits

    for region in _regions(language):
        for match in phonenumbers.PhoneNumberMatcher(line, region):
            reserved = _RESERVED.get(match.number.country_code or 0)
            national = phonenumbers.national_significant_number(match.number)
            is_reserved = reserved is not None and reserved.fullmatch(national) is not None
            yield match.start, match.end, is_reserved or is_run(match.raw_string)


def _regions(language: str) -> tuple[str, ...]:
    parts = language.split("-")
    named = [part for part in parts[1:] if len(part) == 2 and part.isalpha()]
    return (named[0].upper(),) if named else _REGIONS.get(parts[0], (parts[0].upper(),))
