"""Writes what comes of the edits made here and a new version: theirs, mine, or mine beside theirs."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath

from trainer.core.merging import Choice
from trainer.packs.files import PACK_FILE
from trainer.packs.installed import RECORD
from trainer.packs.merging import Side, ThreeWay
from trainer.packs.yaml_edits import may_hold, value_in, values_in, with_values

_NOBODYS = frozenset({RECORD.parts[0], ".DS_Store", ".directory"})  # systems put theirs into every folder
_LONGEST_ID = 64
_OWN = "-mine"
_TITLE_MARKS = {
    "ja": "（自分の版）"
}  # by the language of what has the title, which may not be that of the screens
_TITLE_MARK = " (mine)"
_HEADING = re.compile(r"^# .*?(?=\s*$)", re.MULTILINE)


def merge(three: ThreeWay, choices: Mapping[str, Choice], mine: Side, theirs: Side, target: Path) -> None:
    """Write both sides into one.

    Args:
        three: How they differ.
        choices: Name of each file in conflict → what is kept of it.
        mine: What is here.
        theirs: The new version.
        target: A folder that is not there yet.

    Raises:
        OSError: If it cannot be written.
    """
    shutil.copytree(theirs.folder, target)
    is_mine = [one for one in three.conflicts if choices.get(one.name) is Choice.MINE]
    kept = {*three.kept, *(name for one in is_mine for name in (one.name, one.their_name))}
    # First what was removed: for some systems a file whose name changed its case alone is the removed one.
    for name in sorted(kept, key=mine.names.__contains__):
        _take_mine(name, mine, theirs, target)
    both = [name for name, choice in choices.items() if choice is Choice.BOTH]
    if both:
        _Beside(mine, theirs, target).put(both)
    _keep_other(mine, target)


def other_in(folder: Path, names: Container[str]) -> tuple[str, ...]:
    """Return what lies in a pack's folder and is no part of the pack.

    Such as the history that git keeps, what an editor hides beside a file, and a file that no pack can hold.

    Args:
        folder: The pack's.
        names: Of the files that the pack has, in composed Unicode.

    Raises:
        OSError: If a folder in it cannot be read.
    """
    return tuple(_other(folder, "", names))


def _other(folder: Path, prefix: str, names: Container[str]) -> Iterator[str]:
    for child in sorted(folder.iterdir()):
        name = prefix + child.name
        if child.name.startswith("."):
            yield from () if child.name in _NOBODYS else (name,)
        elif child.is_dir() and not child.is_symlink():
            yield from _other(child, f"{name}/", names)
        elif unicodedata.normalize("NFC", name) not in names:
            yield name


def _keep_other(mine: Side, target: Path) -> None:
    """Keep what is no part of the pack, unless a file has come by its name."""
    for name in other_in(mine.folder, mine.names):
        source, place = mine.folder / name, target / name
        if os.path.lexists(place):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, place, symlinks=True)
        else:
            shutil.copy2(source, place, follow_symlinks=False)


def _take_mine(name: str, mine: Side, theirs: Side, target: Path) -> None:
    if name not in mine.names:
        (target / name).unlink(missing_ok=True)
    elif name == PACK_FILE:
        # The version says which edition the pack is; that it was edited here is told beside it.
        values = {"version": theirs.version}
        _write(target / name, _edited(mine, name, lambda text: with_values(text, values)))
    else:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(mine.path(name), target / name)


def _edited(side: Side, name: str, edit: Callable[[str], str]) -> bytes:
    """Return a file as it is edited; one that is no UTF-8 stays as it is, and loading the pack tells so."""
    raw = side.path(name).read_bytes()
    try:
        return edit(raw.decode("utf-8-sig")).encode()
    except UnicodeDecodeError:
        return raw


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


class _Beside:
    """Puts files of mine beside theirs, under ids of their own."""

    def __init__(self, mine: Side, theirs: Side, target: Path) -> None:
        self._mine = mine
        self._theirs = theirs
        self._target = target
        self._taken = {*mine.names, *theirs.names}
        self._own_ids: set[tuple[str, str]] = set()

    def put(self, names: list[str]) -> None:
        put_samples = {
            sample for name in names if _folder(name) == "drills" for sample in self._put_drill(name)
        }
        for name in names:
            if _folder(name) == "notes":
                self._put_note(name)
            elif _folder(name) in ("quizzes", "seminars"):
                self._put_item(name)
            elif _folder(name) == "samples" and name not in put_samples:
                self._put_text(name, {})

    def _put_drill(self, name: str) -> list[str]:
        """Put a scenario beside theirs, with its samples, and return the names of these."""
        scenario_id, own_id = self._put_item(name)
        samples = [
            one for one in self._mine.names if _folder(one) == "samples" and self._is_of(one, scenario_id)
        ]
        for sample in samples:
            self._put_text(sample, {"scenario": own_id})
        return samples

    def _is_of(self, sample: str, scenario_id: str) -> bool:
        text = self._mine.text(sample)
        return may_hold(text, scenario_id) and value_in(text, "scenario") == scenario_id

    def _put_item(self, name: str) -> tuple[str, str]:
        """Put a scenario, quiz or seminar beside theirs and return its id and its new one."""
        values = values_in(self._mine.text(name))
        item_id = values.get("id") or PurePosixPath(name).stem
        own_id = self._own(_folder(name), item_id)
        mark = _title_mark(values.get("language") or self._language())
        self._put_text(name, {"id": own_id, "title": values.get("title", "") + mark})
        return item_id, own_id

    def _language(self) -> str:
        is_there = PACK_FILE in self._mine.names
        return (value_in(self._mine.text(PACK_FILE), "language") if is_there else None) or ""

    def _put_note(self, name: str) -> None:
        mark = _title_mark(self._language())
        self._put(name, lambda text: _HEADING.sub(lambda heading: heading[0] + mark, text, count=1))

    def _put_text(self, name: str, values: Mapping[str, str]) -> None:
        self._put(name, lambda text: with_values(text, values))

    def _put(self, name: str, edit: Callable[[str], str]) -> None:
        _write(self._target / self._free_name(name), _edited(self._mine, name, edit))

    def _own(self, folder: str, item_id: str) -> str:
        ids = (item_id[: _LONGEST_ID - len(tail)].rstrip("-") + tail for tail in _tails())
        own_id = next(one for one in ids if not self._is_taken(folder, one))
        self._own_ids.add((folder, own_id))
        return own_id

    def _is_taken(self, folder: str, item_id: str) -> bool:
        return (folder, item_id) in self._own_ids or any(
            _has_id(name, side, item_id)
            for side in (self._mine, self._theirs)
            for name in side.names
            if _folder(name) == folder
        )

    def _free_name(self, name: str) -> str:
        path = PurePosixPath(name)
        names = (str(path.with_stem(path.stem + tail)) for tail in _tails())
        free = next(one for one in names if one not in self._taken)
        self._taken.add(free)
        return free


def _tails() -> Iterator[str]:
    yield _OWN
    yield from (f"{_OWN}-{number}" for number in count(2))


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)


def _has_id(name: str, side: Side, item_id: str) -> bool:
    """Say whether a scenario, quiz or seminar has this id; one that names none has that of its file."""
    text, stem = side.text(name), PurePosixPath(name).stem
    return (stem == item_id or may_hold(text, item_id)) and (value_in(text, "id") or stem) == item_id


def _title_mark(language: str) -> str:
    return _TITLE_MARKS.get(language.partition("-")[0].lower(), _TITLE_MARK)
