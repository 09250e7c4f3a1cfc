"""Archives made by hand: good ones, and ones with anything wrong that can be wrong."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packs.builders import FILES
from trainer.core.errors import PackError, Problem
from trainer.packs.archive import unpack_archive

Content = str | bytes


def entry(name: str, *, mode: int = stat.S_IFREG | 0o644, deflates: bool = False) -> zipfile.ZipInfo:
    """An entry with this very name, which `zipfile` would tidy up."""
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.external_attr = mode << 16
    info.create_system = 3
    info.compress_type = zipfile.ZIP_DEFLATED if deflates else zipfile.ZIP_STORED
    return info


def zipped(files: Mapping[str, Content] | None = None, *, top: str = "", deflates: bool = False) -> bytes:
    """The bytes of an archive with these files beside those of the small pack."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (FILES | dict(files or {})).items():
            archive.writestr(entry(top + name, deflates=deflates), content)
    return out.getvalue()


def archive_of(*entries: tuple[zipfile.ZipInfo, Content]) -> bytes:
    """The bytes of an archive with the small pack and these entries, whatever they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two entries may have one name
        for name, content in FILES.items():
            archive.writestr(entry(name), content)
        for info, content in entries:
            archive.writestr(info, content)
    return out.getvalue()


def patched(raw: bytes, old: bytes, new: bytes, *, count: int = -1) -> bytes:
    """The same bytes with some of them changed, of the same length."""
    assert len(old) == len(new)
    assert old in raw
    return raw.replace(old, new, count)


def central(raw: bytes, name: str, field: int, form: str, value: int) -> bytes:
    """Change a field of an entry's record in the directory; ``field`` counts its bytes from the signature."""
    at = raw.rindex(name.encode()) - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    size = struct.calcsize(form)
    return raw[: at + field] + struct.pack(form, value) + raw[at + field + size :]


def unpack(folder: Path, raw: bytes) -> Path:
    """Unpack the bytes of an archive; return the folder."""
    path, target = folder / "pack.dojopack", folder / "unpacked"
    path.write_bytes(raw)
    unpack_archive(path, target)
    return target


def refusal(folder: Path, raw: bytes) -> tuple[Problem, ...]:
    """Return why an archive is refused; nothing may be left of it."""
    with pytest.raises(PackError) as caught:
        unpack(folder, raw)
    assert not (folder / "unpacked").exists()
    assert sorted(one.name for one in folder.iterdir()) == ["pack.dojopack"]
    return caught.value.problems


def contents_or_refusal(folder: Path, raw: bytes) -> dict[str, bytes] | tuple[Problem, ...]:
    """Return what comes out of an archive, or why nothing does."""
    try:
        return contents(unpack(folder, raw))
    except PackError as error:
        return error.problems


def codes(problems: tuple[Problem, ...]) -> set[str]:
    """The codes alone."""
    return {one.code for one in problems}


def contents(folder: Path) -> dict[str, bytes]:
    """Name → content of every file of a folder, those with a dot too."""
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def plain_files() -> dict[str, bytes]:
    """The files of the small pack."""
    return {name: one.encode() if isinstance(one, str) else one for name, one in FILES.items()}
