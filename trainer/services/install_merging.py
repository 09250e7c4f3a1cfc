"""What will be here once a pack was installed: as delivered, or with the edits that were made here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.core.errors import PackError
from trainer.core.merging import Choice
from trainer.core.pack_difference import PackDifference
from trainer.core.scenario import Pack
from trainer.packs.differences import compare
from trainer.packs.installed import digests, listing_of, read_base
from trainer.packs.loader import load_pack
from trainer.packs.merged import merge, other_in
from trainer.packs.merging import Side, ThreeWay, three_way
from trainer.packs.pack_folders import Staging
from trainer.services.install_plans import InstalledPack


class MergedPackError(PackError):
    """The pack and the edits made here cannot be used together; nothing was changed."""

    def __init__(self, folder: Path, error: PackError) -> None:
        super().__init__(folder, error.problems)
        self.code = "merged-pack-broken"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a plan stands on.

    Attributes:
        source: The archive or folder that was looked at.
        staging: Where its content lies until it is installed.
        pack: As delivered.
        theirs: Its files.
        mine: The installed pack as it lay here; ``None`` if none is installed.
        three: How both differ from what they had in common.
    """

    source: Path
    staging: Staging
    pack: Pack
    theirs: Side
    mine: Side | None
    three: ThreeWay

    @classmethod
    def at(cls, source: Path, staging: Staging, pack: Pack, installed: InstalledPack | None) -> Looked:
        """Compare what was staged with what is installed."""
        theirs = Side.of(staging.folder / "pack", pack.version)
        if installed is None or installed.record is None:
            return cls(source, staging, pack, theirs, None, ThreeWay((), ()))
        mine = Side.of(installed.folder, installed.record.version)
        three = three_way(read_base(installed.folder), mine, theirs)
        return cls(source, staging, pack, theirs, mine, three)

    def whole(self, choices: Mapping[str, Choice]) -> tuple[Path, Pack]:
        """Return the folder that comes into place, and the pack in it.

        Args:
            choices: Name of each file in conflict → what is kept of it; theirs where nothing was chosen.

        Raises:
            MergedPackError: If it would not load.
            OSError: If it cannot be written.
        """
        mine = self.mine
        if mine is None or (self.three.is_trivial and not other_in(mine.folder, mine.names)):
            return self.theirs.folder, self.pack
        target = self.staging.folder / "merged"
        shutil.rmtree(target, ignore_errors=True)  # of a choice before this one
        merge(self.three, choices, mine, self.theirs, target)
        try:
            return target, load_pack(target).pack
        except PackError as error:
            raise MergedPackError(self.source, error) from error

    def difference(
        self, present: InstalledPack | None, choices: Mapping[str, Choice]
    ) -> PackDifference | None:
        """Return what will differ from the pack that is here; see `whole`.

        Args:
            present: What is here.
            choices: As for `whole`.
        """
        if present is None or present.pack is None:
            return None
        folder, pack = self.whole(choices)
        old, new = (digests(listing_of(one)) for one in (present.folder, folder))
        return compare(present.pack, pack, old_files=old, new_files=new)
