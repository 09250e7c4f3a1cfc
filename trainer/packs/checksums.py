"""The SHA-256 of each file of a pack, as a list inside the pack that ``sha256sum --check`` reads too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.problems import Place, Problems

SUMS_FILE = ".dojopack/SHA256SUMS"
SIGNATURE_FILE = ".dojopack/signature.json"

MAX_SUMS_BYTES = 4 << 20
MAX_SIGNATURE_BYTES = 64 << 10

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\r]+)")


def note_differences(raw: bytes, digests: Mapping[str, str], problems: Problems) -> None:
    """Note every file that is not as the list says, is missing, or is not on the list.

    Args:
        raw: The content of `SUMS_FILE`.
        digests: Name in composed Unicode → SHA-256 in hexadecimal, of the files that are there.
        problems: Takes the faults.
    """
    listed = _read(raw, problems)
    if listed is None:
        return
    for name in sorted(listed.keys() | digests.keys()):
        if name not in digests:
            problems.add(ArchiveCode.SUM_FILE_MISSING, Place(name))
        elif name not in listed:
            problems.add(ArchiveCode.SUM_FILE_EXTRA, Place(name))
        elif listed[name] != digests[name]:
            problems.add(ArchiveCode.SUM_DIFFERS, Place(name))


def _read(raw: bytes, problems: Problems) -> dict[str, str] | None:
    listed: dict[str, str] = {}
    lines = raw.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, text in enumerate(lines, start=1):
        line = _LINE.fullmatch(text)
        if line is None or line["name"] in listed:
            problems.add(ArchiveCode.SUMS_UNREADABLE, Place(SUMS_FILE, number, 1))
            return None
        listed[line["name"]] = line["digest"]
    return listed
