"""How a pack that was installed lies on the disk: its record, its folders, and what was edited in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

RECORD = Path(".dojopack") / "installed.json"
"""Inside the pack's folder; names that begin with a dot are no part of its content."""


@dataclass(frozen=True, slots=True)
class InstalledRecord:
    """What was written down when a pack was installed.

    Attributes:
        pack_id: Id of the pack.
        serial: Rises with each installation; of two folders with one id the higher one is used.
        version: As delivered.
        at: When, in UTC.
        source: Name of the file or folder that it came from, without the folders above.
        signer: Name of who signed it, as the signature says; empty if nobody did.
        fingerprint: Of the signer's key; empty if nobody signed.
        files: Name → SHA-256 of every file as delivered: the base of three-way comparisons.
    """

    pack_id: str
    serial: int
    version: str
    at: datetime
    source: str = ""
    signer: str = ""
    fingerprint: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
