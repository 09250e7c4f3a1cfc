"""What is said before and after a pack is removed: what stays, and where its folder is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.services.install_plans import Origin
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.pack_pages import listed, pack_title

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack


def drills_stay_sentence() -> str:
    """Say that nothing that was practised is lost."""
    return _("Drills that were practised with it stay, and so do their debriefs. Both can still be opened.")


def kept_reasons(pack: InstalledPack, removed_folder: Path) -> tuple[str, ...]:
    """Say why the folder of a pack is kept, and where it goes; nothing if it can be installed again.

    Args:
        pack: That may be removed.
        removed_folder: Where packs go that are kept.
    """
    goes = _("So its folder is not deleted but moved to {folder}.").format(folder=removed_folder)
    if pack.origin is Origin.OWN:
        return (_("This pack is your own, and may be the only copy."), goes)
    if not pack.edited:
        return ()
    words = ngettext(
        "{count} file was edited here: {names}.", "{count} files were edited here: {names}.", len(pack.edited)
    )
    return (words.format(count=number(len(pack.edited)), names=listed(pack.edited)), goes)


def remove_question(pack: InstalledPack) -> str:
    """Ask at the terminal before a pack goes."""
    return _("Remove “{title}”? (y/n) ").format(title=pack_title(pack))


def removed_sentence(title: str) -> str:
    """Say that a pack is gone."""
    return _("“{title}” was removed.").format(title=title)


def kept_sentence(kept: Path, packs_folder: Path) -> str:
    """Say where the folder of a removed pack lies now, and how to bring it back."""
    return _("Its folder is {folder} now. To bring the pack back, move that folder to {packs}.").format(
        folder=kept, packs=packs_folder
    )
