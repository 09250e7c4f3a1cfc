"""The JSON Schema of a pack's files, whole or for one kind of file, for editors that explain keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from trainer.data.files import file_faults, replacing
from trainer.resources import schema_file

SCHEMA_FOLDER = ".schema"
"""In a pack's folder. Its name begins with a dot, so it is no part of the pack."""

_REFERENCE = re.compile(r"#/\$defs/([\w-]+)")


class FileKind(StrEnum):
    """Which YAML file of a pack."""

    PACK = "pack"
    DRILL = "drill"
    QUIZ = "quiz"
    SEMINAR = "seminar"
    SAMPLES = "samples"


def schema_for(kind: FileKind | None = None) -> Mapping[str, Any]:
    """Return the schema of one kind of file, or of all of them in one."""
    whole: dict[str, Any] = json.loads(schema_file().read_text(encoding="utf-8"))
    if kind is None:
        return whole
    definitions: Mapping[str, Any] = whole["$defs"]
    top = definitions[kind.value]
    used = {name: definitions[name] for name in sorted(_needed(top, definitions))}
    return {"$schema": whole["$schema"], **top, "$defs": used}


def schema_text(kind: FileKind | None = None) -> str:
    """Return the schema as it is written to a file."""
    return json.dumps(schema_for(kind), ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write one schema for each kind of file into a folder for schemas inside a pack's folder.

    Raises:
        FileError: If one cannot be written.
    """
    target = folder / SCHEMA_FOLDER
    with file_faults(target):
        target.mkdir(exist_ok=True)
    written = []
    for kind in FileKind:
        path = target / f"{kind.value}.json"
        with replacing(path) as file:
            file.write(schema_text(kind).encode())
        written.append(path)
    return tuple(written)


def _needed(part: object, definitions: Mapping[str, Any]) -> set[str]:
    """Return the names of all definitions that a part leads to."""
    needed: set[str] = set()
    open_names = list(_references(part))
    while open_names:
        name = open_names.pop()
        if name not in needed:
            needed.add(name)
            open_names += _references(definitions[name])
    return needed


def _references(part: object) -> Iterator[str]:
    yield from _REFERENCE.findall(json.dumps(part))
