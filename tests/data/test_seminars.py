"""What was written in a seminar stays as it was written, until it is changed or removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.data.quiz_samples import new_trainee_id
from tests.data.samples import START, new_id
from trainer.core.errors import UserFacingError
from trainer.core.quiz_records import SeminarEntry, SeminarPart
from trainer.data.database import Database
from trainer.data.seminars import SeminarStore


def entry(trainee_id: str, words: str = "日曜は\n配達がありません。") -> SeminarEntry:
    part = SeminarPart.DISCUSSION
    return SeminarEntry(new_id(), trainee_id, "flea-en", "morning", part, words, START, "when", "Ken")


def test_entries_come_in_the_order_in_which_they_were_first_written(database: Database) -> None:
    store, trainee_id = SeminarStore(database), new_trainee_id(database)
    first, second = (
        entry(trainee_id),
        replace(entry(trainee_id), part=SeminarPart.QUESTION, prompt_id="", by=""),
    )
    elsewhere = replace(entry(trainee_id), seminar_id="evening")
    for one in (second, elsewhere, first):
        store.save(one)
    changed = replace(first, text="On Sundays too?", at=START + timedelta(days=1))
    store.save(changed)
    assert store.entries(trainee_id, "flea-en", "morning") == (changed, second)
    assert store.entries(trainee_id, "flea-ja", "morning") == ()
    assert store.entries(new_trainee_id(database), "flea-en", "morning") == ()


@pytest.mark.parametrize("part", SeminarPart)
def test_every_part_can_be_stored(database: Database, part: SeminarPart) -> None:
    store, trainee_id = SeminarStore(database), new_trainee_id(database)
    one = replace(entry(trainee_id), part=part)
    store.save(one)
    assert store.entries(trainee_id, "flea-en", "morning") == (one,)


def test_text_that_no_database_holds_keeps_its_length(database: Database) -> None:
    store, trainee_id = SeminarStore(database), new_trainee_id(database)
    store.save(entry(trainee_id, "a\0b\ud800"))
    (stored,) = store.entries(trainee_id, "flea-en", "morning")
    assert stored.text == "a\ufffdb\ufffd"


def test_an_entry_is_removed_once(database: Database) -> None:
    store, trainee_id = SeminarStore(database), new_trainee_id(database)
    kept, gone = entry(trainee_id), entry(trainee_id)
    store.save(kept)
    store.save(gone)
    store.remove(gone.id)
    store.remove(gone.id)
    assert store.entries(trainee_id, "flea-en", "morning") == (kept,)


def test_nobody_writes_for_a_trainee_who_is_gone(database: Database) -> None:
    with pytest.raises(UserFacingError) as caught:
        SeminarStore(database).save(entry("gone"))
    assert caught.value.code == "trainee-gone"
