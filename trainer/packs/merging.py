"""Edits made here and a new version from elsewhere, compared file by file with what they had in common."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from trainer.core.merging import Choice, Conflict, SideChange
from trainer.packs.files import PACK_FILE
from trainer.packs.installed import digests, listing_of
from trainer.packs.line_ends import digests_with_any_ends, is_text, with_unix_ends
from trainer.packs.yaml_edits import with_values

_YAML = (".yaml", ".yml")
_STANDS_BESIDE = {"drills": _YAML, "quizzes": _YAML, "seminars": _YAML, "samples": _YAML, "notes": (".md",)}


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What two sides did to the files of a pack since they had them in common.

    Attributes:
        kept: Names of files that only this side edited, added or removed: they stay as they are here.
        conflicts: Files that both sides changed, each in its own way.
    """

    kept: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def is_trivial(self) -> bool:
        """Nothing was edited here that the new version does not bring itself."""
        return not self.kept and not self.conflicts


@dataclass(frozen=True, slots=True)
class Side:
    """One side's files.

    Attributes:
        folder: Where they lie.
        version: Of the pack, as delivered.
        names: Name in Unicode's composed form → SHA-256.
    """

    folder: Path
    version: str
    names: Mapping[str, str]
    _paths: Mapping[str, Path]

    @classmethod
    def of(cls, folder: Path, version: str) -> Side:
        """List a pack's folder."""
        files = listing_of(folder)
        paths = {unicodedata.normalize("NFC", name): folder / name for name in files.digests}
        return cls(folder, version, digests(files), paths)

    def path(self, name: str) -> Path:
        """Return where one of the files lies; macOS may have given its name another form."""
        return self._paths[name]

    def text(self, name: str) -> str:
        """Return a text file's content, line ends as they are."""
        return self.path(name).read_bytes().decode("utf-8-sig", "replace")

    def has(self, name: str, digest: str | None) -> bool:
        """Say whether a file is the one with this SHA-256 (``None``: there is none), line ends apart."""
        own = self.names.get(name)
        if own is None or digest is None or own == digest or not is_text(name):
            return own == digest
        return digest in digests_with_any_ends(self.path(name).read_bytes())

    def has_alike(self, name: str, other: Side) -> bool:
        """Say whether both sides have a file alike, or both lack it; line ends mean nothing."""
        own, others = self.names.get(name), other.names.get(name)
        if own is None or others is None or own == others or not is_text(name):
            return own == others
        one, another = (with_unix_ends(side.path(name).read_bytes()) for side in (self, other))
        return one == another


def three_way(base: Mapping[str, str], mine: Side, theirs: Side) -> ThreeWay:
    """Compare both sides with what they had in common.

    A side that changed the version alone in ``pack.yaml`` counts as one that left it: every edition does so;
    and so does one that changed line ends alone, which git does on Windows unasked. Files whose names differ
    in case alone are one file, because on Windows and macOS they are.

    Args:
        base: Name → SHA-256 of the files as delivered.
        mine: What is here; its version is that of ``base``.
        theirs: The new version.
    """
    kept, conflicts = [], []
    twins = _twins(base, mine, theirs)
    for name in sorted({**base, **mine.names, **theirs.names} - twins.keys() - set(twins.values())):
        ours, other = _change(name, base, mine), _change(name, base, theirs)
        if ours is None or mine.has_alike(name, theirs):
            continue
        if name == PACK_FILE and _is_only_version(base, mine, mine.version):
            continue
        if other is None or (name == PACK_FILE and _is_only_version(base, theirs, mine.version)):
            kept.append(name)
        else:
            conflicts.append(Conflict(name, ours, other, _choices(name, ours, other), name))
    conflicts += _of_twins(twins, base, mine, theirs)
    return ThreeWay(tuple(kept), tuple(sorted(conflicts, key=lambda one: one.name)))


def _twins(base: Mapping[str, str], mine: Side, theirs: Side) -> dict[str, str]:
    """Return names of mine → names of theirs that both sides changed and that some systems hold for one."""
    others = {_folded(name): name for name in theirs.names if name not in mine.names}
    pairs = {name: others.get(_folded(name), "") for name in mine.names if name not in theirs.names}
    return {
        name: twin
        for name, twin in pairs.items()
        if twin and _change(name, base, mine) and _change(twin, base, theirs)
    }


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _of_twins(
    twins: Mapping[str, str], base: Mapping[str, str], mine: Side, theirs: Side
) -> Iterator[Conflict]:
    for name, twin in twins.items():
        ours, other = _change(name, base, mine), _change(twin, base, theirs)
        if ours and other and mine.names[name] != theirs.names[twin]:
            yield Conflict(name, ours, other, _choices(name, ours, other), twin)


def line_ends_alone(one: Side, other: Side) -> bool:
    """Say whether two sides differ, but in line ends alone."""
    names = one.names.keys()
    return (
        one.names != other.names
        and names == other.names.keys()
        and all(one.has_alike(name, other) for name in names)
    )


def _change(name: str, base: Mapping[str, str], side: Side) -> SideChange | None:
    if side.has(name, base.get(name)):
        return None
    if name not in base:
        return SideChange.ADDED
    return SideChange.CHANGED if name in side.names else SideChange.REMOVED


def _is_only_version(base: Mapping[str, str], side: Side, base_version: str) -> bool:
    if PACK_FILE not in side.names:
        return False
    text = with_values(side.text(PACK_FILE), {"version": base_version})
    return base.get(PACK_FILE) in digests_with_any_ends(text.encode())


def _choices(name: str, mine: SideChange, theirs: SideChange) -> tuple[Choice, ...]:
    path = PurePosixPath(name)
    endings = _STANDS_BESIDE.get(str(path.parent), ())
    can_stand_beside = path.suffix.lower() in endings and SideChange.REMOVED not in (mine, theirs)
    return (Choice.MINE, Choice.THEIRS, *((Choice.BOTH,) if can_stand_beside else ()))
