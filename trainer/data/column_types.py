"""Column types: moments in UTC, text that any database can hold, ids, and codes of an enumeration."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, Text
from sqlalchemy.types import TypeDecorator

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CODE_LENGTH = 32


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. A naive datetime is refused; every other is stored, and comes back, in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment into UTC.

        Raises:
            ValueError: If it has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"a naive datetime is refused: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that what was stored is UTC (SQLite keeps no zone)."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StorableText(TypeDecorator[str]):
    """Text; what no database can hold (NUL, lone surrogates) becomes U+FFFD, so that positions stay."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what cannot be stored."""
        return None if value is None else storable(value)


class Ids(TypeDecorator[tuple[str, ...]]):
    """Several ids in their order."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str] | None:
        """Give what JSON knows."""
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Give a value that nobody changes."""
        return None if value is None else tuple(value)


def storable(text: str) -> str:
    """Return the text as a text column keeps it; the length in code points is the same.

    SQLite's own functions stop at a NUL, PostgreSQL refuses it; a lone surrogate has no UTF-8.
    """
    return _UNSTORABLE.sub(REPLACEMENT, text)


def code_column(codes: type[StrEnum]) -> Enum:
    """Return the column type that stores the value of a code; no constraint, so that codes may be added."""
    return Enum(
        codes,
        native_enum=False,
        create_constraint=False,
        length=_CODE_LENGTH,
        values_callable=lambda members: [member.value for member in members],
    )


def dump_json(value: Any) -> str:
    """Write compact JSON that SQLite can hold; lone surrogates are written as escapes and come back."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
