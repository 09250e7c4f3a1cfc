"""Links of notes to other notes and files of their pack, and whether they lead anywhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from trainer.packs.problems import Place, Problems
from trainer.packs.seminar_faults import NoteFault

_LINK = re.compile(r"!?\[[^\]\n]*\]\(\s*<?([^\s)>]+)")
_FENCE = ("```", "~~~")
_NOTES = "notes"


def check_links(
    name: str, text: str, notes: Collection[str], files: Collection[str], problems: Problems
) -> None:
    """Warn of links and pictures that lead to nothing in the pack, and of pictures that lie outside of it.

    Args:
        name: The note's file.
        text: Its content.
        notes: Ids of the pack's notes.
        files: Names of the pack's files.
        problems: Takes the warnings.
    """
    for link in _links(name, text):
        target, place, path = link.target, link.place, PurePosixPath(link.target)
        if not link.is_inside:
            if link.is_picture:
                problems.warn(NoteFault.PICTURE_OUTSIDE, place, target=target)
        elif path.suffix.lower() == ".md":
            if path.stem not in notes:
                meant = problems.guess(path.stem, notes)
                problems.warn(
                    NoteFault.LINK_NOWHERE, place, target=target, suggestion=f"{meant}.md" if meant else None
                )
        elif target not in files and posixpath.normpath(posixpath.join(_NOTES, target)) not in files:
            suggestion = problems.guess(target, files)
            problems.warn(NoteFault.LINK_NOWHERE, place, target=target, suggestion=suggestion)


@dataclass(frozen=True, slots=True)
class _Link:
    target: str
    place: Place
    is_picture: bool
    is_inside: bool


def _links(name: str, text: str) -> Iterator[_Link]:
    """Yield links and pictures; what stands in a block of code is none, nor a link within the note."""
    is_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith(_FENCE):
            is_code = not is_code
        for found in () if is_code else _LINK.finditer(line):
            place = Place(name, number, found.start(1) + 1)
            path, is_inside = _path_in(found[1])
            if path:
                yield _Link(path, place, found[0].startswith("!"), is_inside)


def _path_in(target: str) -> tuple[str, bool]:
    """Return what a link leads to, and whether that lies in the pack; nothing for a place within the note."""
    try:
        parts = urlsplit(target)
    except ValueError:  # an address that is none: "http://[a"
        return target, False
    is_inside = not parts.scheme and not parts.netloc
    return (unquote(parts.path), True) if is_inside else (target, False)
