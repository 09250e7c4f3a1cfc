"""What scoring every stored reply again costs, over all cores, against plain scoring in one process.

A database of made-up drills is written first: seeded, from sentence parts of its own, each drill with the
bundled packs. One reply in twenty is stored with a verdict that is wrong, as after a change of the rubric.
The work is what ``reply-dojo rescore --apply`` does: read, decode, replay, score, compare, write. Plain
scoring reads and scores the same texts and does nothing else.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import insert

from trainer.core.amendments import reviewed_card
from trainer.core.codes import Mode, State
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Begun, Event, Scored, Stopped, Submitted
from trainer.core.drill_state import DrillState, Play
from trainer.core.records import AttemptHead, AttemptStanding, Review, Trainee
from trainer.core.scoring import CompiledScenario, ScoreCard, ScoreSettings, score_reply
from trainer.data.card_codec import card_to_json
from trainer.data.database import Database
from trainer.data.event_codec import event_to_json
from trainer.data.orm import AttemptRow, EventRow, ReplyRow, VerdictRow
from trainer.data.rescores import RescoreStore
from trainer.data.score_values import point_values
from trainer.data.trainees import TraineeStore
from trainer.data.verdicts import verdict_values
from trainer.resources import resource_folder
from trainer.services.ids import new_id
from trainer.services.library import Library, ScenarioEntry
from trainer.services.rescoring import Progress, RescoringService, core_count
from trainer.services.standings import standing_of

SEED = 20_260_401
DRILLS_A_BATCH = 200
REPLIES_A_DRILL = 5
MOST_DIFFERENT = 4_000
"""Replies that are scored for the database and for the measure of plain scoring; the others repeat them."""
WRONG_SHARE = 0.05
BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

PARTS = {
    "en": (
        ("Hello", "Good morning", "Hi there", "Dear customer", "Thank you for waiting"),
        ("I see what you mean", "that is a nuisance", "I am sorry for the trouble", "this took far too long"),
        (
            "could you tell me the number of your order",
            "may I have a photo",
            "I will ask the depot",
            "please wait",
        ),
        (
            "we look into it today",
            "you will hear from me by noon",
            "nothing is lost",
            "I note it in your file",
        ),
        ("kind regards", "have a good day", "is there anything else", "thank you"),
    ),
    "ja": (
        ("お世話になっております", "お待たせいたしました", "ご連絡ありがとうございます", "こんにちは"),
        (
            "ご不便をおかけし申し訳ございません",
            "ご心配のことと存じます",
            "遅くなっております",
            "お困りのことと思います",
        ),
        (
            "注文番号をお知らせいただけますか",
            "写真をお送りください",
            "倉庫に確認いたします",
            "少々お待ちください",
        ),
        (
            "本日中にご連絡いたします",
            "明日の正午までにお返事します",
            "荷物は見つかっております",
            "記録いたしました",
        ),
        (
            "よろしくお願いいたします",
            "ほかにご不明な点はございますか",
            "失礼いたします",
            "ありがとうございます",
        ),
    ),
}


@dataclass(frozen=True)
class Sent:
    """A reply with the card that is stored for it."""

    entry: ScenarioEntry
    turn_id: str
    text: str
    card: ScoreCard


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=5_000, metavar="N", help="replies stored (5,000)")
    parser.add_argument("--helpers", type=int, default=core_count(), metavar="N", help="processes (cores)")
    parser.add_argument("--folder", type=Path, help="where the database is written, and left")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="reply-dojo-rescoring-"))
    try:
        compare(folder, arguments.replies, arguments.helpers)
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder)
    return 0


def compare(folder: Path, replies: int, helpers: int) -> None:
    """Write a database, score it again and print what that cost."""
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {helpers} helpers, {replies:,} replies"
    )
    library = Library((resource_folder("scenarios"),), folder / "kept-packs", folder / "cache")
    pool = different_replies(library, min(replies, MOST_DIFFERENT))
    plain_s, plain_cpu_s = plain_cost_s(library, pool)
    with Database.open(folder / "reply-dojo.db") as database:
        begun_s = time.perf_counter()
        write_drills(database, pool, replies)
        size_mb = (folder / "reply-dojo.db").stat().st_size / 1e6
        print(f"  written in {time.perf_counter() - begun_s:.0f} s, {size_mb:,.0f} MB")
        service = RescoringService(RescoreStore(database), library)
        before_s = processor_s()
        spent_s, last = timed(service, replies, helpers=helpers)
        each_cpu_s = (processor_s() - before_s) / replies
        again_s, _ = timed(service, replies, helpers=helpers)
    each_s = spent_s / replies
    for name, cost_s in (
        ("plain scoring, one process", plain_s),
        (f"scored again, {helpers} helpers", each_s),
        ("again, all up to date", again_s / replies),
    ):
        print(f"  {name:28} {1 / cost_s:10,.0f} replies/s {plain_s / cost_s:8.2f} × plain scoring")
    print(f"  processor time of all processes: {each_cpu_s / plain_cpu_s:.2f} × plain scoring")
    print(f"  changed replies {last.tally.changed:,}, memory: {memory()}")


def different_replies(library: Library, count: int) -> list[Sent]:
    """Make replies, score them, and let one in twenty have a verdict that is wrong."""
    chance = random.Random(SEED)
    entries = library.shelf().entries
    made = []
    for number in range(count):
        entry = entries[number % len(entries)]
        turn = chance.choice(entry.scenario.turns)
        text = reply_text(entry.scenario.language[:2], chance)
        made.append(Sent(entry, turn.id, text, stored_card(library, entry, turn.id, text, chance)))
    return made


def reply_text(language: str, chance: random.Random) -> str:
    joint, end = ("、", "。") if language == "ja" else (", ", ". ")
    clauses = [chance.choice(choices) for choices in PARTS[language]]
    order = f"{chance.choice('ABCDEFG')}-{chance.randrange(10_000, 99_999)}"
    return f"{clauses[0]}{end}{joint.join(clauses[1:4])}{joint}{order}{end}{clauses[4]}{end}"


def stored_card(
    library: Library, entry: ScenarioEntry, turn_id: str, text: str, chance: random.Random
) -> ScoreCard:
    card = plainly_scored(library, entry, turn_id, text)
    if chance.random() >= WRONG_SHARE:
        return card
    first = card.verdicts[0].criterion_id
    said = card.verdicts[0].state
    wrong = State.NOT_MET if said is State.MET else State.MET
    review = Review("", "", first, wrong, said, "", "", BEGUN)
    return reviewed_card(card, entry.scenario.turn(turn_id).criteria, {first: review})


def plainly_scored(library: Library, entry: ScenarioEntry, turn_id: str, text: str) -> ScoreCard:
    compiled: CompiledScenario = library.compiled(entry)
    reader = compiled.reader
    settings = ScoreSettings(entry.pack.label)
    return score_reply(reader.read(text), compiled.turn(turn_id), reader, settings=settings)


def plain_cost_s(library: Library, pool: Sequence[Sent]) -> tuple[float, float]:
    """Return what reading and scoring one reply takes here, by the clock and of the processor."""
    begun_s, before_s = time.perf_counter(), processor_s()
    for one in pool:
        plainly_scored(library, one.entry, one.turn_id, one.text)
    return (time.perf_counter() - begun_s) / len(pool), (processor_s() - before_s) / len(pool)


def processor_s() -> float:
    """Return the processor time of this process and of helpers that have ended (not theirs on Windows)."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def timed(service: RescoringService, replies: int, *, helpers: int) -> tuple[float, Progress]:
    """Score everything again and print how the rate goes on; the start of the helpers is in it."""
    begun_s = time.perf_counter()
    last: Progress | None = None
    told = 0
    for last in service.run(service.plan(), applies=True, helpers=helpers):
        if last.tally.replies and last.done >= told + max(replies // 10, 1):
            told = last.done
            spent_s = time.perf_counter() - begun_s
            print(f"    {last.done:>9,} of {last.total:,}: {last.done / spent_s:,.0f} replies/s, {memory()}")
    assert last is not None
    return time.perf_counter() - begun_s, last


def memory() -> str:
    """Return the peak of the resident set of this process and of its largest helper."""
    try:
        import resource  # not on Windows
    except ImportError:
        return "not measured here"
    unit = 1 if sys.platform == "darwin" else 1024
    own, helper = (
        resource.getrusage(who).ru_maxrss * unit / 1e6
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"{own:,.0f} MB here, {helper:,.0f} MB in a helper"


Rows = dict[type[Any], list[dict[str, Any]]]


def write_drills(database: Database, pool: Sequence[Sent], replies: int) -> None:
    """Store drills that are over, some hundred in a transaction."""
    trainee = TraineeStore(database).create(Trainee(new_id(), "Aoi", BEGUN))
    writer = DrillWriter(pool, trainee.id)
    while writer.replies < replies:
        rows: Rows = {AttemptRow: [], ReplyRow: [], VerdictRow: [], EventRow: []}
        for _ in range(DRILLS_A_BATCH):
            if writer.replies < replies:
                writer.play(rows, most=min(REPLIES_A_DRILL, replies - writer.replies))
        with database.writing() as session:
            for table, values in rows.items():
                session.execute(insert(table), values)


class DrillWriter:
    """Plays drills with stored replies and gives the rows that would be there."""

    def __init__(self, pool: Sequence[Sent], trainee_id: str) -> None:
        self.replies = 0
        self._trainee_id = trainee_id
        self._chance = random.Random(SEED)
        self._by_turn: dict[tuple[str, str, str], list[Sent]] = {}
        for one in pool:
            key = (one.entry.pack.id, one.entry.scenario.id, one.turn_id)
            self._by_turn.setdefault(key, []).append(one)
        self._entries = list({(one.entry.pack.id, one.entry.scenario.id): one.entry for one in pool}.values())

    def play(self, rows: Rows, *, most: int) -> None:
        """Play one drill until it is over, or stopped after so many replies."""
        entry, attempt_id = self._chance.choice(self._entries), new_id()
        state = new_drill(entry.scenario, mode=Mode.PRACTICE, seed=self.replies)
        events: list[Event] = [Begun(BEGUN)]
        state, _ = advance(state, events[0])
        while not state.is_over and len(state.plays) < most:
            sent = self._next(entry, state)
            if sent is None:
                break
            at = BEGUN + timedelta(seconds=30 * len(events))
            for event in (Submitted(new_id(), sent.text, at), Scored(sent.card, (), at)):
                state, _ = advance(state, event)
                events.append(event)
        if not state.is_over:
            events.append(Stopped(BEGUN + timedelta(hours=1)))
            state, _ = advance(state, events[-1])
        self.replies += len(state.plays)
        self._store(rows, entry, attempt_id, state, events)

    def _next(self, entry: ScenarioEntry, state: DrillState) -> Sent | None:
        fitting = self._by_turn.get((entry.pack.id, entry.scenario.id, state.turn_id))
        return self._chance.choice(fitting) if fitting else None

    def _store(
        self, rows: Rows, entry: ScenarioEntry, attempt_id: str, state: DrillState, events: Sequence[Event]
    ) -> None:
        head = AttemptHead(
            id=attempt_id,
            trainee_id=self._trainee_id,
            pack_id=entry.pack.id,
            pack_version=entry.pack.version,
            pack_hash=entry.pack.content_hash,
            scenario_id=entry.scenario.id,
            scenario_title=entry.scenario.title,
            language=entry.scenario.language,
            channel=entry.scenario.channel,
            mode=Mode.PRACTICE,
            seed=state.seed,
            started_at=BEGUN + timedelta(seconds=self.replies),
        )
        standing = standing_of(state, BEGUN)
        rows[AttemptRow].append(vars_of(head) | vars_of(standing) | {"draft": ""})
        for play in state.plays:
            self._store_reply(rows, attempt_id, play, state)
        rows[EventRow].extend(event_rows(attempt_id, events))

    @staticmethod
    def _store_reply(rows: Rows, attempt_id: str, play: Play, state: DrillState) -> None:
        assert play.card is not None
        rows[ReplyRow].append(
            {
                "id": play.reply_id,
                "attempt_id": attempt_id,
                "turn_id": play.turn_id,
                "visit": play.visit,
                "try_number": play.try_number,
                "text": play.text,
                "submitted_at": play.submitted_at,
                "card": card_to_json(play.card),
                **point_values(play.card),
            }
        )
        criteria = state.scenario.turn(play.turn_id).criteria
        rows[VerdictRow].extend(verdict_values(play.reply_id, play.text, play.card, criteria))


def vars_of(record: AttemptHead | AttemptStanding) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def event_rows(attempt_id: str, events: Sequence[Event]) -> Iterator[dict[str, Any]]:
    reply_id = None
    for seq, event in enumerate(events):
        kind, payload = event_to_json(event)
        if isinstance(event, Submitted):
            reply_id = event.reply_id
        named = reply_id if isinstance(event, Submitted | Scored) else None
        yield {
            "attempt_id": attempt_id,
            "seq": seq,
            "at": event.at,
            "kind": kind.value,
            "payload": payload,
            "reply_id": named,
        }


if __name__ == "__main__":
    sys.exit(main())
