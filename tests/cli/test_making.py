"""``pack new`` and ``pack schema`` as somebody at a terminal meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.stand import Stand
from tests.packs.builders import write_pack
from tests.wording.sentences import demand_sentence
from trainer.cli.pack_making_arguments import KINDS
from trainer.cli.statuses import FINE, MENDABLE
from trainer.packs.loader import load_pack
from trainer.services.pack_schema import FileKind
from trainer.wording.catalogue import set_language


@pytest.mark.parametrize(("language", "title"), [("en", "My first pack"), ("ja", "はじめての教材")])
def test_a_pack_is_made_in_the_language_of_the_screens(
    stand: Stand, tmp_path: Path, language: str, title: str
) -> None:
    set_language(language)
    stand.width = 200
    done = stand.run("pack", "new", str(tmp_path / "Return desk"))
    assert done.status == FINE
    pack = load_pack(tmp_path / "Return desk").pack
    assert (pack.id, pack.title, pack.language) == ("return-desk", title, language)
    first, *_rest = done.out.splitlines()
    demand_sentence(first, language)
    assert f'packcheck"{tmp_path / "Return desk"}"'.replace(" ", "") in "".join(done.out.split())


def test_what_is_said_counts(stand: Stand, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    done = stand.run("pack", "new", str(folder), "--id", "mine", "--title", "Mine", "--language", "ja")
    assert done.status == FINE
    pack = load_pack(folder).pack
    assert (pack.id, pack.title, pack.language) == ("mine", "Mine", "ja")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_copy_says_where_it_comes_from(stand: Stand, tmp_path: Path, language: str) -> None:
    set_language(language)
    write_pack(stand.paths.packs / "shop")
    done = stand.run("pack", "new", str(tmp_path / "ours"), "--from", "little-shop")
    assert done.status == FINE
    pack = load_pack(tmp_path / "ours").pack
    assert pack.id == "ours"
    assert pack.title != "A little shop"
    assert "A little shop" in pack.description
    assert "Training team" in pack.description
    demand_sentence(pack.description, language)


def test_faults_of_the_head_are_said_without_a_place_in_a_file(stand: Stand, tmp_path: Path) -> None:
    done = stand.run("pack", "new", str(tmp_path / "p"), "--id", "My Pack")
    assert done.status == MENDABLE
    assert "Did you mean “my-pack”?" in done.out.replace("\n", " ")
    assert "pack.yaml" not in done.out
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_folder_that_is_taken_is_left_alone(stand: Stand, tmp_path: Path, language: str) -> None:
    set_language(language)
    (tmp_path / "mine.txt").touch()
    done = stand.run("pack", "new", str(tmp_path))
    assert done.status == MENDABLE
    demand_sentence(done.err.replace("\n", ""), language)


def test_the_schema_is_printed_whole_or_for_one_kind_of_file(stand: Stand) -> None:
    assert tuple(kind.value for kind in FileKind) == KINDS
    whole = json.loads(stand.run("pack", "schema").out)
    assert set(KINDS) < set(whole["$defs"])
    assert json.loads(stand.run("pack", "schema", "--for", "drill").out)["title"] == "Scenario"


def test_the_schema_is_written_into_a_pack(stand: Stand, tmp_path: Path) -> None:
    write_pack(tmp_path / "p")
    assert stand.run("pack", "schema", "--into", str(tmp_path / "p")).status == FINE
    assert {one.stem for one in (tmp_path / "p" / ".schema").iterdir()} == set(KINDS)
    assert stand.run("pack", "schema", "--into", "nowhere").status == MENDABLE


def test_a_copy_is_not_translated_by_naming_a_language(stand: Stand, tmp_path: Path) -> None:
    write_pack(stand.paths.packs / "shop")
    copy = ("pack", "new", str(tmp_path / "ours"), "--from", "little-shop", "--language")
    refused = stand.run(*copy, "ja")
    assert refused.status == MENDABLE
    assert "does not translate" in " ".join(refused.err.split())
    assert not (tmp_path / "ours").exists()
    assert stand.run(*copy, "en").status == FINE
    assert (tmp_path / "ours" / ".schema" / "pack.json").is_file()


def test_nothing_is_written_into_the_program(stand: Stand) -> None:
    refused = stand.run("pack", "schema", "--into", "tsugite-support-en")
    assert refused.status == MENDABLE
    assert "--from tsugite-support-en" in " ".join(refused.err.split())


def test_folders_in_another_script_give_packs_that_can_stand_side_by_side(
    stand: Stand, tmp_path: Path
) -> None:
    for name in ("日本", "東京"):
        stand.run("pack", "new", str(tmp_path / name))
    first, second = (load_pack(tmp_path / name).pack for name in ("日本", "東京"))
    assert (first.title, second.title) == ("日本", "東京")
    assert first.id != second.id


def test_an_id_that_is_here_already_is_told(stand: Stand, tmp_path: Path) -> None:
    done = stand.run("pack", "new", str(tmp_path / "p"), "--id", "tsugite-support-en")
    assert done.status == FINE
    assert "is here already" in " ".join(done.out.split())
