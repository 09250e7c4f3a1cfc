"""Of several versions of one pack the higher one is used, and what was placed by hand is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import changed, write_pack
from trainer.core.errors import PackError
from trainer.packs.choosing import choose, is_installed
from trainer.packs.installed import InstalledRecord, edited_files, write_record
from trainer.packs.loader import LoadedPack, pack_or_error


def placed(folder: Path, version: str = "1.2.0", *, is_broken: bool = False) -> LoadedPack | PackError:
    text = changed("pack.yaml", "version: 1.2.0", f"version: {version}")
    return pack_or_error(write_pack(folder, {"pack.yaml": "[" if is_broken else text}))


def installed(folder: Path, version: str = "1.2.0", *, is_broken: bool = False) -> LoadedPack | PackError:
    found = placed(folder, version, is_broken=is_broken)
    write_record(folder, InstalledRecord("little-shop", 1, version, "2025-01-01T00:00:00", folder.name), {})
    return found


@pytest.mark.parametrize(
    ("bundled_version", "installed_version", "used"),
    [("1.2.0", "1.3.0", "own"), ("1.10.0", "1.9.0", "bundled"), ("1.2.0", "1.2.0", "own")],
)
def test_the_higher_version_is_used_and_the_installed_one_if_they_are_equal(
    tmp_path: Path, bundled_version: str, installed_version: str, used: str
) -> None:
    bundled = placed(tmp_path / "bundled" / "little-shop", bundled_version)
    own = installed(tmp_path / "own" / "little-shop", installed_version)
    chosen = choose([bundled, own], tmp_path / "own")
    kept, passed_over = (bundled, own) if used == "bundled" else (own, bundled)
    assert chosen.told == (kept,)
    assert chosen.passed_over == (passed_over,)


def test_a_pack_placed_by_hand_that_has_the_id_of_another_is_told(tmp_path: Path) -> None:
    by_hand = placed(tmp_path / "own" / "by-hand", "9.0.0")
    own = installed(tmp_path / "own" / "little-shop")
    chosen = choose([by_hand, own], tmp_path / "own")
    assert chosen.told[0] is own
    assert isinstance(chosen.told[1], PackError)
    assert chosen.told[1].folder == by_hand.folder
    assert chosen.passed_over == ()


def test_an_installed_pack_that_broke_is_told_beside_the_bundled_one(tmp_path: Path) -> None:
    bundled = placed(tmp_path / "bundled" / "little-shop")
    broken = installed(tmp_path / "own" / "little-shop", is_broken=True)
    assert is_installed(broken)
    assert choose([bundled, broken], tmp_path / "own").told == (bundled, broken)


def test_a_pack_is_the_installed_one_while_it_keeps_its_id(tmp_path: Path) -> None:
    assert not is_installed(placed(tmp_path / "by-hand"))
    own = installed(tmp_path / "little-shop")
    assert is_installed(own)
    renamed = changed("pack.yaml", "id: little-shop", "id: my-shop")
    assert not is_installed(pack_or_error(write_pack(own.folder, {"pack.yaml": renamed})))


def test_edited_files_are_those_changed_added_or_removed() -> None:
    base = {"a": "1", "b": "1", "c": "1"}
    assert edited_files(base, {"a": "1", "b": "2", "d": "1"}) == ("b", "c", "d")
