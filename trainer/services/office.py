"""All services of one user, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.services.debriefing import DebriefService
from trainer.services.drills import DrillService
from trainer.services.exports import ExportService
from trainer.services.library import Library
from trainer.services.notes import NoteService
from trainer.services.paths import AppPaths
from trainer.services.progress import ProgressService
from trainer.services.reviews import ReviewService
from trainer.services.settings import SettingsService
from trainer.services.trainees import TraineeService

if TYPE_CHECKING:
    from trainer.services.importing import Importing
    from trainer.services.installing import Installing
    from trainer.services.pack_making import PackMaking
    from trainer.services.quiz_reviews import QuizReviews
    from trainer.services.quiz_statistics import QuizStatistics
    from trainer.services.quizzes import QuizService
    from trainer.services.remembering import Remembering
    from trainer.services.rescoring import RescoringService
    from trainer.services.seminars import SeminarService
    from trainer.services.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Office:
    """What a window or a terminal works with, once the database is open.

    Attributes:
        open_rescoring: Makes the service that few ever ask for, with all that other processes need.
    """

    paths: AppPaths
    settings: SettingsService
    library: Library
    notes: NoteService
    drills: DrillService
    debriefs: DebriefService
    progress: ProgressService
    quizzes: QuizService
    quiz_statistics: QuizStatistics
    quiz_reviews: QuizReviews
    remembering: Remembering
    seminars: SeminarService
    reviews: ReviewService
    open_rescoring: Callable[[], RescoringService]
    trainees: TraineeService
    exports: ExportService
    sharing: Sharing
    importing: Importing
    installing: Installing
    pack_making: PackMaking
