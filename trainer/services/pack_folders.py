"""Where the pack lies that somebody named."""

from __future__ import annotations

from pathlib import Path

from trainer.core.errors import UserFacingError
from trainer.services.library import Library


def folder_of(which: str, library: Library) -> Path:
    """Return the folder of a pack.

    Args:
        which: A folder, or the id of a pack that is here.
        library: What is here.

    Raises:
        UserFacingError: ``pack-unknown``, with the ids that there are.
    """
    if Path(which).is_dir():
        return Path(which)
    packs, folders = library.shelf().packs, library.pack_folders()
    by_id = {pack.id: folder for pack, folder in zip(packs, folders, strict=False)}
    broken = {folder.name: folder for folder in folders[len(packs) :]}
    found = by_id.get(which) or broken.get(which)  # a broken one is asked for by the name of its folder
    if found is None:
        raise UserFacingError("pack-unknown", pack=which, known=sorted(by_id))
    return found
