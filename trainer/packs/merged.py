"""Writes what comes of the edits made here and a new version: theirs, mine, or mine beside theirs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath

from trainer.core.merging import Choice
from trainer.packs.files import PACK_FILE
from trainer.packs.installed import RECORD
from trainer.packs.merging import Side, ThreeWay
from trainer.packs.yaml_edits import value_in, with_values

_NOBODYS = frozenset({RECORD.parts[0], ".DS_Store", ".directory"})  # systems put theirs into every folder
_LONGEST_ID = 64
_OWN = "-mine"
_TITLE_MARKS = {
    "ja": "（自分の版）"
}  # by the language of what has the title, which may not be that of the screens
_TITLE_MARK = " (mine)"
_WITH_IDS = frozenset({"drills", "quizzes"})
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
    _keep_hidden(mine.folder, target)
    kept = (*three.kept, *(name for name, choice in choices.items() if choice is Choice.MINE))
    for name in kept:
        _take_mine(name, mine, theirs, target)
    both = [name for name, choice in choices.items() if choice is Choice.BOTH]
    if both:
        _Beside(mine, theirs, target).put(both)


def hidden_in(folder: Path) -> tuple[Path, ...]:
    """Return what somebody hid in a pack's folder and no pack holds, such as the history that git keeps."""
    return tuple(path for path in sorted(folder.glob(".*")) if path.name not in _NOBODYS)


def _keep_hidden(source: Path, target: Path) -> None:
    for path in hidden_in(source):
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target / path.name, symlinks=True)
        else:
            shutil.copy2(path, target / path.name, follow_symlinks=False)


def _take_mine(name: str, mine: Side, theirs: Side, target: Path) -> None:
    if name not in mine.names:
        (target / name).unlink(missing_ok=True)
    elif name == PACK_FILE:
        # The version says which edition the pack is; that it was edited here is told beside it.
        _write(target / name, with_values(mine.text(name), {"version": theirs.version}))
    else:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(mine.path(name), target / name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


class _Beside:
    """Puts files of mine beside theirs, under ids of their own."""

    def __init__(self, mine: Side, theirs: Side, target: Path) -> None:
        self._mine = mine
        self._target = target
        self._taken = {*mine.names, *theirs.names}
        self._taken_ids = {(_folder(name), _id(name, side)) for side in (mine, theirs) for name in side.names}

    def put(self, names: list[str]) -> None:
        drills = {_id(name, self._mine): name for name in names if _folder(name) == "drills"}
        samples = {name: self._scenario(name) for name in self._mine.names if _folder(name) == "samples"}
        for scenario_id, name in drills.items():
            own_id = self._put_item(name)
            for sample, scenario in samples.items():
                if scenario == scenario_id:
                    self._put_text(sample, {"scenario": own_id})
        for name in names:
            if _folder(name) == "notes":
                self._put_note(name)
            elif _folder(name) == "quizzes":
                self._put_item(name)
            elif _folder(name) == "samples" and samples[name] not in drills:
                self._put_text(name, {})

    def _scenario(self, name: str) -> str:
        return value_in(self._mine.text(name), "scenario") or ""

    def _put_item(self, name: str) -> str:
        """Put a scenario or a quiz beside theirs and return its new id."""
        text = self._mine.text(name)
        own_id = self._own(_folder(name), _id(name, self._mine))
        mark = _title_mark(value_in(text, "language") or self._language())
        self._put_text(name, {"id": own_id, "title": (value_in(text, "title") or "") + mark})
        return own_id

    def _language(self) -> str:
        is_there = PACK_FILE in self._mine.names
        return (value_in(self._mine.text(PACK_FILE), "language") if is_there else None) or ""

    def _put_note(self, name: str) -> None:
        mark = _title_mark(self._language())
        text = _HEADING.sub(lambda heading: heading[0] + mark, self._mine.text(name), count=1)
        _write(self._target / self._free_name(name), text)

    def _put_text(self, name: str, values: Mapping[str, str]) -> None:
        _write(self._target / self._free_name(name), with_values(self._mine.text(name), values))

    def _own(self, folder: str, item_id: str) -> str:
        ids = (item_id[: _LONGEST_ID - len(tail)].rstrip("-") + tail for tail in _tails())
        own_id = next(one for one in ids if (folder, one) not in self._taken_ids)
        self._taken_ids.add((folder, own_id))
        return own_id

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


def _id(name: str, side: Side) -> str:
    """Return the id of a scenario or a quiz; any other file has none but its name."""
    stem = PurePosixPath(name).stem
    return (value_in(side.text(name), "id") if _folder(name) in _WITH_IDS else None) or stem


def _title_mark(language: str) -> str:
    return _TITLE_MARKS.get(language.partition("-")[0].lower(), _TITLE_MARK)
