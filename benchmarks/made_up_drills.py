"""A database of made-up drills: seeded, from sentence parts of its own, with the bundled packs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, func, insert, literal, select

from trainer.core.amendments import reviewed_card
from trainer.core.codes import Mode, State
from trainer.core.drill import advance, new_drill
from trainer.core.drill_events import Begun, Event, Scored, Stopped, Submitted
from trainer.core.drill_state import DrillState, Play
from trainer.core.records import AttemptHead, AttemptStanding, Review, Trainee
from trainer.core.scoring import ScoreCard, ScoreSettings, score_reply
from trainer.data.card_codec import card_to_json
from trainer.data.database import Database
from trainer.data.event_codec import event_to_json
from trainer.data.orm import AttemptRow, EventRow, ReplyRow, VerdictRow
from trainer.data.score_values import point_values
from trainer.data.trainees import TraineeStore
from trainer.data.verdicts import verdict_values
from trainer.services.ids import new_id
from trainer.services.library import Library, ScenarioEntry
from trainer.services.standings import score_settings, standing_of

SEED = 20_260_401
DRILLS_A_BATCH = 200
REPLIES_A_DRILL = 5
MOST_PLAYED = 20_000
"""Replies whose drills are played; more are copies of these drills under other ids."""
FIRST_PLAYED_ID = "01"
"""Ids begin with the time, which has reached this; copies are given the number of the copy there."""
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


@dataclass(frozen=True)
class Asked:
    """A reply as it was sent in a drill, with what its score has to know of the drill."""

    pack_hash: str
    scenario_id: str
    turn_id: str
    text: str
    settings: ScoreSettings


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
    """Return a greeting, three to seven clauses with the number of an order, and a good-bye."""
    joint, end = ("、", "。") if language == "ja" else (", ", ". ")
    greetings, *middles, closings = PARTS[language]
    clauses = [one for part in middles for one in chance.sample(part, chance.choice((1, 1, 2, 3)))]
    order = f"{chance.choice('ABCDEFG')}-{chance.randrange(10_000, 99_999)}"
    said = [f"{joint.join(clauses[at : at + 2])}{end}" for at in range(0, len(clauses), 2)]
    return f"{chance.choice(greetings)}{end}{''.join(said)}{order}{joint}{chance.choice(closings)}{end}"


def stored_card(
    library: Library, entry: ScenarioEntry, turn_id: str, text: str, chance: random.Random
) -> ScoreCard:
    compiled = library.compiled(entry)
    settings = ScoreSettings(entry.pack.label)
    card = score_reply(compiled.reader.read(text), compiled.turn(turn_id), compiled.reader, settings=settings)
    if chance.random() >= WRONG_SHARE or not card.verdicts:
        return card
    first = card.verdicts[0].criterion_id
    said = card.verdicts[0].state
    wrong = State.NOT_MET if said is State.MET else State.MET
    review = Review("", "", first, wrong, said, "", "", BEGUN)
    return reviewed_card(card, entry.scenario.turn(turn_id).criteria, {first: review})


Rows = dict[type[Any], list[dict[str, Any]]]


def write_drills(database: Database, pool: Sequence[Sent], replies: int) -> DrillWriter:
    """Store drills that are over, some hundred in a transaction; return who played them."""
    trainee = TraineeStore(database).create(Trainee(new_id(), "Aoi", BEGUN))
    writer = DrillWriter(pool, trainee.id)
    copies = -(-replies // MOST_PLAYED)
    played = replies // copies
    while writer.replies < played:
        rows: Rows = {AttemptRow: [], ReplyRow: [], VerdictRow: [], EventRow: []}
        for _ in range(DRILLS_A_BATCH):
            if writer.replies < played:
                writer.play(rows, most=min(REPLIES_A_DRILL, played - writer.replies))
        with database.writing() as session:
            for table, values in rows.items():
                session.execute(insert(table), values)
    for number in range(1, copies):
        copy_played(database, number)
    return writer


def copy_played(database: Database, number: int) -> None:
    """Store every drill that was played once more, under other ids, in one transaction."""
    with database.writing() as session:
        for row in (AttemptRow, ReplyRow, VerdictRow, EventRow):
            table = row.metadata.tables[row.__tablename__]
            key = next(iter(table.primary_key))
            values = select(*(copied(column, number) for column in table.columns))
            names = [column.name for column in table.columns]
            session.execute(insert(table).from_select(names, values.where(key >= FIRST_PLAYED_ID)))


def copied(column: Column[Any], number: int) -> ColumnElement[Any]:
    is_id = column.name in {"id", "attempt_id", "reply_id"}
    return literal(f"{number:08x}") + func.substr(column, 9) if is_id else column


class DrillWriter:
    """Plays drills with stored replies and gives the rows that would be there.

    Attributes:
        replies: How many were sent.
        asked: Each of them, with what its score has to know.
    """

    def __init__(self, pool: Sequence[Sent], trainee_id: str) -> None:
        self.replies = 0
        self.asked: list[Asked] = []
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
            state = self._send(sent, state, events)
        if not state.is_over:
            events.append(Stopped(BEGUN + timedelta(hours=1)))
            state, _ = advance(state, events[-1])
        self.replies += len(state.plays)
        self._store(rows, entry, attempt_id, state, events)

    def _next(self, entry: ScenarioEntry, state: DrillState) -> Sent | None:
        fitting = self._by_turn.get((entry.pack.id, entry.scenario.id, state.turn_id))
        return self._chance.choice(fitting) if fitting else None

    def _send(self, sent: Sent, state: DrillState, events: list[Event]) -> DrillState:
        at = BEGUN + timedelta(seconds=30 * len(events))
        pack, scenario = sent.entry.pack, sent.entry.scenario
        state, _ = advance(state, Submitted(new_id(), sent.text, at))
        settings = score_settings(state, pack.label)
        self.asked.append(Asked(pack.content_hash, scenario.id, sent.turn_id, sent.text, settings))
        events.append(Submitted(state.plays[-1].reply_id, sent.text, at))
        events.append(Scored(sent.card, (), at))
        state, _ = advance(state, events[-1])
        return state

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
