"""What a file dialog proposes, and what becomes of the answer."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)


def proposed_path(name: str) -> str:
    """Return a path in the person's documents, or at home where there is no such folder."""
    folders = [Path(QStandardPaths.writableLocation(place)) for place in _PLACES]
    folder = next((one for one in folders if one.is_dir()), Path.home())
    return str(folder / name)


def chosen_path(name: str, ending: str) -> Path:
    """Return the path that was chosen, with the ending that it should have."""
    path = Path(name)
    return path if path.suffix else path.with_suffix(ending)
