"""Packs come, are updated with the edits made here kept, and go; else it is refused, and nothing changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packs.builders import FILES, changed, write_pack
from tests.services.counter import DRILL, PACK_ID, Counter, swift_check
from trainer.core.errors import PackError, UserFacingError
from trainer.core.merging import Choice, Conflict, SideChange
from trainer.core.pack_difference import ChangeKind, ItemKind, PackDifference
from trainer.services.installing import Doubt, Origin, PlanKind

NOTE, SAMPLES = "notes/shipping.md", "samples/parcel.yaml"


def refused(code: str, action: Callable[[], object]) -> UserFacingError:
    with pytest.raises(UserFacingError) as caught:
        action()
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setattr("trainer.services.installing.check_folder", swift_check)
    return Counter(tmp_path)


def test_a_new_pack_comes_into_place_and_on_the_shelf(counter: Counter) -> None:
    plan = counter.installing.look(counter.edition("1.0.0"))
    assert (plan.kind, plan.present, plan.difference, plan.conflicts) == (PlanKind.NEW, None, None, ())
    here = counter.installing.install(plan)
    assert (here.origin, here.id, here.version, here.edited) == (Origin.INSTALLED, PACK_ID, "1.0.0", ())
    assert here.is_used
    assert here.folder == counter.packs / PACK_ID
    assert counter.versions() == ["1.0.0"]
    assert counter.leftovers() == []


def test_what_is_only_looked_at_leaves_nothing(counter: Counter) -> None:
    plan = counter.plan(counter.edition("1.0.0"))
    counter.installing.discard(plan)
    assert [path.name for path in counter.packs.iterdir()] == []


def test_an_archive_is_installed_like_a_folder(counter: Counter) -> None:
    plan = counter.sharing.look(counter.edition("1.0.0"))
    archive = counter.folder / "shop.dojopack"
    counter.sharing.build(plan, archive)
    here = counter.installing.install(counter.installing.look(archive))
    assert here.record is not None
    assert (here.record.source, here.record.serial, here.edited) == ("shop.dojopack", 1, ())


def test_an_update_takes_the_place_and_tells_what_it_changes(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0"))
    plan = counter.installing.look(
        counter.edition("1.1.0", {DRILL: changed(DRILL, "points: 20", "points: 25")})
    )
    assert plan.kind is PlanKind.UPDATE
    assert plan.present is not None
    assert plan.present.version == "1.0.0"
    assert plan.difference is not None
    assert [item.kind for item in plan.difference.items] == [ItemKind.PACK, ItemKind.CRITERION]
    here = counter.installing.install(plan)
    assert here.record is not None
    assert (here.record.serial, here.version) == (2, "1.1.0")
    assert counter.versions() == ["1.1.0"]
    assert [path.name for path in counter.packs.iterdir() if path.name != ".lock"] == [here.folder.name]


def test_the_same_content_is_already_here(counter: Counter) -> None:
    source = counter.edition("1.0.0")
    counter.install(source)
    plan = counter.plan(source)
    assert plan.kind is PlanKind.SAME
    refused("install-same", lambda: counter.installing.install(plan))


def test_the_same_content_is_already_here_also_if_it_was_edited_since(counter: Counter) -> None:
    source = counter.edition("1.0.0")
    counter.edit(counter.install(source), NOTE, "# Shipping\n\nEdited.\n")
    assert counter.plan(source).kind is PlanKind.SAME


def test_other_content_under_the_same_version_is_told_as_such(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0"))
    source = counter.edition("1.0.0", {NOTE: "# Shipping times\n\nNine days.\n"})
    assert counter.plan(source).kind is PlanKind.SAME_VERSION
    counter.install(source)
    assert counter.texts()[NOTE].endswith("Nine days.\n")


def test_an_older_version_is_installed_only_if_it_was_allowed(counter: Counter) -> None:
    counter.install(counter.edition("2.0.0"))
    plan = counter.installing.look(counter.edition("2.0.0-rc.1"))
    assert plan.kind is PlanKind.DOWNGRADE
    refused("install-downgrade", lambda: counter.installing.install(plan))
    assert counter.versions() == ["2.0.0"]
    here = counter.installing.install(plan, allow_downgrade=True)
    assert here.record is not None
    assert (here.version, here.record.serial) == ("2.0.0-rc.1", 2)
    assert counter.versions() == ["2.0.0-rc.1"]


def test_the_version_as_delivered_counts_and_not_what_was_written_into_it(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    text = counter.texts()["pack.yaml"].replace("1.0.0", "9.0.0")
    counter.edit(folder, "pack.yaml", text)
    plan = counter.plan(counter.edition("1.1.0"))
    assert plan.kind is PlanKind.UPDATE
    assert plan.conflicts == ()


def test_a_source_that_is_not_there_is_named(counter: Counter) -> None:
    error = refused("install-no-source", lambda: counter.installing.look(counter.folder / "nothing"))
    assert error.data["source"] == str(counter.folder / "nothing")


def told(difference: PackDifference | None) -> set[tuple[ChangeKind, ItemKind, str]]:
    assert difference is not None
    return {(one.change, one.kind, one.title) for one in difference.items}


def test_edits_made_here_alone_stay(counter: Counter) -> None:
    old = {"notes/old.md": "# Old\n"}
    folder = counter.install(counter.edition("1.0.0", old))
    counter.edit(folder, NOTE, "# Shipping times\n\nMine.\n")
    counter.edit(folder, "notes/own.md", "# My own\n")
    counter.edit(folder, "notes/old.md", None)
    source = counter.edition("1.1.0", {DRILL: changed(DRILL, "points: 20", "points: 25"), **old})
    plan = counter.installing.look(source)
    assert plan.conflicts == ()
    assert plan.kept_edits == ("notes/old.md", "notes/own.md", NOTE)
    assert {kind for _change, kind, _title in told(plan.difference)} == {ItemKind.PACK, ItemKind.CRITERION}
    here = counter.installing.install(plan)
    texts = counter.texts()
    assert texts[NOTE].endswith("Mine.\n")
    assert "points: 25" in texts[DRILL]
    assert "notes/own.md" in texts
    assert "notes/old.md" not in texts
    assert here.edited == plan.kept_edits
    assert here.version == "1.1.0"


def test_what_both_sides_did_alike_is_no_edit_any_more(counter: Counter) -> None:
    text = "# Shipping times\n\nNine days.\n"
    counter.edit(counter.install(counter.edition("1.0.0")), NOTE, text)
    plan = counter.installing.look(counter.edition("1.1.0", {NOTE: text}))
    assert (plan.conflicts, plan.kept_edits) == ((), ())
    assert counter.installing.install(plan).edited == ()


def conflict(counter: Counter) -> Path:
    """Edit scenario and samples here, and return an edition that changes them too."""
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, DRILL, changed(DRILL, "points: 20", "points: 30"))
    counter.edit(folder, SAMPLES, str(FILES[SAMPLES]).replace("I am sorry.", "Sorry about that."))
    return counter.edition("1.1.0", {DRILL: changed(DRILL, "points: 20", "points: 25")})


def test_an_edit_on_both_sides_needs_a_choice(counter: Counter) -> None:
    plan = counter.installing.look(conflict(counter))
    assert plan.conflicts == (
        Conflict(
            DRILL, SideChange.CHANGED, SideChange.CHANGED, (Choice.MINE, Choice.THEIRS, Choice.BOTH), DRILL
        ),
    )
    assert plan.kept_edits == (SAMPLES,)
    mine, theirs = counter.installing.both_texts(plan, DRILL)
    assert "points: 30" in mine
    assert "points: 25" in theirs
    error = refused("install-choice-missing", lambda: counter.installing.install(plan))
    assert error.data["names"] == [DRILL]
    refused(
        "install-choice-impossible",
        lambda: counter.installing.install(plan, {DRILL: Choice.MINE, "x": Choice.MINE}),
    )
    assert counter.versions() == ["1.0.0"]


def test_what_is_told_is_what_will_be_here_with_the_choices_taken(counter: Counter) -> None:
    plan = counter.installing.look(conflict(counter))
    head = (ChangeKind.CHANGED, ItemKind.PACK, "A little shop")
    assert told(plan.difference) > {head}  # as if theirs was taken
    for choice in plan.conflicts[0].choices:
        difference = counter.installing.difference(plan, {DRILL: choice})
        assert (told(difference) == {head}) is (choice is Choice.MINE)
        assert (ItemKind.SCENARIO in {kind for _change, kind, _title in told(difference)}) is (
            choice is Choice.BOTH
        )


def test_what_stays_as_it_is_here_is_told_neither_as_new_nor_as_gone(counter: Counter) -> None:
    counter.install(conflict(counter), {DRILL: Choice.BOTH})
    plan = counter.plan(counter.edition("1.2.0", {DRILL: changed(DRILL, "points: 20", "points: 25")}))
    assert plan.kept_edits
    assert told(plan.difference) == {(ChangeKind.CHANGED, ItemKind.PACK, "A little shop")}


@pytest.mark.parametrize(("choice", "points"), [(Choice.MINE, 30), (Choice.THEIRS, 25)])
def test_one_side_is_kept(counter: Counter, choice: Choice, points: int) -> None:
    counter.install(conflict(counter), {DRILL: choice})
    texts = counter.texts()
    assert f"points: {points}" in texts[DRILL]
    assert "Sorry about that." in texts[SAMPLES]
    assert counter.versions() == ["1.1.0"]


def test_both_are_kept_with_mine_under_an_id_of_its_own_and_its_samples_with_it(counter: Counter) -> None:
    here = counter.installing.install(counter.installing.look(conflict(counter)), {DRILL: Choice.BOTH})
    assert here.pack is not None
    mine, theirs = here.pack.scenarios
    assert (theirs.id, theirs.turns[0].criteria[0].points) == ("parcel", 25)
    assert (mine.id, mine.turns[0].criteria[0].points) == ("parcel-mine", 30)
    assert mine.title == f"{theirs.title} (mine)"
    assert [(one.scenario_id, one.reply) for one in here.pack.samples] == [
        ("parcel-mine", "Sorry about that."),
        ("parcel", "Sorry about that."),
    ]
    assert here.edited == ("drills/parcel-mine.yaml", "samples/parcel-mine.yaml", SAMPLES)


def test_both_once_more_finds_another_id(counter: Counter) -> None:
    folder = counter.install(conflict(counter), {DRILL: Choice.BOTH})
    counter.edit(folder, DRILL, changed(DRILL, "points: 20", "points: 31"))
    source = counter.edition("1.2.0", {DRILL: changed(DRILL, "points: 20", "points: 26")})
    here = counter.installing.install(counter.installing.look(source), {DRILL: Choice.BOTH})
    assert here.pack is not None
    assert {one.id for one in here.pack.scenarios} == {"parcel", "parcel-mine", "parcel-mine-2"}


def test_a_pack_file_edited_here_gets_the_version_of_the_update(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, "pack.yaml", counter.texts()["pack.yaml"].replace("A little shop", "Our shop"))
    plan = counter.installing.look(counter.edition("1.1.0"))
    assert (plan.conflicts, plan.kept_edits) == ((), ("pack.yaml",))
    here = counter.installing.install(plan)
    assert here.pack is not None
    assert (here.pack.title, here.pack.version, here.edited) == ("Our shop", "1.1.0", ("pack.yaml",))


def test_a_pack_file_changed_on_both_sides_is_mine_or_theirs(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, "pack.yaml", counter.texts()["pack.yaml"].replace("A little shop", "Our shop"))
    plan = counter.installing.look(counter.edition("1.1.0", passages={"A little shop": "The shop"}))
    (clash,) = plan.conflicts
    assert clash.choices == (Choice.MINE, Choice.THEIRS)
    refused("install-choice-impossible", lambda: counter.installing.install(plan, {"pack.yaml": Choice.BOTH}))
    here = counter.installing.install(plan, {"pack.yaml": Choice.MINE})
    assert here.pack is not None
    assert (here.pack.title, here.pack.version) == ("Our shop", "1.1.0")


def test_what_does_not_fit_together_is_told_and_nothing_changes(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, SAMPLES, str(FILES[SAMPLES]).replace("Aki", "Ben"))
    renamed = {DRILL: changed(DRILL, "id: second\n", "id: later\n").replace("go: second", "go: later")}
    text = (
        str(FILES[SAMPLES])
        .replace("turn: opening", "turn: second")
        .replace("ask-order: not-met", "when: met")
    )
    counter.edit(folder, SAMPLES, text.replace("apology: met, ", ""))
    plan = counter.installing.look(counter.edition("1.1.0", renamed))
    assert plan.difference is None
    with pytest.raises(PackError) as caught:
        counter.installing.install(plan)
    assert caught.value.code == "merged-pack-broken"
    assert {problem.file for problem in caught.value.problems} == {SAMPLES}
    assert counter.versions() == ["1.0.0"]
    counter.edit(folder, SAMPLES, str(FILES[SAMPLES]))
    refused("install-changed", lambda: counter.installing.install(plan))
    counter.installing.discard(plan)
    counter.install(counter.edition("1.1.0", renamed))
    assert counter.versions() == ["1.1.0"]


def test_what_is_hidden_in_the_folder_stays(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / ".gitignore").write_text("*.bak")
    updated = counter.install(counter.edition("1.1.0"))
    assert (updated / ".git" / "HEAD").read_text() == "ref"
    assert (updated / ".gitignore").exists()
    kept = counter.installing.remove(PACK_ID)
    assert kept is not None
    assert (kept / ".git" / "HEAD").read_text() == "ref"


def test_a_file_that_no_pack_can_hold_is_never_lost(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    (folder / "drills" / "call.wav").symlink_to(counter.folder / "recordings" / "call.wav")
    plan = counter.installing.look(counter.edition("1.1.0"))
    with pytest.raises(PackError) as caught:
        counter.installing.install(plan)
    assert [one.file for one in caught.value.problems] == ["drills/call.wav"]
    counter.installing.discard(plan)
    kept = counter.installing.remove(PACK_ID)
    assert kept is not None
    assert (kept / "drills" / "call.wav").is_symlink()


def test_a_hand_placed_folder_is_never_replaced(counter: Counter) -> None:
    own = write_pack(counter.packs / "mine")
    plan = counter.installing.look(counter.edition("9.0.0"))
    assert plan.kind is PlanKind.HAND_PLACED
    error = refused("install-hand-placed", lambda: counter.installing.install(plan, despite_doubts=True))
    assert error.data["folder"] == str(own)
    assert counter.versions() == ["1.2.0"]
    assert counter.plan(own).kind is PlanKind.SAME


def test_a_copy_that_somebody_made_of_an_installed_pack_is_theirs(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    shutil.copytree(folder, counter.packs / "a-copy")
    counter.library.refresh()
    assert counter.versions() == ["1.0.0"]
    (error,) = counter.library.shelf().broken
    assert error.folder == counter.packs / "a-copy"
    counter.install(counter.edition("1.1.0"))
    assert (counter.packs / "a-copy" / "pack.yaml").exists()


def test_whoever_gives_it_another_id_has_made_it_their_own(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    own = counter.texts()["pack.yaml"].replace(f"id: {PACK_ID}", "id: our-shop").replace("A little", "Our")
    counter.edit(folder, "pack.yaml", own)
    plan = counter.installing.look(counter.edition("1.1.0"))
    assert plan.kind is PlanKind.NEW
    counter.installing.install(plan)
    assert {pack.id: pack.version for pack in counter.library.shelf().packs} == {
        "our-shop": "1.0.0",
        PACK_ID: "1.1.0",
    }
    assert counter.installing.remove("our-shop") == counter.paths.removed_packs / "our-shop"
    assert counter.versions() == ["1.1.0"]


def test_another_pack_with_the_same_id_is_refused_unless_it_is_meant(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0"))
    stranger = counter.edition(
        "2.0.0",
        {DRILL: changed(DRILL, "id: parcel\n", "id: letter\n"), SAMPLES: None},
        passages={"A little shop": "Something else", "[Training team]": "[Somebody]"},
    )
    plan = counter.installing.look(stranger)
    assert plan.doubts == (Doubt.OTHER_PACK,)
    refused("install-doubtful", lambda: counter.installing.install(plan))
    assert counter.versions() == ["1.0.0"]
    counter.installing.install(plan, despite_doubts=True)
    assert counter.versions() == ["2.0.0"]


def test_a_bundled_pack_is_used_unless_the_installed_one_is_as_new(counter: Counter) -> None:
    counter.bundle("1.2.0")
    assert counter.plan(counter.edition("1.2.0")).kind is PlanKind.SAME
    older = counter.installing.look(counter.edition("1.1.0"))
    assert older.kind is PlanKind.BUNDLED_NEWER
    refused("install-bundled-newer", lambda: counter.installing.install(older, allow_downgrade=True))
    counter.install(counter.edition("1.3.0"))
    assert counter.versions() == ["1.3.0"]
    assert {(one.origin, one.version, one.is_used) for one in counter.installing.packs()} == {
        (Origin.BUNDLED, "1.2.0", False),
        (Origin.INSTALLED, "1.3.0", True),
    }
    counter.bundle("1.4.0")  # a new edition of the program
    counter.library.refresh()
    assert counter.versions() == ["1.4.0"]
    assert counter.library.shelf().broken == ()
    counter.installing.remove(PACK_ID)
    assert counter.versions() == ["1.4.0"]
    refused("remove-bundled", lambda: counter.installing.remove(PACK_ID))


def test_a_pack_that_was_broken_here_is_listed_updated_and_removed(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, DRILL, "id: [")
    counter.library.refresh()
    (broken,) = counter.installing.packs()
    assert (broken.id, broken.pack, broken.origin, broken.is_used) == (PACK_ID, None, Origin.INSTALLED, False)
    assert broken.edited == (DRILL,)
    source = counter.edition("1.1.0", {DRILL: changed(DRILL, "points: 20", "points: 25")})
    plan = counter.installing.look(source)
    assert plan.difference is None
    counter.installing.install(plan, {DRILL: Choice.THEIRS})
    assert counter.versions() == ["1.1.0"]
