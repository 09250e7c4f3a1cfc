"""What trainees add to a debrief comes back as they wrote it, belongs to its drill, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from tests.data.plans import watched_plans
from tests.data.samples import START, Playing, new_card, start_drill
from trainer.core.drill_events import TriedAgain
from trainer.core.drill_state import Play
from trainer.core.errors import UserFacingError
from trainer.core.records import Contest, Insight
from trainer.core.scoring import ScoreCard
from trainer.data.column_types import storable
from trainer.data.database import Database
from trainer.data.debriefs import DebriefStore
from trainer.data.orm import ContestRow, InsightRow, TraineeRow

texts = st.text(st.characters() | st.sampled_from("\0\ud800'\r\n葵🙂"), max_size=60)
LATER = START + timedelta(minutes=5)


@pytest.fixture
def store(database: Database) -> DebriefStore:
    return DebriefStore(database)


def scored(drill: Playing, text: str = "So sorry!", card: ScoreCard | None = None) -> Play:
    play = drill.send(text)
    drill.score(play, card)
    return play


def contest_of(play: Play, criterion_id: str = "apology", comment: str = "") -> Contest:
    return Contest(play.reply_id, criterion_id, comment, LATER)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(learned=texts, suggestion=texts)
def test_an_insight_comes_back_as_written_with_what_no_file_can_hold_replaced(
    database: Database, learned: str, suggestion: str
) -> None:
    drill, store = start_drill(database), DebriefStore(database)
    store.save_insight(drill.head.id, Insight(learned, suggestion))
    assert store.insight(drill.head.id) == Insight(storable(learned), storable(suggestion))


def test_an_insight_is_on_disk_when_it_is_saved(database: Database, store: DebriefStore, path: Path) -> None:
    drill = start_drill(database)
    store.save_insight(drill.head.id, Insight("Ask first.", ""))
    with Database.open(path) as elsewhere:
        assert DebriefStore(elsewhere).insight(drill.head.id) == Insight("Ask first.", "")


def test_an_insight_can_be_rewritten_and_emptied(database: Database, store: DebriefStore) -> None:
    drill, other = start_drill(database), start_drill(database)
    store.save_insight(other.head.id, Insight("mine", "stays"))
    for insight in (Insight("先に謝る", "返品の手順"), Insight("先に謝る", ""), Insight("", " "), Insight()):
        store.save_insight(drill.head.id, insight)
        assert store.insight(drill.head.id) == insight
    assert store.insight(other.head.id) == Insight("mine", "stays")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(InsightRow)) == 1, "an empty one is no row"


def test_a_drill_without_an_insight_has_two_empty_texts(database: Database, store: DebriefStore) -> None:
    assert store.insight(start_drill(database).head.id) == Insight("", "")


def test_contested_verdicts_are_those_of_the_drill_in_the_order_of_its_replies(
    database: Database, store: DebriefStore
) -> None:
    drill, other = start_drill(database), start_drill(database)
    first = scored(drill)
    drill.add(TriedAgain(drill.at()))
    second = drill.send("Sorry, it was your fault", try_number=2)
    drill.score(second)
    third = scored(drill)
    contests = [
        contest_of(first, "blame", "お客さまのせいにしていません"),
        contest_of(second, "apology"),
        contest_of(second, "blame", "a\ud800b\0c"),
        contest_of(third),
    ]
    for one in (contests[3], contests[1], contests[0], contests[2], contest_of(scored(other))):
        store.contest(one)
    contests[2] = replace(contests[2], comment="a\ufffdb\ufffdc")
    assert store.contests(drill.head.id) == tuple(contests)
    assert [one.reply_id for one in store.contests(other.head.id)] != []


def test_a_verdict_is_contested_once_and_keeps_the_newest_comment(
    database: Database, store: DebriefStore
) -> None:
    drill = start_drill(database)
    first = contest_of(scored(drill), comment="why?")
    again = replace(first, comment="I did say sorry", at=LATER + timedelta(minutes=1))
    store.contest(first)
    store.contest(again)
    assert store.contests(drill.head.id) == (again,)


def test_a_contest_can_be_taken_back_alone_and_twice(database: Database, store: DebriefStore) -> None:
    drill = start_drill(database)
    first, second = scored(drill), scored(drill)
    taken, *staying = contest_of(first), contest_of(first, "blame"), contest_of(second)
    for one in (taken, *staying):
        store.contest(one)
    for _ in range(2):
        store.take_back(reply_id=taken.reply_id, criterion_id=taken.criterion_id)
        assert store.contests(drill.head.id) == tuple(staying)
    store.contest(taken)
    assert store.contests(drill.head.id) == (taken, *staying)


def test_only_a_verdict_that_was_given_can_be_contested(database: Database, store: DebriefStore) -> None:
    drill = start_drill(database)
    with pytest.raises(ValueError, match="no verdict on 'greeting'"):
        store.contest(contest_of(scored(drill), "greeting"))
    waiting = drill.send("Not scored yet")
    with pytest.raises(ValueError, match="no verdict on 'apology'"):
        store.contest(contest_of(waiting))
    assert store.contests(drill.head.id) == ()


def test_a_contest_does_not_change_the_score(database: Database, store: DebriefStore) -> None:
    drill = start_drill(database)
    play = scored(drill, card=new_card(is_met=False))
    before = drill.store.load(drill.head.id), drill.store.history()
    store.contest(contest_of(play))
    assert (drill.store.load(drill.head.id), drill.store.history()) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.insight("gone"),
        lambda store: store.save_insight("gone", Insight("x", "y")),
        lambda store: store.save_insight("gone", Insight()),
        lambda store: store.contests("gone"),
    ],
)
def test_a_drill_that_is_gone_is_named(store: DebriefStore, act: Callable[[DebriefStore], object]) -> None:
    with pytest.raises(UserFacingError) as caught:
        act(store)
    assert (caught.value.code, caught.value.data) == ("attempt-gone", {"attempt_id": "gone"})


def test_a_reply_that_is_gone_is_named(store: DebriefStore) -> None:
    with pytest.raises(UserFacingError) as caught:
        store.contest(Contest("gone", "apology", "", LATER))
    assert (caught.value.code, caught.value.data) == ("attempt-gone", {"reply_id": "gone"})


def test_what_was_written_goes_with_the_trainee(database: Database, store: DebriefStore) -> None:
    drill = start_drill(database)
    store.contest(contest_of(scored(drill)))
    store.save_insight(drill.head.id, Insight("x", "y"))
    with database.writing() as session:
        session.execute(delete(TraineeRow))
    with database.reading() as session:
        for table in (InsightRow, ContestRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_drill_finds_what_was_written_of_it_by_index(database: Database, store: DebriefStore) -> None:
    drill = start_drill(database)
    with watched_plans() as plans:
        store.insight(drill.head.id)
        store.contests(drill.head.id)
    assert len(plans) > 4
    assert [plan for plan in plans if plan.startswith("SCAN")] == []
