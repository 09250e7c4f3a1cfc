"""Trainees may be called anything, and keep what they practised when they are renamed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.data.samples import START, new_trainee, start_drill
from trainer.core.errors import UserFacingError
from trainer.data.database import Database
from trainer.data.trainees import TraineeStore


@pytest.mark.parametrize("name", ["佐藤 葵", "Zoë O'Neil; DROP TABLE trainees", "🙂", "מאיה", "x" * 5000])
def test_a_name_is_any_text(database: Database, name: str) -> None:
    store = TraineeStore(database)
    trainee = store.create(new_trainee(f" \u3000{name}\n"))
    assert trainee.name == name
    assert store.get(trainee.id) == trainee
    assert store.list() == (trainee,)


def test_what_no_file_can_hold_in_a_name_is_replaced(database: Database) -> None:
    assert TraineeStore(database).create(new_trainee("a\ud800b\0c")).name == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("name", ["", "  ", "\u3000\n"])
def test_a_name_says_something(database: Database, name: str) -> None:
    store = TraineeStore(database)
    trainee = store.create(new_trainee())
    with pytest.raises(UserFacingError) as caught:
        store.create(new_trainee(name))
    assert caught.value.code == "trainee-name-empty"
    with pytest.raises(UserFacingError) as caught:
        store.rename(trainee.id, name)
    assert caught.value.code == "trainee-name-empty"
    assert store.list() == (trainee,)


def test_two_may_have_the_same_name_and_the_list_is_in_order(database: Database) -> None:
    store = TraineeStore(database)
    second = store.create(replace(new_trainee("Ren"), created_at=START + timedelta(days=1)))
    first = store.create(new_trainee("Ren"))
    before = store.create(new_trainee("Aoi"))
    assert store.list() == (before, first, second)


def test_a_renamed_trainee_keeps_the_drills(database: Database) -> None:
    store = TraineeStore(database)
    trainee = store.create(new_trainee("Ren"))
    drill = start_drill(database, trainee)
    assert store.rename(trainee.id, " Rena ") == replace(trainee, name="Rena")
    assert [one.trainee_name for one in drill.store.history(trainee.id)] == ["Rena"]


def test_a_trainee_who_is_gone_is_named(database: Database) -> None:
    store = TraineeStore(database)
    with pytest.raises(UserFacingError) as caught:
        store.get("gone")
    assert (caught.value.code, caught.value.data) == ("trainee-gone", {"trainee_id": "gone"})
    with pytest.raises(UserFacingError) as caught:
        store.rename("gone", "x")
    assert caught.value.code == "trainee-gone"
