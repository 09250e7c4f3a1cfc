"""Packs that come and go: looked at, installed, updated with the edits made here kept, removed, listed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from trainer.core.errors import PackError, UserFacingError
from trainer.core.merging import Choice
from trainer.core.pack_difference import PackDifference
from trainer.packs.installed import InstalledRecord, digests, listing_of
from trainer.packs.pack_folders import PackFolders, Staging
from trainer.services.clock import Clock, now_utc
from trainer.services.install_demands import (
    demand_allowed,
    demand_choices,
    demand_removable,
    work_in,
)
from trainer.services.install_faults import install_faults
from trainer.services.install_looks import Here, doubts_about, fetch, kind_of, packs_here
from trainer.services.install_merging import Looked
from trainer.services.install_merging import MergedPackError as MergedPackError
from trainer.services.install_plans import Doubt as Doubt  # screens take all from here
from trainer.services.install_plans import InstalledPack as InstalledPack
from trainer.services.install_plans import InstallPlan as InstallPlan
from trainer.services.install_plans import Origin as Origin
from trainer.services.install_plans import PlanKind as PlanKind
from trainer.services.library import Library
from trainer.services.pack_checks import check_folder
from trainer.services.sharing import Sharing, SignatureState, SignedBy


class Installing:
    """Installs, updates, removes and lists packs. Needs no database.

    Not for two threads at once, as the library; two programs keep out of each other's way.

    Args:
        library: Is read again when something changed.
        sharing: Knows who signed.
        packs_folder: The user's packs.
        removed_folder: Where packs go that are removed and cannot be had again.
        clock: Says when something was installed.

    Attributes:
        removed_folder: The same.
    """

    def __init__(
        self,
        library: Library,
        sharing: Sharing,
        packs_folder: Path,
        *,
        removed_folder: Path,
        clock: Clock = now_utc,
    ) -> None:
        self._library = library
        self._sharing = sharing
        self._packs_folder = packs_folder
        self.removed_folder = removed_folder
        self._clock = clock
        self._folders = PackFolders(packs_folder)
        self._looked: dict[Path, Looked] = {}

    def look(self, source: Path) -> InstallPlan:
        """Look at an archive or a folder; nothing that is used is changed.

        Raises:
            PackError: With all problems, if it cannot be used.
            UserFacingError: ``install-no-source`` if nothing is there; ``install-…`` if there is no place.
        """
        if not os.path.exists(source):
            raise UserFacingError("install-no-source", source=str(source))
        with install_faults(self._packs_folder), ExitStack() as undo:
            staging = self._folders.stage()
            undo.callback(staging.discard)
            plan, looked = self._look(source, staging)
            undo.pop_all()
        self._looked[plan.staged] = looked
        return plan

    def _look(self, source: Path, staging: Staging) -> tuple[InstallPlan, Looked]:
        folder = staging.folder / "pack"
        fetch(source, folder)
        report = check_folder(folder)
        pack = report.pack
        if pack is None:
            raise PackError(source, report.problems)
        self._library.refresh()
        here = Here.under(pack.id, self.packs())
        present = here.present
        looked = Looked.at(source, staging, pack, here.installed)
        signed = self._sharing.who_signed(folder)
        plan = InstallPlan(
            source=source,
            staged=folder,
            kind=kind_of(pack, looked.theirs, here),
            pack=pack,
            problems=report.problems,
            bench=report.bench,
            signed=signed,
            present=present,
            difference=_difference(looked, present),
            conflicts=looked.three.conflicts,
            kept_edits=looked.three.kept,
            doubts=doubts_about(pack, signed, present),
        )
        return plan, looked

    def install(
        self,
        plan: InstallPlan,
        choices: Mapping[str, Choice] | None = None,
        *,
        allow_downgrade: bool = False,
        despite_doubts: bool = False,
    ) -> InstalledPack:
        """Put the pack into place: all of it, or nothing is changed. The plan is used up if it worked.

        Args:
            plan: From `look`.
            choices: Name of each file in conflict → what is kept of it.
            allow_downgrade: Install an older version.
            despite_doubts: Install although `InstallPlan.doubts` holds something.

        Raises:
            PackError: If the pack, merged with the edits made here, would not load.
            UserFacingError: ``install-…``, with what is in the way.
        """
        demand_allowed(plan, allow_downgrade=allow_downgrade, despite_doubts=despite_doubts)
        demand_choices(plan, choices or {})
        looked = self._looked[plan.staged]
        with self._alone():
            self._demand_unchanged(plan, looked)
            self._folders.sweep()
            whole, _pack = looked.whole(choices or {})
            place = self._folders.put(whole, self._record(plan), looked.theirs.names)
            self._folders.sweep()
            place = self._folders.bring_home().get(place, place)
        self.discard(plan)
        self._library.refresh()
        return next(one for one in self.packs() if one.folder == place)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with install_faults(self._packs_folder), self._folders.locked():
            yield

    def _demand_unchanged(self, plan: InstallPlan, looked: Looked) -> None:
        """What was shown must be what happens: somebody may have installed or edited something since."""
        self._library.refresh()
        present = Here.under(plan.pack.id, self.packs()).present
        before = None if looked.mine is None else looked.mine.names
        is_same = (present and present.folder) == (plan.present and plan.present.folder)
        if not is_same or (present is not None and before not in (None, _names_in(present.folder))):
            raise UserFacingError("install-changed", pack=plan.pack.title)

    def _record(self, plan: InstallPlan) -> InstalledRecord:
        is_proved = plan.signed.state is not SignatureState.BROKEN  # anybody may have written a broken one
        return InstalledRecord(
            pack_id=plan.pack.id,
            serial=0,
            version=plan.pack.version,
            at_utc=self._clock().isoformat(),
            folder="",
            source=plan.source.name,
            signer=plan.signed.name if is_proved else "",
            fingerprint=plan.signed.fingerprint if is_proved else "",
        )

    def discard(self, plan: InstallPlan) -> None:
        """Throw away what was looked at."""
        looked = self._looked.pop(plan.staged, None)
        if looked is not None:
            looked.staging.discard()

    def difference(self, plan: InstallPlan, choices: Mapping[str, Choice]) -> PackDifference | None:
        """Return what will differ from what is here once the pack was installed with these choices.

        Args:
            plan: From `look`.
            choices: Name of a file in conflict → what is kept of it; theirs where nothing was chosen.

        Returns:
            ``None`` if nothing that can be read is here.

        Raises:
            MergedPackError: If the pack, merged with the edits made here, would not load.
            UserFacingError: ``install-…`` if there is no place.
        """
        with install_faults(self._packs_folder):
            return self._looked[plan.staged].difference(plan.present, choices)

    def both_texts(self, plan: InstallPlan, name: str) -> tuple[str, str]:
        """Return a file in conflict as it is here and as it would come; empty where it is not there.

        Args:
            plan: From `look`.
            name: Of a file in conflict; what is no text has replacement characters in it.
        """
        looked = self._looked[plan.staged]
        there = next((one.their_name for one in plan.conflicts if one.name == name), name)
        sides = ((looked.mine, name), (looked.theirs, there))
        mine, theirs = (side.text(one) if side and one in side.names else "" for side, one in sides)
        return mine, theirs

    def signed_by(self, pack: InstalledPack) -> SignedBy:
        """Return who signed an installed pack as it was delivered, and whether they are known now."""
        record = pack.record
        if record is None or not record.fingerprint:
            return SignedBy(SignatureState.UNSIGNED)
        own = self._sharing.own()
        if own is not None and own.fingerprint == record.fingerprint:
            return SignedBy(SignatureState.OURS, own.name, own.fingerprint, own.key)
        for one in self._sharing.signers():
            if one.fingerprint == record.fingerprint:
                return SignedBy(SignatureState.KNOWN, one.name, one.fingerprint, one.key)
        return SignedBy(SignatureState.UNKNOWN, record.signer, record.fingerprint)

    def remove(self, pack_id: str, folder: Path | None = None) -> Path | None:
        """Take a pack away; drills that were played with it can still be opened.

        A pack of the user's own, and one with something of theirs in it, may be the only copy: its folder is
        kept among the removed packs.

        Args:
            pack_id: Of an installed pack, or one of the user's own.
            folder: Of the one that is meant, where several have the id.

        Returns:
            Where the folder is kept; ``None`` if the pack is gone.

        Raises:
            UserFacingError: ``remove-…`` or ``install-…``, with what is in the way.
        """
        with self._alone():
            self._library.refresh()
            pack = demand_removable(pack_id, self.packs(), folder)
            kept = self._take_away(pack)
            self._folders.sweep()
        self._library.refresh()
        return kept

    def _take_away(self, pack: InstalledPack) -> Path | None:
        if pack.origin is Origin.OWN or work_in(pack):
            return self._folders.put_away(pack.folder, pack.id, removed=self.removed_folder)
        self._folders.take_away(pack.id)
        return None

    def packs(self) -> tuple[InstalledPack, ...]:
        """Return every pack that is here, also those that cannot be used or that another goes before."""
        return packs_here(self._library, self._packs_folder)


def _difference(looked: Looked, present: InstalledPack | None) -> PackDifference | None:
    """Return what differs if nothing is chosen; another choice may fit together where this does not."""
    try:
        return looked.difference(present, {})
    except MergedPackError:
        return None


def _names_in(folder: Path) -> Mapping[str, str]:
    return digests(listing_of(folder))
