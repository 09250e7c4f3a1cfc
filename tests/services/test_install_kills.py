"""A kill at any moment of an installation or a removal leaves the old state or the new one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from tests.services.counter import PACK_ID, Counter, swift_check
from tests.services.executioner import EXECUTIONER, Killed
from trainer.core.errors import UserFacingError

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"media/hello.ogg": b"OggS", "samples/parcel.yaml": None}


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setattr("trainer.services.installing.check_folder", swift_check)
    return Counter(tmp_path)


def kill_everywhere(counter: Counter, act: Callable[[], object], may_be: set[str]) -> int:
    """Do something to the packs folder again and again, killed one step later each time.

    Returns:
        How many steps there are to be killed at.
    """
    before = counter.folder / "before"
    shutil.copytree(counter.packs, before)
    for step in range(1, 500):
        shutil.rmtree(counter.packs)
        shutil.copytree(before, counter.packs)
        counter.open()
        try:
            with EXECUTIONER.killing_at(step):
                act()
        except Killed:
            demand_one_whole_pack(counter, may_be, f"killed at step {step}")
        else:
            return step - 1
    raise AssertionError("it never came to its end")


def demand_one_whole_pack(counter: Counter, may_be: set[str], when: str) -> None:
    counter.open()
    shelf = counter.library.shelf()
    assert shelf.broken == (), when
    versions = counter.versions() or ["none"]
    assert len(versions) == 1, when
    assert versions[0] in may_be, when
    assert all(one.edited == () for one in counter.installing.packs()), when
    counter.installing._folders.sweep()
    counter.installing._folders.bring_home()
    assert counter.leftovers() == [], when
    names = {path.name for path in counter.packs.iterdir() if path.name[0] != "."}
    assert names <= {PACK_ID}, when
    assert [one.content_hash for one in counter.library.refresh().packs] == [
        one.content_hash for one in shelf.packs
    ], when


def test_a_kill_at_any_step_of_a_first_installation_leaves_nothing_or_the_pack(counter: Counter) -> None:
    counter.packs.mkdir(parents=True)
    source = counter.edition("1.0.0", SMALL)
    steps = kill_everywhere(counter, lambda: counter.install(source), {"none", "1.0.0"})
    assert steps > 15
    assert counter.versions() == ["1.0.0"]


def test_a_kill_at_any_step_of_an_update_leaves_the_old_version_or_the_new_one(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0", SMALL))
    source = counter.edition("1.1.0", SMALL)
    steps = kill_everywhere(counter, lambda: counter.install(source), {"1.0.0", "1.1.0"})
    assert steps > 30
    assert counter.versions() == ["1.1.0"]
    assert [path.name for path in counter.packs.iterdir() if path.name[0] != "."] == [PACK_ID]


def test_a_kill_at_any_step_of_a_removal_leaves_the_pack_or_nothing(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0", SMALL))
    steps = kill_everywhere(counter, lambda: counter.installing.remove(PACK_ID), {"1.0.0", "none"})
    assert steps > 10
    assert counter.versions() == []


@pytest.mark.parametrize("is_own", [True, False])
def test_a_kill_at_any_step_of_removing_what_may_be_the_only_copy_leaves_it_here_or_kept(
    counter: Counter, is_own: bool
) -> None:
    if is_own:
        write_pack(counter.packs / "mine", {"notes/shipping.md": "# Mine\n"})
    else:
        folder = counter.install(counter.edition("1.0.0", SMALL))
        counter.edit(folder, "notes/shipping.md", "# Mine\n")
    before = counter.folder / "before"
    shutil.copytree(counter.packs, before)
    for step in range(1, 100):
        for folder, source in ((counter.packs, before), (counter.paths.removed_packs, None)):
            shutil.rmtree(folder, ignore_errors=True)
            if source is not None:
                shutil.copytree(source, folder)
        counter.open()
        try:
            with EXECUTIONER.killing_at(step):
                counter.installing.remove(PACK_ID)
        except Killed:
            demand_here_or_kept(counter, f"killed at step {step}")
        else:
            break
    assert step > 3
    assert counter.removed() == [PACK_ID]


def demand_here_or_kept(counter: Counter, when: str) -> None:
    """The pack is whole, with the note that was edited, at exactly one of the two places."""
    counter.open()
    places = [path.parent for path in counter.paths.data.glob("*packs/*/pack.yaml")]
    (folder,) = places
    assert (folder / "notes" / "shipping.md").read_text(encoding="utf-8") == "# Mine\n", when
    assert len(counter.versions()) == (folder.parent == counter.packs), when
    counter.installing._folders.sweep()
    assert folder.is_dir(), when
    assert counter.leftovers() == [], when


def test_processes_that_are_killed_while_they_install_leave_a_whole_pack(counter: Counter) -> None:
    editions = [str(counter.edition(version)) for version in ("1.0.0", "1.1.0")]
    command = [sys.executable, "-m", "tests.services.install_loop", str(counter.folder), *editions]
    for _ in range(2):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _line in range(2):
                assert process.stdout.readline() == b"installed\n"
            process.kill()
        demand_one_whole_pack(counter, {"1.0.0", "1.1.0"}, "killed from outside")
    counter.install(counter.edition("2.0.0"))
    assert counter.versions() == ["2.0.0"]
    assert counter.leftovers() == []


def test_of_two_at_once_the_second_is_told_and_changes_nothing(counter: Counter) -> None:
    first, second = Counter(counter.folder), Counter(counter.folder)
    plan, other = (
        first.installing.look(first.edition("1.0.0")),
        second.installing.look(second.edition("1.1.0")),
    )
    with first.installing._folders.locked(), pytest.raises(UserFacingError, match="install-busy"):
        second.installing.install(other)
    first.installing.install(plan)
    with pytest.raises(UserFacingError, match="install-changed"):  # it was shown as new, and is an update now
        second.installing.install(other)
    assert first.versions() == ["1.0.0"]
    assert second.installing.look(other.source).present is not None


def test_a_sweep_leaves_alone_what_another_one_looks_at(counter: Counter) -> None:
    plan = counter.installing.look(counter.edition("2.0.0"))
    other = Counter(counter.folder)
    other.install(other.edition("1.0.0"))
    assert plan.staged.is_dir()
    counter.installing.discard(plan)
    assert counter.leftovers() == []
