"""What is due is found along an index, and no memory is lost or overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import insert

from tests.data.plans import watched_plans
from tests.data.quiz_samples import FIRST, SECOND, SKILL, memories, new_trainee_id, question, review
from tests.data.samples import START
from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Memory, Remembered
from trainer.core.quiz_records import FittedParameters, Leech
from trainer.data.database import Database
from trainer.data.memories import MemoryStore
from trainer.data.memory_rows import key_values, memory_from_json, memory_to_json, memory_values
from trainer.data.quiz_orm import MemoryRow

DAY = timedelta(days=1)


def remember(
    database: Database, trainee_id: str, key: ItemKey, memory: Memory = FIRST, **changes: object
) -> None:
    """Put a memory into the table, without any answer."""
    values = key_values(key) | memory_values(memory) | changes
    with database.writing() as session:
        session.execute(insert(MemoryRow), {"trainee_id": trainee_id} | values)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=memories, after=memories)
def test_memories_come_back_exactly(database: Database, before: Memory, after: Memory) -> None:
    """Whatever the numbers: a review knows its memory again by being equal."""
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    first = review(trainee_id, question(), None, before)
    second = review(trainee_id, question(), before, after)
    store.save_all((first, second))
    assert store.get(trainee_id, [question()]) == {question(): after}
    assert list(store.reviews(trainee_id)) == [first, second]


@given(memory=memories)
def test_a_memory_as_json_is_the_same(memory: Memory) -> None:
    stored = memory_to_json(memory)
    assert stored is not None
    assert memory_from_json(stored) == memory
    assert memory_to_json(None) is None


def test_what_is_due_comes_longest_due_first(database: Database) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    for days, name in ((2, "b"), (1, "c"), (2, "a"), (3, "d")):
        remember(database, trainee_id, question(name), due_at=START + days * DAY)
    remember(database, trainee_id, SKILL, due_at=START)
    remember(database, new_trainee_id(database), question("x"), due_at=START)

    def due(**limits: int) -> list[str]:
        found = store.due(trainee_id, ItemKind.QUESTION, START + 2 * DAY, **limits)
        return [one.key.item_id for one in found]

    assert due() == ["c", "a", "b"]
    assert due(limit=1) == ["c"]
    assert due(limit=5, offset=1) == ["a", "b"]
    assert due(offset=2) == ["b"]
    assert store.count_due(trainee_id, ItemKind.QUESTION, START + 2 * DAY) == 3
    assert store.due(trainee_id, ItemKind.SKILL, START) == (Remembered(SKILL, replace(FIRST, due_at=START)),)
    assert store.count_due("nobody", ItemKind.QUESTION, START) == 0


def test_due_is_counted_by_quiz(database: Database) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    for key in (question("a"), question("b"), question("a", quiz_id="x"), question("a", pack_id="y")):
        remember(database, trainee_id, key, due_at=START)
    remember(database, trainee_id, question("late", quiz_id="late"), due_at=START + DAY)
    assert store.due_counts(trainee_id, ItemKind.QUESTION, START) == {
        ("flea-en", "parcels"): 2,
        ("flea-en", "x"): 1,
        ("y", "parcels"): 1,
    }


def test_what_is_due_is_read_from_the_index_alone(database: Database) -> None:
    """A hundred thousand memories: nothing is sorted, and the table itself is not touched."""
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    with watched_plans() as plans:
        store.due(trainee_id, ItemKind.QUESTION, START, limit=50)
        store.count_due(trainee_id, ItemKind.QUESTION, START)
    assert (
        plans
        == ["SEARCH memories USING COVERING INDEX ix_memories_due (trainee_id=? AND kind=? AND due_at<?)"] * 2
    )


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store: store.due_counts("t", ItemKind.QUESTION, START), "PRIMARY KEY"),
        (lambda store: store.all("t", ItemKind.QUESTION), "PRIMARY KEY"),
        (lambda store: store.get("t", [question()]), "PRIMARY KEY"),
        (lambda store: store.leeches(lapses_at_least=8), "INDEX ix_memories_lapses"),
        (lambda store: list(store.reviews("t")), "INDEX ix_memory_reviews_trainee_id_seq"),
        (lambda store: store.last_review_at("t"), "INDEX ix_memory_reviews_trainee_id_seq"),
    ],
)
def test_nothing_looks_through_all_memories(database: Database, ask: object, index: str) -> None:
    assert callable(ask)
    with watched_plans() as plans:
        ask(MemoryStore(database))
    assert [step for step in plans if index in step]
    assert not [step for step in plans if step.startswith("SCAN")]


def test_many_items_are_looked_up_at_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.data.memories._PAGE", 2)
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    keys = [question(name) for name in "abcde"] + [SKILL, question("a", quiz_id="x")]
    for key in keys:
        remember(database, trainee_id, key)
    assert store.get(trainee_id, [*keys, question("never")]) == dict.fromkeys(keys, FIRST)
    assert [one.key for one in store.all(trainee_id, ItemKind.QUESTION)] == [*keys[:5], keys[6]]


def test_an_answer_to_another_memory_than_is_stored_is_refused(database: Database) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    store.save(review(trainee_id, question()))
    for before in (None, SECOND):
        with pytest.raises(UserFacingError) as caught:
            store.save_all((review(trainee_id, SKILL), review(trainee_id, question(), before, SECOND)))
        assert caught.value.code == "memory-changed-elsewhere"
    assert store.get(trainee_id, [question(), SKILL]) == {question(): FIRST}, "all of them or none"


def test_a_trainee_who_is_gone_remembers_nothing(database: Database) -> None:
    store = MemoryStore(database)
    fitted = FittedParameters((1.0,), 1, 0.2, 0.1, START)
    with pytest.raises(UserFacingError, match="trainee-gone"):
        store.save(review("gone", question()))
    with pytest.raises(UserFacingError, match="trainee-gone"):
        store.save_parameters("gone", fitted)


def test_answers_are_taken_back_the_last_one_first(database: Database) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    first = review(trainee_id, question())
    second = review(trainee_id, question(), FIRST, SECOND, at=START - DAY)
    store.save_all((first, second))
    with pytest.raises(UserFacingError) as caught:
        store.take_back(first.id)
    assert caught.value.code == "memory-changed-elsewhere"
    assert store.last_review_at(trainee_id) == START - DAY, "the last in order: clocks may be set back"
    store.take_back(second.id)
    store.take_back(second.id)
    assert store.get(trainee_id, [question()]) == {question(): FIRST}
    assert list(store.reviews(trainee_id)) == [first]
    store.take_back(first.id)
    assert store.get(trainee_id, [question()]) == {}
    assert store.last_review_at(trainee_id) is None
    store.take_back("never")


def test_answers_come_in_the_order_in_which_they_were_made(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.memories._PAGE", 2)
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    made = [review(trainee_id, question(str(day)), at=START - day * DAY) for day in range(5)]
    store.save_all(made)
    store.take_back(made[2].id)
    assert list(store.reviews(trainee_id)) == [*made[:2], *made[3:]]


def test_fitted_parameters_take_the_place_of_those_before(database: Database) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    assert store.parameters(trainee_id) is None
    for values in ((0.1, 2.5), (0.3, 1e-9)):
        fitted = FittedParameters(values, 400, 0.4, 0.3, START)
        store.save_parameters(trainee_id, fitted)
        assert store.parameters(trainee_id) == fitted


def test_leeches_are_forgotten_most_often_first(database: Database) -> None:
    store, aoi, ken = MemoryStore(database), new_trainee_id(database), new_trainee_id(database, "Ken")
    for trainee_id, key, lapses in (
        (aoi, question("hard"), 8),
        (ken, question("hard"), 12),
        (ken, question("hard", pack_id="other"), 9),
        (ken, question("easy"), 7),
        (ken, SKILL, 20),
    ):
        remember(database, trainee_id, key, lapses=lapses)
    found = store.leeches(lapses_at_least=8)
    assert [(one.trainee_name, one.remembered.memory.lapses) for one in found] == [
        ("Ken", 12),
        ("Ken", 9),
        ("Aoi 葵", 8),
    ]
    worst = Leech(ken, "Ken", Remembered(question("hard"), replace(FIRST, lapses=12)))
    assert store.leeches("flea-en", lapses_at_least=9) == (worst,)


@pytest.mark.parametrize("hours", [-11, 0, 9])
def test_a_moment_is_the_same_in_every_zone(database: Database, hours: int) -> None:
    store, trainee_id = MemoryStore(database), new_trainee_id(database)
    remember(database, trainee_id, question(), due_at=START)
    until = START.astimezone(timezone(timedelta(hours=hours)))
    assert store.count_due(trainee_id, ItemKind.QUESTION, until) == 1
    assert store.due(trainee_id, ItemKind.QUESTION, until - timedelta(microseconds=1)) == ()
