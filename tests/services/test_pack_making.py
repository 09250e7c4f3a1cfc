"""A pack that was made can be used at once, and making one never spoils anything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.packs.builders import write_pack
from trainer.core.codes import Mode
from trainer.core.errors import FileError, PackError, UserFacingError
from trainer.packs.loader import load_pack
from trainer.packs.yaml_edits import value_in
from trainer.resources import resource_folder
from trainer.services.import_plans import PackHead
from trainer.services.library import Library
from trainer.services.pack_checks import check_folder
from trainer.services.pack_making import PackMaking
from trainer.services.pack_plays import PackPlayer
from trainer.services.pack_schema import FileKind, schema_for, write_schemas

HEAD = PackHead("my-shop", "My shop", "en", "0.1.0")
SOURCE = "little-shop"


@pytest.fixture
def making(tmp_path: Path) -> PackMaking:
    write_pack(tmp_path / "packs" / "shop")
    library = Library((tmp_path / "packs",), tmp_path / "kept")
    return PackMaking(library, tmp_path / "packs")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_template_has_nothing_to_mend_and_agrees_with_its_own_marks(language: str) -> None:
    report = check_folder(resource_folder("assets") / "templates" / language)
    assert report.problems == ()
    assert report.bench is not None
    assert report.bench.agreed == report.bench.marks > 20


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.EXAM])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_template_is_perfect_with_its_model_replies(language: str, mode: Mode, tmp_path: Path) -> None:
    folder = resource_folder("assets") / "templates" / language
    player = PackPlayer.of(folder, Library((), tmp_path), scenario_id=None, mode=mode, seeds=1)
    assert list(player.run())
    assert all(report.is_fine for report in player.reports)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_template_shows_one_of_each_and_every_file_is_explained(language: str) -> None:
    folder = resource_folder("assets") / "templates" / language
    pack = load_pack(folder).pack
    assert (len(pack.scenarios), len(pack.quizzes), len(pack.seminars), len(pack.notes)) == (1, 1, 1, 1)
    assert len(pack.scenarios[0].turns) == 2
    for path in folder.rglob("*.yaml"):
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        kind = {"drills": "drill", "quizzes": "quiz", "seminars": "seminar", "samples": "samples"}.get(
            path.parent.name, "pack"
        )
        assert first.endswith(f".schema/{kind}.json")
        assert sum("#" in line for line in rest) >= 3


def test_a_template_gets_the_name_that_is_wished(making: PackMaking, tmp_path: Path) -> None:
    head = replace(
        HEAD, title='Our "first" pack: 1 #', authors=("Aki", "Ben"), licence="MIT", description="Hm."
    )
    new = making.make(head, tmp_path / "new")
    assert (new.source, new.folder) == (None, tmp_path / "new")
    pack = new.pack
    assert (pack.id, pack.title, pack.version) == ("my-shop", head.title, "0.1.0")
    assert (pack.authors, pack.licence, pack.description) == (("Aki, Ben",), "MIT", "Hm.")
    assert (tmp_path / "new" / "pack.yaml").read_text(encoding="utf-8").count("#") > 10, "the remarks stay"
    assert check_folder(new.folder).problems == ()


@pytest.mark.parametrize("source", ["", SOURCE])
def test_git_keeps_the_line_ends_of_a_new_pack(making: PackMaking, tmp_path: Path, source: str) -> None:
    new = making.make(HEAD, tmp_path / "new", source=source)
    kept = new.folder / ".gitattributes"
    assert kept.read_bytes() == b"*.md text eol=lf\n*.yaml text eol=lf\n*.yml text eol=lf\n"
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository" / ".gitattributes").write_text("mine")
    making.make(HEAD, tmp_path / "repository", source=source)
    assert (tmp_path / "repository" / ".gitattributes").read_text() == "mine"


def test_a_template_keeps_what_nobody_said(making: PackMaking) -> None:
    pack = making.make(replace(HEAD, language="ja")).pack
    assert pack.authors
    assert pack.licence
    assert pack.description
    assert pack.language == "ja"


def test_a_language_without_a_template_takes_the_english_one(making: PackMaking, tmp_path: Path) -> None:
    pack = making.make(replace(HEAD, language="de"), tmp_path / "new").pack
    assert pack.language == "de"
    assert pack.scenarios[0].title == "My new cup arrived broken"


def test_editors_find_the_schemas_that_the_files_name(making: PackMaking) -> None:
    folder = making.make(HEAD).folder
    for path in folder.rglob("*.yaml"):
        _, _, place = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")
        schema = json.loads((path.parent / place).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_copy_has_all_but_its_name(making: PackMaking, tmp_path: Path) -> None:
    source = making.source(SOURCE)
    head = replace(making.propose(source=SOURCE), title="Ours", description="Based on theirs.")
    new = making.make(head, tmp_path / "copy", source=SOURCE)
    assert new.source == source
    pack = new.pack
    assert pack.id == f"{SOURCE}-2", "the other one is taken"
    assert (pack.title, pack.description) == ("Ours", "Based on theirs.")
    assert (pack.scenarios, pack.samples, pack.notes) == (source.scenarios, source.samples, source.notes)
    assert (pack.authors, pack.licence, pack.version) == (source.authors, source.licence, source.version)


def test_a_copy_of_a_copy_says_where_it_comes_from_once(making: PackMaking, tmp_path: Path) -> None:
    making.make(replace(HEAD, id="first", description="Old."))
    making._library.refresh()
    text = (tmp_path / "packs" / "first" / "pack.yaml").read_text(encoding="utf-8")
    assert value_in(text, "description") == "Old."
    (tmp_path / "packs" / "first" / ".mine").touch()
    head = replace(making.propose(source="first"), title="Second", description="New.")
    folder = making.make(head, source="first").folder
    assert (folder / "pack.yaml").read_text(encoding="utf-8").count("description:") == 1
    assert not (folder / ".mine").exists(), "hidden files are no part of a pack"
    assert (folder / ".schema").exists(), "editors explain the files of a copy too"


def test_proposals_are_free_and_can_be_used(making: PackMaking) -> None:
    assert making.propose(language="ja").title == "はじめての教材"
    assert making.propose(name="Return desk").id == "return-desk"
    named = making.propose(name="返品")
    assert (named.id.startswith("my-pack-"), named.title) == (True, "返品")
    making.make(making.propose())
    making._library.refresh()
    assert making.propose().id == "my-pack-2"


@pytest.mark.parametrize(("wrong", "key"), [({"id": "My shop"}, "bad-id"), ({"title": " "}, "empty-text"),
                                            ({"version": "1"}, "bad-version")])  # fmt: skip
def test_a_head_that_cannot_be_used_leaves_nothing_behind(
    making: PackMaking, tmp_path: Path, wrong: dict[str, Any], key: str
) -> None:
    with pytest.raises(PackError) as refused:
        making.make(replace(HEAD, **wrong), tmp_path / "new")
    assert [one.code for one in refused.value.problems] == [key]
    assert refused.value.folder == tmp_path / "new"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith((".new", "new"))]


def test_what_is_there_is_never_touched(making: PackMaking, tmp_path: Path) -> None:
    taken, file = tmp_path / "taken", tmp_path / "file"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    file.write_text("mine", encoding="utf-8")
    for target in (taken, file):
        with pytest.raises(UserFacingError) as refused:
            making.make(HEAD, target)
        assert (refused.value.code, refused.value.data["folder"]) == ("new-pack-taken", str(target))
    assert [one.name for one in taken.iterdir()] == ["mine.txt"]
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_a_fresh_repository_are_filled(making: PackMaking, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    assert making.make(HEAD, folder).pack.id == "my-shop"
    assert (folder / ".git").is_dir()
    assert (folder / "pack.yaml").is_file()


def test_a_place_that_cannot_be_written_is_told(making: PackMaking, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileError):
        making.make(HEAD, tmp_path / "file" / "pack")


def test_a_pack_that_is_not_here_cannot_be_copied(making: PackMaking) -> None:
    with pytest.raises(UserFacingError) as refused:
        making.propose(source="nowhere")
    assert refused.value.code == "pack-unknown"


def test_the_schema_of_one_kind_stands_alone(tmp_path: Path) -> None:
    whole = schema_for()
    for kind in FileKind:
        one = schema_for(kind)
        jsonschema.Draft202012Validator.check_schema(one)
        assert one["properties"] == whole["$defs"][kind.value]["properties"]
        assert set(one["$defs"]) < set(whole["$defs"])
    assert "turn" in schema_for(FileKind.DRILL)["$defs"]
    assert "turn" not in schema_for(FileKind.SAMPLES)["$defs"]
    assert write_schemas(tmp_path) == write_schemas(tmp_path), "written again where they are there"
    with pytest.raises(FileError):
        write_schemas(tmp_path / "nowhere")
