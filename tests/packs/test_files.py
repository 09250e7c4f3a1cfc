"""The files of a pack: limits, links, refusals of the system, and the content hash."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.packs.builders import (
    DRILL,
    FILES,
    load,
    problems_of,
    write_pack,
)
from trainer.core.errors import PackError, Problem
from trainer.packs import files as files_module
from trainer.packs.loader import load_pack

needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a right there that few people have"
)


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in problems]


def test_a_text_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    limit = files_module.MAX_TEXT_BYTES
    found = problems_of(tmp_path, {"notes/shipping.md": "x" * (limit + 1)})
    assert [(one.file, one.code, one.data) for one in found] == [
        ("notes/shipping.md", "file-too-large", {"size_bytes": limit + 1, "limit_bytes": limit})
    ]


def test_a_huge_file_costs_nothing(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    with (folder / "drills" / "huge.yaml").open("wb") as stream:
        stream.truncate(100 << 20)
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert codes(caught.value.problems) == [("drills/huge.yaml", "file-too-large")]


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("MAX_FILES", 3, "too-many-files"), ("MAX_PACK_BYTES", 900, "pack-too-large")],
)
def test_a_pack_has_its_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str
) -> None:
    monkeypatch.setattr(files_module, limit, value)
    assert ("", code) in codes(problems_of(tmp_path))


def test_a_recording_that_is_too_large_is_one_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_MEDIA_BYTES", 3)
    assert codes(problems_of(tmp_path)) == [("media/hello.ogg", "file-too-large")]


@needs_links
def test_links_never_lead_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(DRILL)
    folder = write_pack(tmp_path / "pack")
    (folder / "drills" / "out.yaml").symlink_to(outside)
    (folder / "drills" / "gone.yaml").symlink_to(folder / "nothing.yaml")
    (folder / "drills" / "round.yaml").symlink_to("round.yaml")
    (folder / "media" / "up").symlink_to(folder)
    (folder / "notes" / "same.md").symlink_to("shipping.md")
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert codes(caught.value.problems) == [
        ("drills/gone.yaml", "link-broken"), ("drills/out.yaml", "link-outside"),
        ("drills/round.yaml", "link-broken"), ("media/up", "link-to-folder"),
    ]  # fmt: skip


@needs_links
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    os.mkfifo(folder / "drills" / "pipe.yaml")
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert codes(caught.value.problems) == [("drills/pipe.yaml", "not-a-file")]


@needs_links
def test_names_that_are_no_text_are_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    try:
        (Path(os.fsdecode(os.fsencode(folder) + b"/notes/\xff.md"))).write_text("x")
    except OSError:
        pytest.skip("this file system takes Unicode alone")
    (folder / "notes" / "a\\b.md").write_text("x")
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert [one.code for one in caught.value.problems] == ["bad-file-name", "bad-file-name"]


@pytest.mark.parametrize("where", ["scandir", "open", "stat"])
def test_what_the_system_refuses_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    folder = write_pack(tmp_path)

    def refused(original: object) -> object:
        def call(path: Path | str, *rest: object, **named: object) -> object:
            if Path(path).name in ("shipping.md", "notes"):
                raise PermissionError(13, "Permission denied")
            return original(path, *rest, **named)  # type: ignore[operator]

        return call

    if where == "scandir":
        monkeypatch.setattr(os, "scandir", refused(os.scandir))
    else:
        monkeypatch.setattr(Path, where, refused(getattr(Path, where)))
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    found = [one for one in caught.value.problems if one.code == "unreadable"]
    assert [(one.file, one.data) for one in found] == [
        ("notes" if where == "scandir" else "notes/shipping.md", {"reason": "Permission denied"})
    ]


def test_names_that_differ_in_case_alone_are_warned_of(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {"notes/Shipping.md": "# A"})
    if len(list((folder / "notes").iterdir())) == 1:
        pytest.skip("this file system knows no case")
    warnings = load_pack(folder).warnings
    assert [(one.file, one.code, one.data) for one in warnings] == [
        ("notes/shipping.md", "name-collision", {"other": "notes/Shipping.md"})
    ]


# The content hash


def test_the_content_hash_is_that_of_a_listing_by_sha256sum(tmp_path: Path) -> None:
    listing = "".join(
        f"{hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()}  {name}\n"
        for name, content in sorted(FILES.items())
    )
    assert load(tmp_path).pack.content_hash == hashlib.sha256(listing.encode()).hexdigest()


def test_the_content_hash_changes_with_names_and_contents_alone(tmp_path: Path) -> None:
    before = load(tmp_path / "a").pack.content_hash
    same = load(tmp_path / "b", {".DS_Store": b"x", "notes/.cache/a.md": "y"}).pack.content_hash
    line_ends = load(tmp_path / "c", {"drills/parcel.yaml": DRILL.replace("\n", "\r\n")}).pack.content_hash
    moved = {"media/hello.ogg": None, "media/hallo.ogg": b"OggS"}
    drill = DRILL.replace("hello.ogg", "hallo.ogg")
    renamed = load(tmp_path / "d", moved | {"drills/parcel.yaml": drill}).pack.content_hash
    assert before == same
    assert len({before, line_ends, renamed}) == 3


def test_the_content_hash_is_the_same_where_names_come_decomposed() -> None:
    composed, decomposed = (
        files_module.PackFiles(digests={unicodedata.normalize(form, "media/ガ.ogg"): "00"})
        for form in ("NFC", "NFD")
    )
    assert composed.content_hash == decomposed.content_hash
