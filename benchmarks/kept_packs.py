"""Bundled packs that were read before: reading their YAML takes longer than many a measure."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kept-packs", type=Path, metavar="FOLDER", help="packs in their fast form, so that no YAML is read"
    )


def take_in(kept: Path | None, cache: Path) -> None:
    """Begin with a copy of what is kept; what a benchmark does to it stays with the benchmark."""
    if kept is not None:
        shutil.copytree(kept, cache)
