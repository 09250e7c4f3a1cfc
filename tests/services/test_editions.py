"""A version that went out with other content is noticed, and a higher one is written where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import PACK, write_pack
from tests.services.counter import PACK_ID, Counter
from tests.services.stage import bundled
from trainer.core.errors import UserFacingError
from trainer.packs.loader import load_pack
from trainer.services.editions import write_version
from trainer.services.paths import AppPaths
from trainer.services.sharing import BuildPlan, Sharing

NOTE = "notes/shipping.md"


@pytest.fixture
def sharing(tmp_path: Path) -> Sharing:
    return Sharing(AppPaths.under(tmp_path / "home"))


def build(sharing: Sharing, folder: Path) -> BuildPlan:
    plan = sharing.look(folder)
    sharing.build(plan, folder.with_name(plan.file_name))
    return plan


def change(folder: Path, text: str) -> None:
    (folder / NOTE).write_text(text, encoding="utf-8")


def test_a_version_that_went_out_with_other_content_gets_the_next_one_proposed(
    tmp_path: Path, sharing: Sharing
) -> None:
    folder = write_pack(tmp_path / "shop")
    assert not build(sharing, folder).is_changed
    assert not sharing.look(folder).is_changed, "the very same may be built again"
    change(folder, "# New\n")
    plan = Sharing(AppPaths.under(tmp_path / "home")).look(folder)
    assert (plan.is_changed, plan.next_version) == (True, "1.2.1")
    raised = sharing.raise_version(plan, "1.2.1")
    assert (raised.is_changed, raised.file_name) == (False, "little-shop-1.2.1.dojopack")
    assert sharing.build(raised, tmp_path / "a.dojopack").pack.version == "1.2.1"


def test_a_version_that_was_built_before_is_not_proposed_again(tmp_path: Path, sharing: Sharing) -> None:
    folder = write_pack(tmp_path / "shop")
    build(sharing, write_pack(tmp_path / "later", {"pack.yaml": PACK.replace("1.2.0", "1.2.1")}))
    assert sharing.look(folder).next_version == "1.2.2"


def test_an_installed_pack_that_was_edited_here_is_another_content(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    folder = counter.install(counter.edition("1.0.0"))
    assert not counter.sharing.look(folder).is_changed
    change(folder, "# Mine\n")
    assert counter.sharing.look(folder).is_changed
    assert counter.sharing.look(folder).pack is not None
    assert folder.name == PACK_ID


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("value", ["1.2.0", "'1.2.0'", '"1.2.0"'])
def test_only_the_value_in_its_line_is_written(tmp_path: Path, value: str, line_end: str, mark: str) -> None:
    text = mark + PACK.replace("version: 1.2.0", f"version:   {value}  # our second").replace("\n", line_end)
    folder = write_pack(tmp_path, {"pack.yaml": text.encode()})
    write_version(folder, load_pack(folder).pack, "1.10.0-rc.1")
    new = value.replace("1.2.0", "1.10.0-rc.1")
    assert (folder / "pack.yaml").read_bytes().decode() == text.replace(f"  {value}  #", f"  {new}  #")
    assert load_pack(folder).pack.version == "1.10.0-rc.1"


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("2", "version-bad"),
        ("二", "version-bad"),
        ("1.2.0", "version-not-higher"),
        ("1.1.9", "version-not-higher"),
    ],
)
def test_what_is_no_higher_version_changes_nothing(
    tmp_path: Path, sharing: Sharing, version: str, code: str
) -> None:
    folder = write_pack(tmp_path / "shop")
    with pytest.raises(UserFacingError, match=code):
        sharing.raise_version(sharing.look(folder), version)
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == PACK


def test_a_pack_that_changed_since_it_was_shown_keeps_its_version(tmp_path: Path, sharing: Sharing) -> None:
    folder = write_pack(tmp_path / "shop")
    plan = sharing.look(folder)
    change(folder, "# New\n")
    with pytest.raises(UserFacingError, match="pack-changed"):
        sharing.raise_version(plan, "2.0.0")


def test_packs_that_come_with_the_program_are_not_written(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path)).pack
    with pytest.raises(UserFacingError, match="version-fixed"):
        write_version(bundled() / "tsugite-support-en", pack, "99.0.0")


@pytest.mark.parametrize("content", ["", "[]", "7", '{"little-shop": 7}', "{", "[" * 100_000])
def test_a_damaged_memory_keeps_nobody_from_building(tmp_path: Path, sharing: Sharing, content: str) -> None:
    memory = AppPaths.under(tmp_path / "home").built_packs
    memory.parent.mkdir(parents=True)
    memory.write_text(content)
    folder = write_pack(tmp_path / "shop")
    build(sharing, folder)
    change(folder, "# New\n")
    assert sharing.look(folder).is_changed


def test_where_nothing_can_be_remembered_archives_are_built_all_the_same(
    tmp_path: Path, sharing: Sharing
) -> None:
    AppPaths.under(tmp_path / "home").built_packs.mkdir(parents=True)
    folder = write_pack(tmp_path / "shop")
    assert not build(sharing, folder).is_changed
    assert (tmp_path / "little-shop-1.2.0.dojopack").is_file()
