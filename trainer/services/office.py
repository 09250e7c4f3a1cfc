"""All services of one user, put together."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.services.debriefing import DebriefService
from trainer.services.drills import DrillService
from trainer.services.exports import ExportService
from trainer.services.library import Library
from trainer.services.paths import AppPaths
from trainer.services.progress import ProgressService
from trainer.services.settings import SettingsService
from trainer.services.trainees import TraineeService


@dataclass(frozen=True, slots=True)
class Office:
    """What a window or a terminal works with, once the database is open."""

    paths: AppPaths
    settings: SettingsService
    library: Library
    drills: DrillService
    debriefs: DebriefService
    progress: ProgressService
    trainees: TraineeService
    exports: ExportService
