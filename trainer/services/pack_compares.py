"""Two packs side by side, wherever they are: archives, folders, or packs that are here."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.core.errors import UserFacingError
from trainer.core.pack_difference import PackDifference
from trainer.core.signing import SignatureState, SignedBy
from trainer.packs.archive import unpack_archive
from trainer.packs.differences import compare
from trainer.packs.loader import LoadedPack, load_pack
from trainer.packs.merging import Side, line_ends_alone
from trainer.services.library import Library


@dataclass(frozen=True, slots=True)
class PackComparison:
    """Two packs side by side.

    Attributes:
        difference: Of what they hold.
        old_signed: Who signed the first one.
        new_signed: Who signed the second one.
    """

    difference: PackDifference
    old_signed: SignedBy
    new_signed: SignedBy

    @property
    def is_signed_alike(self) -> bool:
        """Both have the same signature, or none."""
        return self.old_signed == self.new_signed

    @property
    def is_same(self) -> bool:
        """The content is the same, and no signature of one contradicts that of the other."""
        states = (self.old_signed.state, self.new_signed.state)
        is_sound = self.is_signed_alike or SignatureState.UNSIGNED in states
        return self.difference.is_same_content and is_sound


def compare_packs(
    old: str, new: str, library: Library, who_signed: Callable[[Path], SignedBy]
) -> PackComparison:
    """Return what differs between two packs.

    Args:
        old: Path of an archive or a folder, or the id of a pack that is here.
        new: Likewise.
        library: The packs that are here.
        who_signed: Tells it of a pack's folder.

    Raises:
        PackError: If one of them cannot be used.
        UserFacingError: ``pack-unknown`` if there is no such pack.
    """
    with ExitStack() as scratch:
        first, second = (_opened(which, library, scratch) for which in (old, new))
        sides = [Side.of(one.folder, one.pack.version) for one in (first, second)]
        difference = compare(first.pack, second.pack, old_files=sides[0].names, new_files=sides[1].names)
        difference = replace(difference, is_line_ends_alone=line_ends_alone(*sides))
        return PackComparison(difference, who_signed(first.folder), who_signed(second.folder))


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
