"""What all kinds of export rows share: who and what, read batch by batch, so that memory stays bounded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from trainer.data.orm import AttemptRow, TraineeRow

_BATCH = 200

Batch = list[tuple[Any, ...]]
"""Rows of values, in the order of the columns."""

HEAD = (
    AttemptRow.id,
    AttemptRow.trainee_id,
    TraineeRow.name,
    AttemptRow.pack_id,
    AttemptRow.pack_version,
    AttemptRow.scenario_id,
    AttemptRow.scenario_title,
    AttemptRow.language,
    AttemptRow.channel,
    AttemptRow.mode,
)
"""The first columns of a drill and of a reply."""


def stream(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Batch]:
    """Give the rows in batches, straight from the driver's cursor: values as they are stored."""
    result = session.connection().execute(query)
    cursor = result.cursor
    assert cursor is not None  # a SELECT has one
    while batch := cursor.fetchmany(_BATCH):
        yield list(batch)


def listed(parts: Iterable[str]) -> str:
    """Put several codes into one cell."""
    return "; ".join(parts)


def listed_ids(stored: str | None) -> str | None:
    """Put ids into one cell, from the column that keeps them; ``None`` where nothing was kept."""
    return None if stored is None else listed(json.loads(stored))
