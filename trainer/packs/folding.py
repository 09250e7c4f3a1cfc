"""Needs with the named sets of their pack put back under their names, as they were written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from trainer.core.rubric import Need, Phrase
from trainer.core.scenario import NamedSet


class Folder:
    """Puts ``$name`` back where a need holds what the named set stands for.

    Args:
        sets: The named sets of the pack.
    """

    def __init__(self, sets: Iterable[NamedSet]) -> None:
        self._names: dict[Need, str] = {one.need: one.name for one in sets}

    def fold(self, value: Any) -> Any:
        """Return a value of the core with every such need in it as the phrase ``$name``.

        Args:
            value: A need, or anything that may hold needs.
        """
        if isinstance(value, tuple):
            return tuple(map(self.fold, value))
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        name = self._names.get(value)  # type: ignore[call-overload]
        return self.fold_inside(value) if name is None else Phrase(f"${name}")

    def fold_inside(self, value: Any) -> Any:
        """Return a record with only its parts folded: a named set itself, in which others may stand."""
        parts = {one.name: self.fold(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
