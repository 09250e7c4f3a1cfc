"""Folders of packs: what is read, what is refused, and that one fault never hides another."""

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
    SAMPLES,
    all_problems_of,
    changed,
    load,
    problems_of,
    write_pack,
)
from trainer.core.errors import PackError, Problem, Severity
from trainer.core.scenario import Note
from trainer.packs import files as files_module
from trainer.packs.loader import LoadedPack, load_pack, load_packs
from trainer.packs.notes import read_note
from trainer.packs.problems import MAX_PROBLEMS, MAX_SUGGESTIONS, Place, ProblemCode, Problems

needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a right there that few people have"
)
needs_rights = pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may read everything",
)


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
        ("quizzes/a.yaml", None), ("other.yaml", None), ("drills/week/a.yaml", "drills/a.yaml"),
        ("drills/a.json", None),
        ("notes/a.txt", None), ("sample/a.yml", "samples/a.yml"),
    ],
)  # fmt: skip
def test_files_in_the_wrong_place_are_warned_of(tmp_path: Path, name: str, suggestion: str | None) -> None:
    found = all_problems_of(tmp_path, {name: "x: y"})
    assert [(one.file, one.code, one.suggestion) for one in found] == [(name, "file-not-read", suggestion)]


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "media/picture.png", ".git/config.yaml", "drills/.swp.yaml"]
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
    ("name", "suggestion"), [("pack.yml", "pack.yml"), ("pak.yaml", "pak.yaml"), ("x.md", None)]
)
def test_a_folder_without_pack_yaml_names_what_may_be_meant(
    tmp_path: Path, name: str, suggestion: str | None
) -> None:
    found = problems_of(tmp_path, {"pack.yaml": None, name: FILES["pack.yaml"]})
    assert ("no-pack-file", suggestion) in [(one.code, one.suggestion) for one in found]


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


# Files that cannot be taken


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


def test_a_folder_of_packs_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert load_packs(tmp_path / "nothing") == ()


def test_a_folder_of_packs_that_cannot_be_listed_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    (result,) = load_packs(file)
    assert isinstance(result, PackError)
    assert codes(result.problems) == [("", "unreadable")]


# The list of problems


def test_a_list_without_end_is_cut_and_says_so() -> None:
    problems = Problems()
    for line in range(1, MAX_PROBLEMS + 11):
        problems.warn(ProblemCode.FILE_NOT_READ, Place("a", line))
        problems.add(ProblemCode.UNKNOWN_KEY, Place("b", line), key="x")
    found = problems.in_order()
    assert len(found) == MAX_PROBLEMS + 1
    assert (found[0].code, found[0].data) == ("too-many-problems", {"hidden": MAX_PROBLEMS + 20})
    assert {one.severity for one in found} == {Severity.ERROR}


def test_the_same_fault_at_the_same_place_is_kept_once() -> None:
    problems = Problems()
    for _ in range(2):
        problems.add(ProblemCode.UNKNOWN_KEY, Place("a", 1, 1), key="x")
    assert len(problems.in_order()) == problems.error_count == 1


def test_guessing_ends_before_it_costs_too_much() -> None:
    problems = Problems()
    guesses = [problems.guess("titel", ["title"]) for _ in range(MAX_SUGGESTIONS + 1)]
    assert guesses == ["title"] * MAX_SUGGESTIONS + [None]


def test_long_values_are_shortened_for_messages() -> None:
    problems = Problems()
    problems.add(ProblemCode.UNKNOWN_KEY, Place("a"), key="x" * 1000)
    assert problems.in_order()[0].data == {"key": "x" * 79 + "…"}


def test_the_bundled_packs_have_no_fault() -> None:
    results = load_packs(Path(__file__).resolve().parents[2] / "scenarios")
    assert {one.pack.language for one in results if isinstance(one, LoadedPack)} == {"en", "ja"}
    assert [(one.folder.name, one.problems) for one in results if isinstance(one, PackError)] == []
    assert [one.warnings for one in results if isinstance(one, LoadedPack)] == [(), ()]
