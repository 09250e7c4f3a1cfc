"""The project's own files, read once, for the tests that scan them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("core", "language", "packs", "data", "speech", "services", "wording", "cli", "ui")


@dataclass(frozen=True)
class Module:
    """A Python file: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def line_count(self) -> int:
        return self.text.count("\n")

    @property
    def name(self) -> str:
        return Path(self.path).stem

    @property
    def layer(self) -> str:
        """The folder below trainer (core, ui …); empty for a file that is in none."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "trainer" and len(parts) > 2 else ""

    def at(self, node: ast.AST) -> str:
        """Where a node stands, to be clicked: trainer/core/ids.py:12."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def line(self, number: int) -> str:
        return self.text.splitlines()[number - 1]


@cache
def tracked_files() -> tuple[str, ...]:
    """Paths of all files of the project; without git (an unpacked archive), of all that would be in it."""
    paths = _asked_of_git() or [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")]
    return tuple(sorted(path for path in paths if not _is_made(path) and (ROOT / path).is_file()))


def _asked_of_git() -> list[str]:
    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()


def _is_made(path: str) -> bool:
    """Made by a tool, never part of the project."""
    parts = path.split("/")
    is_hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".gitignore", ".gitattributes"}
    return is_hidden or bool({"build", "dist", "__pycache__"} & set(parts)) or path.endswith(".mo")


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files below folders ("trainer/core", "tests"); of the whole project without any."""
    found = tuple(
        _read(path)
        for path in tracked_files()
        if path.endswith(".py") and (not folders or path.startswith(tuple(f"{f}/" for f in folders)))
    )
    assert found, (
        f"no Python file below {folders or ROOT}: this scan has lost its subject; mend the folder names"
    )
    return found


@cache
def texts(*suffixes: str) -> dict[str, str]:
    """The tracked text files, by path; only those with one of the suffixes, if any are given."""
    found = {}
    for path in tracked_files():
        if suffixes and not path.endswith(suffixes):
            continue
        try:
            found[path] = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a sound
    assert found, f"no file ends in {suffixes}: this scan has lost its subject; mend the endings"
    return found


@cache
def _read(path: str) -> Module:
    text = (ROOT / path).read_text(encoding="utf-8")
    return Module(path=path, text=text, tree=ast.parse(text, filename=path))


def complain(faults: list[str], fix: str) -> None:
    """Fail with every fault at once and the sentence that says what to do."""
    assert not faults, f"{fix}\n  " + "\n  ".join(faults)
