"""What is known of a pack that is here, and of one that may be installed. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.core.errors import Problem
from trainer.core.merging import Conflict
from trainer.core.pack_difference import PackDifference
from trainer.core.scenario import Pack
from trainer.core.signing import SignedBy
from trainer.packs.installed import InstalledRecord
from trainer.services.bench_results import Bench


class Origin(StrEnum):
    """Where a pack came from."""

    BUNDLED = "bundled"
    INSTALLED = "installed"
    OWN = "own"
    """Placed in the user's folder by hand."""


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that is here.

    Attributes:
        folder: Where it lies.
        pack: ``None`` if it cannot be used.
        problems: Errors and warnings of loading it.
        record: What was written down when it was installed; ``None`` if it was not.
        edited: Names of files that were edited, added or removed here since then.
        is_used: Its scenarios can be played: it can be used, and no other version of it goes before it.
    """

    folder: Path
    origin: Origin
    pack: Pack | None
    problems: tuple[Problem, ...] = ()
    record: InstalledRecord | None = None
    edited: tuple[str, ...] = ()
    is_used: bool = True

    @property
    def id(self) -> str:
        """Id of the pack; of one that cannot be used, as it was installed, or else the folder's name."""
        if self.pack is not None:
            return self.pack.id
        return self.folder.name if self.record is None else self.record.pack_id

    @property
    def version(self) -> str:
        """Version as delivered, or as the pack says; empty if neither is known."""
        if self.record is not None:
            return self.record.version
        return "" if self.pack is None else self.pack.version


class PlanKind(StrEnum):
    """What installing would do."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    """The very same content is here: nothing would change."""
    SAME_VERSION = "same-version"
    """The same version number with other content."""
    DOWNGRADE = "downgrade"
    """An older version than the one here; refused unless allowed."""
    BUNDLED_NEWER = "bundled-newer"
    """The program brings a newer version, which would be used all the same; refused."""
    HAND_PLACED = "hand-placed"
    """A folder that was placed by hand has this id; it is never replaced."""


class Doubt(StrEnum):
    """Why something may not be what it says it is; installing refuses unless it is told to go on."""

    OTHER_PACK = "other-pack"
    """The id belongs to a pack here that has nothing in common with this one."""
    OTHER_SIGNER = "other-signer"
    """The pack here was signed with another key."""
    SIGNATURE_GONE = "signature-gone"
    """The pack here was signed, this one is not."""
    NAMESAKE = "namesake"
    """Whoever signed it calls himself as a known signer does, but has another key."""
    SIGNATURE_BROKEN = "signature-broken"
    """Its files are not those that were signed."""


@dataclass(frozen=True, slots=True)
class InstallPlan:
    """What would be installed, and what that would do. Discard it, or install it, in the end.

    Attributes:
        source: The archive or folder that was looked at.
        staged: Where its content lies until then; no concern of screens.
        pack: As delivered; its licence and authors are in it.
        problems: Warnings; with errors there is no plan.
        bench: How far its rubrics agree with the marks of people.
        signed: By whom, and whether they are known here.
        present: The pack that is here under this id, if one is.
        difference: From that one to what will be here, with the edits that stay; theirs is taken for files in
            conflict. ``None`` if there is nothing to compare, or both do not fit together.
        conflicts: Files that were edited here and changed there: each needs a choice.
        kept_edits: Names of files that were edited here alone: they stay as they are here.
        doubts: See `Doubt`.
    """

    source: Path
    staged: Path
    kind: PlanKind
    pack: Pack
    problems: tuple[Problem, ...]
    bench: Bench | None
    signed: SignedBy
    present: InstalledPack | None = None
    difference: PackDifference | None = None
    conflicts: tuple[Conflict, ...] = ()
    kept_edits: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def can_be_installed(self) -> bool:
        """Installing would do something; perhaps it has to be allowed first."""
        return self.kind not in (PlanKind.SAME, PlanKind.BUNDLED_NEWER, PlanKind.HAND_PLACED)
