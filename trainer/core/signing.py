"""Who signs packs, and what is known about who signed one. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs packs.

    Attributes:
        name: By which they are known here.
        key: Public, base64.
        fingerprint: Of the key: 32 digits in groups of four, to compare on the telephone.
    """

    name: str
    key: str
    fingerprint: str


class SignatureState(StrEnum):
    """What is known about who made a pack."""

    UNSIGNED = "unsigned"
    OURS = "ours"
    KNOWN = "known"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    """There is a signature, but not for these files: it is worth nothing."""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed a pack.

    Attributes:
        name: By which the signer is known here, or calls himself where he is not known; in a broken
            signature anybody may have written it.
        key: Public, base64, for trusting it.
        is_namesake: Calls himself as somebody does who is known here (or as we do), but is somebody else.
    """

    state: SignatureState
    name: str = ""
    fingerprint: str = ""
    key: str = ""
    is_namesake: bool = False
