"""A pack is updated or removed in another process while a drill goes on: old drills keep their version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.programs import run
from tests.packs.builders import changed, write_pack
from tests.services.stage import HandClock, Stage, play_to_the_end
from trainer.app import open_installing
from trainer.core.errors import UserFacingError
from trainer.services.paths import AppPaths

DRILL = "drills/parcel.yaml"
OLD, NEW = "points: 20", "points: 60"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    paths = AppPaths.under(tmp_path)
    made = Stage(paths, HandClock(), (paths.packs,))
    yield made
    made.database.close()


def edition(folder: Path, version: str, drill: str | None = None) -> Path:
    files: dict[str, str | bytes | None] = {"pack.yaml": changed("pack.yaml", "1.2.0", version)}
    return write_pack(folder / version, files | ({DRILL: drill} if drill else {}))


def test_a_drill_ends_with_the_version_that_it_began_with(stage: Stage, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    installing = open_installing(stage.paths, stage.library)
    installing.install(installing.look(edition(sources, "1.0.0")))
    session = stage.begin("parcel")
    first = session.entry.scenario.turns[0].criteria[0].points
    session.send("I am sorry to hear that.")

    update = run(
        tmp_path, "pack", "update", str(edition(sources, "2.0.0", changed(DRILL, OLD, NEW))), "--yes"
    )
    assert update.returncode == 0, update.stdout
    play_to_the_end(session)
    assert (session.head.pack_version, session.entry.pack.version) == ("1.0.0", "1.0.0")

    with pytest.raises(UserFacingError, match="pack-changed"):  # this window has not heard of the update yet
        stage.drills.restart(session)
    again = stage.drills.restart(session)
    assert (again.head.pack_version, again.entry.scenario.turns[0].criteria[0].points) == ("2.0.0", 60)

    stage.reopen()
    opened = stage.drills.open(session.head.id)
    assert (opened.entry.pack.version, opened.entry.scenario.turns[0].criteria[0].points) == ("1.0.0", first)
    assert stage.drills.replay(session.head.id).entry.pack.version == "1.0.0"
    assert stage.begin("parcel").head.pack_version == "2.0.0"

    list(stage.rescoring.run(stage.rescoring.plan(), applies=True, helpers=0))
    assert stage.drills.open(session.head.id).state.is_over

    open_installing(stage.paths, stage.library).remove("little-shop")
    stage.reopen()
    assert stage.drills.open(session.head.id).entry.pack.version == "1.0.0"
    resumed = stage.drills.resume(again.head.id)
    play_to_the_end(resumed)
    assert resumed.head.pack_version == "2.0.0"
    assert "little-shop" not in {pack.id for pack in stage.library.shelf().packs}
    list(stage.rescoring.run(stage.rescoring.plan(), applies=True, helpers=0))
