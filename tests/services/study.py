"""A trainee who learns: questions made up, a real database, a clock turned by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta, timezone, tzinfo
from itertools import count
from pathlib import Path

from tests.services.stage import NOON, HandClock
from trainer.core.given import Chosen
from trainer.core.ids import uuid7_text
from trainer.core.memory import ItemKey, ItemKind, MemoryReview, Rating
from trainer.core.question_decides import fingerprint
from trainer.core.quiz import Choices, Option, Question, Quiz, Reading
from trainer.core.quiz_records import QuizAnswer, SittingHead, SittingItem, SittingMode, SittingStanding
from trainer.core.records import Trainee
from trainer.core.scenario import Pack
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.due_queue import DueQueue
from trainer.data.memories import MemoryStore
from trainer.data.sittings import SittingStore
from trainer.data.skill_rows import SkillRows
from trainer.data.trainees import TraineeStore
from trainer.services.library import Shelf
from trainer.services.remembering import Background, Remembering
from trainer.services.skill_memories import SkillMemories

TOKYO = timezone(timedelta(hours=9))
CHOICES = Choices((Option("Yes", 100.0), Option("No")))


def question(question_id: str, **more: object) -> Question:
    return replace(Question(question_id, f"Is it {question_id}?", CHOICES), **more)  # type: ignore[arg-type]


def quiz(quiz_id: str, *ids: str, language: str = "en", level: int = 1) -> Quiz:
    asked = (*map(question, ids), Question("between", "Read this.", Reading()))
    return Quiz(quiz_id, quiz_id.title(), language, asked, level=level)


def pack(pack_id: str, *quizzes: Quiz) -> Pack:
    return Pack(pack_id, "1.0.0", pack_id.title(), "en", f"hash of {pack_id}", (), quizzes=quizzes)


@dataclass
class Packs:
    """A library of packs that were made up."""

    packs: tuple[Pack, ...] = ()
    bundled: frozenset[str] = frozenset()

    def shelf(self) -> Shelf:
        return Shelf(self.packs, (), (), (), self.bundled)

    def edition(self, content_hash: str) -> Pack | None:
        return next((one for one in self.packs if one.content_hash == content_hash), None)


@dataclass
class Study:
    """The service over a database, and short ways to answer."""

    folder: Path
    packs: tuple[Pack, ...] = ()
    zone: tzinfo = UTC
    background: Background | None = None
    clock: HandClock = field(default_factory=lambda: HandClock(NOON))
    ids: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.database = Database.open(self.folder / "study.sqlite")
        self.library = Packs(self.packs)
        self.memories = MemoryStore(self.database)
        self.sittings = SittingStore(self.database)
        self.trainees = TraineeStore(self.database)
        attempts = AttemptStore(self.database)
        skills = SkillMemories(
            self.memories,
            SkillRows(self.database),
            attempts,
            self.library,  # type: ignore[arg-type]
            zone=self.zone,
            clock=self.clock,
            make_id=self.new_id,
        )
        self.service = Remembering(
            self.memories,
            DueQueue(self.database),
            self.sittings,
            skills,
            self.library,  # type: ignore[arg-type]
            clock=self.clock,
            zone=self.zone,
            make_id=self.new_id,
            background=self.background,
        )

    def new_id(self) -> str:
        return uuid7_text(next(self.ids), b"0123456789")

    def trainee(self, name: str = "Aiko") -> str:
        trainee_id = self.new_id()
        self.trainees.create(Trainee(trainee_id, name, self.clock()))
        return trainee_id

    def put(self, *packs: Pack) -> None:
        self.library.packs = packs

    def decides(self, key: ItemKey) -> str:
        """Return what decides the mark of a question that is here; empty for others."""
        packs = [one for one in self.library.packs if one.id == key.pack_id]
        quizzes = [one for pack in packs if (one := pack.quiz(key.quiz_id)) is not None]
        found = [one for quiz in quizzes for one in quiz.questions if one.id == key.item_id]
        return fingerprint(found[0]) if found else ""

    def rate(self, trainee_id: str, key: ItemKey, rating: Rating) -> MemoryReview:
        """Answer without a sitting."""
        review = self.service.review_of(trainee_id, key, rating, answer_id="")
        self.memories.save(review)
        return review

    def answer(
        self,
        trainee_id: str,
        key: ItemKey,
        rating: Rating,
        *,
        text: str = "",
        took_s: float = 9.0,
        low: float | None = 100.0,
    ) -> str:
        """Answer in a sitting of this question alone."""
        item = SittingItem(key.pack_id, "0" * 64, key.quiz_id, key.item_id)
        sitting, answer_id = self.new_id(), self.new_id()
        head = SittingHead(sitting, trainee_id, SittingMode.PRACTICE, (item,), 1, self.clock(), "en")
        self.sittings.create(head)
        answer = QuizAnswer(
            answer_id,
            sitting,
            0,
            Chosen((0,)),
            self.clock(),
            took_s,
            low=low,
            high=low,
            rating=rating,
            question_text=text or f"Is it {key.item_id}?",
            question_decides=self.decides(key),
        )
        review = self.service.review_of(trainee_id, key, rating, answer_id=answer_id)
        self.sittings.save_answer(sitting, answer, SittingStanding(answered=1), seen=0, review=review)
        return answer_id


def key(item_id: str, quiz_id: str = "one", pack_id: str = "p") -> ItemKey:
    return ItemKey(ItemKind.QUESTION, item_id, pack_id, quiz_id)
