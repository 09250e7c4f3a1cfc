"""What scenarios are called in the terminal: numbers, ids, and ids behind that of the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.services.library import Library, ScenarioEntry, is_in
from trainer.wording.catalogue import language

if TYPE_CHECKING:
    from trainer.core.records import AttemptHead

Numbered = Mapping[int, ScenarioEntry]


def numbered(library: Library) -> Numbered:
    """Number all scenarios as every list shows them: those in the language of the screens come first."""
    entries = sorted(library.shelf().entries, key=lambda one: not is_in(one, language()))
    return dict(enumerate(entries, start=1))


def entry_named(library: Library, name: str, *, drill_language: str) -> ScenarioEntry:
    """Return the scenario that is meant; of several alike, the one in the language of the screens.

    Raises:
        UserFacingError: ``scenario-unknown``; ``scenario-ambiguous`` with the names that tell them apart.
    """
    known = numbered(library)
    pack_id, _slash, scenario_id = name.rpartition("/")
    found = [
        one
        for one in known.values()
        if one.scenario.id == scenario_id and pack_id in ("", one.pack.id) and is_in(one, drill_language)
    ]
    if not found and (entry := _at_number(known, name)) is not None:
        return entry
    found = [one for one in found if is_in(one, language())] or found
    if len(found) > 1:
        choices = [f"{one.pack.id}/{one.scenario.id}" for one in found]
        raise UserFacingError("scenario-ambiguous", scenario=name, choices=choices)
    return found[0] if found else library.find(name, language=drill_language)


def is_named(library: Library, head: AttemptHead, name: str) -> bool:
    """Say whether a drill is one of the scenario that is meant, also where its pack is gone."""
    if name in (head.scenario_id, f"{head.pack_id}/{head.scenario_id}"):
        return True
    entry = _at_number(numbered(library), name)
    return entry is not None and (entry.pack.id, entry.scenario.id) == (head.pack_id, head.scenario_id)


def _at_number(known: Numbered, name: str) -> ScenarioEntry | None:
    return known.get(int(name)) if name.isdecimal() else None
