"""Players of quizzes that are killed in the middle of everything they do, and a look at what is left.

Usage: ``python killed_quizzes.py FOLDER MODE KILLS SEED``. Prints, as JSON, how often what happened.

Each player is a fork of this process. It continues the sitting and tells over a pipe what it is about to
store, and what it knows to be stored.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.services.quiz_room import RIGHT, QuizRoom
from trainer.core.given import Entered
from trainer.core.memory import ItemKind, Rating
from trainer.core.quiz_records import SittingMode, StoredSitting
from trainer.core.sitting import Asks, Stage
from trainer.services.quizzes import QuizSession

LONGEST_LIFE_S = 0.06
IDS_A_LIFE = 20
CAN_ADD = {"answer": 1, "go_to": 1, "submit": 1}
"""How many answers each thing that is done can leave; nothing else leaves one."""

Report = dict[str, Any]


def seen(session: QuizSession) -> Report:
    """Say what is stored, in plain JSON."""
    state = session.state
    answers = [(one.id, one.rating and int(one.rating), one.is_taken_back) for one in state.answers]
    return {
        "id": session.head.id,
        "answers": answers,
        "elapsed_s": state.standing.elapsed_s,
        "is_over": state.is_over,
    }


def finish(session: QuizSession) -> None:
    """Play a sitting to its end."""
    while not session.state.is_over:
        if session.state.stage is Stage.TOLD:
            session.rate(Rating.GOOD)
        elif session.state.mode is SittingMode.EXAM:
            session.submit()
        elif session.state.asks[session.state.place] is Asks.NOTHING:
            session.go_on()
        else:
            session.answer(RIGHT[session.question.id])


class Player:
    """Does what comes to its mind, one store after the other."""

    def __init__(self, room: QuizRoom, mode: SittingMode, pipe: int, chance: random.Random) -> None:
        self.room, self.mode, self.pipe, self.chance = room, mode, pipe, chance

    def tell(self, **report: object) -> None:
        os.write(self.pipe, json.dumps(report).encode() + b"\n")

    def play(self, sitting_id: str | None) -> None:
        """Continue the sitting and go on for ever; one that is over is followed by another."""
        session = self.begin(sitting_id)
        while True:
            if session.state.is_over:
                session = self.begin(None)
            choice = self.chance.choice(self.choices(session))
            self.tell(do=choice.__name__)
            choice(session)
            self.tell(seen=seen(session))

    def begin(self, sitting_id: str | None) -> QuizSession:
        sitting_id = sitting_id or self.exam_left_behind()
        self.tell(do="resume" if sitting_id else "start")
        session = (
            self.room.quizzes.resume(sitting_id) if sitting_id else self.room.begin("all-kinds", self.mode)
        )
        self.tell(seen=seen(session))
        return session

    def exam_left_behind(self) -> str | None:
        """Id of an exam whose player was killed before it could tell of it: no other may begin meanwhile."""
        unfinished = self.room.store.unfinished(self.room.trainee)
        exams = (one.head.id for one in unfinished if one.head.mode is SittingMode.EXAM)
        return next(exams, None)

    def choices(self, session: QuizSession) -> Sequence[Callable[[QuizSession], object]]:
        state = session.state
        if state.stage is Stage.TOLD:
            return [self.rate, self.rate, self.undo]
        if state.asks[state.place] is Asks.NOTHING:
            return [self.go_on]
        if self.mode is SittingMode.EXAM:
            return [self.answer, self.answer, self.write, self.go_to, self.wait, self.wait] * 9 + [
                self.submit
            ]
        return [self.answer, self.answer, self.write] + ([self.undo] if state.can_undo else [])

    def answer(self, session: QuizSession) -> None:
        session.answer(RIGHT[session.question.id] if self.chance.random() < 0.7 else None)

    def rate(self, session: QuizSession) -> None:
        session.rate(self.chance.choice(list(Rating)))

    def undo(self, session: QuizSession) -> None:
        session.undo()

    def go_on(self, session: QuizSession) -> None:
        session.go_on()

    def write(self, session: QuizSession) -> None:
        is_text = isinstance(RIGHT[session.question.id], Entered)
        session.save_draft(Entered("7") if is_text else RIGHT[session.question.id])

    def go_to(self, session: QuizSession) -> None:
        session.go_to(self.chance.randrange(len(session.state.asks)))

    def wait(self, session: QuizSession) -> None:
        self.room.turn(5)
        session.let_time_pass()

    def submit(self, session: QuizSession) -> None:
        session.submit()


class Killing:
    """Kills player after player and demands each time that nothing is lost and nothing is there twice."""

    def __init__(self, folder: Path, mode: SittingMode, seed: int) -> None:
        self.mode, self.chance = mode, random.Random(seed)
        self.room = QuizRoom(folder)
        finish(self.room.begin("all-kinds"))  # everything is loaded and compiled before the first fork
        self.known: Report = {}
        self.happened: Counter[str] = Counter()

    def kill_one(self) -> None:
        """Let a player live for a moment, kill it, and look."""
        ear, mouth = os.pipe()
        self.room.database.close()  # its connections; the next statement makes new ones
        child = os.fork()
        if child == 0:
            os.close(ear)
            self._play(mouth)
        os.close(mouth)
        reports = _heard(ear, child, self.chance.uniform(0, LONGEST_LIFE_S))
        assert os.waitpid(child, 0)[1] == signal.SIGKILL, "it was killed, and did not end by itself"
        self.happened["kills"] += 1
        self._look(reports)

    def _play(self, pipe: int) -> None:
        """Be a player. Never returns: what goes wrong ends this process with a trace of where."""
        try:
            self.room.ids = count((self.happened["kills"] + 1) << IDS_A_LIFE)  # no two give one id
            sitting = None if self.known.get("is_over", True) else self.known["id"]
            Player(self.room, self.mode, pipe, random.Random(self.chance.random())).play(sitting)
        except BaseException:  # noqa: BLE001 - a fork must not go on with what its parent does
            sys.excepthook(*sys.exc_info())
        os._exit(1)

    def _look(self, reports: list[Report]) -> None:
        told = [one["seen"] for one in reports if "seen" in one]
        pending = reports[-1].get("do") if reports else None
        self.happened["stores"] += len(told)
        self.happened[f"killed in {pending or 'between'}"] += 1
        self.known = told[-1] if told else self.known
        self.room.database.check()
        if not self.known:
            return
        stored = self.room.store.stored(self.known["id"])
        self._demand_answers(stored, pending)
        self._demand_memories()
        assert stored.standing.elapsed_s >= self.known["elapsed_s"], "nobody gained time"
        assert stored.standing.finish is not None or not self.known["is_over"]
        session = self.room.quizzes.open(self.known["id"])
        self.known = seen(session)

    def _demand_answers(self, stored: StoredSitting, pending: str | None) -> None:
        there = {one.id: one for one in stored.answers}
        assert len(there) == len(stored.answers), "no answer is there twice"
        for answer_id, rating, is_taken_back in self.known["answers"]:
            one = there.pop(answer_id)
            if pending != "undo":
                assert one.is_taken_back == is_taken_back
            if pending != "rate":
                assert (one.rating and int(one.rating)) == rating, "rated as it was told"
        assert len(there) <= CAN_ADD.get(pending or "", 0), f"{len(there)} more after {pending}"

    def _demand_memories(self) -> None:
        """What is remembered is what was rated and not taken back, answer by answer."""
        rated: Counter[str] = Counter()
        for summary in self.room.store.sittings(self.room.trainee):
            sitting = self.room.store.stored(summary.head.id)
            for one in sitting.answers:
                if one.rating is not None and not one.is_taken_back:
                    rated[summary.head.items[one.position].question_id] += 1
        memories = self.room.memories.all(self.room.trainee, ItemKind.QUESTION)
        assert {one.key.item_id: one.memory.reviews for one in memories} == dict(rated)
        self.happened["rated"] = rated.total()

    def play_all_to_the_end(self) -> None:
        """Every sitting can be continued to its end."""
        for summary in self.room.store.unfinished(self.room.trainee):
            finish(self.room.quizzes.resume(summary.head.id))
        self.happened["sittings"] = len(self.room.store.sittings(self.room.trainee))


def _heard(ear: int, child: int, life_s: float) -> list[Report]:
    """Hear what a player tells until it is killed: some time after its first store."""
    heard, end = b"", time.monotonic() + 30.0
    is_counting = False
    while time.monotonic() < end:
        if select.select([ear], [], [], max(0.0, min(0.005, end - time.monotonic())))[0]:
            more = os.read(ear, 1 << 16)
            if not more:
                break
            heard += more
        if not is_counting and b"seen" in heard:
            is_counting, end = True, time.monotonic() + life_s
    os.kill(child, signal.SIGKILL)
    while more := os.read(ear, 1 << 16):
        heard += more
    os.close(ear)
    return [json.loads(line) for line in heard.splitlines(keepends=True) if line.endswith(b"\n")]


def main() -> None:
    """Kill, look, and tell."""
    folder, mode, kills, seed = sys.argv[1:]
    killing = Killing(Path(folder), SittingMode(mode), int(seed))
    for _kill in range(int(kills)):
        killing.kill_one()
    killing.play_all_to_the_end()
    print(json.dumps(killing.happened))


if __name__ == "__main__":
    main()
