"""What is written down when a pack is installed, and which of its files were edited since."""

from __future__ import annotations

import json
import logging
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from trainer.packs.codec import decode, encode
from trainer.packs.files import PACK_FILE, PackFiles, read_folder
from trainer.packs.problems import Problems

RECORD = Path(".dojopack") / "installed.json"
"""Inside the pack's folder; names that begin with a dot are no part of its content."""

_BASE = RECORD.with_name("installed-files.json")  # apart, because the record is read at each start

_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # no folder names on Windows

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InstalledRecord:
    """What was written down when a pack was installed.

    Attributes:
        pack_id: Id of the pack.
        serial: Rises with each installation; of two folders with one id the higher one is used.
        version: As delivered.
        at_utc: When, as ISO 8601.
        folder: Name of the folder that it was installed as. In a copy that somebody made of it the record
            counts for nothing: a copy is theirs.
        source: Name of the file or folder that it came from, without the folders above.
        signer: Name of who signed it, as it was known then; empty if nobody did.
        fingerprint: Of the signer's key; empty if nobody signed.
    """

    pack_id: str
    serial: int
    version: str
    at_utc: str
    folder: str
    source: str = ""
    signer: str = ""
    fingerprint: str = ""

    @property
    def at(self) -> datetime:
        """When it was installed, in UTC."""
        return datetime.fromisoformat(self.at_utc)


@dataclass(frozen=True, slots=True)
class _Base:
    files: Mapping[str, str]


def read_record(folder: Path) -> InstalledRecord | None:
    """Return what was written down about a pack's folder; ``None`` if it was not installed as this folder."""
    try:
        record = decode(InstalledRecord, json.loads((folder / RECORD).read_bytes()))
        datetime.fromisoformat(record.at_utc)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        _log.info("the record of an installation is not used: %s: %s", folder, error)
        return None
    return record if record.folder == folder.name or _came_home(record, folder) else None


def home_name(pack_id: str) -> str:
    """Return the name of the folder that a pack is installed as where nothing stands in the way."""
    return f"{pack_id}-pack" if _DEVICES.fullmatch(pack_id) else pack_id


def _came_home(record: InstalledRecord, folder: Path) -> bool:
    """Say whether a folder was renamed to its home and nobody has written that down yet.

    As long as the folder is there that it was installed as, one with the same record is a copy.
    """
    home = home_name(record.pack_id)
    is_passing = re.fullmatch(rf"{re.escape(home)}\.\d+", record.folder) is not None
    return is_passing and folder.name == home and not os.path.lexists(folder.with_name(record.folder))


def write_record(folder: Path, record: InstalledRecord, base: Mapping[str, str]) -> None:
    """Write the record into a pack's folder, where it is not in use yet.

    Args:
        folder: The pack's.
        record: What is to be known.
        base: Name → SHA-256 of every file as delivered, with which edits are told.

    Raises:
        OSError: If it cannot be written.
    """
    (folder / RECORD).parent.mkdir(exist_ok=True)
    for path, data in ((_BASE, dict(base)), (RECORD, encode(record))):
        (folder / path).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def note_home(folder: Path, record: InstalledRecord) -> None:
    """Write down the name that a folder has now: the record is whole, or as it was."""
    part = folder / RECORD.with_suffix(".part")
    text = json.dumps(encode(replace(record, folder=folder.name)), ensure_ascii=False)
    try:
        part.write_text(text, encoding="utf-8")
        _sync(part, os.O_RDWR)
        part.replace(folder / RECORD)
    except OSError as error:  # it counts for the folder all the same
        _log.info("the record of an installation keeps the name before: %s: %s", folder, error)


def forget_record(folder: Path) -> None:
    """Make a folder one of its owner's own, so that no later installation takes its place."""
    try:
        (folder / RECORD).unlink(missing_ok=True)
    except OSError as error:
        _log.info("the record of an installation stays: %s: %s", folder, error)


def read_base(folder: Path) -> Mapping[str, str]:
    """Return name → SHA-256 of every file as delivered.

    If that was lost nothing is: each file counts as one that was made here and there.
    """
    try:
        return decode(_Base, ["_Base", list(json.loads((folder / _BASE).read_bytes()).items())]).files
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        _log.info("what was delivered is not known: %s: %s", folder, error)
        return {}


def is_still(record: InstalledRecord, folder: Path) -> bool:
    """Say whether a folder still holds the pack that was installed, and not one that was made of it here.

    Whoever gives it another id has made a pack of their own.
    """
    # It brings the YAML reader, and is asked for after an interrupted update only.
    from trainer.packs.yaml_edits import value_in

    try:
        text = (folder / PACK_FILE).read_bytes()
    except OSError:  # it was taken apart: what is left is no pack of its own
        return True
    pack_id = value_in(text.decode("utf-8-sig", "replace"), "id")
    return pack_id is None or pack_id == record.pack_id


def listing_of(folder: Path) -> PackFiles:
    """Return a folder's files whatever is wrong with them; see `trainer.packs.files.read_folder`."""
    return read_folder(folder, Problems())


def digests(files: PackFiles) -> dict[str, str]:
    """Return name → SHA-256, the names in Unicode's composed form."""
    return {unicodedata.normalize("NFC", name): digest for name, digest in files.digests.items()}


def edited_files(base: Mapping[str, str], present: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of files that were changed, added or removed since they were listed."""
    return tuple(sorted(name for name in {**base, **present} if base.get(name) != present.get(name)))


def sync_tree(folder: Path) -> None:
    """Make everything in a folder last through a power cut.

    Raises:
        OSError: If the disk does not take it.
    """
    for path, _folders, names in os.walk(folder):
        for name in names:
            _sync(Path(path, name), os.O_RDWR)
        sync_folder(Path(path))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; Windows does so by itself and cannot open a folder."""
    if os.name != "posix":  # pragma: no cover - Windows
        return
    _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
