"""Where the files that come with the program lie: in a checkout, an installed wheel and a frozen app alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "bundled"
_BESIDE = _PACKAGE.parent


def resource_folder(name: Literal["scenarios", "assets"]) -> Path:
    """Return the folder of the bundled packs or of the window's pictures, fonts and texts.

    A wheel carries both inside the package (``trainer/bundled/…``), so that an installation never puts
    folders of such common names beside other packages. In a checkout they lie beside the package, and so
    they do in a frozen app, whose build file puts them there.

    Raises:
        FileNotFoundError: The installation is not whole.
    """
    places = (_INSTALLED / name, _BESIDE / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} is missing: {' and '.join(map(str, places))}")
