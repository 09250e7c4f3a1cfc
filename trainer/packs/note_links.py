"""Links of notes to other notes and files of their pack, and whether they lead anywhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
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
    """Warn of links and pictures that lead to nothing in the pack; the web is not looked at.

    Args:
        name: The note's file.
        text: Its content.
        notes: Ids of the pack's notes.
        files: Names of the pack's files.
        problems: Takes the warnings.
    """
    for target, place in _inner_links(name, text):
        path = PurePosixPath(target)
        if path.suffix.lower() == ".md":
            if path.stem not in notes:
                meant = problems.guess(path.stem, notes)
                problems.warn(
                    NoteFault.LINK_NOWHERE, place, target=target, suggestion=f"{meant}.md" if meant else None
                )
        elif target not in files and posixpath.normpath(posixpath.join(_NOTES, target)) not in files:
            suggestion = problems.guess(target, files)
            problems.warn(NoteFault.LINK_NOWHERE, place, target=target, suggestion=suggestion)


def _inner_links(name: str, text: str) -> Iterator[tuple[str, Place]]:
    """Yield where links lead that stay in the pack; what stands in a block of code is none."""
    is_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith(_FENCE):
            is_code = not is_code
        for found in () if is_code else _LINK.finditer(line):
            parts = urlsplit(found[1])
            if parts.path and not parts.scheme and not parts.netloc:
                yield unquote(parts.path), Place(name, number, found.start(1) + 1)
