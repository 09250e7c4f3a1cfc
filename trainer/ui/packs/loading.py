"""What the page of packs looks up: every pack that is here, and who signed it. For the background lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.packs.pack_list import PackItem

if TYPE_CHECKING:
    from trainer.services.installing import Installing


def load_items(installing: Installing) -> tuple[PackItem, ...]:
    """Look at the packs that are here: those that somebody has to mend first, then by their order."""
    packs = sorted(installing.packs(), key=lambda one: one.pack is not None)
    return tuple(PackItem(one, installing.signed_by(one)) for one in packs)
