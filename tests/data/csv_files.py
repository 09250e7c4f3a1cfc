"""Reading an exported file back."""

from __future__ import annotations

import csv
from pathlib import Path


def read(target: Path) -> list[dict[str, str]]:
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))
