"""Packs come, are updated with the edits made here kept, and go; everything else is refused, and nothing changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.packs.builders import FILES, changed, write_pack
from trainer.core.errors import PackError, UserFacingError
from trainer.core.merging import Choice, SideChange
from trainer.services.installing import Doubt, Installing, InstallPlan, Origin, PlanKind
from trainer.services.library import Library
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing

DRILL = "drills/parcel.yaml"
PACK_ID = "little-shop"


class Bench:
    """A user's folders with everything for installing, and packs to install."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = AppPaths.under(folder / "data")
        self.bundled = folder / "bundled"
        self.bundled.mkdir(parents=True)
        self.open()

    def open(self) -> Installing:
        self.library = Library((self.bundled, self.paths.packs), self.paths.kept_packs)
        self.sharing = Sharing(self.paths)
        self.installing = Installing(self.library, self.sharing, self.paths.packs)
        return self.installing

    def edition(
        self, version: str, changes: dict[str, str | bytes | None] | None = None, **more: str
    ) -> Path:
        """Write an edition of the pack; ``more`` are passages of pack.yaml that are other ones."""
        text = changed("pack.yaml", "version: 1.2.0", f"version: {version}")
        for old, new in more.items():
            text = text.replace(old, new)
        folder = self.folder / "editions" / f"{version}-{len(list((self.folder / 'editions').glob('*')))}"
        return write_pack(folder, {"pack.yaml": text, **(changes or {})})

    def install(self, source: Path, choices: dict[str, Choice] | None = None, **more: bool) -> Path:
        return self.installing.install(self.installing.look(source), choices, **more).folder

    def plan(self, source: Path) -> InstallPlan:
        plan = self.installing.look(source)
        self.installing.discard(plan)
        return plan

    def versions(self) -> list[str]:
        return [pack.version for pack in self.library.shelf().packs if pack.id == PACK_ID]

    def texts(self) -> dict[str, str]:
        """The pack that is used, as files."""
        (one,) = (one for one in self.installing.packs() if one.is_used and one.id == PACK_ID)
        files = [path for path in one.folder.rglob("*") if path.is_file()]
        names = {path.relative_to(one.folder).as_posix(): path for path in files}
        return {name: path.read_text() for name, path in names.items() if not name.startswith(".")}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_new_pack_comes_into_place_and_on_the_shelf(bench: Bench) -> None:
    plan = bench.installing.look(bench.edition("1.0.0"))
    assert (plan.kind, plan.present, plan.difference, plan.conflicts) == (PlanKind.NEW, None, None, ())
    here = bench.installing.install(plan)
    assert (here.origin, here.id, here.version, here.edited, here.is_used) == (
        Origin.INSTALLED, PACK_ID, "1.0.0", (), True,
    )  # fmt: skip
    assert here.folder == bench.paths.packs / PACK_ID
    assert bench.versions() == ["1.0.0"]
    assert [path.name for path in bench.paths.packs.iterdir() if path.name.startswith(".n")] == []
