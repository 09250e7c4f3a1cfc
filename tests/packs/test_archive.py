"""Good archives are unpacked whole, and bad ones are refused with their reasons and leave nothing behind."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packs.archives import (
    archive_of,
    central,
    codes,
    contents,
    entry,
    patched,
    plain_files,
    refusal,
    unpack,
    zipped,
)
from trainer.core.errors import PackError
from trainer.packs import archive_entries
from trainer.packs.archive import is_archive, unpack_archive
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.files import MAX_TEXT_BYTES
from trainer.packs.problems import MAX_PROBLEMS, ProblemCode


@pytest.mark.parametrize("deflates", [False, True])
@pytest.mark.parametrize("top", ["", "my pack/", "パック/"])
def test_a_pack_is_unpacked_whole_with_or_without_a_folder_around_it(
    tmp_path: Path, top: str, deflates: bool
) -> None:
    assert contents(unpack(tmp_path, zipped(top=top, deflates=deflates))) == plain_files()


def test_what_systems_add_by_themselves_is_left_out(tmp_path: Path) -> None:
    junk = {
        "__MACOSX/._pack.yaml": "x", "__MACOSX/a/._b": "x", ".DS_Store": "x", "p/.DS_Store": "x",
        "p/drills/._late.yaml": "x", "p/.git/config": "x", "p/.dojopack/installed.json": "{}",
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in ({f"p/{one}": text for one, text in plain_files().items()} | junk).items():
            archive.writestr(entry(name), content)
        archive.writestr(entry("p/empty/", mode=stat.S_IFDIR | 0o755), b"")
    assert contents(unpack(tmp_path, out.getvalue())) == plain_files()


def test_only_its_owner_can_look_into_the_folder(tmp_path: Path) -> None:
    assert stat.S_IMODE(unpack(tmp_path, zipped()).stat().st_mode) & 0o077 == 0


def test_a_folder_that_holds_something_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "unpacked" / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        unpack(tmp_path, zipped())
    assert (tmp_path / "unpacked" / "mine.txt").read_text() == "mine"


def test_an_interrupted_unpacking_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        unpack(tmp_path, zipped())
    assert not (tmp_path / "unpacked").exists()


def test_an_archive_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        unpack_archive(tmp_path / "none.dojopack", tmp_path / "x")
    assert codes(caught.value.problems) == {ProblemCode.UNREADABLE}


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../evil"), io.BytesIO(b""))
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "code", "kind"),
    [
        (b"", ArchiveCode.FILE_EMPTY, None),
        (tar(), ArchiveCode.OTHER_KIND, "tar"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", ArchiveCode.OTHER_KIND, "7z"),
        (b"Rar!\x1a\x07\x01\x00", ArchiveCode.OTHER_KIND, "RAR"),
        (b"\x1f\x8b\x08\x00", ArchiveCode.OTHER_KIND, "gzip (.gz, .tgz)"),
        (b"\x25\x00-lh5-", ArchiveCode.OTHER_KIND, "LZH"),
        (b"PK\x07\x08PK\x03\x04", ArchiveCode.SPLIT, None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ArchiveCode.OFFICE_FILE, "Office 97"),
        (b"%PDF-1.7", ArchiveCode.NOT_AN_ARCHIVE, "PDF"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><title>Sign in</title>", ArchiveCode.NOT_AN_ARCHIVE, "HTML"),
        (b"id: my-pack\n", ArchiveCode.NOT_AN_ARCHIVE, None),
        (zipped()[:-30], ArchiveCode.CUT_OFF, None),
        (zipped()[:60], ArchiveCode.CUT_OFF, None),
    ],
)  # fmt: skip
def test_what_is_no_zip_is_named(tmp_path: Path, raw: bytes, code: ArchiveCode, kind: str | None) -> None:
    (problem,) = refusal(tmp_path, raw)
    assert problem.code == code
    assert problem.data.get("kind") == kind
    assert is_archive(tmp_path / "pack.dojopack") == (code is ArchiveCode.CUT_OFF)


def without_pack(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(entry(name), b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "code", "data"),
    [
        ((), ArchiveCode.EMPTY, {}),
        ((".DS_Store",), ArchiveCode.EMPTY, {}),
        (("a.txt",), ArchiveCode.NO_PACK, {"name": None}),
        (("p/pack.yml", "p/other.zip"), ArchiveCode.NO_PACK, {"name": "p/pack.yml"}),
        (("p/Pack.yaml",), ArchiveCode.NO_PACK, {"name": "p/Pack.yaml"}),
        (("mail/my.dojopack", "b.zip"), ArchiveCode.ARCHIVE_INSIDE, {"name": "b.zip"}),
        (("a/pack.yaml", "b/pack.yaml"), ArchiveCode.SEVERAL_PACKS, {"folders": ("a", "b")}),
        (("a/b/pack.yaml",), ArchiveCode.PACK_DEEPER, {"folder": "a/b"}),
        (("a/pack.yaml", "readme.txt"), ArchiveCode.BESIDE_PACK, {"folder": "a"}),
        (("[Content_Types].xml", "word/document.xml"), ArchiveCode.OFFICE_FILE, {"kind": "Word"}),
        (("[Content_Types].xml", "xl/workbook.xml"), ArchiveCode.OFFICE_FILE, {"kind": "Excel"}),
        (("[Content_Types].xml", "visio/x.xml"), ArchiveCode.OFFICE_FILE, {"kind": "Office"}),
        (("mimetype", "content.xml"), ArchiveCode.OFFICE_FILE, {"kind": "OpenDocument"}),
    ],
)
def test_an_archive_without_the_one_pack_says_what_it_holds(
    tmp_path: Path, names: tuple[str, ...], code: ArchiveCode, data: dict[str, object]
) -> None:
    (problem,) = refusal(tmp_path, without_pack(*names))
    assert (problem.code, problem.data) == (code, data)


ADDED = "media/added.txt"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (central(zipped({ADDED: "x"}), ADDED, 8, "<H", 1), ArchiveCode.ENCRYPTED),
        (central(zipped({ADDED: "x"}), ADDED, 10, "<H", 9), ArchiveCode.METHOD),
        (central(zipped({ADDED: "x"}), ADDED, 10, "<H", 77), ArchiveCode.METHOD),
        (archive_of((entry(ADDED, mode=stat.S_IFLNK | 0o777), "/etc/passwd")), ArchiveCode.LINK),
        (central(zipped({ADDED: "x"}), ADDED, 38, "<L", 0x400), ArchiveCode.LINK),
        (archive_of((entry(ADDED, mode=stat.S_IFCHR | 0o666), "")), ArchiveCode.DEVICE),
        (archive_of((entry(ADDED, mode=stat.S_IFIFO | 0o666), "")), ArchiveCode.DEVICE),
        (archive_of((entry(ADDED, mode=stat.S_IFDIR | 0o755), "x")), ArchiveCode.ENTRY_DAMAGED),
        (archive_of((entry("media/odd/"), "a folder that holds bytes")), ArchiveCode.ENTRY_DAMAGED),
        (patched(zipped({ADDED: "x"}), b"media/added", b"media/addid", count=1), ArchiveCode.ENTRY_DAMAGED),
        (central(zipped({ADDED: "x"}), ADDED, 42, "<L", 3), ArchiveCode.ENTRY_DAMAGED),
        (central(zipped({ADDED: "x"}), ADDED, 42, "<L", 0xFFFFFFF), ArchiveCode.ENTRY_DAMAGED),
        (central(zipped({ADDED: "x"}), ADDED, 20, "<L", 0xFFFFFF), ArchiveCode.ENTRY_DAMAGED),
        (central(zipped(), "pack.yaml", 20, "<L", 300), ArchiveCode.OVERLAP),
        (b"MZ" + zipped(), ArchiveCode.NOT_AN_ARCHIVE),
        (b"PK\x03\x04" + zipped(), ArchiveCode.STRAY_DATA),
        (zipped() + b"more", ArchiveCode.STRAY_DATA),
        (zipped()[:-2] + b"\x04\x00", ArchiveCode.STRAY_DATA),
        (zipped()[:-12] + b"\x09\x00" + zipped()[-10:], ArchiveCode.DAMAGED),
        (patched(zipped(), b"PK\x01\x02", b"PK\x01\x09", count=1), ArchiveCode.DAMAGED),
        (central(zipped({ADDED: "x"}), ADDED, 6, "<H", 99), ArchiveCode.DAMAGED),
        (zipped({"notes/large.md": b"a" * (MAX_TEXT_BYTES + 1)}, deflates=True), ProblemCode.FILE_TOO_LARGE),
    ],
)  # fmt: skip
def test_a_fault_of_an_entry_or_of_the_layout_is_told_before_anything_is_unpacked(
    tmp_path: Path, raw: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("something was inflated"))
    assert code in codes(refusal(tmp_path, raw))


def test_all_faults_come_at_once_each_with_its_entry(tmp_path: Path) -> None:
    found = refusal(
        tmp_path,
        archive_of(
            (entry("../up.md"), "x"), (entry("notes/aux.md"), "x"), (entry("notes/a\\b.md"), "x"),
            (entry("notes/link.md", mode=stat.S_IFLNK | 0o777), "x"),
        ),
    )  # fmt: skip
    assert [(one.file, one.code) for one in found] == [
        ("../up.md", ArchiveCode.NAME_OUTSIDE),
        ("notes/a\\b.md", ArchiveCode.NAME_BACKSLASH),
        ("notes/aux.md", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes/link.md", ArchiveCode.LINK),
    ]


def test_what_would_grow_out_of_proportion_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_entries, "RATIO_FROM_BYTES", 100_000)
    monkeypatch.setattr(archive_entries, "MAX_PACK_BYTES", 150_000)
    raw = zipped({"media/flat.ogg": b"\0" * 200_000}, deflates=True)
    assert codes(refusal(tmp_path, raw)) == {ArchiveCode.BOMB, ProblemCode.PACK_TOO_LARGE}


def test_too_many_files_are_refused_whether_they_are_counted_or_the_directory_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"notes/{number}.md": "x" for number in range(9)}
    for module, name, value in (
        ("trainer.packs.archive_pack", "MAX_FILES", 4),
        ("trainer.packs.archive_entries", "MAX_ENTRIES", 4),
        ("trainer.packs.archive_entries", "MAX_DIRECTORY_BYTES", 512),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"{module}.{name}", value)
            assert ProblemCode.TOO_MANY_FILES in codes(refusal(tmp_path, zipped(many))), name


def test_twins_are_refused(tmp_path: Path) -> None:
    raw = archive_of((entry("notes/shipping.md"), "another"))
    assert codes(refusal(tmp_path, raw)) == {ArchiveCode.DUPLICATE}


@pytest.mark.parametrize(
    ("size", "data"), [(5, b"12345678"), (20, b"12345678")], ids=["says less", "says more"]
)
def test_a_declared_size_that_lies_is_found_out(tmp_path: Path, size: int, data: bytes) -> None:
    raw = central(zipped({ADDED: data}, deflates=True), ADDED, 24, "<L", size)
    (problem,) = refusal(tmp_path, raw)
    assert (problem.file, problem.code) == (ADDED, ArchiveCode.ENTRY_DAMAGED)


def test_a_wrong_checksum_of_the_zip_and_broken_data_are_found_out(tmp_path: Path) -> None:
    for raw in (
        patched(zipped({ADDED: "unlike-anything"}), b"unlike-anything", b"unlike-Anything"),
        central(zipped({ADDED: "x" * 99}, deflates=True), ADDED, 16, "<L", 1),
    ):
        assert codes(refusal(tmp_path, raw)) == {ArchiveCode.ENTRY_DAMAGED}


def test_of_thousands_of_faults_the_first_are_told(tmp_path: Path) -> None:
    bad = ((entry(f"notes/a{number}?.md", mode=stat.S_IFLNK | 0o777), "x") for number in range(400))
    found = refusal(tmp_path, archive_of(*bad))
    assert len(found) == MAX_PROBLEMS + 1
    assert ProblemCode.TOO_MANY_PROBLEMS in codes(found)
