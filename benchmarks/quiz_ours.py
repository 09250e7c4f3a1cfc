"""Builds the queue of the day with our own plan; run by `quiz.py`.

The arguments and the lines of standard input are those of `quiz_peer.py`.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import insert

from trainer.core.memory import ItemKind, Phase
from trainer.core.quiz import Choices, Option, Question, Quiz
from trainer.core.records import Trainee
from trainer.core.scenario import Pack
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.due_queue import DueQueue
from trainer.data.memories import MemoryStore
from trainer.data.quiz_orm import MemoryRow
from trainer.data.sittings import SittingStore
from trainer.data.skill_rows import SkillRows
from trainer.data.trainees import TraineeStore
from trainer.services.library import Shelf
from trainer.services.remembering import Remembering
from trainer.services.skill_memories import SkillMemories

TRAINEE = "trainee"
QUESTIONS_A_QUIZ = 500
MINUTES = 10


class _Packs:
    """A library with one pack of many quizzes, read before anything is measured."""

    def __init__(self, count: int) -> None:
        answer = Choices((Option("Yes", 100.0), Option("No")))
        quizzes = tuple(
            Quiz(
                f"quiz-{first}",
                f"Quiz {first}",
                "en",
                tuple(Question(f"q-{first + n}", f"question {first + n}", answer) for n in range(some)),
            )
            for first in range(0, count, QUESTIONS_A_QUIZ)
            for some in [min(QUESTIONS_A_QUIZ, count - first)]
        )
        self._shelf = Shelf((Pack("p", "1.0.0", "P", "en", "0" * 64, (), quizzes=quizzes),), (), (), ())

    def shelf(self) -> Shelf:
        return self._shelf


def make(file: str) -> None:
    """Write a database; see `quiz_peer.make`."""
    now = datetime.now(UTC)
    rows = []
    for n, line in enumerate(sys.stdin):
        overdue, interval, stability = json.loads(line)
        rows.append(
            {
                "trainee_id": TRAINEE,
                "kind": ItemKind.QUESTION,
                "pack_id": "p",
                "quiz_id": f"quiz-{n // QUESTIONS_A_QUIZ * QUESTIONS_A_QUIZ}",
                "item_id": f"q-{n}",
                "phase": Phase.REVIEW,
                "step": None,
                "stability": stability,
                "difficulty": 5.0,
                "due_at": now - timedelta(days=overdue),
                "reviewed_at": now - timedelta(days=overdue + interval),
                "reviews": 5,
                "lapses": 0,
            }
        )
    with Database.open(Path(file)) as database:
        TraineeStore(database).create(Trainee(TRAINEE, "Trainee", now))
        with database.writing() as session:
            session.execute(insert(MemoryRow), rows)


def serve(file: str, count: str) -> None:
    """Answer each line with the milliseconds of a plan and how many questions it has."""
    with Database.open(Path(file)) as database:
        memories, library = MemoryStore(database), _Packs(int(count))
        attempts = AttemptStore(database)
        skills = SkillMemories(memories, SkillRows(database), attempts, library, zone=UTC)  # type: ignore[arg-type]
        service = Remembering(
            memories,
            DueQueue(database),
            SittingStore(database),
            skills,
            library,  # type: ignore[arg-type]
            zone=UTC,
        )
        for _line in sys.stdin:
            began = time.perf_counter()
            plan = service.plan(TRAINEE, minutes=MINUTES, language="en")
            took_ms = (time.perf_counter() - began) * 1000
            print(json.dumps([took_ms, len(plan.items)]), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        serve(*sys.argv[2:])
