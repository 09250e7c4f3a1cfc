"""Memories as the driver keeps them, and as JSON; without SQLAlchemy, since Home is shown from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trainer.core.memory import ItemKey, ItemKind, Memory, Phase, Remembered
from trainer.data.stored_moments import moment, stored_moment

KEY_COLUMNS = ("kind", "item_id", "pack_id", "quiz_id")
MEMORY_COLUMNS = (
    "phase",
    "step",
    "stability",
    "difficulty",
    "due_at",
    "reviewed_at",
    "reviews",
    "lapses",
)


def remembered(row: Sequence[Any]) -> Remembered:
    """Return what a row holds.

    Args:
        row: `KEY_COLUMNS` and then `MEMORY_COLUMNS`, as the driver gives them.
    """
    kind, item_id, pack_id, quiz_id, phase, step, stability, difficulty, due_at, reviewed_at, *counts = row
    key = ItemKey(ItemKind(kind), item_id, pack_id, quiz_id)
    times = (moment(due_at), moment(reviewed_at))
    return Remembered(key, Memory(Phase(phase), step, stability, difficulty, *times, *counts))


def memory_values(memory: Memory) -> dict[str, Any]:
    """Return the columns of a memory."""
    return {name: getattr(memory, name) for name in MEMORY_COLUMNS}


def key_values(key: ItemKey) -> dict[str, Any]:
    """Return the columns that say what a memory is about."""
    return {name: getattr(key, name) for name in KEY_COLUMNS}


def memory_to_json(memory: Memory | None) -> dict[str, Any] | None:
    """Return a memory as a JSON object, exactly."""
    if memory is None:
        return None
    times = {"due_at": stored_moment(memory.due_at), "reviewed_at": stored_moment(memory.reviewed_at)}
    return memory_values(memory) | {"phase": memory.phase.value} | times


def memory_from_json(value: dict[str, Any]) -> Memory:
    """Return the memory that `memory_to_json` wrote."""
    times = {"due_at": moment(value["due_at"]), "reviewed_at": moment(value["reviewed_at"])}
    return Memory(**(value | {"phase": Phase(value["phase"])} | times))
