"""Which content went out under which version of a pack, and giving it the next version."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from trainer.core.errors import FileError, UserFacingError
from trainer.core.scenario import Pack
from trainer.data.files import file_faults, replacing
from trainer.packs.files import PACK_FILE
from trainer.packs.installed import digests, listing_of, read_base, read_record
from trainer.packs.versions import is_semantic, next_patch, precedence
from trainer.packs.yaml_edits import with_values
from trainer.resources import resource_folder

_log = logging.getLogger(__name__)


class Editions:
    """Remembers what was built here.

    Args:
        file: Where; without it nothing is known of earlier archives, and nothing is lost.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def went_out_otherwise(self, folder: Path, pack: Pack) -> bool:
        """Say whether other content was built here, or was installed as this folder, under this version."""
        built = self._built().get(pack.id, {}).get(pack.version)
        if built is not None:
            return built != pack.content_hash
        record = read_record(folder)
        was_delivered = record is not None and record.version == pack.version
        return was_delivered and read_base(folder) != digests(listing_of(folder))

    def next_version(self, pack: Pack) -> str:
        """Return the lowest patch above a pack's version that was not built here yet."""
        version, taken = next_patch(pack.version), self._built().get(pack.id, {})
        while version in taken:
            version = next_patch(version)
        return version

    def note(self, pack: Pack) -> None:
        """Remember that a pack was built; if that fails the archive is there all the same."""
        built = self._built()
        built.setdefault(pack.id, {})[pack.version] = pack.content_hash
        try:
            with file_faults(self._file):
                self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as file:
                file.write(json.dumps(built, indent=1).encode())
        except FileError as error:
            _log.info("what was built is not remembered: %s: %s", self._file, error)

    def _built(self) -> dict[str, dict[str, str]]:
        """Return id → version → content hash."""
        try:
            read = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            _log.info("what was built is not known: %s: %s", self._file, error)
            return {}
        packs = read.items() if isinstance(read, dict) else ()
        return {pack_id: dict(versions) for pack_id, versions in packs if isinstance(versions, dict)}


def can_be_raised(folder: Path) -> bool:
    """Say whether a pack's version can be written: not into those that come with the program."""
    return not folder.resolve().is_relative_to(resource_folder("scenarios").resolve())


def raising_fault(version: str, pack: Pack) -> UserFacingError | None:
    """Return what keeps a version from being a pack's next one, if anything does."""
    if not is_semantic(version):
        return UserFacingError("version-bad", version=version)
    if precedence(version) <= precedence(pack.version):
        return UserFacingError("version-not-higher", version=version, present=pack.version)
    return None


def write_version(folder: Path, pack: Pack, version: str) -> None:
    """Write a higher version into a pack's head; all else in it stays letter by letter.

    Raises:
        UserFacingError: ``version-bad`` if it is no semantic version, ``version-not-higher`` than the one
            there, ``version-fixed`` if the pack comes with the program; `FileError` if it cannot be written.
    """
    if (fault := raising_fault(version, pack)) is not None:
        raise fault
    if not can_be_raised(folder):
        raise UserFacingError("version-fixed", pack=pack.title)
    file = folder / PACK_FILE
    with file_faults(file):
        text = file.read_bytes().decode("utf-8")
    with replacing(file) as target:
        target.write(with_values(text, {"version": version}).encode())
