"""Players that are killed in the middle of everything they do, and a look at what is left each time.

Usage: ``python killed_drills.py FOLDER MODE KILLS SEED``. Prints, as JSON, how often what happened.

Each player is a fork of this process, which has everything loaded. It opens the database, continues the
drill, and tells over a pipe what it is about to store, and what it knows to be stored.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as sql_select

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.services.waiting_room import write_waiting_room
from trainer.core.codes import Mode
from trainer.core.drill import new_drill, replay
from trainer.core.drill_events import Event, Stopped, Submitted, Ticks, TimeRanOut
from trainer.core.drill_state import DrillState
from trainer.core.ids import uuid7_text
from trainer.core.records import Draft, StoredAttempt, Trainee
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.orm import ReplyRow
from trainer.data.trainees import TraineeStore
from trainer.services.drills import Chance, DrillService, DrillSession
from trainer.services.library import Library
from trainer.services.standings import standing_of

LONGEST_LIFE_S = 0.08
SENTENCE = "sorry, what is the order number? 明日🙂 "
QUICKER = 300
"""How much quicker the clock goes: customers lose patience, and exams end, while this runs."""
EPOCH, STARTED_S = datetime(2026, 1, 1, tzinfo=UTC), time.time()
TRAINEE = Trainee(uuid7_text(1, b"0123456789"), "Aoi", EPOCH)
NO_DRAFT = Draft()
CAN_ADD = {
    "start": {"Begun"},
    "resume": {"Begun", "Paused", "Resumed", "Scored", "TimeRanOut"},
    "write": set[str](),
    "send": {"Submitted", "Scored", "TimeRanOut"},
    "wait": {"Waited", "TimeRanOut"},
    "pause": {"Paused"},
    "go_on": {"Resumed"},
    "hint": {"HintTaken"},
    "take_back": {"TriedAgain"},
    "stop": {"Stopped", "TimeRanOut"},
}
"""What events each thing that is done can leave, one of each at most."""

Report = dict[str, Any]


def quick_clock() -> datetime:
    return EPOCH + timedelta(seconds=QUICKER * (time.time() - STARTED_S))


def seen(state: DrillState) -> list[Any]:
    """Say where a drill stands, in plain JSON."""
    plays = [
        (one.reply_id, one.text, one.turn_id, one.try_number, one.edits, one.hints, one.led_to)
        for one in state.plays
    ]
    said = [(one.speaker, one.line.text, one.reply_id) for one in state.transcript]
    sets = [sorted(state.flags), sorted(state.facts_told)]
    numbers = [state.mood, state.visit, state.tries, state.interjections_made, state.unsent]
    whole = [plays, said, sets, numbers, state.hints, state.turn_id, state.finish, state.paused_at is None]
    return list(json.loads(json.dumps(whole)))


# The player


@dataclass
class Player:
    """Does what comes to its mind, one store after the other."""

    drills: DrillService
    library: Library
    mode: Mode
    pipe: int
    chance: random.Random

    def tell(self, **report: object) -> None:
        os.write(self.pipe, json.dumps(report).encode() + b"\n")

    def play(self, attempt_id: str | None) -> None:
        """Continue the drill and go on for ever; one that is over is followed by another."""
        session = self._begin(attempt_id)
        while True:
            if session.state.is_over:
                session = self._begin(None)
            choices = self.choices(session)
            (choice,) = self.chance.choices(list(choices), list(choices.values()))
            self.tell(do=choice.__name__)
            choice(session)
            self.tell_what_is_stored(session)

    def _begin(self, attempt_id: str | None) -> DrillSession:
        self.tell(do="resume" if attempt_id else "start")
        if attempt_id:
            session = self.drills.resume(attempt_id)
        else:
            session = self.drills.start(TRAINEE.id, self.library.find("no-call"), mode=self.mode)
        self.tell_what_is_stored(session)
        return session

    def tell_what_is_stored(self, session: DrillSession) -> None:
        self.tell(
            attempt_id=session.head.id,
            events=session._next_seq,
            seen=seen(session.state),
            draft=astuple(session._draft),
        )

    def choices(self, session: DrillSession) -> dict[Callable[[DrillSession], object], int]:
        """Weigh what can be done now; a longer draft is sent sooner."""
        can_send = bool(session.draft.strip()) or self.mode is Mode.OBSERVER
        return {
            self.write: 100,
            self.send: 6 * len(session.draft) + 10 if can_send else 0,
            self.wait: 20,
            self.pause: 8,
            self.go_on: 8,
            self.hint: 10 if self.mode is Mode.PRACTICE else 0,
            self.take_back: 20 if session.state.can_try_again else 0,
            self.stop: 2,
        }

    def write(self, session: DrillSession) -> None:
        session.save_draft(session.draft + SENTENCE[len(session.draft) % len(SENTENCE)])

    def send(self, session: DrillSession) -> None:
        if self.mode is not Mode.OBSERVER:
            session.send(session.draft)
            return
        sheet = session.sheet()
        ticked = tuple(one.id for one in sheet.criteria if self.chance.random() < 0.5)
        session.observe(Ticks(ticked, tuple(one.id for one in sheet.facts)), session.draft)

    def wait(self, session: DrillSession) -> None:
        session.let_time_pass()

    def pause(self, session: DrillSession) -> None:
        session.pause()

    def go_on(self, session: DrillSession) -> None:
        session.resume()

    def hint(self, session: DrillSession) -> None:
        session.take_hint(self.chance.choice(session.state.turn.criteria).id)

    def take_back(self, session: DrillSession) -> None:
        session.try_again()

    def stop(self, session: DrillSession) -> None:
        session.stop("enough")


# The look at what is left


@dataclass(frozen=True)
class Known:
    """What a player told to be stored: of which drill, how many events, where it stands, what was typed."""

    attempt_id: str
    events: int
    seen: list[Any] | None = None
    draft: Draft = NO_DRAFT
    is_over: bool = True


class Killing:
    """Kills player after player and demands each time that nothing is lost and nothing is there twice."""

    def __init__(self, folder: Path, mode: Mode, seed: int) -> None:
        write_waiting_room(folder / "packs")
        self.path = folder / "dojo.db"
        self.mode = mode
        self.chance = random.Random(seed)
        self.library = Library((folder / "packs",), folder / "kept")
        entry = self.library.find("no-call")
        self.scenario = entry.scenario
        self.happened: Counter[str] = Counter()
        # Its connections are closed before each fork, but it knows by then how each statement is written:
        # a player that begins at once is killed in the middle of its drill, not of its start.
        self.database = Database.open(self.path)
        TraineeStore(self.database).create(TRAINEE)
        session = self.drills(self.database).start(TRAINEE.id, entry)
        session.save_draft("sorry")
        session.send("sorry")
        session.stop()
        self.known = Known(session.head.id, session._next_seq)

    def drills(self, database: Database) -> DrillService:
        return DrillService(AttemptStore(database), self.library, Chance(clock=quick_clock))

    def kill_one(self) -> None:
        """Let a player live for a moment, kill it, and look."""
        ear, mouth = os.pipe()
        opens_anew = self.chance.random() < 0.25
        self.database.close()
        child = os.fork()
        if child == 0:
            os.close(ear)
            self._play(mouth, opens_anew=opens_anew)
        os.close(mouth)
        # Some are killed while they come in; most while they store one thing after the other.
        start = _heard_until_stored(ear) if self.chance.random() < 0.5 else b""
        reports = _heard_for(ear, self.chance.uniform(0, LONGEST_LIFE_S), child, start)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL, "it was killed, and did not end by itself"
        self.happened["kills"] += 1
        self._look(reports)

    def _play(self, pipe: int, *, opens_anew: bool) -> None:
        """Be a player. Never returns: what goes wrong ends this process with a trace of where."""
        try:
            with Database.open(self.path) if opens_anew else self.database as database:
                chance = random.Random(self.chance.random())
                player = Player(self.drills(database), self.library, self.mode, pipe, chance)
                player.play(None if self.known.is_over else self.known.attempt_id)
        except BaseException:  # noqa: BLE001 - a fork must not go on with what its parent does
            sys.excepthook(*sys.exc_info())
        os._exit(1)

    def _look(self, reports: list[Report]) -> None:
        told = [one for one in reports if "seen" in one]
        pending = reports[-1].get("do") if reports else None
        self.happened["stores"] += len(told)
        self.happened[f"killed in {pending or 'between'}"] += 1
        if told:
            self.known = _known(told[-1])
        self.database.check()
        if pending == "start":
            self._find_begun(AttemptStore(self.database))

        self._demand_all(self.known.attempt_id, pending)

    def _find_begun(self, store: AttemptStore) -> None:
        """A drill that was begun without having been told is the next one to play."""
        newest = store.history(limit=1)
        if newest and newest[0].head.id != self.known.attempt_id:
            self.known = Known(newest[0].head.id, 0, None, is_over=False)

    def _demand_all(self, attempt_id: str, pending: str | None) -> None:
        stored = AttemptStore(self.database).load(attempt_id)
        more = stored.events[self.known.events :]
        assert len(stored.events) >= self.known.events, "every event that was told is there"
        fresh = new_drill(self.scenario, mode=stored.head.mode, seed=stored.head.seed)
        if self.known.seen is not None:
            there = seen(replay(fresh, stored.events[: self.known.events]))
            assert there == self.known.seen, "it stands where it was told to stand"
        kinds = [type(one).__name__ for one in more]
        assert len(set(kinds)) == len(kinds), "nothing is there twice"
        assert set(kinds) <= CAN_ADD.get(pending or "", set()), f"{kinds} after {pending}"
        self._demand_draft(stored, more, pending)
        state = replay(fresh, stored.events)
        self._demand_rows(attempt_id, state)
        self.known = Known(attempt_id, len(stored.events), seen(state), stored.draft, state.is_over)
        self.happened.update(kinds)

    def _demand_draft(self, stored: StoredAttempt, more: tuple[Event, ...], pending: str | None) -> None:
        """The draft is there to the same word, or what was being done with it has been done."""
        before, written = self.known.draft, stored.draft
        for event in more:
            if isinstance(event, Submitted):
                assert (event.text, event.edits) == astuple(before), "sent as it was written"
                before = NO_DRAFT
            elif isinstance(event, Stopped | TimeRanOut):
                assert event.unsent == before.text, "what was not sent is kept"
                before = replace(before, text="")
        if pending == "take_back" and more:
            before = Draft([one.text for one in stored.events if isinstance(one, Submitted)][-1])
        if pending == "write" and written != before:
            assert (written.text[:-1], written.edits - 1) == astuple(before), "one character more"
            return
        assert written == before, "the draft is there to the same word"

    def _demand_rows(self, attempt_id: str, state: DrillState) -> None:
        """The tables say what the events say."""
        (listed,) = [one for one in AttemptStore(self.database).history() if one.head.id == attempt_id]
        standing = replace(standing_of(state, EPOCH), practised_s=listed.standing.practised_s)
        if state.begun_at is not None:
            assert listed.standing == standing, "the drill replays to its standing"
        assert len({one.reply_id for one in state.plays}) == len(state.plays)
        with self.database.reading() as session:
            of_drill = sql_select(func.count()).where(ReplyRow.attempt_id == attempt_id)
            assert session.scalar(of_drill) == len(state.plays), "every reply is there once"

    def play_all_to_the_end(self) -> None:
        """Every drill can be continued, and reads afterwards as it was played."""
        with Database.open(self.path) as database:
            drills = self.drills(database)
            for one in drills.unfinished(TRAINEE.id):
                session = drills.resume(one.head.id)
                while not session.state.is_over:
                    if self.mode is Mode.OBSERVER:
                        session.observe(Ticks(tuple(each.id for each in session.sheet().criteria[:2])))
                    else:
                        session.send(session.state.turn.model)
                assert drills.open(one.head.id).state == session.state
            self.happened["drills"] = len(AttemptStore(database).history())


def _known(report: Report) -> Known:
    finish = report["seen"][6]
    return Known(
        report["attempt_id"], report["events"], report["seen"], Draft(*report["draft"]), finish is not None
    )


def _heard_until_stored(ear: int) -> bytes:
    """Wait until a player has continued its drill; return what it told."""
    heard = b""
    while b"seen" not in heard:
        heard += _told(ear)
    return heard


def _told(ear: int) -> bytes:
    told = os.read(ear, 65536)
    assert told, "a player lives until it is killed"
    return told


def _heard_for(ear: int, life_s: float, child: int, heard: bytes) -> list[Report]:
    """Listen to a player for so long, kill it, and return all that it told."""
    deadline_s = time.monotonic() + life_s
    while (left_s := deadline_s - time.monotonic()) > 0:
        ready, _, _ = select.select([ear], [], [], left_s)
        if not ready:
            break
        heard += _told(ear)
    os.kill(child, signal.SIGKILL)
    while told := os.read(ear, 65536):
        heard += told
    os.close(ear)
    return [json.loads(line) for line in heard.split(b"\n")[:-1]]


def main() -> None:
    folder, mode, kills, seed = sys.argv[1:]
    killing = Killing(Path(folder), Mode(mode), int(seed))
    gc.freeze()
    for _ in range(int(kills)):
        killing.kill_one()
    killing.play_all_to_the_end()
    print(json.dumps(killing.happened))


if __name__ == "__main__":
    main()
