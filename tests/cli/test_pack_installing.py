"""``pack install``, ``update``, ``remove``, ``list`` and ``diff`` as somebody at a terminal meets them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stand import Outcome, Stand
from tests.packs.builders import changed, write_pack
from tests.services.counter import DRILL, PACK_ID, swift_check
from tests.wording.sentences import demand_sentence
from trainer.cli.statuses import FINE, MENDABLE
from trainer.wording.catalogue import set_language


class Desk:
    """A terminal with editions of a pack to install."""

    def __init__(self, stand: Stand, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stand = stand
        self.folder = folder
        self._typed: Iterator[str] = iter(())
        self.questions: list[str] = []
        stand.width = 200
        monkeypatch.setattr("trainer.services.installing.check_folder", swift_check)
        monkeypatch.setattr("trainer.cli.installing.read_text", self._read)
        self._monkeypatch = monkeypatch

    def _read(self, prompt: str) -> str:
        self.questions.append(prompt)
        return next(self._typed)

    def sit_down(self) -> None:
        """Somebody is there to be asked."""
        self._monkeypatch.setattr("trainer.cli.installing.is_interactive", lambda: True)

    def edition(self, version: str, drill: str | None = None) -> Path:
        changes: dict[str, str | bytes | None] = {"pack.yaml": changed("pack.yaml", "1.2.0", version)}
        return write_pack(self.folder / version, changes | ({DRILL: drill} if drill else {}))

    def run(self, *arguments: object, typed: tuple[str, ...] = ()) -> Outcome:
        self._typed = iter(typed)
        return self.stand.run("pack", *map(str, arguments))

    def listed(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(self.run("list", "--json").out)
        return [one for one in found if one["id"] == PACK_ID]

    def edit(self) -> None:
        """Edit the scenario here, and write an edition that changes it too."""
        assert self.run("install", self.edition("1.0.0"), "--yes").status == FINE
        text = changed(DRILL, "points: 20", "points: 30")
        (self.stand.paths.packs / PACK_ID / DRILL).write_text(text, encoding="utf-8", newline="")
        self.edition("1.1.0", changed(DRILL, "points: 20", "points: 25"))


@pytest.fixture
def desk(stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(stand, tmp_path, monkeypatch)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_is_shown_and_asked_before_a_pack_comes(desk: Desk, language: str) -> None:
    set_language(language)
    desk.sit_down()
    refused = desk.run("install", desk.edition("1.0.0"), typed=("n",))
    assert refused.status == MENDABLE
    assert desk.listed() == []
    done = desk.run("install", desk.edition("1.0.0"), typed=("y",))
    assert done.status == FINE
    for fact in (PACK_ID, "Training team", "1.0.0"):
        assert fact in done.out
    for line in (done.out.splitlines()[0], done.out.splitlines()[-1], desk.questions[0]):
        demand_sentence(line, language)
    (listed,) = desk.listed()
    assert listed["version"] == "1.0.0"
    assert isinstance(listed["contents"], dict)
    assert (listed["contents"]["scenarios"], listed["contents"]["quizzes"]) == (1, 0)


def test_without_somebody_to_ask_nothing_is_done(desk: Desk) -> None:
    done = desk.run("install", desk.edition("1.0.0"))
    assert done.status == MENDABLE
    assert "--yes" in done.out
    assert desk.listed() == []


def test_several_are_installed_and_a_broken_one_does_not_hinder_the_others(desk: Desk) -> None:
    broken = desk.edition("0.9.0", "id: [")
    done = desk.run("install", broken, desk.folder / "nothing", desk.edition("1.0.0"), "--yes")
    assert done.status == MENDABLE
    assert f"{DRILL}:" in done.out
    assert "There is nothing at" in done.out
    assert [one["version"] for one in desk.listed()] == ["1.0.0"]


def test_an_update_shows_what_it_changes(desk: Desk) -> None:
    desk.run("install", desk.edition("1.0.0"), "--yes")
    done = desk.run("update", desk.edition("1.1.0", changed(DRILL, "points: 20", "points: 25")), "--yes")
    assert done.status == FINE
    assert "from 1.0.0 to 1.1.0" in done.out
    assert "points: 20 → 25" in done.out
    assert desk.run("update", desk.folder / "1.1.0", "--yes").status == FINE  # it is here: nothing to do


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_edited_or_broken_here_is_not_said_to_be_the_same(desk: Desk, language: str) -> None:
    set_language(language)
    source = desk.edition("1.0.0")
    first = desk.run("install", source, "--yes")
    assert first.status == FINE
    said = set()
    for text, status in ((None, FINE), ("# a comment\n", FINE), ("id: [", MENDABLE)):
        if text is not None:
            (desk.stand.paths.packs / PACK_ID / "pack.yaml").write_text(
                text + (source / "pack.yaml").read_text(encoding="utf-8"), encoding="utf-8"
            )
        again = desk.run("install", source, "--yes")
        assert again.status == status
        demand_sentence(again.out.splitlines()[0], language)
        said.add(again.out.splitlines()[0])
    assert len(said) == 3


def test_an_update_of_what_is_not_here_does_not_install_it(desk: Desk) -> None:
    done = desk.run("update", desk.edition("1.0.0"), "--yes")
    assert done.status == MENDABLE
    assert "pack install" in done.out
    assert desk.listed() == []


def test_a_downgrade_has_to_be_meant(desk: Desk) -> None:
    desk.run("install", desk.edition("2.0.0"), "--yes")
    older = desk.edition("1.0.0")
    assert desk.run("install", older, "--yes").status == MENDABLE
    assert desk.run("install", older, "--yes", "--downgrade").status == FINE
    desk.run("install", desk.folder / "2.0.0", "--yes")
    desk.sit_down()
    assert desk.run("install", older, typed=("y",)).status == FINE
    assert desk.questions == ["Go back to the older version? (y/n) "]
    assert [one["version"] for one in desk.listed()] == ["1.0.0"]


def test_a_stranger_has_to_be_meant(desk: Desk) -> None:
    desk.run("install", desk.edition("1.0.0"), "--yes")
    head = changed("pack.yaml", "A little shop", "Else").replace("Training team", "Somebody")
    drill = changed(DRILL, "id: parcel\n", "id: letter\n")
    files: dict[str, str | bytes | None] = {"pack.yaml": head, DRILL: drill, "samples/parcel.yaml": None}
    stranger = write_pack(desk.folder / "stranger", files)
    unasked = desk.run("install", stranger)
    assert (unasked.status, "“--yes --anyway”" in unasked.out) == (MENDABLE, True)
    refused = desk.run("install", stranger, "--yes")
    assert refused.status == MENDABLE
    assert "evidently another pack" in refused.out
    desk.sit_down()
    assert desk.run("install", stranger, typed=("n",)).status == MENDABLE
    assert desk.questions == ["Install it all the same? (y/n) "]
    assert desk.run("install", stranger, "--yes", "--anyway").status == FINE


def test_each_file_that_both_sides_changed_is_asked_for(desk: Desk) -> None:
    desk.edit()
    assert desk.run("update", desk.folder / "1.1.0", "--yes").status == MENDABLE
    desk.sit_down()
    done = desk.run("update", desk.folder / "1.1.0", typed=("x", "B", "y"))
    assert done.status == FINE
    assert "edited here, changed in the new version" in done.out
    shown, _heading, chosen = done.out.partition("With what you chose")
    assert "these are the changes if theirs is taken" in shown
    assert "(mine)" not in shown
    assert "(mine)" in chosen
    assert "if theirs is taken" not in chosen
    assert [question[:20] for question in desk.questions] == [f"{DRILL}: "[:20]] * 2 + ["Update it? (y/n) "]
    (listed,) = desk.listed()
    assert listed["edited"] == ["drills/parcel-mine.yaml", "samples/parcel-mine.yaml"]


@pytest.mark.parametrize("how", [("--mine",), ("--theirs", "--file", f"{DRILL}=mine")])
def test_choices_can_be_made_before(desk: Desk, how: tuple[str, ...]) -> None:
    desk.edit()
    done = desk.run("update", desk.folder / "1.1.0", "--yes", *how)
    assert done.status == FINE
    assert "25" not in done.out  # what stays as it is here is no change
    (listed,) = desk.listed()
    assert (listed["version"], listed["edited"]) == ("1.1.0", [DRILL])


def test_all_that_is_missing_is_named_at_once(desk: Desk) -> None:
    desk.edit()
    done = desk.run("update", desk.folder / "1.1.0")
    assert done.status == MENDABLE
    for option in ("“--yes”", "--mine", "--theirs"):
        assert option in done.out
    assert "--mine" not in desk.run("update", desk.folder / "1.1.0", "--theirs").out


def test_a_choice_for_a_file_without_a_conflict_is_refused(desk: Desk) -> None:
    desk.edit()
    done = desk.run("update", desk.folder / "1.1.0", "--yes", "--theirs", "--file", "notes/x.md=both")
    assert done.status == MENDABLE
    assert "notes/x.md" in done.out


def test_where_both_cannot_stand_mine_is_kept(desk: Desk) -> None:
    desk.edit()
    (desk.stand.paths.packs / PACK_ID / DRILL).unlink()
    (desk.stand.paths.packs / PACK_ID / "samples/parcel.yaml").unlink()
    text = changed(DRILL, "id: parcel\n", "id: own\n")
    (desk.stand.paths.packs / PACK_ID / "drills/own.yaml").write_text(text, encoding="utf-8")
    desk.sit_down()
    assert desk.run("update", desk.folder / "1.1.0", typed=("b", "m", "y")).status == FINE
    assert desk.questions[0] == f"{DRILL}: keep (m)ine or take (t)heirs? "
    (listed,) = desk.listed()
    assert listed["edited"] == ["drills/own.yaml", DRILL, "samples/parcel.yaml"]
    source = desk.edition("1.2.0", changed(DRILL, "points: 20", "points: 26"))
    assert desk.run("update", source, "--yes", "--both").status == FINE


def test_removing_asks_and_keeps_what_was_edited(desk: Desk) -> None:
    desk.edit()
    assert desk.run("remove", PACK_ID).status == MENDABLE
    desk.sit_down()
    asked = desk.run("remove", PACK_ID, typed=("n",))
    assert asked.status == MENDABLE
    assert f"edited here: {DRILL}" in asked.out
    assert len(desk.listed()) == 1
    assert desk.run("remove", PACK_ID, typed=("y",)).status == FINE
    assert desk.listed() == []
    assert (desk.stand.paths.removed_packs / PACK_ID / DRILL).is_file()
    desk.run("install", desk.folder / "1.0.0", "--yes")
    gone = desk.run("remove", PACK_ID, "--yes")
    assert gone.status == FINE
    assert "removed-packs" not in gone.out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_pack_of_ones_own_is_removed_and_it_is_said_how_to_bring_it_back(desk: Desk, language: str) -> None:
    set_language(language)
    desk.stand.width = 1000
    own = write_pack(desk.stand.paths.packs / "mine")
    desk.sit_down()
    done = desk.run("remove", PACK_ID, typed=("y",))
    assert done.status == FINE
    kept = desk.stand.paths.removed_packs / PACK_ID
    asked, said = done.out.split(str(kept))
    assert str(kept.parent) in asked
    assert str(own.parent) in said
    assert desk.listed() == []
    demand_sentence(done.out, language)
    shutil.move(kept, own)
    assert [one["origin"] for one in desk.listed()] == ["own"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_bundled_pack_stays_and_it_is_said_why(desk: Desk, language: str) -> None:
    set_language(language)
    done = desk.run("remove", "tsugite-support-en")
    assert done.status == MENDABLE
    demand_sentence(done.err, language)


def test_the_list_tells_where_each_pack_comes_from_and_how_it_stands(desk: Desk) -> None:
    desk.edit()
    out = desk.run("list").out
    assert "came with the program" in out
    assert f"edited here: {DRILL}" in out
    (one,) = desk.listed()
    assert (one["origin"], one["source"], one["signed"]) == ("installed", "1.0.0", "unsigned")


def test_the_list_tells_where_a_pack_lies_and_what_is_wrong_with_it(desk: Desk) -> None:
    folder = desk.stand.paths.packs / PACK_ID
    desk.run("install", desk.edition("1.0.0"), "--yes")
    assert f"  {folder}\n" in desk.run("list").out
    (folder / "pack.yaml").write_text("id: [", encoding="utf-8")
    out = desk.run("list").out
    assert "  pack.yaml:1:" in out
    assert f"pack check {folder}" in out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_two_packs_are_compared_with_the_exit_status_of_diff(desk: Desk, language: str) -> None:
    set_language(language)
    old, new = desk.edition("1.0.0"), desk.edition("1.1.0", changed(DRILL, "points: 20", "points: 25"))
    same = desk.run("diff", old, old)
    assert same.status == 0
    demand_sentence(same.out, language)
    desk.run("install", old, "--yes")
    told = desk.run("diff", PACK_ID, new)
    assert told.status == 1
    demand_sentence(told.out.splitlines()[0], language)
    assert "20 → 25" in told.out
    windows = write_pack(desk.folder / "windows", {"pack.yaml": changed("pack.yaml", "1.2.0", "1.0.0")})
    for path in (one for one in windows.rglob("*") if one.suffix in (".yaml", ".md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ends = desk.run("diff", old, windows)
    assert ends.status == 1, ends.out
    assert "→" not in ends.out
    demand_sentence(ends.out, language)
    assert json.loads(desk.run("diff", old, windows, "--json").out)["line_ends_alone"] is True
    data = json.loads(desk.run("diff", old, new, "--json").out)
    assert [(item["kind"], item["change"]) for item in data["items"]] == [
        ("pack", "changed"),
        ("criterion", "changed"),
    ]
    assert data["items"][1]["fields"] == [{"field": "points", "before": "20", "after": "25"}]
    assert desk.run("diff", old, "nowhere").status == 2
    assert desk.run("diff", old, desk.edition("0.1.0", "id: [")).status == 2


def test_nobody_is_asked_to_mend_lines_of_what_is_no_archive(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "cut.dojopack"
    file.write_bytes(b"PK\3\4" + bytes(50))
    refused = desk.run("install", file, "--yes")
    assert refused.status == MENDABLE
    assert "once more" in " ".join((refused.out + refused.err).split())
    assert "lines" not in refused.out + refused.err
