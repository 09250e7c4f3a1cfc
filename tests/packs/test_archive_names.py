"""Names in archives: read as their makers meant them, and refused where some system cannot have them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.packs.archives import (
    archive_of,
    central,
    codes,
    contents,
    contents_or_refusal,
    entry,
    patched,
    plain_files,
    refusal,
    unpack,
    zipped,
)
from trainer.packs.archive_faults import ArchiveCode
from trainer.packs.archive_names import clashes, leads_outside, name_faults, shown


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.md", ArchiveCode.NAME_OUTSIDE),
        ("notes/../../evil.md", ArchiveCode.NAME_OUTSIDE),
        ("/etc/evil.md", ArchiveCode.NAME_OUTSIDE),
        ("//server/share/evil.md", ArchiveCode.NAME_OUTSIDE),
        ("C:/evil.md", ArchiveCode.NAME_OUTSIDE),
        ("c:evil.md", ArchiveCode.NAME_OUTSIDE),
        ("..\\evil.md", ArchiveCode.NAME_OUTSIDE),
        ("\\\\server\\share\\evil.md", ArchiveCode.NAME_OUTSIDE),
        ("./notes/evil.md", ArchiveCode.NAME_OUTSIDE),
        ("notes//evil.md", ArchiveCode.NAME_OUTSIDE),
        ("__MACOSX/../evil.md", ArchiveCode.NAME_OUTSIDE),
        (".hidden/../../evil.md", ArchiveCode.NAME_OUTSIDE),
        ("notes\\evil.md", ArchiveCode.NAME_BACKSLASH),
        ("notes/a\0.md", ArchiveCode.NAME_UNPRINTABLE),
        ("notes/a\n.md", ArchiveCode.NAME_UNPRINTABLE),
        ("notes/\u202egnp.md", ArchiveCode.NAME_UNPRINTABLE),
        ("notes/con.md", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("LPT1/a.md", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes/a.md:stream", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes/a?.md", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes/a.md.", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes /a.md", ArchiveCode.NAME_NOT_ON_WINDOWS),
        ("notes/" + "a" * 300, ArchiveCode.NAME_TOO_LONG),
        ("notes/" + "か" * 90, ArchiveCode.NAME_TOO_LONG),
        ("a/" * 12 + "a", ArchiveCode.NAME_TOO_DEEP),
    ],
)
def test_a_name_that_is_dangerous_or_not_for_every_system_is_refused(
    tmp_path: Path, name: str, code: ArchiveCode
) -> None:
    (problem,) = refusal(tmp_path, archive_of((entry(name), "evil")))
    assert problem.code == code
    assert problem.file == shown(name)[:200] or code is ArchiveCode.NAME_TOO_LONG
    assert problem.file.isprintable()


@pytest.mark.parametrize("name", ["console.md", "com.md", "company/aux2.md", "a b.md", "送料・返品.md"])
def test_an_ordinary_name_has_no_fault(name: str) -> None:
    assert list(name_faults(name)) == []
    assert not leads_outside(name)


def test_names_that_are_one_on_some_systems_are_refused(tmp_path: Path) -> None:
    (problem,) = refusal(tmp_path, archive_of((entry("notes/Shipping.md"), "x")))
    assert (problem.code, problem.data["other"]) == (ArchiveCode.CLASH, "notes/Shipping.md")


@pytest.mark.parametrize(
    ("files", "folders", "pair"),
    [
        (("Drills/a", "drills/b"), (), ("drills", "Drills")),
        (("straße", "STRASSE"), (), ("straße", "STRASSE")),
        (("a", "a/b"), (), ("a", "a")),
        (("a",), ("A",), ("a", "A")),
        (("a", "b/a"), ("b", "c"), None),
    ],
)
def test_clashes_are_seen_in_folders_too(
    files: tuple[str, ...], folders: tuple[str, ...], pair: tuple[str, str] | None
) -> None:
    assert set(clashes(files, folders)) == ({pair} if pair else set())


def test_one_name_in_two_compositions_is_a_name_twice(tmp_path: Path) -> None:
    raw = archive_of((entry("notes/か\u3099.md"), "1"), (entry("notes/が.md"), "2"))
    assert codes(refusal(tmp_path, raw)) == {ArchiveCode.DUPLICATE}


def test_names_come_out_in_composed_form(tmp_path: Path) -> None:
    assert "notes/が.md" in contents(unpack(tmp_path, archive_of((entry("notes/か\u3099.md"), "1"))))


def without_flag(raw: bytes, placeholder: str, name: bytes) -> bytes:
    """Give an entry a name of other bytes, without the flag for UTF-8."""
    return patched(raw, placeholder.encode(), name)


@pytest.mark.parametrize("codec", ["utf-8", "cp932"])
def test_japanese_names_are_read_without_the_flag_for_utf8(tmp_path: Path, codec: str) -> None:
    name = "notes/送料表.md"  # 表 ends in the byte of a backslash in Shift_JIS
    encoded = name.encode(codec)
    placeholder = "q" * len(encoded)
    raw = without_flag(archive_of((entry(placeholder), "text")), placeholder, encoded)
    assert contents(unpack(tmp_path, raw)) == plain_files() | {name: b"text"}


@pytest.mark.parametrize("encoded", ["Übersicht.md".encode("latin-1"), b"\xff\xfe\x81.md"])
def test_a_name_in_no_known_encoding_is_refused(tmp_path: Path, encoded: bytes) -> None:
    placeholder = "q" * len(encoded)
    raw = without_flag(archive_of((entry(placeholder), "text")), placeholder, encoded)
    assert codes(refusal(tmp_path, raw)) == {ArchiveCode.NAME_ENCODING}


def test_a_name_that_lies_about_being_utf8_is_refused(tmp_path: Path) -> None:
    raw = patched(archive_of((entry("ééé.md"), "text")), "ééé".encode(), b"\xff\xfe\xfd\xff\xfe\xfd")
    assert codes(refusal(tmp_path, raw)) == {ArchiveCode.DAMAGED}


def test_a_name_in_an_extra_field_goes_before_the_other_where_it_was_made_for_it(tmp_path: Path) -> None:
    def field(version: int, crc: int, name: str) -> bytes:
        content = struct.pack("<BL", version, crc) + name.encode()
        return struct.pack("<HH", 0x7075, len(content)) + content

    info = entry("old.md")
    crc = zlib.crc32(b"old.md")
    info.extra = (
        struct.pack("<HH", 0x9999, 1) + b"?" + field(1, crc, "") + field(2, crc, "notes/two.md")
        + field(1, crc + 1, "notes/other.md") + field(1, crc, "notes/新しい.md")
    )  # fmt: skip
    assert "notes/新しい.md" in contents(unpack(tmp_path, archive_of((info, "text"))))


PARTS = st.sampled_from(
    ["..", ".", "", "a", "C:", "pack.yaml", "con", "\\", "..\\..", "\0", "か\u3099", "\u202e", "~", "b."]
)  # fmt: skip
NAMES = st.lists(PARTS | st.text(max_size=6), min_size=1, max_size=14).map("/".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=1, max_size=3, unique=True), mode=st.sampled_from([0o100644, 0o120777]))
def test_no_name_is_ever_written_outside_the_folder(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], mode: int
) -> None:
    sand = tmp_path_factory.mktemp("sand")
    (sand / "in").mkdir()
    try:
        raw = archive_of(*((entry(name, mode=mode), "evil") for name in names))
    except (UnicodeEncodeError, struct.error, ValueError):  # no zip can have such a name
        return
    contents_or_refusal(sand / "in", raw)
    outside = [one for one in sand.rglob("*") if not one.is_relative_to(sand / "in" / "unpacked")]
    assert sorted(one.name for one in outside) == ["in", "pack.dojopack"]
    assert not any(one.is_symlink() for one in sand.rglob("*"))


GOOD = zipped(deflates=True)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4),
    cut=st.none() | st.integers(0, len(GOOD)),
)
def test_damage_is_refused_or_does_no_harm_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]], cut: int | None
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    raw = bytearray(GOOD)
    for at, value in places:
        raw[at] = value
    check_damage(folder, bytes(raw[:cut]))


def check_damage(folder: Path, raw: bytes) -> None:
    found = contents_or_refusal(folder, raw)
    assert isinstance(found, dict) or (found and not (folder / "unpacked").exists())
    if isinstance(found, dict):
        assert set(found.values()) <= set(plain_files().values()), "what comes out is what went in"


def test_every_byte_of_the_directory_may_be_wrong(tmp_path: Path) -> None:
    """One byte after the other, in the part that the reader believes most."""
    start = GOOD.index(b"PK\x01\x02")
    for at in range(start, len(GOOD)):
        raw = bytearray(GOOD)
        raw[at] ^= 0xFF
        folder = tmp_path / str(at)
        folder.mkdir()
        check_damage(folder, bytes(raw))


def test_zip64_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in plain_files().items():
            with archive.open(entry(name), "w", force_zip64=True) as out:
                out.write(content)
    (tmp_path / "in").mkdir()
    assert contents(unpack(tmp_path / "in", path.read_bytes())) == plain_files()


def test_an_entry_that_is_made_by_windows_has_no_unix_mode(tmp_path: Path) -> None:
    raw = central(zipped({"notes/w.md": "x"}), "notes/w.md", 38, "<L", 0x20)
    assert "notes/w.md" in contents(unpack(tmp_path, raw))
