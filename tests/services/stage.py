"""What the services are tested with: a clock turned by hand, real databases, real and made-up packs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from trainer.core.ids import uuid7_text
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.rescores import RescoreStore
from trainer.data.reviews import ReviewStore
from trainer.data.trainees import TraineeStore
from trainer.resources import resource_folder
from trainer.services.drills import Chance, DrillService, DrillSession
from trainer.services.library import Library
from trainer.services.paths import AppPaths
from trainer.services.progress import ProgressService
from trainer.services.rescoring import RescoringService
from trainer.services.reviews import ReviewService
from trainer.services.settings import SettingsService
from trainer.services.trainees import TraineeService

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """A clock that stands still until it is turned."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class DictStore:
    """Settings in memory."""

    values: dict[str, object] = field(default_factory=dict)
    fault: str | None = None
    kept_aside: Path | None = None

    def load(self) -> dict[str, object]:
        return dict(self.values)

    def save(self, values: object) -> None:
        assert isinstance(values, dict)
        self.values = dict(values)


@dataclass
class Stage:
    """A user's data folder with everything on top of it; `reopen` is a new start of the program."""

    paths: AppPaths
    clock: HandClock
    folders: tuple[Path, ...]
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.database = Database.open(self.paths.database, backups=self.paths.backups)
        self.library = Library(self.folders, self.paths.kept_packs)
        self.store = AttemptStore(self.database)
        chance = Chance(self.clock, self._id, lambda: 7)
        self.drills = DrillService(self.store, self.library, chance)
        self.reviews = ReviewService(
            ReviewStore(self.database), self.library, clock=self.clock, make_id=self._id
        )
        self.rescoring = RescoringService(
            RescoreStore(self.database), self.library, clock=self.clock, make_id=self._id
        )
        self.progress = ProgressService(self.store, self.library, self.clock)
        self.settings = SettingsService(DictStore())
        self.trainees = TraineeService(
            TraineeStore(self.database), self.settings, clock=self.clock, make_id=self._id
        )

    def _id(self) -> str:
        return uuid7_text(next(self.ids), b"0123456789")

    def reopen(self) -> None:
        self.database.close()
        self.open()

    def trainee_id(self) -> str:
        return (self.trainees.all() or (self.trainees.add("Aiko"),))[0].id

    def begin(self, scenario: str = "late-parcel", language: str = "en", **more: object) -> DrillSession:
        entry = self.library.find(scenario, language=language)
        return self.drills.start(self.trainee_id(), entry, **more)  # type: ignore[arg-type]


def bundled() -> Path:
    return resource_folder("scenarios")


def copy_pack(name: str, target: Path) -> Path:
    """Copy a bundled pack with one of its drills and without its quizzes, to be changed."""
    drills = {path.name for path in (bundled() / name / "drills").iterdir()}
    others = shutil.ignore_patterns(*(drills - {"late-parcel.yaml"}), "quizzes", "seminars")
    shutil.copytree(bundled() / name, target / name, ignore=others)
    return target / name


def play_to_the_end(session: DrillSession) -> None:
    """Answer every turn with its model reply."""
    while not session.state.is_over:
        session.send(session.state.turn.model)
