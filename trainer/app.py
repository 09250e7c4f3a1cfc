"""The composition root: paths → logging → settings → database → services → window or terminal.

Only this file and ``__main__`` see everything. Its imports stand inside the functions: the window is painted
before the database library is loaded, and the terminal never loads Qt.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError

if TYPE_CHECKING:
    from trainer.core.records import Trainee
    from trainer.data.attempts import AttemptStore
    from trainer.data.database import Database
    from trainer.services.doctor import DoctorService
    from trainer.services.importing import Importing
    from trainer.services.installing import Installing
    from trainer.services.library import Library
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office
    from trainer.services.pack_making import PackMaking
    from trainer.services.paths import AppPaths
    from trainer.services.progress import HomeView
    from trainer.services.quiz_reviews import QuizReviews
    from trainer.services.quizzes import QuizService
    from trainer.services.remembering import Remembering
    from trainer.services.rescoring import RescoringService
    from trainer.services.settings import SettingsService
    from trainer.services.sharing import Sharing
    from trainer.services.skill_memories import SkillMemories

_log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    from trainer.cli.arguments import parser
    from trainer.cli.streams import make_streams_safe
    from trainer.services.paths import AppPaths

    make_streams_safe()
    early = _early_arguments(arguments)
    paths = AppPaths.under(early.data_folder) if early.data_folder else AppPaths.of_user()
    start_log(paths)
    settings = open_settings(paths, language=early.language)
    chosen = parser().parse_args(arguments)
    if chosen.self_test:
        chosen.command = "self-test"
    if chosen.command is None:
        return _run_window(paths, settings) if _has_screen() else _run_without_screen(paths, settings)
    if chosen.command == "screenshots":
        return _take_screenshots(chosen.folder)
    return _run_terminal(chosen, paths, settings)


def _early_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read what must be known before the help text can be written in the right language."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--data-folder", type=Path)
    early.add_argument("--language")
    try:
        return early.parse_known_args(arguments)[0]
    except argparse.ArgumentError:  # the full parser says what is wrong with it
        return argparse.Namespace(data_folder=None, language=None)


def _has_screen() -> bool:
    from trainer.services.surroundings import has_screen

    return has_screen(sys.platform, os.environ)


def _run_window(paths: AppPaths, settings: SettingsService) -> int:
    """Show the window; without the system's libraries for it, go on in the terminal."""
    try:
        from trainer.ui.run import run_window
    except ImportError as error:
        if (error.name or "").startswith("trainer"):
            raise  # ours, not the system's
        _log.warning("the window cannot be shown: %s", error)
        return _run_without_screen(paths, settings, missing=str(error))
    from trainer.ui.opening import Opening

    library = cache(lambda: open_library(paths))  # one, made in the background at the first look
    opening = Opening(
        lambda: open_office(paths, settings, library()),
        _open_voice(settings),
        lambda: glance_at_home(paths, settings, library()),
    )
    return run_window(settings, opening)


def _open_voice(settings: SettingsService) -> Callable[[Callable[[SpeechState], None]], Narrator]:
    def open_voice(on_state: Callable[[SpeechState], None]) -> Narrator:
        from trainer.services.narration import Narrator

        return Narrator(settings, on_state)

    return open_voice


def _take_screenshots(folder: Path) -> int:
    """Render every screen with real data into pictures."""
    from trainer.ui.screenshots import take_screenshots

    return take_screenshots(folder, open_settings, open_office)


def _run_without_screen(paths: AppPaths, settings: SettingsService, *, missing: str = "") -> int:
    """Say how to get the window, then play in the terminal, or show a demonstration where there is none."""
    from trainer.cli.arguments import parser
    from trainer.cli.streams import is_interactive
    from trainer.wording.starts import no_window_sentence

    has_terminal = is_interactive()
    sys.stderr.write(no_window_sentence(has_terminal=has_terminal, missing=missing) + "\n")
    sys.stderr.flush()
    return _run_terminal(parser().parse_args(["drill" if has_terminal else "demo"]), paths, settings)


def _run_terminal(chosen: argparse.Namespace, paths: AppPaths, settings: SettingsService) -> int:
    from trainer.cli.commands import run_command
    from trainer.cli.entrance import Tools
    from trainer.services.paths import AppPaths

    def office(folder: Path | None) -> tuple[Office, Callable[[], None]]:
        if folder is None:
            return open_office(paths, settings)
        elsewhere = AppPaths.under(folder)
        return open_office(elsewhere, _settings_of(elsewhere))

    tools = Tools(
        open_office=office,
        open_doctor=lambda: open_doctor(paths),
        open_narrator=open_narrator,
        open_library=lambda: open_library(paths),
        open_sharing=lambda: open_sharing(paths),
        open_importing=lambda: open_importing(paths),
        open_installing=lambda: open_installing(paths),
        open_pack_making=lambda: open_pack_making(paths),
        trouble=settings.trouble,
    )
    return run_command(chosen, tools)


def open_narrator(office: Office, on_state: Callable[[SpeechState], None]) -> Narrator:
    """Return the voice of the terminal."""
    from trainer.services.narration import Narrator

    return Narrator(office.settings, on_state)


def start_log(paths: AppPaths) -> None:
    """Write the program's log beside its data; without a place for it the program runs all the same.

    Nothing of it goes to the terminal: a customer may be looking on.
    """
    from trainer.services.late_log import LateLog

    root = logging.getLogger("trainer")
    root.setLevel(logging.INFO)
    root.addHandler(LateLog(paths.log))


def open_settings(paths: AppPaths, *, language: str | None = None) -> SettingsService:
    """Read the settings and put a language in force: the one wished for this time, or else theirs."""
    from trainer.wording.catalogue import set_language

    settings = _settings_of(paths)
    set_language(language or settings.value.language or None)
    return settings


def _settings_of(paths: AppPaths) -> SettingsService:
    from trainer.data.settings_file import SettingsFile  # the settings need no database library
    from trainer.services.settings import SettingsService

    return SettingsService(SettingsFile(paths.settings))


def open_library(paths: AppPaths) -> Library:
    """Return the library over the bundled and the user's own packs; nothing is read yet."""
    from trainer.resources import resource_folder
    from trainer.services.library import Library

    return Library((resource_folder("scenarios"), paths.packs), paths.kept_packs, paths.pack_cache)


def open_pack_making(paths: AppPaths, library: Library | None = None) -> PackMaking:
    """Return what makes new packs, without the database."""
    from trainer.services.pack_making import PackMaking

    return PackMaking(library or open_library(paths), paths.packs)


def open_installing(paths: AppPaths, library: Library | None = None) -> Installing:
    """Return what installs and removes packs, without the database."""
    from trainer.services.installing import Installing

    return Installing(
        library or open_library(paths), open_sharing(paths), paths.packs, removed_folder=paths.removed_packs
    )


def open_sharing(paths: AppPaths) -> Sharing:
    """Return what builds archives and knows signers."""
    from trainer.services.sharing import Sharing

    return Sharing(paths)


def open_importing(paths: AppPaths, library: Library | None = None) -> Importing:
    """Return what makes packs of files from elsewhere."""
    from trainer.services.importing import Importing

    return Importing(library or open_library(paths), paths.packs)


def glance_at_home(
    paths: AppPaths, settings: SettingsService, library: Library
) -> tuple[Trainee, HomeView] | None:
    """Return who practises here and what Home shows, without the database library.

    ``None`` where the quick look finds no such database or nobody: opening the office says why.
    """
    from trainer.data.glance import Glance, look_at
    from trainer.services.progress import ProgressService
    from trainer.wording.catalogue import language

    def look(glance: Glance) -> tuple[Trainee, HomeView] | None:
        trainee = glance.trainee(settings.value.trainee_id)
        if trainee is None:
            return None
        return trainee, ProgressService(glance, library, skills=glance, study=glance).home(
            trainee.id, language=language()
        )

    return look_at(paths.database, look)


def open_office(
    paths: AppPaths, settings: SettingsService, library: Library | None = None
) -> tuple[Office, Callable[[], None]]:
    """Open the database and put the services together; the window does this behind its first paint.

    Args:
        paths: Where everything is kept.
        settings: In force.
        library: Already open, if it is.

    Returns:
        The office, and what closes it.

    Raises:
        DatabaseError: If the database cannot be used; nothing was changed then.
    """
    from trainer.data.attempts import AttemptStore
    from trainer.data.database import Database
    from trainer.data.debriefs import DebriefStore
    from trainer.data.due_queue import DueQueue
    from trainer.data.reviews import ReviewStore
    from trainer.data.seminars import SeminarStore
    from trainer.data.sittings import SittingStore
    from trainer.data.trainees import TraineeStore
    from trainer.services.debriefing import DebriefService
    from trainer.services.drills import DrillService
    from trainer.services.exports import ExportService
    from trainer.services.notes import NoteService
    from trainer.services.office import Office
    from trainer.services.progress import ProgressService
    from trainer.services.quiz_statistics import QuizStatistics
    from trainer.services.reviews import ReviewService
    from trainer.services.seminars import SeminarService
    from trainer.services.trainees import TraineeService

    database = Database.open(paths.database, backups=paths.backups)
    library = library or open_library(paths)
    sharing = open_sharing(paths)
    attempts = AttemptStore(database)
    skills, remembering = _open_remembering(database, attempts, library)
    quizzes, quiz_reviews = _open_quizzes(database, library, remembering)
    office = Office(
        paths=paths,
        settings=settings,
        library=library,
        notes=NoteService(library),
        drills=DrillService(attempts, library),
        debriefs=DebriefService(DebriefStore(database)),
        progress=ProgressService(attempts, library, skills=skills, study=DueQueue(database)),
        remembering=remembering,
        quizzes=quizzes,
        seminars=SeminarService(library, SeminarStore(database), quizzes),
        quiz_statistics=QuizStatistics(SittingStore(database), library),
        quiz_reviews=quiz_reviews,
        reviews=ReviewService(ReviewStore(database), library),
        open_rescoring=lambda: _open_rescoring(database, library),
        trainees=TraineeService(TraineeStore(database), settings),
        exports=ExportService(database),
        sharing=sharing,
        importing=open_importing(paths, library),
        installing=open_installing(paths, library),
        pack_making=open_pack_making(paths, library),
    )
    return office, database.close


def _open_remembering(
    database: Database, attempts: AttemptStore, library: Library
) -> tuple[SkillMemories, Remembering]:
    from trainer.data.due_queue import DueQueue
    from trainer.data.memories import MemoryStore
    from trainer.data.sittings import SittingStore
    from trainer.data.skill_rows import SkillRows
    from trainer.services.remembering import Remembering, on_a_thread
    from trainer.services.skill_memories import SkillMemories
    from trainer.services.zones import SystemZone

    memories, zone = MemoryStore(database), SystemZone()
    skills = SkillMemories(memories, SkillRows(database), attempts, library, zone=zone)
    remembering = Remembering(
        memories,
        DueQueue(database),
        SittingStore(database),
        skills,
        library,
        zone=zone,
        background=on_a_thread,
    )
    return skills, remembering


def _open_quizzes(
    database: Database, library: Library, remembering: Remembering
) -> tuple[QuizService, QuizReviews]:
    from trainer.data.answer_reviews import AnswerReviewStore
    from trainer.data.sittings import SittingStore
    from trainer.data.trainees import TraineeStore
    from trainer.services.overdue_exams import end_at_start
    from trainer.services.quiz_reviews import QuizReviews
    from trainer.services.quizzes import QuizService

    sittings = SittingStore(database)
    quizzes = QuizService(sittings, TraineeStore(database), library, remembering)
    end_at_start(quizzes.end_overdue)
    return quizzes, QuizReviews(sittings, AnswerReviewStore(database), library)


def _open_rescoring(database: Database, library: Library) -> RescoringService:
    from trainer.data.rescores import RescoreStore
    from trainer.services.rescoring import RescoringService

    return RescoringService(RescoreStore(database), library)


def open_doctor(paths: AppPaths) -> DoctorService:
    """Return the doctor; it opens the database by itself, to report what is wrong with it."""
    from trainer.services.doctor import DoctorService

    return DoctorService(paths, open_library(paths), lambda: _database_size(paths))


def _database_size(paths: AppPaths) -> int:
    from trainer.data.database import Database  # loaded when it is asked for

    with Database.open(paths.database, backups=paths.backups) as database:
        database.check()
    try:
        return paths.database.stat().st_size
    except OSError as error:
        raise UserFacingError("database-unreachable", path=str(paths.database)) from error
