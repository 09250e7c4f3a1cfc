"""Pictures of notes are found in their pack alone, and stand in a document as data or in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.packs.builders import write_pack
from tests.packs.quizzes import PNG
from trainer.core.scenario import Pack
from trainer.services import note_pictures
from trainer.services.library import Library
from trainer.services.markdown_pages import page_of
from trainer.services.note_pictures import embedded, folder_of, picture_in

NOTE = "# Page\n\n![A box](../media/box.png) and ![a tree](../media/tree.png) and ![it](https://a.example/a.png)\n"
FILES: Any = {
    "notes/page.md": NOTE,
    "media/box.png": PNG,
    "media/a b.gif": b"GIF89a",
    "media/tree.png": b"MZ",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write_pack(tmp_path / "packs" / "shop", FILES)
    (tmp_path / "packs" / "secret.png").write_bytes(PNG)
    return Library((tmp_path / "packs",), tmp_path / "kept")


def pack_of(library: Library) -> Pack:
    return library.shelf().packs[0]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("../media/box.png", "media/box.png"),
        ("media/box.png", "media/box.png"),
        ("../media/a%20b.gif", "media/a b.gif"),
        ("../media/none.png", None),
        ("../../secret.png", None),
        ("..\\..\\secret.png", None),
        ("/etc/a.png", None),
        ("file:///etc/a.png", None),
        ("https://example.com/a.png", None),
        ("http://[a.png", None),
        ("../pack.yaml", None),
    ],
)
def test_a_picture_lies_in_its_pack_or_nowhere(library: Library, target: str, name: str | None) -> None:
    path = picture_in(folder_of(library, pack_of(library)), target)
    assert (None if path is None else path.relative_to(path.parents[1]).as_posix()) == name


def test_pictures_stand_in_a_page_as_data_and_what_is_none_in_words(library: Library) -> None:
    pack = pack_of(library)
    pictures = embedded(folder_of(library, pack), pack.notes)
    assert list(pictures) == ["../media/box.png"]
    page = page_of(NOTE, title="Page", language="en", pictures=pictures)
    assert '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A box" />' in page
    assert "and a tree and it" in page
    assert page.count("<img") == 1
    assert "<p>A box and a tree and it</p>" in page_of(NOTE, title="Page", language="en")


def test_a_picture_that_is_too_large_or_cannot_be_read_is_left_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = pack_of(library)
    monkeypatch.setattr(note_pictures, "MOST_EMBEDDED_BYTES", 3)
    assert embedded(folder_of(library, pack), pack.notes) == {}
    monkeypatch.undo()

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert embedded(folder_of(library, pack), pack.notes) == {}


def test_without_its_files_a_pack_has_no_pictures(library: Library) -> None:
    gone = replace(pack_of(library), content_hash="0" * 64)
    assert folder_of(library, gone) is None
    assert embedded(None, gone.notes) == {}
