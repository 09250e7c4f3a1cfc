"""Moments as the driver keeps them, for those who read and write without SQLAlchemy."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(text: str) -> datetime:
    """Read a moment as SQLAlchemy writes it for SQLite, without its zone, which is UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def stored_moment(value: datetime) -> str:
    """Write a moment as SQLAlchemy does for SQLite, so that it can be compared with what is stored."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", timespec="microseconds")
