"""A file that cannot be imported is called what it is, whatever its name says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from trainer.core.errors import UserFacingError
from trainer.services.import_files import content_of

PICTURES = {
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n",
    "gif": b"GIF89a\1\0",
    "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "heic": b"\0\0\0\x18ftypheic",
    "tiff": b"II*\0\x08\0\0\0",
}


def code_of(file: Path) -> str:
    with pytest.raises(UserFacingError) as caught:
        content_of(file)
    return caught.value.code


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_called_a_picture(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "photo.xlsx"
    file.write_bytes(PICTURES[kind] + bytes(100))
    assert code_of(file) == "import-picture"


def test_an_archive_of_a_pack_is_called_one_and_a_damaged_one_too(tmp_path: Path) -> None:
    file = tmp_path / "shop.dojopack"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pack.yaml", "id: shop\n")
    assert code_of(file) == "import-pack"
    file.write_bytes(file.read_bytes()[:-30])
    assert code_of(file) == "import-pack-damaged"
    assert code_of(tmp_path / "gone.dojopack") == "import-unreadable"


@pytest.mark.parametrize("raw", [b"GIFT questions", "RIFFの説明".encode(), b"II. Questions", b"PK\3\4"])
def test_texts_and_workbooks_are_read(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(raw)
    assert content_of(file) == raw
