"""The quick look says the very same as the stores do, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data.samples import START, new_head, new_id, new_trainee, start_drill
from tests.data.test_attempts import moments
from tests.data.test_database import contents, made, overwritten_list_of_tables, overwritten_pages
from trainer.core.codes import Finish, Mode, Result
from trainer.core.drill_events import Begun
from trainer.core.records import AttemptHead, AttemptStanding, AttemptSummary, Trainee
from trainer.core.scenario import Channel, Outcome
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.glance import Glance, look_at
from trainer.data.trainees import TraineeStore

names = st.text(st.characters(codec="utf-8"), max_size=20)
scores = st.none() | st.integers(0, 100)
heads = st.builds(
    AttemptHead,
    id=st.builds(new_id),
    trainee_id=st.sampled_from(["one", "two"]),
    pack_id=st.sampled_from(["a", "b"]),
    pack_version=names,
    pack_hash=names,
    scenario_id=st.sampled_from(["x", "y"]),
    scenario_title=names,
    language=st.sampled_from(["en", "ja"]),
    channel=st.sampled_from(Channel),
    mode=st.sampled_from(Mode),
    seed=st.integers(0, 2**31 - 1),
    started_at=moments,
)
standings = st.builds(
    AttemptStanding,
    replies=st.integers(0, 9),
    practised_s=st.floats(0, 1e6),
    low_score=scores,
    high_score=scores,
    finish=st.none() | st.sampled_from(Finish),
    ended_at=st.none() | moments,
    ending_id=st.none() | names,
    outcome=st.none() | st.sampled_from(Outcome),
    result=st.sampled_from(Result),
)

Seen = tuple[Trainee | None, tuple[AttemptSummary, ...], dict[tuple[str, str], int]]


def everything(trainee_id: str) -> Callable[[Glance], Seen]:
    def look(glance: Glance) -> Seen:
        best = dict(glance.best_scores(trainee_id))
        return glance.trainee(trainee_id), glance.history(trainee_id), best

    return look


def told(database: Database, trainee_id: str) -> Seen:
    store = AttemptStore(database)
    found = {one.id: one for one in TraineeStore(database).list()}
    return found.get(trainee_id), store.history(trainee_id), dict(store.best_scores(trainee_id))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(heads, standings), max_size=8))
def test_it_says_what_the_stores_say(
    tmp_path_factory: pytest.TempPathFactory, drills: list[tuple[AttemptHead, AttemptStanding]]
) -> None:
    """While the database is open in write-ahead mode, and again when it lies there closed."""
    path = tmp_path_factory.mktemp("glance") / "dojo.db"
    with Database.open(path) as database:
        for trainee_id in ("one", "two"):
            TraineeStore(database).create(Trainee(trainee_id, f"Aoi 葵 {trainee_id}", START))
        for head, standing in drills:
            AttemptStore(database).create(head)
            AttemptStore(database).append(head.id, 0, Begun(head.started_at), standing)
        expected = [told(database, trainee_id) for trainee_id in ("one", "two", "three")]
        assert [look_at(path, everything(trainee_id)) for trainee_id in ("one", "two", "three")] == expected
    assert [look_at(path, everything(trainee_id)) for trainee_id in ("one", "two", "three")] == expected


def test_it_takes_every_kind_of_record_back(path: Path) -> None:
    with Database.open(path) as database:
        drill = start_drill(database)
        drill.end()
        expected = told(database, drill.head.trainee_id)
    assert expected[1][0].standing.ended_at is not None
    assert look_at(path, everything(drill.head.trainee_id)) == expected


def test_its_answers_belong_to_one_moment(path: Path) -> None:
    with Database.open(path) as database:
        first = start_drill(database)

        def look(glance: Glance) -> tuple[int, int]:
            before = len(glance.history(first.head.trainee_id))
            later = new_head(first.head.trainee_id, started_at=START + timedelta(days=1))
            AttemptStore(database).create(later)
            return before, len(glance.history(first.head.trainee_id))

        assert look_at(path, look) == (1, 1)


def no_file(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def notes(path: Path) -> None:
    path.write_text("these are my notes, and they are longer than the header of a database would have to be")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def executed(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        no_file,
        empty,
        notes,
        cut,
        overwritten_pages,
        overwritten_list_of_tables,
        executed("PRAGMA application_id=1"),
        executed("UPDATE alembic_version SET version_num = '0000'"),
        executed("UPDATE alembic_version SET version_num = 'from-the-future'"),
        executed("DELETE FROM alembic_version"),
        executed("UPDATE attempts SET mode = 'from-the-future'"),
        executed("UPDATE attempts SET started_at = 'yesterday'"),
        executed("ALTER TABLE attempts RENAME COLUMN draft TO d", "ALTER TABLE attempts DROP COLUMN mood"),
    ],
)
def test_what_it_cannot_understand_it_leaves_to_the_full_opening(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    """And not a byte of the folder is changed."""
    made(path, drills=5)
    with Database.open(path) as database:
        trainee_id = TraineeStore(database).list()[0].id
    spoil(path)
    before = contents(path.parent)
    assert look_at(path, everything(trainee_id)) is None
    assert contents(path.parent) == before


def test_a_folder_that_is_no_file_is_left_to_the_full_opening(tmp_path: Path) -> None:
    assert look_at(tmp_path, everything("one")) is None


def test_it_waits_for_nobody(path: Path) -> None:
    """Somebody who holds the whole database, as a tool may, delays the quick look by nothing."""
    made(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("UPDATE trainees SET name = 'Ben'")
        holder.execute("COMMIT")
        assert look_at(path, everything("one")) is None


def test_a_trainee_comes_back_as_stored(path: Path) -> None:
    stored = replace(new_trainee("葵"), created_at=START)
    with Database.open(path) as database:
        TraineeStore(database).create(stored)
    assert look_at(path, lambda glance: glance.trainee(stored.id)) == stored
