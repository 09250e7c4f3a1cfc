"""Who signed a pack, for programs: the shape that every ``--json`` uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.core.signing import SignedBy


def signature(signed: SignedBy | None) -> Mapping[str, Any] | None:
    """Return who signed a pack as plain data; nothing where nobody can know."""
    if signed is None:
        return None
    return {
        "state": signed.state.value,
        "signer": signed.name or None,
        "fingerprint": signed.fingerprint or None,
        "is_namesake": signed.is_namesake,
    }
