"""A process that writes drills or quizzes: its own start-up, and what it does when it is told to go.

Usage: ``python writer.py kills|answers DATABASE ROUNDS SEED`` or ``python writer.py writes DATABASE COUNT``.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.data.quiz_samples import question, start_sitting
from tests.data.samples import new_trainee, start_drill
from trainer.core.drill_events import Paused
from trainer.core.given import Entered
from trainer.core.records import Draft
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.memories import MemoryStore
from trainer.data.sittings import SittingStore
from trainer.data.trainees import TraineeStore


def play_for_ever(path: Path, pipe: int) -> None:
    """Write event after event, and name each one on the pipe once it is stored."""
    with Database.open(path) as database:
        trainee = TraineeStore(database).list()[0]
        drill = start_drill(database, trainee)
        os.write(pipe, f"{drill.head.id}\n".encode())
        while True:
            play = drill.send(f"reply number {len(drill.events)}")
            os.write(pipe, b"x")
            drill.score(play)
            os.write(pipe, b"x")
            drill.add(Paused(drill.at()))
            os.write(pipe, b"x")


def answer_for_ever(path: Path, pipe: int) -> None:
    """Give answer after answer, each with a new memory, and name each one on the pipe once it is stored."""
    with Database.open(path) as database:
        sitting = start_sitting(database, TraineeStore(database).list()[0].id)
        os.write(pipe, f"{sitting.head.id}\n".encode())
        while True:
            sitting.answer(Entered("x"), key=question(f"question {len(sitting.answers)}"))
            os.write(pipe, b"x")


def kill(write_for_ever: Callable[[Path, int], None], path: Path, chance: random.Random) -> tuple[str, int]:
    """Kill a writer in the middle; return what it wrote, and how often it said that something is stored."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        write_for_ever(path, mouth)
    os.close(mouth)
    with os.fdopen(ear, "rb", buffering=0) as pipe:
        written_id = b"".join(iter(lambda: pipe.read(1), b"\n")).decode()
        heard = len(pipe.read(chance.randint(1, 40)))
        for _ in range(chance.randrange(20_000)):
            pass  # let it come a little further, never twice as far
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while rest := pipe.read(4096):
            heard += len(rest)
    return written_id, heard


def kill_one(path: Path, chance: random.Random) -> int:
    """Kill whoever plays a drill and look what is there; return how many events are stored."""
    attempt_id, heard = kill(play_for_ever, path, chance)
    with Database.open(path) as database:
        database.check()
        stored = len(AttemptStore(database).load(attempt_id).events) - 1  # it began before it was named
        assert stored in (heard, heard + 1), f"{heard} events were confirmed, {stored} are there"
        (unfinished,) = [one for one in AttemptStore(database).history() if one.head.id == attempt_id]
        assert unfinished.is_unfinished
    return stored


def kill_one_quiz(path: Path, chance: random.Random) -> int:
    """Kill whoever takes a quiz and look what is there; return how many answers are stored."""
    sitting_id, heard = kill(answer_for_ever, path, chance)
    with Database.open(path) as database:
        database.check()
        stored = SittingStore(database).stored(sitting_id)
        assert len(stored.answers) in (heard, heard + 1), f"{heard} of {len(stored.answers)} were confirmed"
        assert (stored.changes, stored.standing.answered) == (len(stored.answers),) * 2
        memories = MemoryStore(database)
        moved = {one.answer_id: one.key for one in memories.reviews(stored.head.trainee_id)}
        keys = [moved.pop(one.id) for one in stored.answers]
        assert len(memories.get(stored.head.trainee_id, keys)) == len(stored.answers)
        for review_id in [one.id for one in memories.reviews(stored.head.trainee_id)]:
            memories.take_back(review_id)  # the next one begins with no memory
    return len(stored.answers)


def write(path: Path, count: int) -> None:
    """Wait for the word, open the database and write so many replies."""
    print("ready", flush=True)
    sys.stdin.readline()
    with Database.open(path) as database:
        drill = start_drill(database)
        for _ in range(count):
            drill.send("mine")
            drill.store.save_draft(drill.head.id, Draft("draft"))
    print(len(drill.events), flush=True)


def main() -> None:
    task, path, count, *rest = sys.argv[1:]
    if task == "writes":
        write(Path(path), int(count))
        return
    with Database.open(Path(path)) as database:
        TraineeStore(database).create(new_trainee())
    kills = kill_one if task == "kills" else kill_one_quiz
    chance = random.Random(int(rest[0]))
    for _ in range(int(count)):
        print(kills(Path(path), chance))


if __name__ == "__main__":
    main()
