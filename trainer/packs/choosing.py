"""Which of several versions of one pack is used: the bundled one, or the one that was installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.core.errors import PackError
from trainer.packs.installed import read_record
from trainer.packs.loader import LoadedPack, without_doubles
from trainer.packs.versions import precedence


@dataclass(frozen=True, slots=True)
class Chosen:
    """What came of it.

    Attributes:
        told: A pack or its error for each folder that is not passed over; bundled ones first, then those that
            were installed, then those that were placed by hand.
        passed_over: Whole packs of which a higher version is used.
    """

    told: tuple[LoadedPack | PackError, ...]
    passed_over: tuple[LoadedPack, ...]


def choose(results: Sequence[LoadedPack | PackError], own_folder: Path) -> Chosen:
    """Choose between a bundled and an installed pack with one id: the higher version, installed if equal.

    A pack that was placed by hand and has the id of another one stays an error.

    Args:
        results: What was loaded, from all folders.
        own_folder: The user's, in which packs are installed.
    """
    bundled = [one for one in results if one.folder.parent != own_folder]
    own = [(one, is_installed(one)) for one in results if one.folder.parent == own_folder]
    installed = [one for one, is_so in own if is_so]
    by_id = {one.pack.id: one for one in bundled if isinstance(one, LoadedPack)}
    whole = [one for one in installed if isinstance(one, LoadedPack)]
    pairs = [(by_id[one.pack.id], one) for one in whole if one.pack.id in by_id]
    passed_over = {id(one): one for one in (min(pair, key=_rank) for pair in pairs)}
    in_order = (*bundled, *installed, *(one for one, is_so in own if not is_so))
    used = (one for one in in_order if id(one) not in passed_over)
    return Chosen(without_doubles(used), tuple(passed_over.values()))


def _rank(one: LoadedPack) -> tuple[object, ...]:
    return precedence(one.pack.version)


def is_installed(one: LoadedPack | PackError) -> bool:
    """Say whether a pack was installed and is still that one; with another id it is its editor's own."""
    record = read_record(one.folder)
    return record is not None and (isinstance(one, PackError) or one.pack.id == record.pack_id)
