"""Where the files that come with the program lie: in a checkout, a wheel and a frozen app alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_content", _PACKAGE.parent)


def resource_folder(name: Literal["scenarios", "assets", "docs"]) -> Path:
    """Return the folder of the bundled packs, of what the window shows, or of the documents.

    A wheel and a frozen app carry them inside the package (``trainer/_content``), so that an installation
    never puts folders of such common names beside other packages. In a checkout they lie beside the package.

    Raises:
        FileNotFoundError: The installation is not whole.
    """
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise FileNotFoundError(f"the folder {name} is in none of {', '.join(map(str, _PLACES))}")


def guide_file(language: str) -> Path:
    """Return the guide for trainers who make packs, in a language (``en`` or ``ja``)."""
    return resource_folder("docs") / ("making-packs.ja.md" if language == "ja" else "making-packs.md")


def schema_file() -> Path:
    """Return the JSON Schema of a pack's files."""
    return resource_folder("docs") / "pack.schema.json"
