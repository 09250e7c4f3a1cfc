"""Compares two versions of a pack, item by item."""

from __future__ import annotations

from trainer.core.pack_difference import PackDifference, PackName
from trainer.core.scenario import Pack


def compare(old: Pack, new: Pack) -> PackDifference:
    """Return everything that differs between two versions of a pack."""
    return PackDifference(_name(old), _name(new))


def _name(pack: Pack) -> PackName:
    return PackName(pack.id, pack.version, pack.title, pack.content_hash)
