"""Edits made here and a new version: what conflicts, and what is written for each choice."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from trainer.core.merging import Choice, Conflict, SideChange
from trainer.packs.installed import digests, listing_of
from trainer.packs.merged import merge, other_in
from trainer.packs.merging import Side, line_ends_alone, three_way

Files = Mapping[str, str]
HEAD = "id: shop\nversion: 1.0.0\ntitle: Shop\nlanguage: en\n"
EVERYTHING = (Choice.MINE, Choice.THEIRS, Choice.BOTH)


def write(folder: Path, files: Files) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


class Case:
    """What was delivered, what is here, and what would come."""

    def __init__(self, folder: Path, base: Files, mine: Files, theirs: Files) -> None:
        self.base = digests(listing_of(write(folder / "base", base)))
        self.mine = Side.of(write(folder / "mine", mine), "1.0.0")
        self.theirs = Side.of(write(folder / "theirs", theirs), "2.0.0")
        self.three = three_way(self.base, self.mine, self.theirs)
        self.target = folder / "merged"

    def merged(self, choices: Mapping[str, Choice] | None = None) -> dict[str, str]:
        merge(self.three, choices or {}, self.mine, self.theirs, self.target)
        names = listing_of(self.target).digests
        return {name: (self.target / name).read_bytes().decode() for name in names}


def both(folder: Path, name: str, mine: str, **more: str) -> dict[str, str]:
    """Change one file on both sides, keep both, and return what became of it and of other files of mine."""
    case = Case(folder, {name: "old", **more}, {name: mine, **more}, {name: "theirs", **more})
    assert case.three.conflicts == (Conflict(name, SideChange.CHANGED, SideChange.CHANGED, EVERYTHING, name),)
    return case.merged({name: Choice.BOTH})


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a", "a", "b", "theirs"),
        ("a", "b", "a", "mine"),
        ("a", "b", "b", "theirs"),
        ("a", None, "a", "mine"),
        ("a", "a", None, "theirs"),
        ("a", None, None, "theirs"),
        (None, "a", None, "mine"),
        (None, None, "a", "theirs"),
        (None, "a", "a", "theirs"),
        ("a", "b", "c", "conflict"),
        (None, "b", "c", "conflict"),
        ("a", "b", None, "conflict"),
        ("a", None, "c", "conflict"),
    ],
)
def test_each_file_is_compared_three_ways(
    tmp_path: Path, base: str | None, mine: str | None, theirs: str | None, expected: str
) -> None:
    def files(text: str | None) -> dict[str, str]:
        return {"keep.md": "x"} | ({} if text is None else {"notes/a.md": text})

    case = Case(tmp_path, files(base), files(mine), files(theirs))
    assert bool(case.three.conflicts) is (expected == "conflict")
    assert bool(case.three.kept) is (expected == "mine")
    for choice in (Choice.MINE, Choice.THEIRS):
        case.target = tmp_path / f"merged-{choice.value}"
        found = case.merged({one.name: choice for one in case.three.conflicts}).get("notes/a.md")
        is_mine = expected == "mine" or (expected == "conflict" and choice is Choice.MINE)
        assert found == (mine if is_mine else theirs)


@pytest.mark.parametrize(
    ("name", "mine", "theirs"),
    [
        ("pack.yaml", "a", "b"),
        ("media/a.ogg", "a", "b"),
        ("drills/deep/a.yaml", "a", "b"),
        ("notes/a.yaml", "a", "b"),
        ("drills/a.yaml", None, "b"),
        ("drills/a.yaml", "a", None),
    ],
)
def test_only_what_can_stand_beside_may_be_kept_twice(
    tmp_path: Path, name: str, mine: str | None, theirs: str | None
) -> None:
    case = Case(
        tmp_path,
        {name: "old"},
        {} if mine is None else {name: mine},
        {} if theirs is None else {name: theirs},
    )
    (conflict,) = case.three.conflicts
    assert conflict.choices == (Choice.MINE, Choice.THEIRS)


def test_a_version_that_was_written_into_the_pack_file_here_is_no_edit(tmp_path: Path) -> None:
    mine, theirs = HEAD.replace("1.0.0", "1.0.1"), HEAD.replace("1.0.0", "2.0.0") + "licence: CC0-1.0\n"
    case = Case(tmp_path, {"pack.yaml": HEAD}, {"pack.yaml": mine}, {"pack.yaml": theirs})
    assert case.three.is_trivial
    assert case.merged() == {"pack.yaml": theirs}


def test_a_new_version_alone_leaves_the_pack_file_mine(tmp_path: Path) -> None:
    mine, theirs = HEAD.replace("Shop", "Ours"), HEAD.replace("1.0.0", "2.0.0")
    case = Case(tmp_path, {"pack.yaml": HEAD}, {"pack.yaml": mine}, {"pack.yaml": theirs})
    assert case.three.kept == ("pack.yaml",)
    assert case.merged() == {"pack.yaml": mine.replace("1.0.0", "2.0.0")}


WINDOWS, UNIX = "# Note\r\n\r\nA line.\r\n", "# Note\n\nA line.\n"


@pytest.mark.parametrize(("delivered", "here"), [(UNIX, WINDOWS), (WINDOWS, UNIX)])
def test_line_ends_alone_are_no_edit(tmp_path: Path, delivered: str, here: str) -> None:
    theirs = delivered + "Another line."
    case = Case(tmp_path, {"notes/a.md": delivered}, {"notes/a.md": here}, {"notes/a.md": theirs})
    assert case.three.is_trivial


def test_the_same_edit_with_other_line_ends_is_no_conflict(tmp_path: Path) -> None:
    case = Case(tmp_path, {"notes/a.md": "old"}, {"notes/a.md": WINDOWS}, {"notes/a.md": UNIX})
    assert case.three.is_trivial


def test_bytes_that_look_like_line_ends_count_in_a_recording(tmp_path: Path) -> None:
    case = Case(tmp_path, {"media/a.ogg": UNIX}, {"media/a.ogg": WINDOWS}, {"media/a.ogg": "new"})
    assert [one.name for one in case.three.conflicts] == ["media/a.ogg"]
    case = Case(tmp_path / "2", {"media/a.ogg": "old"}, {"media/a.ogg": WINDOWS}, {"media/a.ogg": UNIX})
    assert [one.name for one in case.three.conflicts] == ["media/a.ogg"]


def test_a_new_version_alone_leaves_the_pack_file_mine_also_with_other_line_ends(tmp_path: Path) -> None:
    mine, theirs = HEAD.replace("Shop", "Ours"), HEAD.replace("1.0.0", "2.0.0").replace("\n", "\r\n")
    case = Case(tmp_path, {"pack.yaml": HEAD}, {"pack.yaml": mine}, {"pack.yaml": theirs})
    assert case.three.kept == ("pack.yaml",)


@pytest.mark.parametrize(
    ("files", "others", "is_so"),
    [
        ({"a.md": UNIX}, {"a.md": WINDOWS}, True),
        ({"a.md": UNIX}, {"a.md": UNIX}, False),
        ({"a.md": UNIX}, {"a.md": WINDOWS, "b.md": ""}, False),
        ({"a.md": UNIX}, {"a.md": WINDOWS + "more"}, False),
    ],
)
def test_two_sides_may_differ_in_line_ends_alone(
    tmp_path: Path, files: Files, others: Files, *, is_so: bool
) -> None:
    one, other = (
        Side.of(write(tmp_path / name, these), "1") for name, these in (("a", files), ("b", others))
    )
    assert line_ends_alone(one, other) is is_so


def test_a_pack_file_that_was_deleted_here_is_a_conflict(tmp_path: Path) -> None:
    case = Case(tmp_path, {"pack.yaml": HEAD}, {"a.md": "x"}, {"pack.yaml": HEAD + "licence: x\n"})
    (conflict,) = case.three.conflicts
    assert (conflict.mine, conflict.theirs) == (SideChange.REMOVED, SideChange.CHANGED)


def test_a_scenario_beside_theirs_takes_its_samples_with_it(tmp_path: Path) -> None:
    samples = "scenario: late\nsamples: []\n"
    files = both(
        tmp_path,
        "drills/a.yaml",
        "id: late\ntitle: Late\n",
        **{"samples/x.yml": samples, "samples/y.yaml": "scenario: other\n"},
    )
    assert files["drills/a.yaml"] == "theirs"
    assert files["drills/a-mine.yaml"] == 'id: late-mine\ntitle: "Late (mine)"\n'
    assert files["samples/x-mine.yml"] == samples.replace("late", "late-mine")
    assert files["samples/x.yml"] == samples
    assert "samples/y-mine.yaml" not in files


def test_the_mark_of_a_title_is_in_its_own_language(tmp_path: Path) -> None:
    head = {"pack.yaml": "id: a\nversion: 1.0.0\nlanguage: ja-JP\n"}
    files = both(tmp_path, "quizzes/a.yaml", "id: q\ntitle: 配送\n", **head)
    assert files["quizzes/a-mine.yaml"] == 'id: q-mine\ntitle: "配送（自分の版）"\n'
    english = both(tmp_path / "2", "quizzes/a.yaml", "id: q\ntitle: A\nlanguage: en\n", **head)
    assert english["quizzes/a-mine.yaml"] == 'id: q-mine\ntitle: "A (mine)"\nlanguage: en\n'


def test_a_seminar_stands_beside_theirs_under_a_name_of_its_own(tmp_path: Path) -> None:
    files = both(tmp_path, "seminars/a.yaml", "id: s\ntitle: A\n", **{"pack.yaml": "id: a\nversion: 1.0.0\n"})
    assert files["seminars/a-mine.yaml"] == 'id: s-mine\ntitle: "A (mine)"\n'


def test_a_note_beside_theirs_is_marked_in_its_heading(tmp_path: Path) -> None:
    files = both(tmp_path, "notes/a.md", "Before\n\n# Times  \n\nText\n# More\n")
    assert files["notes/a-mine.md"] == "Before\n\n# Times (mine)  \n\nText\n# More\n"
    assert both(tmp_path / "2", "notes/a.md", "No heading")["notes/a-mine.md"] == "No heading"


def test_samples_are_kept_twice_for_the_same_scenario(tmp_path: Path) -> None:
    files = both(tmp_path, "samples/a.yaml", "scenario: late\n")
    assert files["samples/a-mine.yaml"] == "scenario: late\n"


def test_samples_go_with_their_scenario_where_both_are_kept_twice(tmp_path: Path) -> None:
    drill, sample = "drills/a.yaml", "samples/a.yaml"
    case = Case(
        tmp_path,
        {drill: "old", sample: "old"},
        {drill: "id: late\n", sample: "scenario: late\n"},
        {drill: "id: late\n# theirs", sample: "theirs"},
    )
    files = case.merged({drill: Choice.BOTH, sample: Choice.BOTH})
    assert {name for name in files if "mine" in name} == {"drills/a-mine.yaml", "samples/a-mine.yaml"}
    assert files["samples/a-mine.yaml"] == "scenario: late-mine\n"


def test_an_id_of_its_own_is_free_and_not_too_long(tmp_path: Path) -> None:
    long = "a" * 62
    more = {"drills/a-mine.yaml": "x", "drills/other.yaml": f"id: {'a' * 59}-mine\n"}
    files = both(tmp_path, "drills/a.yaml", f"id: {long}\ntitle: A\n", **more)
    assert files["drills/a-mine-2.yaml"].startswith(f"id: {'a' * 57}-mine-2\n")


def test_what_is_hidden_comes_along_and_what_systems_hide_does_not(tmp_path: Path) -> None:
    case = Case(tmp_path, {"a.md": "x"}, {"deep/b.md": "y"}, {"a.md": "x"})
    write(case.mine.folder, {".git/HEAD": "ref", ".gitignore": "*.bak", ".DS_Store": "?", ".dojopack/x": "?"})
    (case.mine.folder / ".link").symlink_to("nowhere")
    case.merged()
    assert other_in(case.target, digests(listing_of(case.target))) == (".git", ".gitignore", ".link")
    assert (case.target / ".git" / "HEAD").read_text() == "ref"
    assert (case.target / ".link").is_symlink()
    assert (case.target / "deep" / "b.md").read_text() == "y"
    assert not (case.target / "a.md").exists()


def test_what_is_hidden_deeper_and_what_no_pack_holds_comes_along_unless_theirs_is_chosen(
    tmp_path: Path,
) -> None:
    base = {"drills/a.yaml": "x", "media/b.wav": "x", "media/c.wav": "x"}
    case = Case(tmp_path, base, {"drills/a.yaml": "x"}, {**base, "media/c.wav": "new"})
    write(case.mine.folder, {"drills/.a.yaml.draft": "mine"})
    (case.mine.folder / "media").mkdir()
    for name in ("b.wav", "c.wav"):
        (case.mine.folder / "media" / name).symlink_to("/nowhere")
    case.merged({"media/c.wav": Choice.THEIRS})
    assert (case.target / "drills" / ".a.yaml.draft").read_text() == "mine"
    assert (case.target / "media" / "b.wav").is_symlink()
    assert (case.target / "media" / "c.wav").read_text() == "new"


@pytest.mark.parametrize(("name", "choice"), [("pack.yaml", Choice.MINE), ("notes/a.md", Choice.BOTH)])
def test_a_file_that_is_no_utf8_stays_letter_by_letter(tmp_path: Path, name: str, choice: Choice) -> None:
    case = Case(tmp_path, {name: "title: a"}, {name: "title: b"}, {name: "title: c"})
    raw = "title: 店の応対".encode("cp932")
    (case.mine.folder / name).write_bytes(raw)
    merge(case.three, {name: choice}, case.mine, case.theirs, case.target)
    kept = [path.read_bytes() for path in case.target.rglob("*") if path.is_file()]
    assert raw in kept


def test_a_name_that_changed_its_case_alone_is_given_up_before_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(tmp_path, {"notes/a.md": "x"}, {"notes/A.md": "mine"}, {"notes/a.md": "x"})
    were_there: list[bool] = []
    real = shutil.copyfile

    def copy(source: Path, target: Path, **how: bool) -> None:
        if source.name == "A.md":
            were_there.append((target.parent / "a.md").exists())
        real(source, target, **how)

    monkeypatch.setattr("trainer.packs.merged.shutil.copyfile", copy)
    assert case.merged() == {"notes/A.md": "mine"}
    assert were_there == [False]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "changes"),
    [
        ({}, "Extra.md", "extra.md", (SideChange.ADDED, SideChange.ADDED)),
        ({"extra.md": "old"}, "Extra.md", "extra.md", (SideChange.ADDED, SideChange.CHANGED)),
        ({"Extra.md": "old"}, "Extra.md", "extra.md", (SideChange.CHANGED, SideChange.ADDED)),
    ],
)
def test_names_that_differ_in_case_alone_are_one_file_in_conflict(
    tmp_path: Path, base: Files, mine: str, theirs: str, changes: tuple[SideChange, SideChange]
) -> None:
    ours, other = f"notes/{mine}", f"notes/{theirs}"
    common = {f"notes/{name}": text for name, text in base.items()}
    case = Case(tmp_path, common, {ours: "mine"}, {other: "theirs"})
    assert case.three.kept == ()
    assert case.three.conflicts == (Conflict(ours, *changes, EVERYTHING, other),)
    for choice, expected in (
        (Choice.MINE, {ours: "mine"}),
        (Choice.THEIRS, {other: "theirs"}),
        (Choice.BOTH, {other: "theirs", "notes/Extra-mine.md": "mine"}),
    ):
        case.target = tmp_path / f"merged-{choice.value}"
        assert case.merged({ours: choice}) == expected


def test_one_text_under_names_that_differ_in_case_alone_is_theirs(tmp_path: Path) -> None:
    case = Case(tmp_path, {}, {"notes/A.md": "same"}, {"notes/a.md": "same"})
    assert case.three.is_trivial
    assert case.merged() == {"notes/a.md": "same"}


def test_keeping_both_reads_no_file_that_has_nothing_to_do_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {f"drills/{number}.yaml": f"id: d{number}\ntitle: D\n" for number in range(9)}
    more |= {f"samples/{number}.yaml": f"scenario: d{number}\n" for number in range(9)}
    read: list[str] = []
    real = YAML.compose

    def compose(yaml: YAML, text: str) -> object:
        read.append(text)
        return real(yaml, text)

    monkeypatch.setattr(YAML, "compose", compose)
    files = both(tmp_path, "drills/late.yaml", "id: late\ntitle: Late\n", **more)
    assert files["drills/late-mine.yaml"] == 'id: late-mine\ntitle: "Late (mine)"\n'
    assert set(read) == {"id: late\ntitle: Late\n"}
    assert len(read) == 2, "once for its values, once to write others"


def test_an_id_that_is_taken_is_known_however_it_is_written(tmp_path: Path) -> None:
    more = {"drills/a.yaml": 'id: "late-m\\x69ne"\n', "drills/late-mine-2.yaml": "title: A\n"}
    files = both(tmp_path, "drills/late.yaml", "id: late\ntitle: Late\n", **more)
    assert files["drills/late-mine.yaml"].startswith("id: late-mine-3\n")
