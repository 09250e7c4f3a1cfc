"""What is kept of quizzes that were played, as every layer above the database sees it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trainer.core.codes import Result
from trainer.core.given import Given
from trainer.core.memory import Rating, Remembered


class SittingMode(StrEnum):
    """How questions are put.

    Practice tells after each answer and moves the memory; an exam tells at the end, is shuffled by its seed
    and has a time limit; the plan puts what is due, out of all quizzes; cramming leaves the memory alone.
    """

    PRACTICE = "practice"
    EXAM = "exam"
    PLAN = "plan"
    CRAM = "cram"


class Asks(StrEnum):
    """What an item of a sitting asks for: nothing, what only the trainee judges, or what is marked."""

    NOTHING = "nothing"
    OPEN = "open"
    MARKED = "marked"


class SittingFinish(StrEnum):
    """Why a sitting is over."""

    SUBMITTED = "submitted"
    TIME_LIMIT = "time-limit"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SittingItem:
    """A question that is put, and the edition of its pack that it is put from."""

    pack_id: str
    pack_hash: str
    quiz_id: str
    question_id: str


@dataclass(frozen=True, slots=True)
class SittingHead:
    """What is known when it begins: enough to put the same questions in the same order again.

    Attributes:
        pack_id: Empty for a plan or for cramming over several packs, as are the version, hash and quiz id.
        title: Of the quiz; empty for a plan of a day, not for a plan of questions that were missed.
        items: In the order in which they are put.
        asks: Of each item; the record of a sitting needs no pack.
        seed: Of the order of options, steps and sides.
        started_at: In UTC.
        time_limit_s: Of an exam.
        pass_mark: 0 … 100.
        seminar_id: Of the seminar that it belongs to; empty for none.
    """

    id: str
    trainee_id: str
    mode: SittingMode
    items: tuple[SittingItem, ...]
    seed: int
    started_at: datetime
    language: str
    title: str = ""
    pack_id: str = ""
    pack_version: str = ""
    pack_hash: str = ""
    quiz_id: str = ""
    pass_mark: int = 70
    time_limit_s: int | None = None
    seminar_id: str = ""
    asks: tuple[Asks, ...] = ()

    @property
    def is_plan_of_a_day(self) -> bool:
        """It puts what was due, not questions that were picked otherwise."""
        return self.mode is SittingMode.PLAN and not self.title


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """One answer as it was stored; in an exam the last one to a question counts.

    Attributes:
        id: UUIDv7.
        position: Place in ``SittingHead.items``.
        given: ``None`` for "I do not know".
        low: Of its mark, 0 … 100; ``None`` while it was not marked, and for what only a person can judge.
        high: The same if what is unsure goes well.
        rating: Of the memory; ``None`` where the memory was left alone.
        took_s: From the question until the answer, pauses left out.
        question_text: As it was asked, for lists that are read when the pack has gone.
        question_decides: What decided its mark then, as `question_decides.fingerprint` has it.
        is_taken_back: It was undone.
    """

    id: str
    sitting_id: str
    position: int
    given: Given | None
    answered_at: datetime
    took_s: float
    low: float | None = None
    high: float | None = None
    rating: Rating | None = None
    question_text: str = ""
    question_decides: str = ""
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class SittingStanding:
    """Where a sitting stands, rewritten with every answer.

    Attributes:
        place: Of the question that is shown.
        elapsed_s: The longest that its clock has ever shown: a clock that is set back gains no time.
        answered: How many questions have an answer.
        low_score: 0 … 100; ``None`` while nothing was marked.
        high_score: 0 … 100; above ``low_score`` while verdicts are unsure.
        was_clock_set_back: The clock of the computer was seen to be set back during an exam.
        times_left: How often an exam was left and taken up again, or stood still while it went on.
        away_s: How long nobody was there in all, in seconds.
    """

    place: int = 0
    elapsed_s: float = 0.0
    answered: int = 0
    low_score: int | None = None
    high_score: int | None = None
    finish: SittingFinish | None = None
    ended_at: datetime | None = None
    result: Result = Result.NO_RESULT
    was_clock_set_back: bool = False
    times_left: int = 0
    away_s: float = 0.0


@dataclass(frozen=True, slots=True)
class StoredSitting:
    """A sitting as it was stored.

    Attributes:
        answers: In the order in which they were given, those taken back too.
        draft: What was typed or chosen and not answered yet, with its place; ``None`` for nothing.
        changes: How often it was written, drafts left out: who knows another number has not seen all of it.
    """

    head: SittingHead
    standing: SittingStanding
    answers: tuple[QuizAnswer, ...] = ()
    draft: tuple[int, Given] | None = None
    changes: int = 0


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """A row of a list of sittings."""

    head: SittingHead
    trainee_name: str
    standing: SittingStanding

    @property
    def is_unfinished(self) -> bool:
        """It can be continued."""
        return self.standing.finish is None


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """A sitting that can be continued, as Home offers it.

    Attributes:
        title: Of the quiz; empty for a plan.
        started_at: In UTC.
        answered: How many of its questions have an answer.
        ends_at: When the time of an exam is over, in UTC; ``None`` without a limit.
    """

    id: str
    mode: SittingMode
    title: str
    started_at: datetime
    answered: int
    questions: int
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlayedAnswer:
    """An answer with what a statistic of its question needs.

    Attributes:
        item: The question, and the edition of the pack that it was put from.
        low_score: Of the whole sitting, 0 … 100; ``None`` while nothing was marked.
        high_score: The same if what is unsure goes well.
    """

    item: SittingItem
    trainee_id: str
    mode: SittingMode
    low_score: int | None
    high_score: int | None
    answer: QuizAnswer


@dataclass(frozen=True, slots=True)
class Leech:
    """An item that a trainee forgets again and again."""

    trainee_id: str
    trainee_name: str
    remembered: Remembered


class SeminarPart(StrEnum):
    """What was done in a seminar: a note read, words written to a prompt, a question for those who decide."""

    READ = "read"
    DISCUSSION = "discussion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class SeminarEntry:
    """Something that was written in a seminar, or a note that was read there.

    Attributes:
        id: UUIDv7.
        text: Of a note its title as it was read.
        prompt_id: Of a discussion its prompt, of a note its id; empty for a question to the owner.
        by: Who said it, in a group; empty for the trainee.
        at: In UTC, of the last change.
    """

    id: str
    trainee_id: str
    pack_id: str
    seminar_id: str
    part: SeminarPart
    text: str
    at: datetime
    prompt_id: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class FittedParameters:
    """Parameters of the memory model, fitted to one trainee.

    Attributes:
        values: As FSRS-6 numbers them, 21.
        reviews: How many answers they were fitted to.
        loss_before: Log loss of the standard parameters on those answers.
        loss_after: The same with ``values``.
    """

    values: tuple[float, ...]
    reviews: int
    loss_before: float
    loss_after: float
    at: datetime
