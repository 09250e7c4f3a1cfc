"""What was practised, and what to practise next.

For whoever never played, the first scenario of the shelf is proposed. Then one that trains a skill that is
about to be forgotten, or else a weak skill; among several, and where no skill asks for anything: one that was
never played, then one that was never passed, then the one that was not played for longest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from trainer.core.days import days_between
from trainer.core.memory import Remembered
from trainer.core.quiz_records import OpenSitting
from trainer.core.records import AttemptSummary
from trainer.services.clock import Clock, now_utc
from trainer.services.plan_making import Moment, Stock, moment_of, stock_of
from trainer.services.question_shelf import QuestionShelf
from trainer.services.skill_memories import SkillMemory, skill_memories
from trainer.services.zones import SystemZone

if TYPE_CHECKING:
    from trainer.data.study_rows import AnsweredQuiz
    from trainer.services.library import Library, ScenarioEntry

RECENT = 10
"""Drills whose scores Home draws."""

DAYS_A_WEEK = 7

SECONDS_A_QUESTION = 25
"""What a question that is due takes on the whole, for Home; the plan itself knows better."""

LONGEST_ANSWER_S = 300.0
"""What an answer counts at most for the week: whoever took longer did something else between."""

_SECONDS_A_MINUTE = 60


class Why(StrEnum):
    """Why a scenario is proposed."""

    FIRST = "first"
    FORGETTING = "forgetting"
    WEAKEST = "weakest"
    NEVER_PLAYED = "never-played"
    NOT_PASSED = "not-passed"
    LONGEST_AGO = "longest-ago"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best next drill, and why.

    Attributes:
        best_score: 0 … 100; ``None`` if no drill of it came to a score (the clean ones alone have one).
        skill: What it trains, where a skill is the reason.
        days_ago: How many days ago that skill was practised last.
    """

    entry: ScenarioEntry
    why: Why
    best_score: int | None = None
    skill: SkillMemory | None = None
    days_ago: int = 0


@dataclass(frozen=True, slots=True)
class HomeView:
    """What Home shows.

    Attributes:
        unfinished: Drills that can be continued, the newest first.
        week_seconds: Practised, in drills and in quizzes, on each of the last seven days, today last, in the
            trainee's own days.
        recent: The last finished drills, the oldest first.
        due_count: Questions that are due today and here, as the plan counts them.
        plan_minutes: How long they take, on the whole.
        new_count: Questions in the language of the screens that were never answered.
        open_sittings: Quizzes and plans that can be continued, the newest first.
        weakest: The skill to train next; ``None`` where all are well remembered.
    """

    unfinished: tuple[AttemptSummary, ...]
    proposal: Proposal | None
    week_seconds: tuple[float, ...]
    recent: tuple[AttemptSummary, ...]
    due_count: int = 0
    plan_minutes: int = 0
    new_count: int = 0
    open_sittings: tuple[OpenSitting, ...] = ()
    weakest: SkillMemory | None = None


class History(Protocol):
    """Where drills can be looked up: the open database, or a quick look at it."""

    def history(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return all drills of a trainee, the newest first."""

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each ``(pack id, scenario id)`` that came to one."""


class SkillLook(Protocol):
    """Where memories of skills can be looked up: the open database, or a quick look at it."""

    def skills(self, trainee_id: str) -> tuple[Remembered, ...]:
        """Return the memories of a trainee's skills."""

    def skill_shares(self, trainee_id: str) -> Mapping[str, float]:
        """Return how much was met of each skill in the last drills, 0 … 1."""


class StudyLook(Protocol):
    """Where quizzes can be looked up: the open database, or a quick look at it."""

    def quizzes(self, trainee_id: str, *, now: datetime, until: datetime) -> tuple[AnsweredQuiz, ...]:
        """Return what was answered of each quiz, and what of it is due."""

    def last_answer_at(self, trainee_id: str, now: datetime) -> datetime | None:
        """Return when a question was answered last, in UTC."""

    def open_sittings(self, trainee_id: str) -> tuple[OpenSitting, ...]:
        """Return the sittings that can be continued, the newest first."""

    def answer_times(self, trainee_id: str, since: datetime) -> tuple[tuple[datetime, float], ...]:
        """Return when each question was answered since a moment, in UTC, and how many seconds it took."""


class ProgressService:
    """Reads the history.

    Args:
        store: Where drills are kept.
        library: What could be practised.
        clock: Gives the present moment; its local zone decides where a day ends.
        skills: What is remembered of skills; ``None`` leaves them out.
        study: What was done in quizzes; ``None`` leaves them out.
        zone: Where days of memories are counted; that of this computer if it is not given.
    """

    def __init__(
        self,
        store: History,
        library: Library,
        clock: Clock = now_utc,
        *,
        skills: SkillLook | None = None,
        study: StudyLook | None = None,
        zone: tzinfo | None = None,
    ) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._skills = skills
        self._study = study
        self._zone = SystemZone() if zone is None else zone

    def history(self, trainee_id: str) -> tuple[AttemptSummary, ...]:
        """Return all drills of a trainee, the newest first."""
        return self._store.history(trainee_id)

    def best_scores(self, trainee_id: str) -> Mapping[tuple[str, str], int]:
        """Return the best score of each ``(pack id, scenario id)`` that was finished."""
        return self._store.best_scores(trainee_id)

    def home(self, trainee_id: str, *, language: str) -> HomeView:
        """Gather what Home shows.

        Args:
            trainee_id: Who practises.
            language: Of the screens; scenarios in it are proposed first.
        """
        history = self._store.history(trainee_id)
        finished = [one for one in history if not one.is_unfinished]
        moment = self._moment(trainee_id)
        wanting = self._wanting(trainee_id, moment.now)
        stock = self._stock(trainee_id, moment, language)
        return HomeView(
            unfinished=tuple(one for one in history if one.is_unfinished),
            proposal=self._propose(trainee_id, history, language, wanting),
            week_seconds=self._week(trainee_id, history),
            recent=tuple(reversed(finished[:RECENT])),
            due_count=stock.due_count,
            plan_minutes=math.ceil(stock.due_count * SECONDS_A_QUESTION / _SECONDS_A_MINUTE),
            new_count=len(stock.new),
            open_sittings=() if self._study is None else self._study.open_sittings(trainee_id),
            weakest=wanting[0] if wanting else None,
        )

    def _week(self, trainee_id: str, history: tuple[AttemptSummary, ...]) -> tuple[float, ...]:
        now = self._clock()
        practised = [(one.head.started_at, one.standing.practised_s) for one in history]
        if self._study is not None:
            times = self._study.answer_times(trainee_id, now - timedelta(days=DAYS_A_WEEK))
            practised += [(at, min(took_s, LONGEST_ANSWER_S)) for at, took_s in times]
        today, seconds = now.astimezone().date(), [0.0] * DAYS_A_WEEK
        for at, spent in practised:
            days_ago = (today - at.astimezone().date()).days
            if 0 <= days_ago < DAYS_A_WEEK:
                seconds[DAYS_A_WEEK - 1 - days_ago] += spent
        return tuple(seconds)

    def _moment(self, trainee_id: str) -> Moment:
        """Return the moment that plans go by, too."""
        now = self._clock()
        last = None if self._study is None else self._study.last_answer_at(trainee_id, now)
        return moment_of(now, last, self._zone)

    def _stock(self, trainee_id: str, moment: Moment, language: str) -> Stock:
        """Return what could be asked, as plans have it."""
        if self._study is None:
            return Stock({}, 0, ())
        answered = self._study.quizzes(trainee_id, now=moment.now, until=moment.until)
        shelf = self._library.shelf()
        return stock_of(QuestionShelf(shelf.packs, shelf.bundled), answered, language)

    def _wanting(self, trainee_id: str, now: datetime) -> list[SkillMemory]:
        """Return the skills that are about to be forgotten, then the weak ones."""
        if self._skills is None:
            return []
        stored, shares = self._skills.skills(trainee_id), self._skills.skill_shares(trainee_id)
        skills = skill_memories(stored, shares, now, self._zone)
        weak = [one for one in skills if one.is_weak and not one.is_due]
        return [one for one in skills if one.is_due] + sorted(weak, key=lambda one: one.recent_share or 0.0)

    def _propose(
        self,
        trainee_id: str,
        history: tuple[AttemptSummary, ...],
        language: str,
        wanting: Sequence[SkillMemory],
    ) -> Proposal | None:
        entries = self._library.shelf().entries
        entries = tuple(one for one in entries if one.scenario.language.startswith(language)) or entries
        if not entries or not history:
            return Proposal(entries[0], Why.FIRST) if entries else None
        best = self._store.best_scores(trainee_id)
        for skill in wanting:
            training = tuple(one for one in entries if skill.skill in one.scenario.skills)
            if training:
                why = Why.FORGETTING if skill.is_due else Why.WEAKEST
                last_at = skill.memory.reviewed_at
                days_ago = max(0, days_between(last_at, self._clock(), self._zone))
                return replace(_next_of(training, history, best), why=why, skill=skill, days_ago=days_ago)
        return _next_of(entries, history, best)


def _next_of(
    entries: tuple[ScenarioEntry, ...],
    history: tuple[AttemptSummary, ...],
    best: Mapping[tuple[str, str], int],
) -> Proposal:
    """Return what was never played, else what was played longest ago, those not passed before others."""
    last_played = {_head_key(one): one.head.started_at for one in reversed(history)}
    new = [one for one in entries if _key(one) not in last_played]
    if new:
        return Proposal(new[0], Why.NEVER_PLAYED)
    open_ones = [one for one in entries if best.get(_key(one), -1) < one.scenario.pass_mark]
    why = Why.NOT_PASSED if open_ones else Why.LONGEST_AGO
    oldest = min(open_ones or entries, key=lambda one: last_played[_key(one)])
    return Proposal(oldest, why, best.get(_key(oldest)))


def _key(entry: ScenarioEntry) -> tuple[str, str]:
    return entry.pack.id, entry.scenario.id


def _head_key(one: AttemptSummary) -> tuple[str, str]:
    return one.head.pack_id, one.head.scenario_id
