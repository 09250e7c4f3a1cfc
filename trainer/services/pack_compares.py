"""Two packs side by side, wherever they are: archives, folders, or packs that are here."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from trainer.core.errors import UserFacingError
from trainer.core.pack_difference import PackDifference
from trainer.packs.archive import unpack_archive
from trainer.packs.differences import compare
from trainer.packs.installed import digests, listing_of
from trainer.packs.loader import LoadedPack, load_pack
from trainer.services.library import Library


def compare_packs(old: str, new: str, library: Library) -> PackDifference:
    """Return what differs between two packs.

    Args:
        old: Path of an archive or a folder, or the id of a pack that is here.
        new: Likewise.
        library: The packs that are here.

    Raises:
        PackError: If one of them cannot be used.
        UserFacingError: ``pack-unknown`` if there is no such pack.
    """
    with ExitStack() as scratch:
        first, second = (_opened(which, library, scratch) for which in (old, new))
        files = (digests(listing_of(one.folder)) for one in (first, second))
        return compare(first.pack, second.pack, old_files=next(files), new_files=next(files))


def _opened(which: str, library: Library, scratch: ExitStack) -> LoadedPack:
    path = Path(which)
    if path.is_dir():
        return load_pack(path)
    if path.is_file():
        folder = Path(scratch.enter_context(tempfile.TemporaryDirectory(prefix="reply-dojo-"))) / "pack"
        unpack_archive(path, folder)
        return load_pack(folder)
    for one in library.found().told:
        if isinstance(one, LoadedPack) and one.pack.id == which:
            return one
    raise UserFacingError("pack-unknown", pack=which, known=sorted(one.id for one in library.shelf().packs))
