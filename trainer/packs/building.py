"""Builds the archive of a pack: the same folder gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from trainer.core.errors import PackError, Problem, UserFacingError
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_names import clashes, name_faults
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import PackFiles, read_folder
from trainer.packs.loader import load_pack
from trainer.packs.problems import Place, Problems

if TYPE_CHECKING:
    from trainer.packs.signatures import SigningKey

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name
_MODE = stat.S_IFREG | 0o644
_UNIX = 3
_CHUNK_BYTES = 1 << 20


def build_archive(folder: Path, file: BinaryIO, *, key: SigningKey | None = None) -> None:
    """Write a pack's folder as an archive.

    Entries stand in the order of their names, with one fixed time and mode, and are stored, not compressed:
    what deflating gives depends on the version of zlib, and packs are small or hold recordings that are
    compressed already. What begins with a dot is left out; checksums are put in, and a signature over them.

    Args:
        folder: A pack without errors.
        file: Opened for writing in binary, and seekable.
        key: Signs it.

    Raises:
        PackError: If the pack has errors, or names that other systems cannot have.
        UserFacingError: ``pack-changed`` if a file changed while this was going on.
        OSError: If a file cannot be read or written.
    """
    pack = load_pack(folder).pack
    files = read_folder(folder, Problems())
    _demand_good_names(folder, files)
    if files.content_hash != pack.content_hash:
        raise UserFacingError("pack-changed", pack=pack.title)
    listing = files.listing.encode()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        archive.writestr(_entry(SUMS_FILE), listing)
        if key is not None:
            from trainer.packs.signatures import signature_file  # brings cryptography, which is slow to load

            archive.writestr(_entry(SIGNATURE_FILE), signature_file(listing, key))
        for name in sorted(files.digests, key=_composed):
            if _write(archive, name, folder / name) != files.digests[name]:
                raise UserFacingError("pack-changed", pack=pack.title)


def name_problems(files: PackFiles) -> tuple[Problem, ...]:
    """Return what keeps the names of a pack's files from being the same on every system."""
    problems = Problems()
    for name in files.digests:
        for code, data in name_faults(name):
            problems.note(code, Place(name), data)
    for name, other in clashes(map(_composed, files.digests)):
        problems.add(ArchiveCode.CLASH, Place(name), other=other)
    return problems.in_order()


def _demand_good_names(folder: Path, files: PackFiles) -> None:
    if problems := name_problems(files):
        raise PackError(folder, problems)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(_composed(name), _FIRST_MOMENT)
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    return entry


def _write(archive: ZipFile, name: str, path: Path) -> str:
    """Put a file into an archive and return the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with path.open("rb") as content, archive.open(_entry(name), "w") as out:
        while chunk := content.read(_CHUNK_BYTES):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()
