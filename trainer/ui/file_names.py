"""What a file dialog proposes, and what becomes of the answer."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_last_folders: list[Path] = []
"""Where a file was chosen last, if one was: file windows begin there for as long as the program runs."""

_PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)

_LONGEST_NAME = 80
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def safe_name(title: str) -> str:
    """Return a title as a file name that every system takes; empty if nothing of it is left."""
    return _FORBIDDEN.sub(" ", title)[:_LONGEST_NAME].strip(" .")


def proposed_path(name: str) -> str:
    """Return a path where a file was chosen last, in the person's documents, or at home."""
    folders = [*_last_folders]
    folders += [Path(QStandardPaths.writableLocation(place)) for place in _PLACES]
    folder = next((one for one in folders if one.is_dir()), Path.home())
    return str(folder / name)


def remember_folder(name: str | Path) -> None:
    """Let the next file window begin where this file was chosen; nothing for an empty name."""
    if str(name):
        _last_folders[:] = [Path(name).parent]


def chosen_path(name: str, ending: str) -> Path:
    """Return the path that was chosen, with the ending that it should have."""
    remember_folder(name)
    path = Path(name)
    return path if path.suffix else path.with_suffix(ending)
