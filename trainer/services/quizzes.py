"""Quizzes that can be played: what is on the shelf, starting, continuing, and what was played before."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo

from trainer.core.days import day_of
from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import (
    SittingHead,
    SittingItem,
    SittingMode,
    SittingStanding,
    SittingSummary,
    StoredSitting,
)
from trainer.core.scenario import Pack
from trainer.core.sitting import Asks, asks_of, opened, shuffled_items
from trainer.data.sittings import SittingStore
from trainer.data.trainees import TraineeStore
from trainer.services.daily_plan import Plan, PlannedQuestion
from trainer.services.exam_rules import attempt_number, demand_no_exam, exams_going_on
from trainer.services.exam_sessions import ExamSession
from trainer.services.library import Library
from trainer.services.overdue_exams import end_overdue
from trainer.services.quiz_editions import QuizEditions
from trainer.services.quiz_entries import QuizEntry as QuizEntry  # what this service gives, with the next
from trainer.services.quiz_entries import QuizShelf as QuizShelf
from trainer.services.quiz_entries import ShelvedQuiz as ShelvedQuiz
from trainer.services.quiz_sessions import Feedback as Feedback
from trainer.services.quiz_sessions import QuizDesk
from trainer.services.quiz_sessions import QuizSession as QuizSession
from trainer.services.remembering import Remembering
from trainer.services.sessions import Chance
from trainer.services.sitting_clock import SittingClock, Stopwatch
from trainer.services.sitting_records import SittingRecord, record_of
from trainer.services.zones import SystemZone


class QuizService:
    """Starts and continues quizzes.

    Args:
        store: Where sittings are kept.
        trainees: Whose names stand on records.
        library: Where quizzes come from.
        remembering: Knows what is due, and how answers move it.
        chance: Time, ids and seeds.
        stopwatch: Runs while the program runs; see `sitting_clock`.
        zone: Of the trainee.
    """

    def __init__(
        self,
        store: SittingStore,
        trainees: TraineeStore,
        library: Library,
        remembering: Remembering,
        *,
        chance: Chance | None = None,
        stopwatch: Stopwatch = time.monotonic,
        zone: tzinfo | None = None,
    ) -> None:
        self._store = store
        self._trainees = trainees
        self._library = library
        self._remembering = remembering
        self._chance = chance or Chance()
        self._stopwatch = stopwatch
        self._zone = zone or SystemZone()
        self._editions = QuizEditions(library)

    # What there is

    def entries(self, *, language: str = "") -> tuple[QuizEntry, ...]:
        """Return all quizzes in a language, by packs, levels and titles; every one is in ``""``."""
        return tuple(
            QuizEntry(pack, quiz)
            for pack in self._library.shelf().packs
            for quiz in sorted(pack.quizzes, key=lambda one: (one.level, one.title))
            if quiz.language.startswith(language)
        )

    def find(self, quiz_id: str, *, pack_id: str = "", language: str = "") -> QuizEntry:
        """Return the quiz with this id.

        Args:
            quiz_id: Several packs may have it.
            pack_id: Only of this pack.
            language: Rather in this language, where there is a choice.

        Raises:
            UserFacingError: ``quiz-unknown``, with the ids that there are.
        """
        entries = self.entries()
        found = [one for one in entries if one.quiz.id == quiz_id and pack_id in ("", one.pack.id)]
        if not found:
            raise UserFacingError(
                "quiz-unknown", quiz=quiz_id, known=sorted({one.quiz.id for one in entries})
            )
        return max(found, key=lambda one: one.quiz.language.startswith(language))

    def shelf(self, trainee_id: str, *, language: str = "") -> QuizShelf:
        """Return what can be played, with what the trainee made of it.

        Raises:
            DatabaseError: If it cannot be read.
        """
        self.end_overdue()
        unfinished = self._store.unfinished(trainee_id)
        going_on = {(one.head.pack_id, one.head.quiz_id): one for one in reversed(unfinished)}
        best, due = self._store.best_scores(trainee_id), self._remembering.due_counts(trainee_id)
        quizzes = tuple(
            ShelvedQuiz(one, best.get(one.key), due.get(one.key, 0), going_on.get(one.key))
            for one in self.entries(language=language)
        )
        return QuizShelf(quizzes, unfinished)

    def history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return all sittings of a trainee, the newest first."""
        self.end_overdue()
        return self._store.sittings(trainee_id)

    def seminar_history(self, trainee_id: str) -> tuple[SittingSummary, ...]:
        """Return the sittings of a trainee that belong to seminars, the newest first."""
        self.end_overdue()
        return self._store.of_seminars(trainee_id)

    def end_overdue(self) -> int:
        """End the exams of everybody whose time is over, at the moment at which it was; return how many."""
        return end_overdue(self._store, self.resume, self._chance.clock)

    # Starting

    def start(
        self,
        trainee_id: str,
        entry: QuizEntry,
        mode: SittingMode = SittingMode.PRACTICE,
        *,
        seed: int | None = None,
        seminar_id: str = "",
    ) -> QuizSession:
        """Begin a quiz; in a seminar, continue what was begun there.

        Args:
            trainee_id: Who plays.
            entry: What is played.
            mode: Practice or exam; cramming asks the weakest questions first.
            seed: To put the very same questions in the same order again.
            seminar_id: Of the seminar that it belongs to.

        Raises:
            UserFacingError: ``quiz-empty``; ``quiz-exam-running`` while an exam of the quiz is not over;
                ``pack-not-kept`` or ``pack-changed`` from the library.
            DatabaseError: If it cannot be stored.
        """
        if mode is SittingMode.CRAM:
            return self.start_cram(trainee_id, [entry])
        if seminar_id and (begun := self._begun_in(trainee_id, entry, mode, seminar_id)) is not None:
            return begun
        seed = self._chance.make_seed() if seed is None else seed
        is_exam = mode is SittingMode.EXAM
        items, asks = entry.items, tuple(asks_of(one.answer) for one in entry.quiz.questions)
        if is_exam:
            items, asks = shuffled_items(items, asks, seed)
        return self._begin(
            trainee_id,
            mode,
            items,
            asks,
            {entry.pack.content_hash: entry.pack},
            seed=seed,
            entry=entry,
            time_limit_s=entry.exam_limit_s if is_exam else None,
            language=entry.quiz.language,
            seminar_id=seminar_id,
        )

    def start_plan(self, trainee_id: str, plan: Plan, *, language: str, title: str = "") -> QuizSession:
        """Begin what a plan asks for.

        Args:
            trainee_id: Who plays.
            plan: Of `Remembering.plan`.
            language: In which it was planned.
            title: Of questions that were picked otherwise; they are not the plan of today then.

        Raises:
            UserFacingError: ``quiz-empty`` if the plan is.
            DatabaseError: If it cannot be stored.
        """
        return self._begin_planned(trainee_id, SittingMode.PLAN, plan.items, language=language, title=title)

    def start_todays_plan(self, trainee_id: str, plan: Plan, *, language: str) -> QuizSession:
        """Continue the plan that was begun today and is not finished, else begin what a plan asks for.

        Args:
            trainee_id: Who plays.
            plan: Of `Remembering.plan`.
            language: In which it was planned.

        Raises:
            UserFacingError: ``quiz-empty`` if nothing was begun and the plan is empty.
            DatabaseError: If it cannot be read or stored.
        """
        plans = [one for one in self._unfinished(trainee_id) if one.is_plan_of_a_day]
        today = day_of(self._remembering.moment(trainee_id), self._zone)
        of_today = [one for one in plans if day_of(one.started_at, self._zone) == today]
        for head in of_today:
            session = self._still_going(head)
            if session is not None and head.language == language:
                return session
        self._put_away(one for one in plans if one not in of_today)
        return self.start_plan(trainee_id, plan, language=language)

    def _begun_in(
        self, trainee_id: str, entry: QuizEntry, mode: SittingMode, seminar_id: str
    ) -> QuizSession | None:
        """Return what was begun in a seminar and is not over."""
        wanted = (*entry.key, mode, seminar_id)
        for one in self._unfinished(trainee_id):
            if (one.pack_id, one.quiz_id, one.mode, one.seminar_id) == wanted:
                return self._still_going(one)
        return None

    def _unfinished(self, trainee_id: str) -> list[SittingHead]:
        return [one.head for one in self._store.unfinished(trainee_id)]

    def _still_going(self, head: SittingHead) -> QuizSession | None:
        """Continue a sitting; ``None`` if that is not possible now, or there is nothing left to do."""
        try:
            session = self.resume(head.id)
        except UserFacingError as error:
            if error.code not in ("quiz-pack-gone", "quiz-exam-running"):
                raise
            return None
        return None if session.state.is_over else session

    def _put_away(self, heads: Iterable[SittingHead]) -> None:
        """Forget what was begun and never answered."""
        for head in heads:
            stored = self._store.stored(head.id)
            if not stored.answers and stored.draft is None:
                self._store.forget(head.id, seen=stored.changes)

    def start_cram(
        self, trainee_id: str, entries: Sequence[QuizEntry], *, minutes: int | None = None
    ) -> QuizSession:
        """Begin to cram, the weakest questions first; what is due stays as it is.

        Args:
            trainee_id: Who plays.
            entries: Out of which questions are taken.
            minutes: For so many only; ``None`` for all questions.

        Raises:
            UserFacingError: ``quiz-empty`` if they ask nothing.
            DatabaseError: If it cannot be stored.
        """
        plan = self._remembering.cram(trainee_id, [one.key for one in entries], minutes=minutes)
        languages = [one.quiz.language for one in entries]
        entry = entries[0] if len(entries) == 1 else None
        return self._begin_planned(
            trainee_id, SittingMode.CRAM, plan.items, language="".join(languages[:1]), entry=entry
        )

    def _begin_planned(
        self,
        trainee_id: str,
        mode: SittingMode,
        planned: Sequence[PlannedQuestion],
        *,
        language: str,
        entry: QuizEntry | None = None,
        title: str = "",
    ) -> QuizSession:
        packs = {one.pack.content_hash: one.pack for one in planned}
        items = tuple(one.item for one in planned)
        asks = tuple(asks_of(one.question.answer) for one in planned)
        return self._begin(trainee_id, mode, items, asks, packs, entry=entry, language=language, title=title)

    def _begin(
        self,
        trainee_id: str,
        mode: SittingMode,
        items: tuple[SittingItem, ...],
        asks: tuple[Asks, ...],
        packs: Mapping[str, Pack],
        *,
        language: str,
        entry: QuizEntry | None = None,
        seed: int | None = None,
        time_limit_s: int | None = None,
        seminar_id: str = "",
        title: str = "",
    ) -> QuizSession:
        if not items:
            raise UserFacingError("quiz-empty")
        self._demand_no_exam(trainee_id, items)
        for pack in packs.values():
            self._library.keep(pack)
        head = SittingHead(
            id=self._chance.make_id(),
            trainee_id=trainee_id,
            mode=mode,
            items=items,
            seed=self._chance.make_seed() if seed is None else seed,
            started_at=self._chance.clock(),
            language=language,
            title=title,
            time_limit_s=time_limit_s,
            seminar_id=seminar_id,
            asks=asks,
        )
        head = head if entry is None else _named(head, entry)
        self._store.create(head)
        return self._session(StoredSitting(head, SittingStanding()))

    # Continuing

    def resume(self, sitting_id: str) -> QuizSession:
        """Continue a sitting where it stands.

        An exam whose time ended meanwhile is over, since the moment at which it ended.

        Raises:
            UserFacingError: ``quiz-pack-gone`` if a copy of the pack that it was begun with is not left;
                nothing of the sitting is lost then. ``sitting-gone``; ``quiz-exam-running``.
            DatabaseError: If it cannot be read or stored.
        """
        session = self.open(sitting_id)
        if session.head.mode is not SittingMode.EXAM and not session.state.is_over:
            self._demand_no_exam(session.head.trainee_id, session.head.items)
        session.take_up()
        return session

    def open(self, sitting_id: str) -> QuizSession:
        """Return a sitting as it stands, for reading.

        Raises:
            UserFacingError: As `resume`.
        """
        return self._session(self._store.stored(sitting_id))

    def _session(self, stored: StoredSitting) -> QuizSession:
        head = stored.head
        for item in head.items:
            self._editions.demand(item)
        clock = SittingClock(
            head.started_at,
            counted_s=stored.standing.elapsed_s,
            counts_absence=head.time_limit_s is not None,
            wall=self._chance.clock,
            stopwatch=self._stopwatch,
        )
        desk = QuizDesk(self._store, self._remembering, self._editions, self._chance, self.record)
        kind = ExamSession if head.mode is SittingMode.EXAM else QuizSession
        return kind(opened(stored), stored.changes, desk, clock)

    # Afterwards

    def record(self, sitting_id: str) -> SittingRecord:
        """Return what a sitting came to; it needs no pack any more.

        Raises:
            UserFacingError: ``sitting-gone``.
            DatabaseError: If it cannot be read.
        """
        self.end_overdue()
        stored = self._store.stored(sitting_id)
        pack = self._library.edition(stored.head.pack_hash) if stored.head.pack_hash else None
        name = self._trainees.get(stored.head.trainee_id).name
        title = "" if pack is None else pack.title
        attempt = attempt_number(stored.head, self._store.sittings(stored.head.trainee_id))
        return record_of(
            opened(stored), trainee_name=name, pack_title=title, zone=self._zone, attempt=attempt
        )

    def _demand_no_exam(self, trainee_id: str, items: Iterable[SittingItem]) -> None:
        """Refuse what would tell the answers of an exam that is going on."""
        demand_no_exam(items, exams_going_on(self._store.unfinished(trainee_id), self._chance.clock()))


def _named(head: SittingHead, entry: QuizEntry) -> SittingHead:
    """Return the head with the quiz that it is one of."""
    pack, quiz = entry.pack, entry.quiz
    return replace(
        head,
        title=quiz.title,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.content_hash,
        quiz_id=quiz.id,
        pass_mark=quiz.pass_mark,
    )
