"""CSV cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from trainer.data.column_types import storable

_DANGEROUS = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff\u200b-\u200f\u2060\x00-\x1f]*[=+\-@＝＋－＠])")
"""What a spreadsheet may take for a formula, by OWASP (https://owasp.org/www-community/attacks/CSV_Injection).

Beyond the first characters named there: their full-width forms, which a Japanese spreadsheet takes for
the same; white space and invisible characters before them, since some programs drop those on import; and
apostrophes before them, so that taking one apostrophe away always gives the text back.
"""


def text_cell(text: str | None) -> str:
    """Return text as a cell: neutralised by a leading apostrophe where it could be taken for a formula.

    NUL and lone surrogates become U+FFFD.
    """
    if not text:
        return ""
    clean = storable(text)
    return f"'{clean}" if _DANGEROUS.match(clean) else clean


def moment_cell(value: datetime | str | None, zone: tzinfo | None) -> str:
    """Return a stored moment as ISO 8601 with offset, to the second.

    Args:
        value: As the driver gives it: in UTC, with or without saying so.
        zone: The zone to say it in; ``None`` for that of this computer at that moment.
    """
    if value is None:
        return ""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return aware.astimezone(zone).isoformat(timespec="seconds")
