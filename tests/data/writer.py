"""A process that writes drills: its own start-up, and what it does when it is told to go.

Usage: ``python writer.py kills DATABASE ROUNDS SEED`` or ``python writer.py writes DATABASE COUNT``.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.data.samples import new_trainee, start_drill
from trainer.core.drill_events import Paused
from trainer.core.records import Draft
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
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


def kill_one(path: Path, chance: random.Random) -> int:
    """Kill a writer in the middle and look what is there; return how many events it had stored."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        play_for_ever(path, mouth)
    os.close(mouth)
    with os.fdopen(ear, "rb", buffering=0) as pipe:
        attempt_id = b"".join(iter(lambda: pipe.read(1), b"\n")).decode()
        heard = len(pipe.read(chance.randint(1, 40)))
        for _ in range(chance.randrange(20_000)):
            pass  # let it come a little further, never twice as far
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while rest := pipe.read(4096):
            heard += len(rest)
    with Database.open(path) as database:
        database.check()
        stored = len(AttemptStore(database).load(attempt_id).events) - 1  # it began before it was named
        assert stored in (heard, heard + 1), f"{heard} events were confirmed, {stored} are there"
        (unfinished,) = [one for one in AttemptStore(database).history() if one.head.id == attempt_id]
        assert unfinished.is_unfinished
    return stored


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
    chance = random.Random(int(rest[0]))
    for _ in range(int(count)):
        print(kill_one(Path(path), chance))


if __name__ == "__main__":
    main()
