"""The model of memory is fitted to a trainee only if it then foretells later answers better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS

from tests.counting import uncounted
from tests.services.study import Study, key, pack, quiz
from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Rating
from trainer.core.quiz_records import FittedParameters
from trainer.services import remembering
from trainer.services.fitting import FEWEST_REVIEWS, fitted
from trainer.services.remembering import on_a_thread
from trainer.services.scheduling import Scheduling

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@cache
def history(items: int = 36, days: int = 45) -> tuple[MemoryReview, ...]:
    """Return the answers of somebody who forgets most of what the model expects them to remember."""
    with uncounted():
        return tuple(reviewed(items, days))


def reviewed(items: int, days: int) -> Iterator[MemoryReview]:
    chance, scheduling = Random(7), Scheduling()
    memories: dict[ItemKey, Memory] = {}
    numbers = count()
    keys = [key(f"q{number}") for number in range(items)]
    for day in range(days):
        at = START + timedelta(days=day)
        for one in keys[: 2 + day * 2]:
            before = memories.get(one)
            if before is None or before.due_at <= at + timedelta(hours=12):
                recall = 1.0 if before is None else scheduling.recall(before, at, UTC)
                is_forgotten = recall < 1.0 and chance.random() < 0.6
                rating = Rating.AGAIN if is_forgotten else Rating.GOOD
                after = scheduling.after(before, rating, at, UTC)
                memories[one] = after
                yield MemoryReview(str(next(numbers)), "t", one, rating, at, before, after)


def test_whoever_forgets_more_than_most_gets_a_model_of_their_own() -> None:
    reviews = history()
    skill = [
        MemoryReview(
            "s", "t", ItemKey(ItemKind.SKILL, "empathy"), Rating.AGAIN, START, None, reviews[0].after
        )
    ]
    found = fitted([*skill, *reviews], at=START, zone=UTC)
    assert found is not None
    assert found.loss_after < found.loss_before
    assert (found.reviews, len(found.values), found.at) == (len(reviews), 21, START)
    own, usual = Scheduling(found.values), Scheduling()
    memory = usual.after(None, Rating.EASY, START, UTC)
    later = START + timedelta(days=8)
    assert own.recall(memory, later, UTC) != usual.recall(memory, later, UTC)


def test_too_few_answers_fit_nothing() -> None:
    reviews = history()
    assert fitted(reviews[: FEWEST_REVIEWS - 1], at=START, zone=UTC) is None
    same_day = [reviews[0]] * FEWEST_REVIEWS
    assert fitted(same_day, at=START, zone=UTC) is None


def changed() -> list[MemoryReview]:
    """Of somebody who forgot most and now remembers everything: not foretold by what was before."""
    change = len(history()) * 0.78
    return [
        one if number < change else replace(one, rating=Rating.EASY) for number, one in enumerate(history())
    ]


def test_a_model_that_does_not_foretell_better_is_not_taken() -> None:
    found = fitted(changed(), at=START, zone=UTC)
    assert found is not None
    assert (found.values, found.loss_after) == (tuple(DEFAULT_PARAMETERS), found.loss_before)


def answers_of(study: Study, trainee: str) -> list[MemoryReview]:
    return [replace(one, id=study.new_id(), trainee_id=trainee) for one in history()]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path, (pack("p", quiz("one", "a")),))


def test_parameters_are_kept_used_and_fitted_again_only_after_many_more_answers(study: Study) -> None:
    trainee = study.trainee()
    assert study.service.fit(trainee) is None
    reviews = answers_of(study, trainee)
    study.memories.save_all(reviews)
    found = study.service.fit(trainee)
    assert found is not None
    assert study.memories.parameters(trainee) == found
    before = study.service.recall(trainee, [reviews[-1].key])
    assert before
    study.clock.turn(days=1)
    assert study.service.fit(trainee) == found
    study.database.close()


def test_what_did_not_help_is_not_tried_again_before_there_are_many_more_answers(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainee = study.trainee()
    tries: list[int] = []

    def trying(reviews: list[MemoryReview], *, at: datetime, zone: tzinfo) -> FittedParameters | None:
        tries.append(len(reviews))
        return fitted(reviews, at=at, zone=zone)

    monkeypatch.setattr(remembering, "fitted", trying)
    answers = [replace(one, id=study.new_id(), trainee_id=trainee) for one in changed()]
    study.memories.save_all(answers)
    assert [study.service.fit(trainee) for _ in range(3)] == [None] * 3
    assert tries == [len(answers)]
    assert study.service.parameters(trainee) is None
    study.database.close()


@pytest.mark.expect_log("the memory model was not fitted")
def test_a_plan_fits_behind_once_and_a_fault_there_is_nobodys_business(tmp_path: Path) -> None:
    works: list[Callable[[], object]] = []
    study = Study(tmp_path, background=works.append)
    trainee = study.trainee()
    study.service.plan(trainee, minutes=1, language="en")
    assert works == []
    study.memories.save_all(answers_of(study, trainee))
    for _ in range(2):
        study.service.plan(trainee, minutes=1, language="en")
    (work,) = works
    work()

    def refuse(trainee_id: str) -> None:
        raise DatabaseError(DatabaseFault.LOCKED)

    def break_down(trainee_id: str) -> None:
        raise RuntimeError(trainee_id)

    for fault in (refuse, break_down):
        study.memories.parameters = fault  # type: ignore[method-assign]
        work()
    study.database.close()


def test_a_thread_does_the_work() -> None:
    done: list[int] = []
    on_a_thread(lambda: done.append(1)).join()
    assert done == [1]
