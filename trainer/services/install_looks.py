"""What there is to know before a pack is installed: what is here, how it differs, what speaks against it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.core.errors import PackError
from trainer.core.scenario import Pack
from trainer.packs.archive import unpack_archive
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import read_folder
from trainer.packs.installed import digests, edited_files, listing_of, read_base, read_record
from trainer.packs.loader import LoadedPack
from trainer.packs.merging import Side
from trainer.packs.problems import Problems
from trainer.packs.versions import precedence
from trainer.services.install_plans import Doubt, InstalledPack, Origin, PlanKind
from trainer.services.library import Library
from trainer.services.sharing import SignatureState, SignedBy


@dataclass(frozen=True, slots=True)
class Here:
    """The packs that are here under one id, of each origin at most one."""

    bundled: InstalledPack | None
    installed: InstalledPack | None
    own: InstalledPack | None

    @classmethod
    def under(cls, pack_id: str, packs: Sequence[InstalledPack]) -> Here:
        """Find them among all packs."""
        by_origin = {one.origin: one for one in reversed(packs) if one.id == pack_id}
        return cls(*(by_origin.get(origin) for origin in (Origin.BUNDLED, Origin.INSTALLED, Origin.OWN)))

    @property
    def present(self) -> InstalledPack | None:
        """The one that a new one would take the place of, or stand in whose way."""
        return self.installed or self.own or self.bundled


def packs_here(library: Library, packs_folder: Path) -> tuple[InstalledPack, ...]:
    """Return every pack that is here, those that cannot be used and those passed over too."""
    chosen = library.found()
    told = (_described(one, packs_folder) for one in chosen.told)
    return (*told, *(_described(one, packs_folder, is_passed_over=True) for one in chosen.passed_over))


def _described(
    one: LoadedPack | PackError, packs_folder: Path, *, is_passed_over: bool = False
) -> InstalledPack:
    pack = one.pack if isinstance(one, LoadedPack) else None
    problems = one.warnings if isinstance(one, LoadedPack) else one.problems
    if one.folder.parent != packs_folder:
        return InstalledPack(
            one.folder, Origin.BUNDLED, pack, problems, is_used=_is_used(pack, is_passed_over)
        )
    record = read_record(one.folder)
    if record is None or (pack is not None and pack.id != record.pack_id):
        return InstalledPack(one.folder, Origin.OWN, pack, problems, is_used=pack is not None)
    edited = edited_files(read_base(one.folder), digests(listing_of(one.folder)))
    is_used = _is_used(pack, is_passed_over)
    return InstalledPack(one.folder, Origin.INSTALLED, pack, problems, record, edited, is_used)


def _is_used(pack: Pack | None, is_passed_over: bool) -> bool:
    return pack is not None and not is_passed_over


def fetch(source: Path, target: Path) -> None:
    """Copy a pack's folder, or unpack its archive.

    Args:
        source: Folder or archive.
        target: A folder that is not there yet.

    Raises:
        PackError: If the archive, or a file in the folder, cannot be taken.
        OSError: If the target cannot be written.
    """
    if not source.is_dir():
        unpack_archive(source, target)
        return
    problems = Problems()
    files = read_folder(source, problems)
    if problems.error_count:
        raise PackError(source, problems.in_order())
    signed = [name for name in (SUMS_FILE, SIGNATURE_FILE) if (source / name).is_file()]
    target.mkdir()
    for name in (*files.digests, *signed):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


def kind_of(pack: Pack, theirs: Side, here: Here) -> PlanKind:
    """Return what installing a pack would do.

    Args:
        pack: As delivered.
        theirs: Its files.
        here: What is here under its id.
    """
    present = here.present
    if present is None:
        return PlanKind.NEW
    if _is_same(pack, theirs, present):
        return PlanKind.SAME
    if present.origin is Origin.OWN:
        return PlanKind.HAND_PLACED
    if here.bundled is not None and _compare(pack.version, here.bundled) < 0:
        return PlanKind.BUNDLED_NEWER
    order = _compare(pack.version, present)
    return PlanKind.SAME_VERSION if order == 0 else PlanKind.UPDATE if order > 0 else PlanKind.DOWNGRADE


def _is_same(pack: Pack, theirs: Side, present: InstalledPack) -> bool:
    if present.pack is not None and present.pack.content_hash == pack.content_hash:
        return True
    return present.origin is Origin.INSTALLED and read_base(present.folder) == theirs.names


def _compare(version: str, present: InstalledPack) -> int:
    """Compare with the version as delivered: what was written into it here since is no edition."""
    known = (
        present.record.version if present.record is not None else present.pack.version if present.pack else ""
    )
    new, old = precedence(version), precedence(known)
    return (new > old) - (new < old)


def doubts_about(pack: Pack, signed: SignedBy, present: InstalledPack | None) -> tuple[Doubt, ...]:
    """Return why a pack may not be what it says it is.

    Args:
        pack: As delivered.
        signed: Who signed it.
        present: The pack that is here under its id.
    """
    record = present.record if present is not None else None
    was_signed_by = record.fingerprint if record is not None else ""
    is_signed = signed.state not in (SignatureState.UNSIGNED, SignatureState.BROKEN)
    found = {
        Doubt.OTHER_PACK: present is not None
        and present.pack is not None
        and are_strangers(pack, present.pack),
        Doubt.OTHER_SIGNER: bool(was_signed_by) and is_signed and signed.fingerprint != was_signed_by,
        Doubt.SIGNATURE_GONE: bool(was_signed_by) and signed.state is SignatureState.UNSIGNED,
        Doubt.NAMESAKE: signed.is_namesake,
        Doubt.SIGNATURE_BROKEN: signed.state is SignatureState.BROKEN,
    }
    return tuple(doubt for doubt, is_so in found.items() if is_so)


def are_strangers(pack: Pack, other: Pack) -> bool:
    """Say whether two packs with one id share nothing else that a later edition would keep."""
    ids, other_ids = ({*(s.id for s in one.scenarios), *(q.id for q in one.quizzes)} for one in (pack, other))
    has_other_people = not set(pack.authors) & set(other.authors)
    return not ids & other_ids and has_other_people and pack.title != other.title
