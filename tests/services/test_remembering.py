"""Plans, cramming, undo, clocks and questions that do not stick; no schedule is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.study import TOKYO, Study, key, pack, question, quiz
from trainer.core.errors import UserFacingError
from trainer.core.memory import ItemKey, ItemKind, Phase, Rating
from trainer.core.quiz import Choices, Option
from trainer.services.daily_plan import Plan, PlannedWhy
from trainer.services.leeches import LeechFault, LeechWhy

A, H, G, E = Rating
PACK = pack("p", quiz("one", "a", "b", "c"), quiz("two", "d", "e", level=2))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path, (PACK,))
    yield made
    made.database.close()


def asked(plan: Plan) -> list[tuple[str, PlannedWhy]]:
    return [(item.question.id, item.why) for item in plan.items]


def test_a_new_trainee_is_given_new_questions_quiz_by_quiz_as_many_as_fit(study: Study) -> None:
    plan = study.service.plan(study.trainee(), minutes=1, language="en")
    assert asked(plan) == [(one, PlannedWhy.NEW) for one in "abc"]
    assert (plan.due_count, plan.new_count, plan.minutes, plan.seconds) == (0, 5, 1, 60)
    assert plan.items[0].item.pack_hash == PACK.content_hash
    assert plan.items[0].recall is None


def test_new_questions_of_packs_that_were_brought_come_before_those_of_the_program(study: Study) -> None:
    study.library.packs = (PACK, pack("own", quiz("mine", "f", level=3)))
    study.library.bundled = frozenset({"p"})
    plan = study.service.plan(study.trainee(), minutes=30, language="en")
    assert [item.question.id for item in plan.items] == ["f", "a", "b", "c", "d", "e"]


def test_a_plan_can_be_made_out_of_one_pack(study: Study) -> None:
    trainee = study.trainee()
    study.library.packs = (PACK, pack("own", quiz("mine", "f", "g")))
    for one in (key("a"), key("b"), ItemKey(ItemKind.QUESTION, "f", "own", "mine")):
        study.rate(trainee, one, E)
    study.clock.turn(days=90)
    plan = study.service.plan(trainee, minutes=30, language="en", pack_id="own")
    assert asked(plan) == [("f", PlannedWhy.DUE), ("g", PlannedWhy.NEW)]
    assert (plan.due_count, plan.new_count, plan.gone_count) == (1, 1, 0)
    with pytest.raises(UserFacingError) as told:
        study.service.plan(trainee, minutes=30, language="en", pack_id="owm")
    assert (told.value.code, told.value.data["known"]) == ("pack-unknown", ["own", "p"])


def test_what_is_due_comes_first_and_what_is_likeliest_to_be_forgotten_before_it(study: Study) -> None:
    trainee = study.trainee()
    for item_id, rating in (("b", E), ("c", H), ("a", E)):
        study.rate(trainee, key(item_id), rating)
    study.clock.turn(days=30)
    study.rate(trainee, key("a"), G)
    study.clock.turn(days=2)
    plan = study.service.plan(trainee, minutes=30, language="en")
    assert asked(plan) == [
        ("c", PlannedWhy.DUE),
        ("b", PlannedWhy.DUE),
        ("d", PlannedWhy.NEW),
        ("e", PlannedWhy.NEW),
    ]
    recalls = [item.recall for item in plan.items[:2]]
    assert recalls == [study.service.recall(trainee, [item.key])[item.key] for item in plan.items[:2]]
    assert (plan.due_count, plan.new_count) == (2, 2)
    assert study.service.due_counts(trainee) == {("p", "one"): 2}


def test_a_step_of_minutes_is_due_when_it_is_reached_and_not_before(study: Study) -> None:
    trainee = study.trainee()
    study.rate(trainee, key("a"), G)
    assert study.service.plan(trainee, minutes=0, language="en").due_count == 0
    study.clock.turn(minutes=10)
    plan = study.service.plan(trainee, minutes=0, language="en")
    assert (plan.due_count, plan.items) == (1, ())


def test_minutes_are_filled_by_the_trainees_own_pace_and_one_question_always_fits(study: Study) -> None:
    trainee = study.trainee()
    for _ in range(5):
        study.answer(trainee, key("a"), G, took_s=50)
    plan = study.service.plan(trainee, minutes=2, language="en")
    assert [item.seconds for item in plan.items] == [50, 50]
    for _ in range(9):
        study.answer(trainee, key("a"), G, took_s=500)
    assert len(study.service.plan(trainee, minutes=1, language="en").items) == 1


def test_new_questions_are_in_the_language_of_the_screens_and_due_ones_in_any(study: Study) -> None:
    study.put(PACK, pack("j", quiz("ja", "x", "y", language="ja")))
    trainee = study.trainee()
    study.rate(trainee, key("a"), E)
    study.clock.turn(days=60)
    assert [name for name, _ in asked(study.service.plan(trainee, minutes=9, language="ja"))] == [
        "a",
        "x",
        "y",
    ]
    assert study.service.plan(trainee, minutes=9, language="fr").new_count == 6


def test_a_question_edited_while_it_is_due_keeps_its_schedule_and_is_told(study: Study) -> None:
    trainee = study.trainee()
    study.answer(trainee, key("a"), E)
    study.answer(trainee, key("b"), E)
    before = study.memories.get(trainee, [key("a")])
    study.clock.turn(days=60)
    edited = replace(PACK.quizzes[0], questions=(question("a", text="Is it still a?"), question("b")))
    study.put(replace(PACK, quizzes=(edited,)))
    plan = study.service.plan(trainee, minutes=9, language="en")
    assert {item.question.id: item.is_edited for item in plan.items} == {"a": True, "b": False}
    assert plan.edited_count == 1
    assert study.memories.get(trainee, [key("a")]) == before


def test_a_question_whose_right_answer_was_changed_comes_back_at_once_until_it_is_learned_anew(
    study: Study,
) -> None:
    trainee = study.trainee()
    study.answer(trainee, key("a"), E)
    study.answer(trainee, key("b"), E)
    other_key = Choices((Option("Yes"), Option("No", 100.0)))
    mended = replace(PACK.quizzes[0], questions=(question("a", answer=other_key), question("b")))
    study.put(replace(PACK, quizzes=(mended,), content_hash="another hash"))
    plan = study.service.plan(trainee, minutes=9, language="en")
    assert asked(plan) == [("a", PlannedWhy.CHANGED)]
    assert (plan.changed_count, plan.due_count) == (1, 0)
    study.clock.turn(days=60)
    assert asked(study.service.plan(trainee, minutes=9, language="en")) == [
        ("a", PlannedWhy.CHANGED),
        ("b", PlannedWhy.DUE),
    ]
    study.answer(trainee, key("a"), E)
    assert asked(study.service.plan(trainee, minutes=9, language="en")) == [("b", PlannedWhy.DUE)]


def test_a_question_removed_while_it_is_due_is_left_out_told_and_kept(study: Study) -> None:
    trainee = study.trainee()
    for item_id in "abc":
        study.rate(trainee, key(item_id), E)
    study.clock.turn(days=60)
    study.put(replace(PACK, quizzes=(quiz("one", "b", "new"),)))
    plan = study.service.plan(trainee, minutes=9, language="en")
    assert asked(plan) == [("b", PlannedWhy.DUE), ("new", PlannedWhy.NEW)]
    assert (plan.due_count, plan.gone_count) == (1, 2)
    study.put()
    empty = study.service.plan(trainee, minutes=9, language="en")
    assert (empty.items, empty.due_count, empty.gone_count) == ((), 0, 3)
    study.put(PACK)
    assert study.service.plan(trainee, minutes=9, language="en").due_count == 3


def test_hundreds_that_are_gone_hide_none_that_is_here(study: Study) -> None:
    trainee = study.trainee()
    for number in range(90):
        study.rate(trainee, key(f"gone-{number}"), H)
    study.rate(trainee, key("a"), E)
    study.clock.turn(days=60)
    plan = study.service.plan(trainee, minutes=1, language="en")
    assert asked(plan)[0] == ("a", PlannedWhy.DUE)
    assert plan.gone_count == 90


def test_undo_puts_the_memory_back_and_the_same_answer_gives_the_same_memory(study: Study) -> None:
    trainee = study.trainee()
    first = study.rate(trainee, key("a"), G)
    second = study.rate(trainee, key("a"), A)
    assert second.before == first.after
    study.memories.take_back(second.id)
    assert study.memories.get(trainee, [key("a")]) == {key("a"): first.after}
    assert study.rate(trainee, key("a"), A).after == second.after


def test_cramming_puts_the_weakest_first_and_changes_nothing(study: Study) -> None:
    trainee = study.trainee()
    for item_id, rating in (("a", E), ("b", H)):
        study.rate(trainee, key(item_id), rating)
    study.clock.turn(days=3)
    before = study.memories.all(trainee, key("a").kind)
    plan = study.service.cram(trainee, [("p", "one"), ("p", "one"), ("p", "gone")])
    assert asked(plan) == [(one, PlannedWhy.CRAMMED) for one in "cba"]
    assert plan.items[2].recall is not None
    assert len(study.service.cram(trainee, [("p", "one")], minutes=1).items) == 3
    assert study.memories.all(trainee, key("a").kind) == before


def test_the_labels_of_the_buttons_say_what_the_answer_then_does(study: Study) -> None:
    trainee = study.trainee()
    waits = study.service.intervals(trainee, key("a"))
    assert waits[A] == timedelta(minutes=1)
    after = study.rate(trainee, key("a"), E).after
    assert waits[E] == timedelta(days=(after.due_at.date() - after.reviewed_at.date()).days)


def test_days_are_the_trainees_own(tmp_path: Path) -> None:
    study = Study(tmp_path, (PACK,), zone=TOKYO)
    trainee = study.trainee()
    memory = study.rate(trainee, key("a"), E).after
    assert memory.due_at.astimezone(TOKYO).hour == 12
    assert study.service.moment(trainee) == study.clock()
    study.database.close()


def test_a_clock_set_back_a_year_loses_nothing_and_is_told(study: Study) -> None:
    trainee = study.trainee()
    study.rate(trainee, key("a"), E)
    before = study.memories.get(trainee, [key("a")])
    last = study.clock()
    study.clock.turn(days=-365)
    plan = study.service.plan(trainee, minutes=9, language="en")
    assert plan.clock_fault is not None
    assert (plan.clock_fault.now, plan.clock_fault.last_answer_at) == (study.clock(), last)
    assert (plan.due_count, study.memories.get(trainee, [key("a")])) == (0, before)
    review = study.rate(trainee, key("b"), E)
    assert review.after.reviewed_at == last
    study.clock.turn(days=365)
    assert study.service.clock_fault(trainee) is None
    assert study.service.moment(trainee) == study.clock()


def test_a_clock_set_on_a_year_and_back_can_be_taken_as_right(study: Study) -> None:
    trainee = study.trainee()
    study.rate(trainee, key("a"), E)
    study.clock.turn(days=365)
    assert study.service.plan(trainee, minutes=9, language="en").due_count == 1
    future = study.rate(trainee, key("b"), E).after
    study.clock.turn(days=-364)
    assert study.service.clock_fault(trainee) is not None
    assert study.service.accept_clock(trainee) == 1
    assert study.service.clock_fault(trainee) is None
    moved = study.memories.get(trainee, [key("b")])[key("b")]
    assert moved.due_at - future.due_at == study.clock() - future.reviewed_at
    assert (moved.stability, moved.reviews) == (future.stability, 1)
    assert study.service.accept_clock(trainee) == 0


def test_an_hour_back_as_when_summer_ends_is_no_fault(study: Study) -> None:
    trainee = study.trainee()
    study.rate(trainee, key("a"), E)
    study.clock.turn(hours=-1)
    assert study.service.clock_fault(trainee) is None
    assert study.service.clock_fault(study.trainee("Ren")) is None


def forget(study: Study, trainee: str, item: ItemKey, times: int, *, low: float | None = 0.0) -> None:
    study.answer(trainee, item, E, low=low)
    for _ in range(times):
        for rating in (A, E):
            memory = study.memories.get(trainee, [item])[item]
            if memory.phase is Phase.REVIEW:
                study.clock.now = max(study.clock.now, memory.due_at)
            study.answer(trainee, item, rating, low=low)


def test_a_leech_most_trainees_fail_is_badly_written_and_others_badly_taught(study: Study) -> None:
    note = quiz("noted", "f", "g")
    note = replace(note, questions=tuple(replace(one, note="n") for one in note.questions))
    study.put(pack("p", *PACK.quizzes, note))
    aiko, ren, mei = map(study.trainee, ("Aiko", "Ren", "Mei"))
    forget(study, aiko, key("a"), 4)
    for one in (ren, mei):
        study.answer(one, key("a"), A, low=0.0)
    forget(study, ren, key("b"), 5, low=100.0)
    forget(study, mei, key("f", "noted"), 4, low=100.0)
    for one in (aiko, ren):
        forget(study, one, key("g", "noted"), 4, low=100.0)
    forget(study, mei, key("h", "noted"), 4)
    forget(study, mei, key("c"), 3)
    told = {one.key.item_id: one for one in study.service.leeches()}
    assert {name: one.why for name, one in told.items()} == {
        "a": LeechWhy.MOST_FAIL,
        "b": LeechWhy.WITHOUT_NOTE,
        "f": LeechWhy.ONE_ALONE,
        "g": LeechWhy.SOME_FORGET,
        "h": LeechWhy.ONE_ALONE,
    }
    assert told["a"].fault is LeechFault.WRITTEN
    assert told["b"].fault is LeechFault.TAUGHT
    assert (told["a"].answered, told["a"].failed, told["a"].trainees) == (3, 3, (("Aiko", 4),))
    assert (told["h"].found, told["h"].text) == (None, "Is it h?")
    assert next(iter(told)) == "g"
    assert study.service.leeches("other") == ()


def test_a_leech_that_good_trainees_fail_as_often_as_others_is_badly_written(study: Study) -> None:
    """Twelve trainees; whoever knows everything else fails this one."""
    for number in range(12):
        trainee = study.trainee(f"Trainee {number}")
        is_good = number % 2 == 0
        for item_id in "bc":
            study.answer(trainee, key(item_id), G, low=100.0 if is_good else 0.0)
        study.answer(trainee, key("a"), G, low=0.0 if is_good else 100.0)
        if number == 1:
            forget(study, trainee, key("a"), 4, low=100.0)
    (told,) = study.service.leeches("p")
    assert (told.why, told.fault) == (LeechWhy.MISLEADS, LeechFault.WRITTEN)


def test_answers_that_nothing_judges_are_no_failures(study: Study) -> None:
    for name in ("Aiko", "Ren", "Mei"):
        study.answer(study.trainee(name), key("a"), G, low=None)
    forget(study, study.trainee("Jun"), key("a"), 4, low=None)
    (told,) = study.service.leeches()
    assert (told.answered, told.failed, told.fault) == (4, 0, LeechFault.TAUGHT)
