"""Kept packs: the very same pack comes back, and nothing else ever does."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import logging
import os
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.builders import write_pack
from tests.packs.bundled import FOLDER, KEPT, NAMES, bundled
from trainer.core.errors import PackError, Problem, Severity
from trainer.core.rubric import AnyOf, Need, Phrase, Register, RegisterLevel
from trainer.core.scenario import Condition, Pack, Scenario
from trainer.packs import cache as cache_module
from trainer.packs import kept as kept_module
from trainer.packs.cache import PackCache
from trainer.packs.codec import decode, decode_fields, encode, encode_fields
from trainer.packs.kept import KeptPack
from trainer.packs.loader import load_pack, load_packs
from trainer.packs.problems import Place

UNIONS = (Need, Condition)
RECORDS = {one for union in UNIONS for one in typing.get_args(union)} | {
    Pack,
    Scenario,
    Problem,
    Place,
    KeptPack,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where packs are kept."""
    return tmp_path / "cache" / "packs"


@pytest.fixture
def cache(folder: Path) -> PackCache:
    return PackCache(folder)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The folder of a good pack."""
    write_pack(tmp_path / "packs" / "shop")
    return tmp_path / "packs" / "shop"


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, loading fails where it would have to read YAML."""

    def refuse(*_: object) -> None:
        pytest.fail("the files were read although the pack is kept")

    return lambda: monkeypatch.setattr("trainer.packs.assembly.Assembly.run", refuse)


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


# The codec


@functools.cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the core; lists are short, because the types hold themselves."""
    return st.deferred(lambda: _values_of(kind))


def _values_of(kind: Any) -> st.SearchStrategy[Any]:
    inner = typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {one.name: values_of(hints[one.name]) for one in dataclasses.fields(kind)}
        return st.builds(typing.cast(Any, kind), **fields)
    if typing.get_origin(kind) is tuple:
        return st.lists(values_of(inner[0]), max_size=2).map(tuple)
    if typing.get_origin(kind) is Mapping:
        return st.dictionaries(values_of(inner[0]), values_of(inner[1]), max_size=2)
    if inner:
        return st.one_of([values_of(one) for one in inner])
    number = st.floats(allow_nan=False)
    if kind is float:
        return number
    if kind is object:
        plain = st.none() | st.booleans() | st.integers() | number | st.text()
        return st.recursive(plain, lambda one: st.lists(one, max_size=2).map(tuple), max_leaves=4)
    return st.from_type(kind)


@pytest.mark.parametrize("record", sorted(RECORDS, key=str))
@settings(max_examples=8)
@given(data=st.data())
def test_every_record_comes_back_as_it_was(record: type, data: st.DataObject) -> None:
    value = data.draw(values_of(record))
    decoded: object = decode(record, json.loads(json.dumps(encode(value))))
    assert decoded == value
    assert repr(decoded) == repr(value)  # an enum is no text, a tuple no list, True no 1


@pytest.mark.parametrize("value", ["sorry", 1, 1.5, True, None, (), ("a", (1, None))], ids=repr)
def test_plain_data_comes_back_as_it_was(value: object) -> None:
    assert repr(decode(object, json.loads(json.dumps(encode(value))))) == repr(value)


@pytest.mark.parametrize("data", [{}, {"a": 1}, [{}]], ids=repr)
def test_what_is_no_plain_value_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="where a plain value belongs"):
        decode(object, data)


@pytest.mark.parametrize("value", [{1}, b"bytes", object(), ({"deep": [1]},)], ids=repr)
def test_what_is_no_plain_data_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no plain data"):
        encode(value)


PHRASE = encode(Phrase("sorry"))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Phrase, None),
        (Phrase, []),
        (Phrase, {"text": "sorry"}),
        (Phrase, ["Ask", *PHRASE[1:]]),
        (Phrase, PHRASE[:-1]),
        (Phrase, [*PHRASE, True]),
        (Phrase, ["Phrase", 7, True, True, False]),
        (Phrase, ["Phrase", "sorry", 1, True, False]),
        (AnyOf, ["AnyOf", "sorry"]),
        (AnyOf, ["AnyOf", [None]]),
        (AnyOf, ["AnyOf", ["sorry"]]),
        (AnyOf, ["AnyOf", [["Place", "pack.yaml", 1, 1]]]),
        (AnyOf, ["AnyOf", [[["Phrase"]]]]),
        (Register, ["Register", "rude"]),
        (Problem, ["Problem", "f", 1, 1, "code", [["key", {"a": 1}]], None, "error"]),
        (Problem, ["Problem", "f", 1, 1, "code", [["key"]], None, "error"]),
    ],
    ids=repr,
)
def test_what_is_no_such_record_is_refused(kind: type, data: object) -> None:
    with pytest.raises(ValueError, match=r"^not a "):
        decode(kind, data)


@pytest.mark.parametrize("data", [None, [], ["sorry", 1], ["sorry", True, True]], ids=repr)
def test_what_are_no_such_fields_are_refused(data: object) -> None:
    names = ("text", "takes_typos")
    encoded = encode_fields(Phrase("sorry"), names)
    assert decode_fields(Phrase, names, encoded) == {"text": "sorry", "takes_typos": True}
    with pytest.raises(ValueError, match=r"^no fields of a Phrase"):
        decode_fields(Phrase, names, data)


def test_values_stay_readable_in_the_file() -> None:
    assert encode(AnyOf((Phrase("申し訳"), Register(RegisterLevel.POLITE)))) == [
        "AnyOf",
        [["Phrase", "申し訳", True, True, False], ["Register", "polite"]],
    ]


# Keeping


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_a_bundled_pack_comes_back_without_reading_yaml(name: str, no_yaml: Callable[[], None]) -> None:
    first = bundled(name)
    no_yaml()
    assert load_pack(FOLDER / name, cache=PackCache(KEPT)) == first


def test_warnings_and_places_come_back_too(
    tmp_path: Path, cache: PackCache, no_yaml: Callable[[], None]
) -> None:
    write_pack(tmp_path / "shop", {"drills/parcel.yml/stray.yaml": "a: 1"})
    first = load_pack(tmp_path / "shop", cache=cache)
    no_yaml()
    again = load_pack(tmp_path / "shop", cache=cache)
    assert again.warnings == first.warnings
    assert [one.severity for one in again.warnings] == [Severity.WARNING]
    assert again.places == first.places
    assert first.places


def test_a_copy_in_another_folder_is_the_same_pack(
    tmp_path: Path, shop: Path, cache: PackCache, no_yaml: Callable[[], None]
) -> None:
    first = load_pack(shop, cache=cache)
    no_yaml()
    copy = shop.rename(tmp_path / "elsewhere")
    again = load_pack(copy, cache=cache)
    assert again.folder == copy
    assert again.pack == first.pack


def test_an_edited_file_is_seen_even_if_its_size_and_time_are_the_old_ones(
    shop: Path, cache: PackCache
) -> None:
    load_pack(shop, cache=cache)
    drill = next((shop / "drills").iterdir())
    times = drill.stat()
    drill.write_text(drill.read_text("utf-8").replace("Where is it?", "Where's it?!"), "utf-8")
    os.utime(drill, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert drill.stat().st_size == times.st_size
    assert load_pack(shop, cache=cache).pack.scenarios[0].turns[0].says[0].text == "Where's it?!"


def test_a_recording_of_which_one_byte_changed_makes_another_version(shop: Path, cache: PackCache) -> None:
    """Size and time stay as they were; the text files too, so that only the hash can tell."""
    first = load_pack(shop, cache=cache).pack
    recording = shop / "media" / "hello.ogg"
    times = recording.stat()
    recording.write_bytes(recording.read_bytes()[:-1] + b"s")
    os.utime(recording, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert recording.stat().st_size == times.st_size
    changed = load_pack(shop, cache=cache).pack
    assert changed.content_hash != first.content_hash
    assert changed.scenarios == first.scenarios


def test_a_pack_that_lost_a_file_by_a_broken_link_is_not_taken_for_the_one_without_it(
    shop: Path, cache: PackCache
) -> None:
    load_pack(shop, cache=cache)
    (shop / "notes" / "more.md").symlink_to("nowhere.md")
    with pytest.raises(PackError):
        load_pack(shop, cache=cache)


def test_broken_packs_are_not_kept(shop: Path, cache: PackCache, folder: Path) -> None:
    (shop / "pack.yaml").write_text("id: [", "utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            load_pack(shop, cache=cache)
    assert not folder.exists()


def test_another_version_of_the_program_reads_the_files(
    shop: Path, cache: PackCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(shop, cache=cache)
    monkeypatch.setattr(cache_module, "__version__", "99.0")
    load_pack(shop, cache=cache)
    assert len(list(folder.iterdir())) == 2


def test_a_shelf_of_packs_is_kept_too(shop: Path, cache: PackCache, no_yaml: Callable[[], None]) -> None:
    first = load_packs(shop.parent, cache=cache)
    no_yaml()
    assert load_packs(shop.parent, cache=cache) == first


# What is broken or foreign


def signed(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + body).hexdigest().encode() + b"\n" + body


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def scramble(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def alter(path: Path) -> None:
    *content, last = path.read_bytes()
    path.write_bytes(bytes([*content, last ^ 1]))


def take_from_another_pack(path: Path) -> None:
    path.write_bytes(signed("other.kept", path.read_bytes().partition(b"\n")[2]))


def no_json(path: Path) -> None:
    path.write_bytes(signed(path.name, b"{"))


def another_record(path: Path) -> None:
    path.write_bytes(signed(path.name, json.dumps(PHRASE).encode()))


def too_deep(path: Path) -> None:
    path.write_bytes(signed(path.name, b"[" * 100_000 + b"]" * 100_000))


@pytest.mark.parametrize(
    "spoil",
    [cut, empty, scramble, alter, take_from_another_pack, no_json, another_record, too_deep],
    ids=lambda one: one.__name__,
)
def test_a_spoilt_file_is_ignored_logged_and_written_anew(
    spoil: Callable[[Path], None],
    shop: Path,
    cache: PackCache,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = load_pack(shop, cache=cache)
    good = only_file(folder).read_bytes()
    spoil(only_file(folder))
    with caplog.at_level(logging.INFO, "trainer.packs.cache"):
        assert load_pack(shop, cache=cache) == first
    assert "is not used" in caplog.text
    assert only_file(folder).read_bytes() == good


def test_a_folder_in_the_place_of_the_file_costs_only_time(
    shop: Path, cache: PackCache, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = load_pack(shop, cache=cache)
    path = only_file(folder)
    path.unlink()
    path.mkdir()
    with caplog.at_level(logging.INFO, "trainer.packs.cache"):
        assert load_pack(shop, cache=cache) == first
    assert "is not used" in caplog.text
    assert "was not kept" in caplog.text
    assert list(folder.iterdir()) == [path]  # no half-written file is left


def test_where_nothing_can_be_written_packs_load_all_the_same(
    tmp_path: Path, shop: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    with caplog.at_level(logging.INFO, "trainer.packs.cache"):
        loaded = load_pack(shop, cache=PackCache(tmp_path / "file" / "packs"))
    assert loaded == load_pack(shop)
    assert "was not kept" in caplog.text


def test_data_that_have_no_plain_form_are_not_kept(
    shop: Path,
    cache: PackCache,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(value: object) -> None:
        raise TypeError("no plain data")

    monkeypatch.setattr(kept_module, "encode", refuse)
    with caplog.at_level(logging.INFO, "trainer.packs.cache"):
        load_pack(shop, cache=cache)
    assert "was not kept" in caplog.text
    assert not folder.exists()


def test_the_oldest_are_forgotten(
    shop: Path, cache: PackCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "MOST_KEPT", 2)
    note = shop / "notes" / "extra.md"
    paths: list[Path] = []
    for number in range(3):
        note.write_text(f"# Version {number}\n", "utf-8")
        load_pack(shop, cache=cache)
        (path,) = set(folder.iterdir()) - set(paths)
        os.utime(path, ns=(number, number))
        paths.append(path)
    assert set(folder.iterdir()) == set(paths[1:])
