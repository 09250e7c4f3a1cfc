"""One folder gives one archive, with a checksum of each file, and what was changed since is named."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from tests.packs.archives import codes, contents, entry, plain_files, refusal, unpack
from tests.packs.builders import FILES, write_pack
from trainer.core.errors import PackError, UserFacingError
from trainer.packs import building
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.building import build_archive
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE
from trainer.packs.files import PackFiles, read_folder
from trainer.packs.loader import load_pack
from trainer.packs.problems import Problems
from trainer.packs.signatures import new_key

DIGEST = "3f76d4f631d2db046a056ab0622adf86fce10bda07b2454f5f600d8e4e487886"
"""Of the archive of the pack below, on every system and with every version of Python and zlib."""


def built(folder: Path) -> bytes:
    out = io.BytesIO()
    build_archive(folder, out)
    return out.getvalue()


def test_the_same_files_give_the_same_bytes_whatever_their_folder_looks_like(tmp_path: Path) -> None:
    first = write_pack(
        tmp_path / "first", {"notes/か\u3099.md": "# がぎ\n", "media/long.ogg": b"OggS" * 999_999}
    )
    second = tmp_path / "second"
    for name in sorted(contents(first), reverse=True):
        path = second / name.replace("か\u3099", "が")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((first / name).read_bytes())
        path.chmod(0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (second / ".git").mkdir()
    (second / ".git" / "config").write_text("mine")
    (second / ".DS_Store").write_text("mine")
    assert built(first) == built(second) == built(first)


def test_the_bytes_are_those_that_every_other_machine_writes(tmp_path: Path) -> None:
    """A change here means that archives stop being reproducible: think twice."""
    head = "id: a\nversion: 1.0.0\ntitle: A\nlanguage: en\n"
    drill = (
        "id: d\ntitle: D\ncustomer: {name: M}\nstart: t\n"
        "turns:\n  - id: t\n    says: Hi.\n    model: Sorry.\n"
        "    criteria: [{id: c, label: C, points: 1, needs: sorry}]\n    then: [{go: e}]\n"
        "endings: [{id: e, outcome: resolved}]\n"
    )
    files = dict.fromkeys(FILES) | {"pack.yaml": head, "drills/d.yaml": drill}
    assert hashlib.sha256(built(write_pack(tmp_path, files))).hexdigest() == DIGEST


def test_an_archive_is_an_ordinary_zip_with_nothing_of_this_machine(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(built(write_pack(tmp_path)))) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert [info.filename for info in infos] == [SUMS_FILE, *sorted(FILES)]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert {(info.compress_type, info.create_system) for info in infos} == {(zipfile.ZIP_STORED, 3)}


def test_what_was_built_is_unpacked_as_it_was(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", {"notes/送料.md": "# 送料\n"})
    (tmp_path / "in").mkdir()
    there = unpack(tmp_path / "in", built(folder))
    assert load_pack(there).pack == load_pack(folder).pack
    sums = (there / SUMS_FILE).read_bytes()
    assert hashlib.sha256(sums).hexdigest() == load_pack(folder).pack.content_hash
    assert sums.decode().splitlines()[0].endswith("  drills/parcel.yaml")


def test_a_pack_with_errors_is_not_built(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pytest.raises(PackError):
        build_archive(write_pack(tmp_path, {"pack.yaml": "id: a"}), out)
    assert out.getvalue() == b""


@pytest.mark.parametrize(
    ("name", "code"), [("notes/aux.md", "name-not-on-windows"), ("notes/Shipping.md", "entry-clash")]
)
def test_names_that_some_systems_cannot_have_are_not_built(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(PackError) as caught:
        built(write_pack(tmp_path, {name: "# Title\n"}))
    assert code in codes(caught.value.problems)


def test_a_file_that_changes_meanwhile_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_pack(tmp_path)

    def changing(where: Path) -> object:
        loaded = load_pack(where)
        (folder / "notes" / "shipping.md").write_text("# Changed\n")
        return loaded

    with monkeypatch.context() as patch:
        patch.setattr(building, "load_pack", changing)
        with pytest.raises(UserFacingError) as caught:
            built(folder)
        assert caught.value.code == "pack-changed"

    def changing_later(where: Path, problems: Problems) -> PackFiles:
        files = read_folder(where, problems)
        (folder / "notes" / "shipping.md").write_text("# Changed again\n")
        return files

    monkeypatch.setattr(building, "read_folder", changing_later)
    with pytest.raises(UserFacingError) as caught:
        built(folder)
    assert caught.value.code == "pack-changed"


def rebuilt(folder: Path, changes: dict[str, bytes | None]) -> bytes:
    """The archive of the small pack, with some entries other than they were."""
    with zipfile.ZipFile(io.BytesIO(built(folder))) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (files | changes).items():
            if content is not None:
                archive.writestr(entry(name), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"notes/shipping.md": b"# Other\n"}, [("notes/shipping.md", ArchiveCode.SUM_DIFFERS)]),
        ({"notes/shipping.md": None}, [("notes/shipping.md", ArchiveCode.SUM_FILE_MISSING)]),
        ({"notes/new.md": b"# New\n"}, [("notes/new.md", ArchiveCode.SUM_FILE_EXTRA)]),
        ({SUMS_FILE: b"\xff\n"}, [(SUMS_FILE, ArchiveCode.SUMS_UNREADABLE)]),
        ({SUMS_FILE: b""}, [(SUMS_FILE, ArchiveCode.SUMS_UNREADABLE)]),
        ({SUMS_FILE: (b"0" * 64 + b"  a\n") * 2}, [(SUMS_FILE, ArchiveCode.SUMS_UNREADABLE)]),
        (
            {"notes/shipping.md": None, "notes/new.md": b"x", "media/hello.ogg": b"y"},
            [
                ("media/hello.ogg", ArchiveCode.SUM_DIFFERS),
                ("notes/new.md", ArchiveCode.SUM_FILE_EXTRA),
                ("notes/shipping.md", ArchiveCode.SUM_FILE_MISSING),
            ],
        ),
        ({SUMS_FILE: b"x" * (5 << 20)}, [(SUMS_FILE, "file-too-large")]),
        ({SIGNATURE_FILE: b"x" * (65 << 10)}, [(SIGNATURE_FILE, "file-too-large")]),
    ],
)
def test_every_file_is_held_to_its_checksum(
    tmp_path: Path, changes: dict[str, bytes | None], found: list[tuple[str, str]]
) -> None:
    raw = rebuilt(write_pack(tmp_path / "pack"), changes)
    (tmp_path / "in").mkdir()
    assert [(one.file, one.code) for one in refusal(tmp_path / "in", raw)] == found


def test_an_archive_without_checksums_is_a_folder_that_somebody_zipped(tmp_path: Path) -> None:
    raw = rebuilt(write_pack(tmp_path / "pack"), {SUMS_FILE: None})
    (tmp_path / "in").mkdir()
    assert contents(unpack(tmp_path / "in", raw)) == plain_files()


def test_a_signature_is_part_of_the_archive_and_the_same_each_time(tmp_path: Path) -> None:
    folder, key, archives = write_pack(tmp_path), new_key("Team"), []
    for _ in range(2):
        out = io.BytesIO()
        build_archive(folder, out, key=key)
        archives.append(out.getvalue())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        assert archive.namelist()[:2] == [SUMS_FILE, SIGNATURE_FILE]
