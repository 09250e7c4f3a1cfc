"""pack.yaml: what it gives, and each fault of it at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import all_problems_of, changed, load, take_mark
from trainer import __version__
from trainer.packs.versions import is_satisfied, is_semantic, parse_requirement

SETS = '  apology: [sorry, "apolog*"]'

Case = tuple[str, str, str, dict[str, object], str | None]

CASES: list[Case] = [
    ("id: little-shop\n", "", "missing-key", {"key": "id"}, None),
    ("id: little-shop", "id: ¦Little_Shop", "bad-id", {"value": "Little_Shop"}, "little-shop"),
    ("id: little-shop", f"id: ¦{'a' * 65}", "bad-id", {}, "a" * 64),
    ("id: little-shop", "id: ¦[a]", "wrong-type", {"found": "list"}, None),
    ("version: 1.2.0", "version: ¦1.2", "bad-version", {"value": "1.2"}, "1.2.0"),
    ("version: 1.2.0", "version: ¦2", "bad-version", {"value": "2"}, "2.0.0"),
    ("version: 1.2.0", "version: ¦new", "bad-version", {"value": "new"}, None),
    ("language: en", "language: ¦English", "bad-language", {"value": "English"}, "en"),
    ("licence: CC-BY-4.0", "¦license: CC-BY-4.0", "unknown-key", {"key": "license"}, "licence"),
    ("authors: [Training team]", "authors: [¦{name: A}]", "wrong-type", {"key": "authors"}, None),
    ("requires: reply-dojo >= 0.1", "requires: ¦reply-dojo", "bad-requirement", {}, None),
    ("requires: reply-dojo >= 0.1", "requires: ¦other >= 1", "bad-requirement", {}, None),
    (
        "requires: reply-dojo >= 0.1", "requires: ¦reply-dojo >= 999", "other-program-version",
        {"requires": "reply-dojo >= 999", "version": __version__}, None,
    ),
    (SETS, SETS + "\n  ¦9lives: cat", "bad-set-name", {"name": "9lives"}, None),
    (SETS, SETS + "\n  ¦empty:", "empty-value", {"key": "empty"}, None),
    (SETS, SETS + "\n  bows: ¦$apologie", "unknown-set", {"name": "apologie"}, "$apology"),
    (SETS, SETS + "\n  a: $b\n  b: [x, ¦$a]", "set-cycle", {"names": ("$a", "$b", "$a")}, None),
    (SETS, SETS + "\n  a: ¦$a", "set-cycle", {"names": ("$a", "$a")}, None),
    (SETS, SETS + '\n  unused: "¦(a"', "phrase-unbalanced", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "data", "suggestion"), CASES)
def test_one_fault_is_reported_once_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, data: dict[str, object], suggestion: str | None
) -> None:
    text, *place = take_mark(text) if "¦" in (text := changed("pack.yaml", old, new)) else (text, 1, 1)
    problems = all_problems_of(tmp_path, {"pack.yaml": text})
    assert [(one.code, one.line, one.column, one.suggestion) for one in problems] == [
        (code, *place, suggestion)
    ]
    assert data.items() <= dict(problems[0].data).items()


def test_a_pack_need_not_say_what_program_it_requires(tmp_path: Path) -> None:
    pack = load(tmp_path, {"pack.yaml": changed("pack.yaml", "requires: reply-dojo >= 0.1\n", "")}).pack
    assert pack.requires == ""


@pytest.mark.parametrize("written", ["phrases: [a]", "phrases:", "phrases: sorry"])
def test_without_readable_sets_none_is_called_unknown(tmp_path: Path, written: str) -> None:
    text = changed("pack.yaml", f"phrases:\n{SETS}", written)
    found = all_problems_of(tmp_path, {"pack.yaml": text})
    assert len(found) == 1
    assert found[0].code in ("wrong-type", "empty-value")


def test_a_pack_without_sets_knows_none(tmp_path: Path) -> None:
    text = changed("pack.yaml", f"phrases:\n{SETS}", "")
    assert [(one.code, one.file) for one in all_problems_of(tmp_path, {"pack.yaml": text})] == [
        ("unknown-set", "drills/parcel.yaml")
    ]


def test_everything_that_the_file_says_arrives(tmp_path: Path) -> None:
    pack = load(tmp_path).pack
    assert (pack.id, pack.version, pack.title, pack.language) == (
        "little-shop",
        "1.2.0",
        "A little shop",
        "en",
    )
    assert (pack.authors, pack.licence, pack.description) == (("Training team",), "CC-BY-4.0", "For tests.")
    assert pack.requires == "reply-dojo >= 0.1"


def test_one_author_needs_no_list(tmp_path: Path) -> None:
    text = changed("pack.yaml", "authors: [Training team]", "authors: Training team")
    assert load(tmp_path, {"pack.yaml": text}).pack.authors == ("Training team",)


@pytest.mark.parametrize("version", ["1.2.0", "0.0.1", "1.0.0-rc.1", "1.0.0+build.7", "1.0.0-a-b.2+c"])
def test_semantic_versions_are_known(version: str) -> None:
    assert is_semantic(version)


@pytest.mark.parametrize(
    "version", ["1", "1.2", "01.2.3", "1.2.3-", "v1.2.3", "1.2.３", "1.2.3-01", "1.2." + "3" * 99]
)
def test_other_versions_are_told_apart(version: str) -> None:
    assert not is_semantic(version)


@pytest.mark.parametrize(
    ("requirement", "version", "expected"),
    [
        ("reply-dojo >= 0.1", "0.1.0", True),
        ("reply-dojo>=0.2", "0.1.9", False),
        ("reply-dojo >= 0.1, < 1", "0.9.9", True),
        ("reply-dojo >= 0.1, < 1", "1.0.0", False),
        ("reply-dojo > 0.1", "0.1.0", False),
        ("reply-dojo <= 1.2.3", "1.2.3", True),
        ("reply-dojo == 1", "1.0.0", True),
        ("reply-dojo >= 0.10", "0.9.0", False),
        ("reply-dojo >= 0.1", "0.1.0.dev3", True),
    ],
)
def test_requirements_compare_number_by_number(requirement: str, version: str, *, expected: bool) -> None:
    bounds = parse_requirement(requirement)
    assert bounds is not None
    assert is_satisfied(bounds, version) is expected


@pytest.mark.parametrize(
    "requirement", ["reply-dojo", "reply-dojo 1", "reply-dojo >= 1,", "reply-dojo ~= 1", "x >= 1"]
)
def test_requirements_of_another_form_are_refused(requirement: str) -> None:
    assert parse_requirement(requirement) is None
