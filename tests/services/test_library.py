"""The shelf: good packs beside broken ones, and finding a scenario."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.stage import Stage, bundled, copy_pack
from trainer.core.errors import UserFacingError
from trainer.language import reader_for
from trainer.services.library import Library
from trainer.services.search import entry_key, folded, matches, search_texts


def test_a_broken_pack_never_hides_the_good_ones(stage: Stage) -> None:
    folder = copy_pack("tsugite-support-en", stage.paths.packs)
    (folder / "drills" / "late-parcel.yaml").write_text("id: late-parcel\nturns: []\n", encoding="utf-8")
    shelf = stage.library.refresh()
    assert len(shelf.entries) == len(list(bundled().glob("*/drills/*.yaml")))
    (broken,) = shelf.broken
    assert broken.folder == folder
    assert len(broken.problems) > 1
    assert folder in stage.library.pack_folders()


def test_the_folder_for_own_packs_is_made_so_that_it_can_be_found(tmp_path: Path) -> None:
    own = tmp_path / "data" / "packs"
    shelf = Library((bundled(), own), tmp_path / "kept").shelf()
    assert shelf.broken == ()
    assert own.is_dir()
    assert list(own.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_without_a_place_for_own_packs_the_bundled_ones_are_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Library((bundled(), tmp_path / "file" / "packs"), tmp_path / "kept").shelf().packs


def test_every_bundled_pack_has_three_scenarios_and_notes_for_each(stage: Stage) -> None:
    shelf = stage.library.shelf()
    assert shelf.broken == ()
    assert shelf.warnings == ()
    assert {entry.scenario.language for entry in shelf.entries} == {"en", "ja"}
    assert all(entry.notes for entry in shelf.entries)
    levels = [entry.scenario.level for entry in shelf.entries if entry.pack.language == "en"]
    assert levels == sorted(levels)


def test_a_scenario_is_found_in_the_language_that_is_preferred_or_wanted(stage: Stage) -> None:
    library = stage.library
    assert library.find("late-parcel", preferred_language="ja").pack.language == "ja"
    assert library.find("late-parcel", language="en", preferred_language="ja").pack.language == "en"
    assert library.find("late-parcel", pack_id="tsugite-support-ja").pack.language == "ja"


def test_a_scenario_of_another_language_is_found_where_there_is_no_choice(tmp_path: Path) -> None:
    copy_pack("tsugite-support-en", tmp_path)
    library = Library((tmp_path,), tmp_path / "kept")
    assert library.find("late-parcel", preferred_language="ja").pack.language == "en"


def test_an_unknown_scenario_is_answered_with_the_ones_there_are(stage: Stage) -> None:
    with pytest.raises(UserFacingError, match="scenario-unknown") as caught:
        stage.library.find("late-parcle")
    assert caught.value.data["known"] == sorted({path.stem for path in bundled().glob("*/drills/*.yaml")})


def test_no_folder_at_all_is_an_empty_shelf(tmp_path: Path) -> None:
    shelf = Library((tmp_path / "nowhere",), tmp_path / "kept").shelf()
    assert shelf.entries == ()
    assert shelf.broken == ()


def test_a_scenario_is_compiled_once(stage: Stage) -> None:
    entry = stage.library.find("late-parcel")
    assert stage.library.compiled(entry) is stage.library.compiled(entry)


@pytest.mark.parametrize("query", ["荷物", "にもつ", "ニモツ", "届かない 荷物", "LATE-PARCEL", "ﾂｷﾞﾃ", "中村"])
def test_a_scenario_is_found_by_kana_kanji_and_any_width(query: str, tmp_path: Path) -> None:
    library = Library((bundled(),), tmp_path / "kept")
    texts = search_texts(library.shelf().entries, reader_for)
    entry = library.find("late-parcel", language="ja")
    assert matches(query, texts[entry_key(entry)])


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    library = Library((bundled(),), tmp_path / "kept")
    texts = search_texts(library.shelf().entries, reader_for)
    assert not any(matches("zeppelin", text) for text in texts.values())
    assert folded("ＡＢＣ カナ") == "abc かな"


def test_a_pack_that_another_process_brings_or_takes_is_seen_at_the_next_look(tmp_path: Path) -> None:
    own = tmp_path / "packs"
    library = Library((own,), tmp_path / "kept")
    assert not library.refresh_if_changed(), "nothing was read yet, so nothing can have changed"
    assert library.shelf().packs == ()
    assert not library.refresh_if_changed()
    folder = copy_pack("tsugite-support-en", own)
    assert library.refresh_if_changed()
    assert [pack.id for pack in library.shelf().packs] == ["tsugite-support-en"]
    assert not library.refresh_if_changed()
    shutil.rmtree(folder)
    assert library.refresh_if_changed()
    assert library.shelf().packs == ()
