"""Files that nobody means to write: other encodings, broken YAML, huge ones, texts that break programs."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs.builders import DRILL, FILES, all_problems_of, load
from trainer.core.errors import Problem
from trainer.packs.files import MAX_TEXT_BYTES
from trainer.packs.problems import Problems
from trainer.packs.text import decode, likely_encoding
from trainer.packs.yaml_reader import read_yaml

FILE = "drills/a.yaml"
BESIDE = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
FOLDER = Path(os.environ.get("REPLY_DOJO_EVALUATION", BESIDE)) / "bad_input"
SLOWEST_S = 2.0


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of a set of bad input that lies beside the checkout."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"this set is not here: {path} (REPLY_DOJO_EVALUATION names the evaluation)")
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


def found_in(text: str) -> tuple[Problem, ...]:
    problems = Problems()
    read_yaml(text, FILE, problems)
    return problems.in_order()


# YAML


def test_what_must_fail_is_told_with_its_line_and_what_is_fine_is_not_called_odd() -> None:
    silent, placeless, odd = [], [], []
    for row in rows("yaml_suite.jsonl"):
        found = found_in(row["yaml"])
        if row["must_fail"]:
            silent += [] if found else [row["id"]]
            placeless += [row["id"]] if found and not any(one.line for one in found) else []
        elif found and not any(one.severity == "error" for one in found):
            odd.append(row["id"])
    assert (silent, placeless, odd) == ([], [], [])


def costly() -> Iterator[tuple[str, str]]:
    """As much as a file may hold, of one kind."""
    for unit in ("[", "- ", "'", "- a\n", "|\n"):
        yield f"{unit!r} over and over", unit * (MAX_TEXT_BYTES // len(unit))
    yield "one long number", "a: " + "9" * (MAX_TEXT_BYTES - 3)
    yield "one long key", "a" * (MAX_TEXT_BYTES - 3) + ": 1"


@pytest.mark.no_cover
def test_a_file_as_large_as_may_be_is_read_or_refused_at_once() -> None:
    for what, text in costly():
        started = time.process_time()
        found_in(text)
        assert time.process_time() - started < SLOWEST_S, what


def test_a_huge_file_is_refused_by_its_size_unread(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    load(folder)
    with (folder / "drills" / "parcel.yaml").open("wb") as file:
        file.truncate(100 << 20)  # holes, of which nobody could read a byte without noticing the time
    started = time.process_time()
    (found,) = all_problems_of(folder, {"drills/parcel.yaml": None, "samples/parcel.yaml": None})
    assert time.process_time() - started < SLOWEST_S
    assert (found.code, found.file, found.data["size_bytes"]) == (
        "file-too-large",
        "drills/parcel.yaml",
        100 << 20,
    )


# Texts


def naughty() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["s"] for row in rows("naughty_strings.jsonl")))


def listed(values: Iterable[str]) -> str:
    """A list with one value a line, each written as JSON, which is YAML whatever it holds."""
    return "".join(f"\n      - {json.dumps(value)}" for value in values)


def test_texts_that_break_programs_are_taken_letter_by_letter_or_refused_in_their_line(
    tmp_path: Path,
) -> None:
    drill = DRILL.replace('says: "And now?"', f"says:{listed(naughty())}")
    refused = {
        one.line: one.code
        for one in all_problems_of(tmp_path / "all", {"drills/parcel.yaml": drill})
        if one.severity == "error"
    }
    first = drill[: drill.index(listed(naughty()))].count("\n") + 2
    told = {value: refused.get(first + number) for number, value in enumerate(naughty())}
    assert set(refused) == {first + number for number, value in enumerate(naughty()) if told[value]}
    assert set(told.values()) <= {None, "empty-text", "control-character", "unknown-placeholder"}
    assert sum(code is None for code in told.values()) > 0.9 * len(told)
    sound = [value for value, code in told.items() if code is None]
    drill = DRILL.replace('says: "And now?"', f"says:{listed(sound)}")
    pack = load(tmp_path / "sound", {"drills/parcel.yaml": drill}).pack
    assert [line.text for line in pack.scenarios[0].turns[1].says] == [
        value.strip().replace("{{", "{").replace("}}", "}")
        for value in sound  # as the format says
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pack.yaml", '[sorry, "apolog*"]', "{}"),
        ("pack.yaml", "[Training team]", "{}"),
        ("drills/parcel.yaml", "[empathy, probing]", "{}"),
        ("drills/parcel.yaml", "[shipping]", "{}"),
        ("drills/parcel.yaml", "needs: tomorrow}", "needs: {}}}"),
    ],
)
def test_texts_that_break_programs_may_stand_in_every_list(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    values = json.dumps(list(naughty()))
    problems = all_problems_of(tmp_path, {name: str(FILES[name]).replace(old, new.format(values))})
    errors = [one for one in problems if one.severity == "error" and one.code != "too-many-problems"]
    assert all(one.file == name and one.line for one in errors)


@pytest.mark.no_cover
def test_texts_that_break_programs_may_stand_for_single_values(tmp_path: Path) -> None:
    values = iter(naughty())
    for key in (
        "id",
        "title",
        "start",
        "channel",
        "level",
        "briefing",
        "pass_mark",
        "goal",
        "model",
        "label",
    ):
        for value in (next(values) for _ in range(3)):
            written = f"{key}: {json.dumps(value)}".replace("\\", r"\\")
            drill = re.sub(rf"\b{key}: [^\n,}}]*", written, DRILL)
            problems = all_problems_of(tmp_path, {"drills/parcel.yaml": drill})
            assert all(one.file for one in problems)


# Encodings


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"), ("utf-32-le", "UTF-32"), ("latin-1", None),
    ],
)  # fmt: skip
def test_other_encodings_are_named(codec: str, name: str | None) -> None:
    text = (
        "title: Où est-ce é\n"
        if codec == "latin-1"
        else "title: 荷物はどこですか？\nid: parcel\nlanguage: ja\n"
    )
    assert likely_encoding(text.encode(codec)) == name


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("id: parcel\ntitle: Where\n".encode("utf-16-le"), "UTF-16"),
        ("# 荷物はどこですか\n\nご確認ください。\n".encode("utf-16-be"), "UTF-16"),
        ("id: parcel\n".encode("utf-32-be"), "UTF-32"),
        ("title: 荷物はどこですか\n".encode("iso2022_jp"), "ISO-2022-JP"),
    ],
)
def test_encodings_whose_bytes_are_utf_8_as_well_are_named(raw: bytes, encoding: str) -> None:
    problems = Problems()
    assert decode(raw, FILE, problems) is None
    assert [(one.code, one.line, one.column, one.data) for one in problems.in_order()] == [
        ("not-utf8", 1, 1, {"encoding": encoding})
    ]


@pytest.mark.parametrize("raw", [b"a: b\0\n", b"\0" * 9, b"a b\0c d e f"])
def test_zero_bytes_alone_are_no_encoding(raw: bytes) -> None:
    problems = Problems()
    text = decode(raw, FILE, problems)
    assert text == raw.decode()
    assert [one.code for one in found_in(text or "")] == ["control-character"]


def test_the_first_wrong_byte_is_pointed_at() -> None:
    problems = Problems()
    assert decode("id: a\ntitle: café".encode("latin-1"), FILE, problems) is None
    assert [(one.code, one.line, one.column, one.data) for one in problems.in_order()] == [
        ("not-utf8", 2, 11, {"encoding": None})
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_no_place(tmp_path: Path) -> None:
    text = DRILL.replace("level: 2", "level: 9").replace("\n", "\r\n")
    found = all_problems_of(tmp_path, {"drills/parcel.yaml": b"\xef\xbb\xbf" + text.encode()})
    assert [(one.code, one.line, one.column) for one in found] == [("out-of-range", 4, 8)]


@given(raw=st.binary(max_size=60))
def test_any_bytes_are_refused_or_decoded(raw: bytes) -> None:
    problems = Problems()
    assert (decode(raw, FILE, problems) is None) is bool(problems.error_count)


@pytest.mark.no_cover
def test_every_document_of_the_yaml_test_suite_is_refused_or_read(tmp_path: Path) -> None:
    """Also in the place of a drill, where nothing is what the loader hopes for."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
    suite = Path(os.environ.get("REPLY_DOJO_EVALUATION", beside)) / "bad_input" / "yaml_suite.jsonl"
    if not suite.is_file():
        pytest.skip(f"the YAML test suite is not here: {suite} (REPLY_DOJO_EVALUATION names its folder)")
    documents = [json.loads(line) for line in suite.read_text("utf-8").splitlines()]
    assert len(documents) > 100
    for document in documents[::5]:
        found = all_problems_of(
            tmp_path, {"drills/parcel.yaml": document["yaml"].encode("utf-8", "surrogatepass")}
        )
        assert any(one.file == "drills/parcel.yaml" for one in found), document["id"]
