"""Packs go: what can be installed again is deleted, what may be the only copy is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from tests.services.counter import DRILL, PACK_ID, Counter, swift_check
from trainer.core.errors import UserFacingError
from trainer.services.installing import Origin, PlanKind

NOTE = "notes/shipping.md"


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setattr("trainer.services.installing.check_folder", swift_check)
    return Counter(tmp_path)


def test_a_removed_pack_is_gone(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0"))
    assert counter.installing.remove(PACK_ID) is None
    assert counter.versions() == []
    assert counter.leftovers() == []
    assert counter.removed() == []
    with pytest.raises(UserFacingError, match="remove-unknown") as caught:
        counter.installing.remove(PACK_ID)
    assert caught.value.data["known"] == []


def test_an_edited_pack_that_is_removed_is_kept_and_can_be_brought_back_as_ones_own(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    counter.edit(folder, NOTE, "# Mine\n")
    kept = counter.installing.remove(PACK_ID)
    assert kept == counter.paths.removed_packs / PACK_ID
    assert counter.versions() == []
    kept.rename(folder)
    counter.library.refresh()
    (back,) = counter.installing.packs()
    assert (back.origin, back.version, counter.texts()[NOTE]) == (Origin.OWN, "1.0.0", "# Mine\n")
    assert counter.plan(counter.edition("1.1.0")).kind is PlanKind.HAND_PLACED  # so no update replaces it


def test_a_pack_of_ones_own_that_is_removed_is_kept_beside_earlier_ones(counter: Counter) -> None:
    for name in (PACK_ID, f"{PACK_ID}.2", f"{PACK_ID}.3"):
        own = write_pack(counter.packs / "mine")
        assert counter.installing.remove(PACK_ID) == counter.paths.removed_packs / name
        assert not own.exists()
        assert counter.versions() == []
    assert (counter.paths.removed_packs / f"{PACK_ID}.3" / DRILL).is_file()


def test_of_several_packs_with_one_name_the_one_that_is_used_goes_or_the_one_that_is_meant(
    counter: Counter,
) -> None:
    broken = write_pack(counter.packs / PACK_ID, {"pack.yaml": "id: ["})
    used = write_pack(counter.packs / "used")
    assert counter.installing.remove(PACK_ID) is not None
    assert (broken.exists(), used.exists()) == (True, False)
    write_pack(used)
    counter.installing.remove(PACK_ID, broken)
    assert (broken.exists(), used.exists()) == (False, True)
    with pytest.raises(UserFacingError, match="remove-unknown"):
        counter.installing.remove(PACK_ID, broken)


def test_nothing_older_comes_back_when_an_edited_pack_is_removed(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.install(counter.edition("1.0.0"))
    with monkeypatch.context() as patch:
        patch.setattr(counter.installing._folders, "sweep", lambda: None)  # as a kill before it
        new = counter.install(counter.edition("1.1.0"))
    assert new.name == f"{PACK_ID}.2"
    counter.edit(new, NOTE, "# Mine\n")
    counter.installing.remove(PACK_ID)
    assert counter.versions() == []
    assert counter.removed() == [PACK_ID]
