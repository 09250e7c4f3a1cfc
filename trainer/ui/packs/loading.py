"""What the page of packs looks up: every pack that is here, and who signed it. For the background lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.packs.pack_list import PackItem
from trainer.wording.catalogue import language

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack
    from trainer.services.installing import Installing


def load_items(installing: Installing) -> tuple[PackItem, ...]:
    """Look at the packs that are here: those to mend first, then those in the language of the screens."""
    packs = sorted(installing.packs(), key=_rank)
    return tuple(PackItem(one, installing.signed_by(one)) for one in packs)


def _rank(one: InstalledPack) -> int:
    if one.pack is None:
        return 0
    return 1 if one.pack.language.startswith(language()) else 2
