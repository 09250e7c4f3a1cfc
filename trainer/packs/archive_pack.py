"""Where in an archive the pack lies, and which of its entries belong to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from trainer.packs.archive_entries import Entry
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_kinds import office_kind
from trainer.packs.archive_names import is_left_out, shown
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import MAX_FILES, PACK_FILE
from trainer.packs.problems import Place, ProblemCode, Problems

_ARCHIVE_SUFFIXES = (".dojopack", ".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".lzh")


def pack_inside(entries: Sequence[Entry], problems: Problems) -> Mapping[str, Entry]:
    """Return the files of the one pack that is in an archive, by their names in the pack.

    Args:
        entries: All that the archive holds.
        problems: Takes what is wrong where there is no pack, or more than one.
    """
    content = {entry.name: entry for entry in entries if not entry.is_folder and not is_left_out(entry.name)}
    folder = _folder(content, problems)
    if folder is None:
        return {}
    begin = f"{folder}/" if folder else ""
    for name in content:
        if not name.startswith(begin):
            problems.add(ArchiveCode.BESIDE_PACK, Place(shown(name)), folder=shown(folder))
    if len(content) > MAX_FILES:
        problems.add(ProblemCode.TOO_MANY_FILES, Place(""), limit=MAX_FILES)
    own = {begin + name for name in (SUMS_FILE, SIGNATURE_FILE)}
    files = content | {entry.name: entry for entry in entries if entry.name in own}
    return {name.removeprefix(begin): entry for name, entry in files.items()}


def _folder(content: Mapping[str, Entry], problems: Problems) -> str | None:
    """Return the folder that the pack is: ``""`` for the archive itself, or the one folder that is in it."""
    packs = [PurePosixPath(name).parent for name in content if PurePosixPath(name).name == PACK_FILE]
    if PurePosixPath() in packs:
        return ""
    if not packs:
        _note_no_pack(set(content), problems)
    elif len(packs) > 1:
        folders = tuple(sorted(shown(str(one)) for one in packs))
        problems.add(ArchiveCode.SEVERAL_PACKS, Place(""), folders=folders)
    elif len(packs[0].parts) > 1:
        problems.add(ArchiveCode.PACK_DEEPER, Place(""), folder=shown(str(packs[0])))
    else:
        return str(packs[0])
    return None


def _note_no_pack(names: set[str], problems: Problems) -> None:
    inner = sorted(name for name in names if name.lower().endswith(_ARCHIVE_SUFFIXES))
    meant = sorted(name for name in names if PurePosixPath(name).name.lower() in ("pack.yml", "pack.yaml"))
    if not names:
        problems.add(ArchiveCode.EMPTY, Place(""))
    elif kind := office_kind(names):
        problems.add(ArchiveCode.OFFICE_FILE, Place(""), kind=kind)
    elif inner and not meant:
        problems.add(ArchiveCode.ARCHIVE_INSIDE, Place(""), name=shown(inner[0]))
    else:
        problems.add(ArchiveCode.NO_PACK, Place(""), name=shown(meant[0]) if meant else None)
