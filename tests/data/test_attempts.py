"""Drills come back exactly as they were stored, and lists say what was stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from tests.data.plans import watched_plans
from tests.data.samples import CRITERIA, STANDING, START, new_card, new_head, new_id, new_trainee, start_drill
from trainer.core.analysis import EvidenceKind, Span
from trainer.core.drill_events import (
    Begun,
    Event,
    Finish,
    HintTaken,
    ModelShown,
    Paused,
    Resumed,
    Scored,
    Stopped,
    StopReason,
    Submitted,
    Ticks,
    TimeRanOut,
    TriedAgain,
    Waited,
)
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode, Play
from trainer.core.errors import UserFacingError
from trainer.core.needs import Reason, State
from trainer.core.records import AttemptHead, AttemptStanding, Draft
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scenario import Channel, Outcome
from trainer.core.scoring import Evidence, Points, ScoreCard, SectionTotal, Verdict
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.exports import export_csv
from trainer.data.orm import ReplyRow, VerdictRow
from trainer.data.trainees import TraineeStore

any_text = st.text(st.characters(), max_size=60)  # with NUL and lone surrogates
# A high surrogate before a low one comes back as the character that they spell.
texts = any_text.filter(lambda text: not any("\ud800" <= one <= "\udbff" for one in text[:-1]))
small = st.integers(-1000, 1000)
first, last = datetime(1970, 1, 2), datetime(2200, 1, 1)  # noqa: DTZ001 - the zone is drawn
zones = [UTC, timezone(timedelta(hours=9)), timezone(-timedelta(hours=3, minutes=30))]
moments = st.datetimes(first, last, timezones=st.sampled_from(zones))
evidence = st.builds(
    Evidence, st.builds(Span, st.integers(0, 60), st.integers(0, 60)), st.sampled_from(EvidenceKind), texts
)
some_evidence = st.lists(evidence, max_size=3).map(tuple)
verdicts = st.builds(
    Verdict,
    texts,
    st.sampled_from(State),
    some_evidence,
    some_evidence,
    st.none() | st.sampled_from(Reason),
)
points = st.builds(Points, small, small, small)
cards = st.builds(
    ScoreCard,
    texts,
    st.lists(verdicts, max_size=4, unique_by=lambda one: one.criterion_id.encode("utf-8", "replace")).map(
        tuple
    ),
    points,
    st.lists(st.builds(SectionTotal, texts, points), max_size=3).map(tuple),
    small,
    st.lists(texts, max_size=2).map(tuple),
    texts,
)
bare_events = st.one_of(
    st.builds(Begun, moments),
    st.builds(HintTaken, texts, moments),
    st.builds(ModelShown, texts, moments),
    st.builds(TriedAgain, moments),
    st.builds(Paused, moments),
    st.builds(Resumed, moments),
    st.builds(Stopped, moments, texts, st.none() | st.sampled_from(StopReason), texts),
    st.builds(Waited, moments),
    st.builds(TimeRanOut, moments, texts),
)
replies = st.tuples(texts, moments, cards, st.lists(texts, max_size=2).map(tuple), moments)
standings = st.builds(
    AttemptStanding,
    replies=small,
    practised_s=st.floats(0, 1e6),
    low_score=st.none() | small,
    high_score=st.none() | small,
    bonus=small,
    critical_count=small,
    unsure_count=small,
    hints=small,
    mood=small,
    finish=st.none() | st.sampled_from(Finish),
    ended_at=st.none() | moments,
    ending_id=st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    outcome=st.none() | st.sampled_from(Outcome),
    result=st.sampled_from(Result),
    stop_reason=st.none() | st.sampled_from(StopReason),
    stop_why=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    unsent=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    flags=st.lists(texts, max_size=2).map(tuple),
)
heads = st.builds(
    AttemptHead,
    id=st.builds(new_id),
    trainee_id=st.just(""),
    pack_id=st.text("ab-1", min_size=1),
    pack_version=st.just("1.0.0"),
    pack_hash=st.just("0" * 64),
    scenario_id=st.text("ab-1", min_size=1),
    scenario_title=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    language=st.sampled_from(["en", "ja"]),
    channel=st.sampled_from(Channel),
    mode=st.sampled_from(Mode),
    seed=st.integers(-(2**63), 2**63 - 1),
    started_at=moments,
    time_limit_s=st.none() | small,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=heads, steps=st.lists(bare_events | replies, max_size=6), standing=standings, draft=st.text())
def test_every_event_head_and_standing_comes_back_as_it_was(
    database: Database,
    head: AttemptHead,
    steps: list[Event | tuple[str, datetime, ScoreCard, tuple[str, ...], datetime]],
    standing: AttemptStanding,
    draft: str,
) -> None:
    store = AttemptStore(database)
    trainee = TraineeStore(database).create(new_trainee())
    head = replace(head, trainee_id=trainee.id)
    store.create(head)
    events: list[Event] = []

    def add(event: Event, play: Play | None = None, criteria: tuple[Criterion, ...] = ()) -> None:
        store.append(head.id, len(events), event, standing, play=play, criteria=criteria)
        events.append(event)

    for visit, step in enumerate(steps, start=1):
        if isinstance(step, tuple):
            text, sent_at, card, facts, scored_at = step
            ticks = Ticks(facts, flags=facts) if visit % 2 else None
            play = Play(new_id(), "opening", visit, 1, text, sent_at, mood_after=0)
            add(Submitted(play.reply_id, text, sent_at, visit, ticks), play)
            criteria = tuple(Criterion(one.criterion_id, "", Phrase("x")) for one in card.verdicts)
            add(Scored(card, facts, scored_at, facts), play, criteria)
        else:
            add(step)
    draft = draft.replace("\0", "")
    store.save_draft(head.id, Draft(draft, 3))

    stored = store.load(head.id)
    assert stored.head == head
    assert stored.events == tuple(events)
    assert stored.draft == Draft(draft, 3)
    (summary,) = store.history(trainee.id)
    assert summary.standing == (standing if events else STANDING)
    assert summary.head == head


def test_a_reply_is_on_disk_before_its_score(database: Database, path: Path) -> None:
    drill = start_drill(database)
    drill.store.save_draft(drill.head.id, Draft("So so", 2))
    play = drill.send("So sorry!")
    with Database.open(path) as elsewhere:
        stored = AttemptStore(elsewhere).load(drill.head.id)
    assert stored.events[-1] == Submitted(play.reply_id, "So sorry!", play.submitted_at)
    assert stored.draft == Draft()


def test_a_score_is_kept_as_a_card_and_as_verdicts_that_can_be_listed(database: Database) -> None:
    drill = start_drill(database)
    play = drill.send("So sorry!")
    drill.score(play, new_card(is_met=False))
    with database.reading() as session:
        reply = session.scalars(select(ReplyRow)).one()
        verdict, blame = session.scalars(select(VerdictRow).order_by(VerdictRow.position))
    assert (reply.low_points, reply.high_points, reply.possible_points) == (0, 0, 2)
    assert (reply.turn_id, reply.visit, reply.try_number) == ("opening", 1, 1)
    assert (verdict.criterion_id, verdict.label, verdict.state) == ("apology", "Apologises", State.NOT_MET)
    assert (verdict.evidence, verdict.nearest, verdict.reason) == ([], ["sorry"], Reason.NEGATED)
    assert (verdict.low_points, verdict.high_points, verdict.possible_points) == (0, 0, 2)
    assert (verdict.section, verdict.skill, blame.section, blame.skill) == (
        "empathy",
        "empathy",
        "solution",
        "tone",
    )
    assert blame.is_critical


def test_an_unsure_verdict_is_worth_a_range(database: Database) -> None:
    drill = start_drill(database)
    play = drill.send()
    drill.score(play, replace(new_card(), verdicts=(Verdict("blame", State.UNSURE),)))
    with database.reading() as session:
        verdict = session.scalars(select(VerdictRow)).one()
    assert (verdict.low_points, verdict.high_points) == (-3, 0)


def test_an_event_out_of_its_place_is_refused_and_leaves_no_trace(database: Database) -> None:
    drill = start_drill(database)
    for seq in (0, 2):
        with pytest.raises(UserFacingError) as caught:
            drill.store.append(drill.head.id, seq, Paused(START), replace(STANDING, hints=9))
        assert caught.value.code == "attempt-changed-elsewhere"
        assert caught.value.data == {"attempt_id": drill.head.id, "stored": 1, "seq": seq}
    assert drill.store.load(drill.head.id).events == tuple(drill.events)
    assert drill.store.history()[0].standing.hints == 0


def test_a_drill_that_is_gone_is_named(database: Database) -> None:
    store = AttemptStore(database)
    for attempt in (
        lambda: store.load("gone"),
        lambda: store.save_draft("gone", Draft()),
        lambda: store.append("gone", 0, Begun(START), STANDING),
    ):
        with pytest.raises(UserFacingError) as caught:
            attempt()
        assert (caught.value.code, caught.value.data) == ("attempt-gone", {"attempt_id": "gone"})


def test_a_drill_needs_a_trainee(database: Database) -> None:
    with pytest.raises(UserFacingError) as caught:
        AttemptStore(database).create(new_head("nobody"))
    assert caught.value.code == "trainee-gone"


def test_a_reply_or_score_without_what_it_is_about_is_our_fault(database: Database) -> None:
    drill = start_drill(database)
    with pytest.raises(ValueError, match="turn, visit and try"):
        drill.store.append(drill.head.id, 1, Submitted(new_id(), "x", START), STANDING)
    play = drill.send()
    scored = Scored(new_card(), (), START)
    with pytest.raises(ValueError, match="needs its reply"):
        drill.store.append(drill.head.id, 2, scored, STANDING, criteria=CRITERIA)
    with pytest.raises(ValueError, match=r"not given: \['apology', 'blame'\]"):
        drill.store.append(drill.head.id, 2, scored, STANDING, play=play)
    drill.score(play)
    with pytest.raises(ValueError, match="waits for a score"):
        drill.store.append(drill.head.id, 3, scored, STANDING, play=play, criteria=CRITERIA)


def test_a_naive_moment_is_refused(database: Database) -> None:
    drill = start_drill(database)
    with pytest.raises(StatementError, match="a naive datetime is refused"):
        drill.add(Paused(START.replace(tzinfo=None)))


def test_a_moment_comes_back_in_utc(database: Database) -> None:
    tokyo = timezone(timedelta(hours=9))
    drill = start_drill(database, started_at=START.astimezone(tokyo))
    stored = drill.store.load(drill.head.id).head.started_at
    assert (stored, stored.tzinfo) == (START, UTC)


def test_unfinished_drills_of_one_trainee_come_newest_first(database: Database) -> None:
    trainee = TraineeStore(database).create(new_trainee("Ren"))
    drills = [start_drill(database, trainee, started_at=START + timedelta(days=day)) for day in (1, 3, 2)]
    over = start_drill(database, trainee, started_at=START + timedelta(days=9))
    over.end()
    start_drill(database)
    found = drills[0].store.unfinished(trainee.id)
    assert [one.head for one in found] == [drills[1].head, drills[2].head, drills[0].head]
    assert all(one.is_unfinished and one.trainee_name == "Ren" for one in found)


def test_a_history_can_be_read_page_by_page(database: Database) -> None:
    mine = TraineeStore(database).create(new_trainee("Ren"))
    drills = [start_drill(database, mine, started_at=START + timedelta(days=day)) for day in range(4)]
    other = start_drill(database, started_at=START - timedelta(days=1))
    store, newest_first = other.store, [drill.head for drill in reversed(drills)]
    assert [one.head for one in store.history()] == [*newest_first, other.head]
    assert [one.head for one in store.history(mine.id)] == newest_first
    assert [one.head for one in store.history(mine.id, limit=2, offset=1)] == newest_first[1:3]
    assert [one.head for one in store.history(offset=4)] == [other.head]


def test_the_best_score_of_a_scenario_leaves_out_drills_without_a_result(database: Database) -> None:
    trainee = TraineeStore(database).create(new_trainee())
    for score, result in (
        (60, Result.FAILED),
        (75, Result.PASSED),
        (99, Result.CRITICAL),
        (98, Result.NO_RESULT),
    ):
        start_drill(database, trainee).end(low_score=score, result=result)
    start_drill(database, trainee, scenario_id="angry-buyer").end(low_score=0, result=Result.AWAITING_REVIEW)
    start_drill(database).end(low_score=100)
    assert AttemptStore(database).best_scores(trainee.id) == {
        ("flea-en", "late-parcel"): 75,
        ("flea-en", "angry-buyer"): 0,
    }


def test_practised_seconds_are_those_of_the_drills_begun_since(database: Database) -> None:
    trainee = TraineeStore(database).create(new_trainee())
    for day, seconds in ((0, 10.0), (1, 20.5), (2, 30.0)):
        start_drill(database, trainee, started_at=START + timedelta(days=day)).end(practised_s=seconds)
    start_drill(database).end(practised_s=500)
    store = AttemptStore(database)
    assert store.practised_seconds(trainee.id, START + timedelta(days=1)) == 50.5
    assert store.practised_seconds(trainee.id, START + timedelta(days=3)) == 0.0


def test_lists_are_read_by_index_in_their_order(database: Database) -> None:
    """A history of years must not be sorted, nor read through, to show its first page."""
    with watched_plans() as plans:
        store = AttemptStore(database)
        store.history(limit=20)
        store.history("x", limit=20)
        store.unfinished("x")
        store.practised_seconds("x", START)
        export_csv(database, database.path.with_name("x.csv"), "replies")
        export_csv(database, database.path.with_name("x.csv"), "drills")
    assert len(plans) > 8
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []
    # A walk through everything is what an export, or a history of everybody, asks for: in order of the index.
    walks = [plan for plan in plans if plan.startswith("SCAN")]
    assert all(plan.startswith("SCAN attempts USING") for plan in walks), walks
