"""Folders of packs: what is read, what is refused, and that one fault never hides another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import (
    DRILL,
    FILES,
    SAMPLES,
    all_problems_of,
    changed,
    load,
    problems_of,
    write_pack,
)
from tests.packs.bundled import NAMES, bundled
from trainer.core.errors import PackError, Problem, Severity
from trainer.core.scenario import Note
from trainer.packs import files as files_module
from trainer.packs.loader import LoadedPack, load_pack, load_packs
from trainer.packs.notes import read_note
from trainer.packs.problems import Place


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in problems]


def test_every_fault_of_every_file_comes_at_once_in_order(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "pack.yaml": changed("pack.yaml", "version: 1.2.0", "version: 1"),
        "drills/parcel.yaml": DRILL.replace("level: 2", "level: 9").replace("{go: solved}", "{go: nowhere}"),
        "drills/other.yaml": "a: [b\n",
        "samples/parcel.yaml": SAMPLES.replace("apology: met", "apologie: mett"),
        "notes/bad.md": b"# caf\xe9",
    }
    found = [(one.file, one.line, one.column, one.code) for one in problems_of(tmp_path, changes)]
    assert found == [
        ("drills/other.yaml", 1, 4, "yaml-unclosed-bracket"),
        ("drills/parcel.yaml", 4, 8, "out-of-range"),
        ("drills/parcel.yaml", 40, 14, "unknown-target"),
        ("notes/bad.md", 1, 6, "not-utf8"),
        ("pack.yaml", 2, 10, "bad-version"),
        ("samples/parcel.yaml", 5, 13, "unknown-criterion"),
        ("samples/parcel.yaml", 5, 23, "unknown-value"),
    ]


def test_warnings_leave_a_pack_usable(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"drill/late.yaml": "a: b"})
    assert loaded.folder == tmp_path
    assert [(one.file, one.code, one.suggestion, one.severity) for one in loaded.warnings] == [
        ("drill/late.yaml", "file-not-read", "drills/late.yaml", Severity.WARNING)
    ]


def test_places_are_kept_for_checks_that_read_the_language(tmp_path: Path) -> None:
    places = load(tmp_path).places
    assert places["parcel",] == Place("drills/parcel.yaml", 1, 5)
    assert places["parcel", "opening"] == Place("drills/parcel.yaml", 19, 9)
    assert places["parcel", "opening", "ask-order"] == Place("drills/parcel.yaml", 27, 14)


# Which files are read


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("lessons/a.yaml", None), ("other.yaml", None), ("drills/week/a.yaml", "drills/a.yaml"),
        ("sample/a.yml", "samples/a.yml"),
    ],
)  # fmt: skip
def test_files_in_the_wrong_place_are_warned_of(tmp_path: Path, name: str, suggestion: str | None) -> None:
    found = all_problems_of(tmp_path, {name: "x: y"})
    assert [(one.file, one.code, one.suggestion) for one in found] == [(name, "file-not-read", suggestion)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("drills/late.yaml.txt", "drills/late.yaml"), ("drills/late.yml.txt", "drills/late.yml"),
        ("drills/a.json", "drills/a.yaml"), ("notes/a.txt", "notes/a.md"), ("notes/a.md.txt", "notes/a.md"),
    ],
)  # fmt: skip
def test_a_file_whose_name_ends_wrongly_is_given_its_right_name(
    tmp_path: Path, name: str, right: str
) -> None:
    found = all_problems_of(tmp_path, {name: "x: y"})
    assert [(one.file, one.code, one.suggestion) for one in found] == [(name, "file-name-ending", right)]


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "media/picture.psd", ".git/config.yaml", "drills/.swp.yaml"]
)
def test_other_files_may_lie_in_a_pack(tmp_path: Path, name: str) -> None:
    assert all_problems_of(tmp_path, {name: "x: y"}) == ()


def test_yml_is_yaml(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"drills/parcel.yaml": None, "drills/parcel.YML": DRILL})
    assert [one.id for one in loaded.pack.scenarios] == ["parcel"]


def test_a_note_has_the_title_of_its_first_heading() -> None:
    assert read_note("notes/a-b.md", "text\n## x\n# \n#  Title \n# y") == Note(
        "a-b", "Title", "text\n## x\n# \n#  Title \n# y"
    )
    assert read_note("notes/a-b.md", "no heading").title == "a-b"


def test_notes_of_a_pack_arrive(tmp_path: Path) -> None:
    assert load(tmp_path).pack.notes == (
        Note("shipping", "Shipping times", "# Shipping times\n\nSeven days.\n"),
    )


# Folders that are no packs


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(tmp_path / "nothing")
    assert codes(caught.value.problems) == [("", "no-folder")]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("pack.yml", "pack.yml"), ("pak.yaml", "pak.yaml"), ("pack.yaml.txt", "pack.yaml.txt"), ("x.md", None)],
)
def test_a_folder_without_pack_yaml_names_what_may_be_meant(
    tmp_path: Path, name: str, meant: str | None
) -> None:
    found = problems_of(tmp_path, {"pack.yaml": None, name: FILES["pack.yaml"]})
    assert ("no-pack-file", {"found": meant}) in [(one.code, one.data) for one in found]


def test_a_broken_pack_yaml_does_not_hide_the_faults_of_its_drills(tmp_path: Path) -> None:
    changes = {"pack.yaml": "id: [", "drills/parcel.yaml": DRILL.replace("level: 2", "level: 9")}
    assert codes(problems_of(tmp_path, changes)) == [
        ("drills/parcel.yaml", "out-of-range"), ("pack.yaml", "yaml-unclosed-bracket"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["- a\n", "text\n"])
def test_a_file_that_is_no_mapping_is_one_fault(tmp_path: Path, content: str) -> None:
    for name in ("pack.yaml", "drills/parcel.yaml", "samples/parcel.yaml"):
        assert codes(problems_of(tmp_path, {name: content})) == [(name, "wrong-type")]


def test_a_pack_without_drills_has_nothing_to_practise(tmp_path: Path) -> None:
    changes = {"drills/parcel.yaml": None, "samples/parcel.yaml": None}
    assert codes(problems_of(tmp_path, changes)) == [("", "no-scenarios")]


def test_two_scenarios_with_one_id_are_refused(tmp_path: Path) -> None:
    found = problems_of(tmp_path, {"drills/twin.yaml": DRILL})
    assert [(one.file, one.line, one.code, one.data) for one in found] == [
        ("drills/twin.yaml", 1, "duplicate-scenario", {"id": "parcel", "other": "drills/parcel.yaml"})
    ]


# Samples


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "suggestion"),
    [
        ("scenario: parcel", "scenario: parcell", "unknown-scenario", 1, "parcel"),
        ("turn: opening", "turn: openin", "unknown-turn", 3, "opening"),
        ("turn: opening", "turn: 7.5", "bad-id", 3, "7-5"),
        ("apology: met", "apologi: met", "unknown-criterion", 5, "apology"),
        ("apology: met", "apology: yes", "unknown-value", 5, None),
        ("{apology: met, ask-order: not-met}", "[apology]", "wrong-type", 5, None),
        ("{apology: met, ask-order: not-met}", "", "empty-value", 5, None),
        ("reply: I am sorry.", 'reply: ""', "empty-text", 4, None),
        ("by: Aki", "who: Aki", "unknown-key", 6, None),
    ],
)  # fmt: skip
def test_faults_of_samples_are_found(
    tmp_path: Path, old: str, new: str, code: str, line: int, suggestion: str | None
) -> None:
    found = problems_of(tmp_path, {"samples/parcel.yaml": SAMPLES.replace(old, new)})
    assert (code, line, suggestion) in [(one.code, one.line, one.suggestion) for one in found]


def test_samples_of_a_drill_that_cannot_be_read_are_not_called_unknown(tmp_path: Path) -> None:
    assert codes(problems_of(tmp_path, {"drills/parcel.yaml": "a: ["})) == [
        ("drills/parcel.yaml", "yaml-unclosed-bracket")
    ]
    large = "#" * (files_module.MAX_TEXT_BYTES + 1)
    assert codes(problems_of(tmp_path, {"drills/parcel.yaml": large})) == [
        ("drills/parcel.yaml", "file-too-large")
    ]


def test_a_sample_that_is_no_mapping_is_one_fault(tmp_path: Path) -> None:
    found = problems_of(tmp_path, {"samples/parcel.yaml": "scenario: parcel\nsamples: [7]\n"})
    assert codes(found) == [("samples/parcel.yaml", "wrong-type")]


# Several packs


def test_one_broken_pack_never_hides_the_others(tmp_path: Path) -> None:
    write_pack(tmp_path / "a", {"pack.yaml": "id: ["})
    write_pack(tmp_path / "b")
    (tmp_path / "c").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "file.txt").write_text("x")
    broken, good, empty = load_packs(tmp_path)
    assert isinstance(broken, PackError)
    assert isinstance(good, LoadedPack)
    assert isinstance(empty, PackError)
    assert (broken.folder, good.folder, empty.folder) == (tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert [one.code for one in empty.problems] == ["no-pack-file", "no-scenarios"]


def test_of_two_packs_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path / "bundled" / "a"), write_pack(tmp_path / "own" / "a")
    kept, refused = load_packs(tmp_path / "bundled", tmp_path / "own")
    assert isinstance(kept, LoadedPack)
    assert kept.folder == first
    assert isinstance(refused, PackError)
    assert refused.folder == second
    assert [(one.code, one.file, one.line, one.data) for one in refused.problems] == [
        ("duplicate-pack", "pack.yaml", 1, {"id": "little-shop", "other": str(first)})
    ]


def test_a_copy_under_another_id_is_warned_of_for_it_looks_the_same(tmp_path: Path) -> None:
    first = write_pack(tmp_path / "a")
    write_pack(tmp_path / "b", {"pack.yaml": changed("pack.yaml", "id: little-shop", "id: other-shop")})
    other = changed("pack.yaml", "id: little-shop", "id: third-shop")
    write_pack(tmp_path / "c", {"pack.yaml": other.replace("A little shop", "A third shop")})
    plain, alike, different = load_packs(tmp_path)
    assert isinstance(plain, LoadedPack)
    assert isinstance(alike, LoadedPack)
    assert isinstance(different, LoadedPack)
    assert plain.warnings == different.warnings == ()
    assert [(one.code, one.file, one.line, one.severity, one.data) for one in alike.warnings] == [
        ("same-title", "pack.yaml", 1, Severity.WARNING, {"title": "A little shop", "other": str(first)})
    ]


def test_a_file_that_is_no_yaml_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    for broken in ("pack.yaml", "drills/other.yaml", "samples/parcel.yaml"):
        lost = DRILL.replace("go: solved", "go: nowhere").replace("[shipping]", "[shiping]")
        found = codes(problems_of(tmp_path, {broken: "a: [b\n", "drills/parcel.yaml": lost}))
        assert ("drills/parcel.yaml", "unknown-target") in found
        assert ("drills/parcel.yaml", "unknown-note") in found
        assert (broken, "yaml-unclosed-bracket") in found
        write_pack(tmp_path)


def test_a_folder_of_packs_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert load_packs(tmp_path / "nothing") == ()


def test_a_folder_of_packs_that_cannot_be_listed_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    (result,) = load_packs(file)
    assert isinstance(result, PackError)
    assert codes(result.problems) == [("", "unreadable")]


def test_the_bundled_packs_have_no_fault() -> None:
    assert {bundled(name).pack.language for name in NAMES} == {"en", "ja"}
    assert [bundled(name).warnings for name in NAMES] == [(), ()]
