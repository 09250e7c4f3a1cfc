"""How SQLite reads: the query plans of everything that is selected meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event


@contextmanager
def watched_plans() -> Iterator[list[str]]:
    """Give a list that fills with the steps of each query plan."""
    plans: list[str] = []

    def explain(connection: Connection, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            raw = connection.connection.cursor()
            raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(row[3] for row in raw.fetchall())

    event.listen(Engine, "before_cursor_execute", explain)
    try:
        yield plans
    finally:
        event.remove(Engine, "before_cursor_execute", explain)
