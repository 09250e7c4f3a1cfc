"""The quick look says of memories what the store says."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.data.quiz_samples import FIRST, SECOND, SKILL, new_trainee_id, question, review
from tests.data.samples import START, start_drill
from trainer.core.memory import ItemKey, ItemKind
from trainer.data.database import Database
from trainer.data.glance import Glance, look_at
from trainer.data.memories import MemoryStore
from trainer.data.skill_rows import SkillRows
from trainer.data.trainees import TraineeStore


@pytest.mark.parametrize("until", [START, FIRST.due_at, SECOND.due_at, START + timedelta(days=99)])
def test_it_says_what_the_store_says(path: Path, until: datetime) -> None:
    """For somebody who practised, and for somebody who did not."""
    with Database.open(path) as database:
        store, trainee_id = MemoryStore(database), new_trainee_id(database)
        store.save_all([review(trainee_id, question(name)) for name in ("one", "two")])
        store.save(review(trainee_id, question("a", quiz_id="x"), None, SECOND))
        store.save_all([review(trainee_id, key) for key in (SKILL, ItemKey(ItemKind.SKILL, "clarity"))])
        last = review(trainee_id, question("one"), FIRST, SECOND, at=START - timedelta(days=1))
        store.save(last)
        store.take_back(last.id)
        drill = start_drill(database, TraineeStore(database).get(trainee_id))
        drill.end()
        assert SkillRows(database).shares(trainee_id)["tone"] == 1.0
        for one in (trainee_id, "nobody"):

            def look(glance: Glance, one: str = one) -> tuple[object, ...]:
                counts = glance.due_count(one, until), glance.due_counts(one, until)
                return *counts, glance.skills(one), glance.last_review_at(one), glance.skill_shares(one)

            kind = ItemKind.QUESTION
            assert look_at(path, look) == (
                store.count_due(one, kind, until),
                store.due_counts(one, kind, until),
                store.all(one, ItemKind.SKILL),
                store.last_review_at(one),
                SkillRows(database).shares(one),
            )
