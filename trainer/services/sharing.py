"""Handing packs on and getting them: what would be built, building it, and who signed what came."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.errors import Problem, UserFacingError
from trainer.core.scenario import Pack
from trainer.core.signing import SignatureState as SignatureState  # what this service tells
from trainer.core.signing import SignedBy as SignedBy
from trainer.core.signing import Signer as Signer
from trainer.data.files import file_faults, replacing
from trainer.packs.archive import is_archive, unpack_archive
from trainer.packs.building import build_archive, name_problems
from trainer.packs.checksums import MAX_SIGNATURE_BYTES, MAX_SUMS_BYTES, SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import PackFiles, read_folder
from trainer.packs.loader import load_pack
from trainer.packs.problems import Problems
from trainer.services.editions import Editions, can_be_raised, write_version
from trainer.services.paths import AppPaths
from trainer.services.signers import Signers, plain

if TYPE_CHECKING:
    from trainer.packs.signatures import Signature

ARCHIVE_SUFFIX = ".dojopack"


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What would be built.

    Attributes:
        pack: ``None`` if it has errors.
        problems: Errors and warnings, names that not every system can have among them.
        findings: Likely personal data as warnings, whose codes are those of `PersonalKind`.
        file_name: That is proposed.
        is_changed: Other content went out from here under the pack's version, or came here under it.
        next_version: That is proposed for what is changed.
        can_be_raised: The pack's version can be written.
    """

    folder: Path
    pack: Pack | None
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...]
    file_name: str
    can_be_built: bool
    is_changed: bool = False
    next_version: str = ""
    can_be_raised: bool = False


@dataclass(frozen=True, slots=True)
class BuiltArchive:
    """An archive that was written.

    Attributes:
        files: How many of the pack it holds.
        signer: ``None`` if it is not signed.
    """

    path: Path
    pack: Pack
    size_bytes: int
    files: int
    signer: Signer | None


class Sharing:
    """Builds archives and knows signers.

    Args:
        paths: Where our key and the known signers are kept.
    """

    def __init__(self, paths: AppPaths) -> None:
        self._signers = Signers(paths)
        self._editions = Editions(paths.built_packs)

    @property
    def trouble(self) -> UserFacingError | None:
        """What was wrong with the list of known signers when it was last read."""
        return self._signers.trouble

    def key(self) -> Signer | None:
        """Return our own name, public key and fingerprint; ``None`` if there is no key."""
        return self._signers.own()

    def own(self) -> Signer | None:
        """Return what `key` does, and ``None`` also for a key that cannot be used: it hides no other's."""
        return self._signers.usable()

    def make_key(self, name: str) -> Signer:
        """Make our own key; see `Signers.make`."""
        return self._signers.make(name)

    def signers(self) -> tuple[Signer, ...]:
        """Return all signers that are known, by name."""
        return self._signers.known()

    def trust(self, key: str, name: str) -> Signer:
        """Remember a signer; see `Signers.trust`."""
        return self._signers.trust(key, name)

    def signer_of(self, signed: SignedBy) -> Signer:
        """Return whom one could trust by what they signed.

        Raises:
            UserFacingError: ``signer-missing`` if there is no signature that fits.
        """
        if signed.state in (SignatureState.UNSIGNED, SignatureState.BROKEN):
            raise UserFacingError("signer-missing")
        return Signer(signed.name, signed.key, signed.fingerprint)

    def signer_with(self, key: str, name: str) -> Signer:
        """Return whom one could trust by a public key; see `Signers.with_key`."""
        return self._signers.with_key(key, name)

    def forget(self, which: str) -> Signer:
        """Trust a signer no more, by name or fingerprint; see `Signers.forget`."""
        return self._signers.forget(which)

    def who_signed(self, source: Path) -> SignedBy:
        """Return who signed a pack.

        Args:
            source: Its folder, or an archive.

        Raises:
            PackError: If the archive cannot be used.
            FileError: If there is no room to unpack it.
        """
        if source.is_dir():
            return self._signed_by(source)
        with tempfile.TemporaryDirectory(prefix="reply-dojo-") as scratch:
            folder = Path(scratch) / "pack"
            with file_faults(folder):  # a full disk, as a rule
                unpack_archive(source, folder)
            return self._signed_by(folder)

    def _signed_by(self, folder: Path) -> SignedBy:
        if not (folder / SIGNATURE_FILE).exists():
            return SignedBy(SignatureState.UNSIGNED)
        from trainer.packs.signatures import fingerprint, is_valid, read_signature  # slow to load

        signature = read_signature(_content(folder / SIGNATURE_FILE, MAX_SIGNATURE_BYTES))
        if signature is None:
            return SignedBy(SignatureState.BROKEN)
        listing = _content(folder / SUMS_FILE, MAX_SUMS_BYTES)
        problems = Problems()
        is_same = listing == read_folder(folder, problems).listing.encode()
        is_whole = is_same and not problems.error_count and is_valid(signature, listing)
        state, name = self._known_as(signature) if is_whole else (SignatureState.BROKEN, signature.name)
        is_namesake = state is SignatureState.UNKNOWN and self._is_namesake(signature)
        return SignedBy(state, name, fingerprint(signature.key), signature.key, is_namesake)

    def _known_as(self, signature: Signature) -> tuple[SignatureState, str]:
        own = self.own()
        if own is not None and own.key == signature.key:
            return SignatureState.OURS, own.name
        for one in self.signers():
            if one.key == signature.key:
                return SignatureState.KNOWN, one.name
        return SignatureState.UNKNOWN, signature.name

    def _is_namesake(self, signature: Signature) -> bool:
        own = self.own()
        names = [one.name for one in (*self.signers(), *([own] if own else []))]
        return plain(signature.name) in map(plain, names)

    def look(self, folder: Path) -> BuildPlan:
        """Return what would be built of a pack's folder, with all that speaks against it."""
        from trainer.services.pack_checks import check_folder  # these bring the readers of all languages
        from trainer.services.personal_checks import is_personal, personal_data_of

        report = check_folder(folder)
        bad_names = name_problems(_files(folder)) if report.pack is not None else ()
        problems = tuple(one for one in report.problems if not is_personal(one))
        pack = report.pack
        if pack is None:
            return BuildPlan(folder, None, problems, (), "", can_be_built=False)
        return self._of_edition(
            BuildPlan(
                folder,
                pack,
                (*bad_names, *problems),
                personal_data_of(folder, pack),
                "",
                can_be_built=not bad_names,
                can_be_raised=can_be_raised(folder),
            ),
            pack,
        )

    def _of_edition(self, plan: BuildPlan, pack: Pack) -> BuildPlan:
        return replace(
            plan,
            pack=pack,
            file_name=archive_name(pack.id, pack.version),
            is_changed=self._editions.went_out_otherwise(plan.folder, pack),
            next_version=self._editions.next_version(pack),
        )

    def raise_version(self, plan: BuildPlan, version: str) -> BuildPlan:
        """Write a higher version into the pack, and return the plan for it.

        Raises:
            UserFacingError: ``version-…``, see `write_version`; ``pack-changed`` since the plan was made;
                `FileError` if it cannot be written.
            PackError: If the pack has errors.
        """
        write_version(plan.folder, _as_planned(plan, _files(plan.folder)), version)
        return self._of_edition(plan, load_pack(plan.folder).pack)

    def build(self, plan: BuildPlan, target: Path, *, is_signed: bool = False) -> BuiltArchive:
        """Write the archive of a pack, whole or not at all.

        Args:
            plan: Of `look`; that somebody has seen it is for the caller to see to.
            target: A file; one that is an archive already is replaced.
            is_signed: With our own key.

        Raises:
            PackError: If the pack has errors.
            UserFacingError: ``key-missing``; ``archive-target-taken`` if the target is something else;
                ``archive-inside-pack`` if it lies in the pack; ``pack-changed`` since the plan was made;
                `FileError` if it cannot be written.
        """
        _demand_free(target, plan.folder)
        key = self._signers.signing_key() if is_signed else None
        if is_signed and key is None:
            raise UserFacingError("key-missing")
        files = _files(plan.folder)
        pack = _as_planned(plan, files)
        with replacing(target) as file:
            build_archive(plan.folder, file, key=key)
            size_bytes = file.tell()
        self._editions.note(pack)
        signer = self.key() if is_signed else None
        return BuiltArchive(target, pack, size_bytes, len(files.digests), signer)


def archive_name(pack_id: str, version: str) -> str:
    """Return the name of the file that is proposed for an archive."""
    return f"{pack_id}-{version}{ARCHIVE_SUFFIX}"


def _as_planned(plan: BuildPlan, files: PackFiles) -> Pack:
    if plan.pack is None or files.content_hash != plan.pack.content_hash:
        raise UserFacingError("pack-changed", pack=plan.pack.title if plan.pack else plan.folder.name)
    return plan.pack


def _files(folder: Path) -> PackFiles:
    return read_folder(folder, Problems())


def _content(path: Path, limit_bytes: int) -> bytes:
    """Return what a file holds; nothing where there is none, or far too much in it."""
    try:
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError:  # a signature without its list, or a folder in its place, fits nothing
        return b""
    return content if len(content) <= limit_bytes else b""


def _demand_free(target: Path, folder: Path) -> None:
    if target.is_file() and not is_archive(target):
        raise UserFacingError("archive-target-taken", path=str(target))
    if target.resolve().is_relative_to(folder.resolve()):
        raise UserFacingError("archive-inside-pack", path=str(target))
