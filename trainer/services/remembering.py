"""What to learn today and what was learned: plans, cramming, skills, and questions that do not stick."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from threading import Thread
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Rating
from trainer.core.question_decides import fingerprint
from trainer.core.quiz_records import FittedParameters, Leech, PlayedAnswer
from trainer.services.clock import Clock, now_utc
from trainer.services.daily_plan import ClockFault, Plan, PlannedWhy
from trainer.services.exam_rules import exams_going_on
from trainer.services.fitting import FEWEST_REVIEWS, GROWTH, fitted
from trainer.services.ids import IdMaker, new_id
from trainer.services.leeches import LAPSES, LeechReport, leech_report
from trainer.services.plan_making import Filling, Moment, due_in_order, moment_of, stock_of, weakest_first
from trainer.services.question_shelf import Found, Pace, QuestionShelf, question_key
from trainer.services.scheduling import Scheduling, moved_back
from trainer.services.skill_memories import SkillMemories, SkillMemory, skill_memories
from trainer.services.zones import SystemZone

if TYPE_CHECKING:
    from trainer.core.item_statistics import ItemRemark
    from trainer.data.due_queue import DueQueue
    from trainer.data.memories import MemoryStore
    from trainer.data.sittings import SittingStore
    from trainer.services.library import Library

_TIMES_READ = 300

Background = Callable[[Callable[[], object]], object]

_log = logging.getLogger(__name__)


def on_a_thread(work: Callable[[], object]) -> Thread:
    """Do work on a thread of its own, and return that; the program ends when it is done."""
    thread = Thread(target=work, name="fitting")
    thread.start()
    return thread


class Remembering:
    """Plans what to learn, and moves memories by answers.

    Args:
        memories: Where they are kept.
        queue: Picks from them.
        sittings: Where answers are kept.
        skills: Memories of skills.
        library: What is here to be asked.
        clock: Gives the present moment.
        zone: Where the trainee's days are counted; that of this computer if it is not given.
        make_id: Gives new ids.
        background: Does what nobody is to wait for; ``None`` leaves parameters to `fit` alone.

    Raises:
        DatabaseError: From every method, if the database cannot be read or written.
    """

    def __init__(
        self,
        memories: MemoryStore,
        queue: DueQueue,
        sittings: SittingStore,
        skills: SkillMemories,
        library: Library,
        *,
        clock: Clock = now_utc,
        zone: tzinfo | None = None,
        make_id: IdMaker = new_id,
        background: Background | None = None,
    ) -> None:
        self._memories = memories
        self._queue = queue
        self._sittings = sittings
        self._skills = skills
        self._library = library
        self._clock = clock
        self._zone = SystemZone() if zone is None else zone
        self._make_id = make_id
        self._background = background
        self._questions: QuestionShelf | None = None
        self._fitted_for: set[str] = set()

    # -- the plan

    def plan(self, trainee_id: str, *, minutes: int, language: str, pack_id: str = "") -> Plan:
        """Return what to do in some minutes.

        First comes what is right otherwise than when it was learned, then what is due, the question that is
        likeliest to be forgotten before all others, then what was never answered, quiz by quiz: first of the
        packs that were brought, then of those that come with the program. What an exam that goes on asks for
        is left out. How long a question takes is the median of the trainee's own answers to its kind, as soon
        as there are a few.

        Args:
            trainee_id: Who learns.
            minutes: How many there are; 0 plans nothing, and counts what is due.
            language: Of new questions.
            pack_id: Of this pack only.

        Raises:
            UserFacingError: ``pack-unknown``.
        """
        shelf, moment = self._shelf(), self._moment(trainee_id)
        answered = self._queue.quizzes(trainee_id, now=moment.now, until=moment.until)
        queued = sum(len(one.due) for one in answered)
        if pack_id:
            shelf, answered = shelf.only(pack_id), tuple(one for one in answered if one.pack_id == pack_id)
        stock = stock_of(shelf, answered, language)
        exams = exams_going_on(self._sittings.unfinished(trainee_id), self._clock())
        filling = Filling(minutes, self._pace(trainee_id, shelf), without=exams.keys())
        scheduling = self.scheduling(trainee_id)
        changed = self._changed(trainee_id, shelf)
        for found, memory in changed.values():
            filling.add(found, PlannedWhy.CHANGED, scheduling.recall(memory, moment.now, moment.zone))
        for one in due_in_order(self._queue, trainee_id, moment, queued):
            if filling.is_full:
                break
            if (due := shelf.find(one.key)) is not None and one.key not in changed:
                filling.add(due, PlannedWhy.DUE, scheduling.recall(one.memory, moment.now, moment.zone))
        for found in stock.new:
            if filling.is_full:
                break
            filling.add(found, PlannedWhy.NEW, None)
        items = filling.marked_edited(self._queue.texts(trainee_id, filling.answered_keys))
        self._fit_behind(trainee_id)
        return Plan(
            items=items,
            due_count=stock.due_count,
            new_count=len(stock.new),
            minutes=minutes,
            seconds=sum(item.seconds for item in items),
            gone_count=stock.gone_count,
            clock_fault=moment.fault,
            kept_back=tuple(exams.values()),
        )

    def cram(
        self, trainee_id: str, quizzes: Sequence[tuple[str, str]], *, minutes: int | None = None
    ) -> Plan:
        """Return questions of some quizzes, the weakest first, due or not; the schedule is left alone.

        Args:
            trainee_id: Who learns.
            quizzes: Pack id and quiz id of each; such as are not here add nothing.
            minutes: How many there are; ``None`` for all questions.
        """
        shelf, moment = self._shelf(), self._moment(trainee_id)
        keys = [
            ItemKey(ItemKind.QUESTION, question_id, *quiz)
            for quiz in dict.fromkeys(quizzes)
            for question_id in shelf.questions(*quiz)
        ]
        found = [one for one in map(shelf.find, keys) if one is not None]
        memories = self._memories.get(trainee_id, keys)
        filling = Filling(minutes, self._pace(trainee_id, shelf))
        for recall, one in weakest_first(found, memories, self.scheduling(trainee_id), moment):
            filling.add(one, PlannedWhy.CRAMMED, recall)
        items = tuple(filling.items)
        seconds = sum(item.seconds for item in items)
        return Plan(items, 0, 0, minutes or 0, seconds, clock_fault=moment.fault)

    def due_counts(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return how many questions are due of each quiz that is here, by pack id and quiz id."""
        moment = self._moment(trainee_id)
        answered = self._queue.quizzes(trainee_id, now=moment.now, until=moment.until)
        return stock_of(self._shelf(), answered, "").due

    # -- answers

    def review_of(self, trainee_id: str, key: ItemKey, rating: Rating, *, answer_id: str) -> MemoryReview:
        """Return an answer as it moves a memory; whoever stores the answer stores this with it."""
        before = self._memories.get(trainee_id, (key,)).get(key)
        moment = self._moment(trainee_id)
        after = self.scheduling(trainee_id).after(before, rating, moment.now, moment.zone)
        return MemoryReview(
            self._make_id(), trainee_id, key, rating, moment.now, before, after, answer_id=answer_id
        )

    def intervals(self, trainee_id: str, key: ItemKey) -> Mapping[Rating, timedelta]:
        """Return when a question would come back after each rating: after minutes, or whole days."""
        before = self._memories.get(trainee_id, (key,)).get(key)
        moment = self._moment(trainee_id)
        return self.scheduling(trainee_id).intervals(before, moment.now, moment.zone)

    def recall(self, trainee_id: str, keys: Iterable[ItemKey]) -> Mapping[ItemKey, float]:
        """Return the chance that each is remembered, 0 … 1; such as were never answered are left out."""
        moment, scheduling = self._moment(trainee_id), self.scheduling(trainee_id)
        memories = self._memories.get(trainee_id, keys)
        return {key: scheduling.recall(one, moment.now, moment.zone) for key, one in memories.items()}

    def scheduling(self, trainee_id: str) -> Scheduling:
        """Return what moves a trainee's memories of questions, with their own parameters if they have any."""
        own = self.parameters(trainee_id)
        return Scheduling(None if own is None else own.values)

    def parameters(self, trainee_id: str) -> FittedParameters | None:
        """Return the parameters that were fitted to a trainee; ``None`` for the standard ones."""
        return _own(self._memories.parameters(trainee_id))

    # -- clocks

    def moment(self, trainee_id: str) -> datetime:
        """Return the moment that counts, in UTC: now, or the last answer where the clock stands before it."""
        return self._moment(trainee_id).now

    def clock_fault(self, trainee_id: str) -> ClockFault | None:
        """Return that the clock stands well before the last answer, if it does."""
        return self._moment(trainee_id).fault

    def accept_clock(self, trainee_id: str) -> int:
        """Take the clock as right: answers that it puts into the future count as given now.

        What is remembered and how long it is until something is due stays.

        Returns:
            How many memories were moved.
        """
        now = self._clock()
        return self._queue.move(trainee_id, now, lambda memory: moved_back(memory, now, self._zone))

    # -- what does not stick, and what drills train

    def leeches(self, pack_id: str | None = None) -> tuple[LeechReport, ...]:
        """Return the questions that trainees forget again and again, the most often forgotten first.

        Args:
            pack_id: Of this pack only.
        """
        by_key: defaultdict[ItemKey, list[Leech]] = defaultdict(list)
        for one in self._memories.leeches(pack_id, lapses_at_least=LAPSES):
            by_key[one.remembered.key].append(one)
        shelf = self._shelf()
        remarks = self._remarks({(key.pack_id, key.quiz_id) for key in by_key if shelf.find(key)})
        reports = (
            leech_report(key, found, self._answers(key), shelf.find(key), remarks.get(key, ()))
            for key, found in by_key.items()
        )
        return tuple(sorted(reports, key=lambda one: -one.lapses))

    def skills(self, trainee_id: str) -> tuple[SkillMemory, ...]:
        """Return the skills that a trainee's drills have trained, the one to train next first."""
        stored = self._skills.skills(trainee_id)
        shares = self._skills.skill_shares(trainee_id)
        return skill_memories(stored, shares, self.moment(trainee_id), self._zone)

    # -- parameters

    def fit(self, trainee_id: str) -> FittedParameters | None:
        """Fit the model to a trainee, and keep the parameters if they foretell later answers better.

        Returns:
            The parameters in force: those fitted now, or before; ``None`` for the standard ones. With how
            many answers it was tried is kept, too: it is tried again when there are many more.
        """
        present = self._memories.parameters(trainee_id)
        reviews = [one for one in self._memories.reviews(trainee_id) if one.key.kind is ItemKind.QUESTION]
        if present is not None and len(reviews) < present.reviews * GROWTH:
            return _own(present)
        found = fitted(reviews, at=self._clock(), zone=self._zone)
        if found is None:
            return _own(present)
        self._memories.save_parameters(trainee_id, found)
        return _own(found)

    def _fit_behind(self, trainee_id: str) -> None:
        """Fit behind everything else, once a start of the program, if there are answers enough."""
        if self._background is None or trainee_id in self._fitted_for:
            return
        if self._queue.has_answers(trainee_id, FEWEST_REVIEWS):
            self._fitted_for.add(trainee_id)
            self._background(lambda: self._fit_quietly(trainee_id))

    def _fit_quietly(self, trainee_id: str) -> None:
        try:
            self.fit(trainee_id)
        except UserFacingError as error:
            _log.warning("the memory model was not fitted: %s: %s", error.code, error.data)
        except Exception:  # noqa: BLE001 - ours: logged, and the parameters before serve on
            _log.exception("the memory model was not fitted")

    # -- parts

    def _moment(self, trainee_id: str) -> Moment:
        now = self._clock()
        return moment_of(now, self._queue.last_answer_at(trainee_id, now), self._zone)

    def _shelf(self) -> QuestionShelf:
        found = self._library.shelf()
        if self._questions is None or self._questions.packs is not found.packs:
            self._questions = QuestionShelf(found.packs, found.bundled)
        return self._questions

    def _changed(self, trainee_id: str, shelf: QuestionShelf) -> Mapping[ItemKey, tuple[Found, Memory]]:
        """Return the questions that were learned when something else was right, with what is remembered."""
        present = (pack.content_hash for pack in shelf.packs)
        decided = self._queue.decided(trainee_id, present)
        changed = {
            key: found
            for key, before in decided.items()
            if (found := shelf.find(key)) is not None and fingerprint(found[2]) != before
        }
        memories = self._memories.get(trainee_id, changed)
        return {key: (changed[key], memory) for key, memory in memories.items()}

    def _pace(self, trainee_id: str, shelf: QuestionShelf) -> Pace:
        times = self._queue.times(trainee_id, limit=_TIMES_READ)
        found = ((shelf.find(key), seconds) for key, seconds in times)
        return Pace((one[2], seconds) for one, seconds in found if one is not None)

    def _remarks(self, quizzes: Iterable[tuple[str, str]]) -> Mapping[ItemKey, Collection[ItemRemark]]:
        from trainer.services.quiz_statistics import QuizStatistics  # trainers alone ask for them

        statistics = QuizStatistics(self._sittings, self._library)
        reports = [report for quiz in quizzes for report in statistics.reports(*quiz)]
        return {
            question_key(report.pack, report.quiz, one.question): one.statistics.remarks
            for report in reports
            for one in report.questions
        }

    def _answers(self, key: ItemKey) -> Iterable[PlayedAnswer]:
        return self._sittings.answers_of_question(key.pack_id, key.quiz_id, key.item_id)


def _own(found: FittedParameters | None) -> FittedParameters | None:
    """Return what foretells better than the standard parameters; else it only says that it was tried."""
    return found if found is not None and found.loss_after < found.loss_before else None
