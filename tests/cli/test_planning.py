"""The plan of the day at the terminal: one screen, in both languages, with what to type next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.stand import Stand, widest_line
from trainer.app import open_office
from trainer.cli.statuses import FINE
from trainer.core.memory import ItemKey, ItemKind, Memory, MemoryReview, Phase, Rating
from trainer.data.database import Database
from trainer.data.memories import MemoryStore
from trainer.services.ids import new_id
from trainer.services.library import Library
from trainer.wording.catalogue import set_language

SCREEN = 24


def due_question(stand: Stand, *, days_ago: int, lapses: int = 0) -> ItemKey:
    """Let the first question of the first quiz be remembered since some days."""
    office, close = open_office(stand.paths, stand.settings)
    trainee = office.trainees.present_or_new("Aiko")
    stand.settings.change(trainee_id=trainee.id)
    key = first_question(office.library)
    at = datetime.now(UTC) - timedelta(days=days_ago)
    memory = Memory(Phase.REVIEW, None, 2.0, 5.0, at + timedelta(days=2), at, reviews=9, lapses=lapses)
    close()
    with Database.open(stand.paths.database) as database:
        review = MemoryReview(new_id(), trainee.id, key, Rating.GOOD, at, None, memory)
        MemoryStore(database).save(review)
    return key


def first_question(library: Library) -> ItemKey:
    pack, quiz = next(
        (pack, quiz) for pack in library.shelf().packs for quiz in pack.quizzes if quiz.language == "en"
    )
    return ItemKey(ItemKind.QUESTION, quiz.questions[0].id, pack.id, quiz.id)


def test_somebody_new_is_given_new_questions_and_a_first_drill(stand: Stand) -> None:
    seen = stand.run("plan", "--minutes", "3")
    assert seen.status == FINE
    assert "Nothing is due today." in seen.out
    assert "quiz --due --minutes 3" in " ".join(seen.out.split())
    assert "Next drill: " in seen.out
    assert len(seen.out.splitlines()) <= SCREEN
    assert widest_line(seen.out) <= stand.width


def test_no_minutes_plan_nothing_and_still_count(stand: Stand) -> None:
    seen = stand.run("plan", "--minutes", "0")
    assert "Begin with “reply-dojo quiz" not in seen.out
    assert "new to you" in seen.out


@pytest.mark.parametrize("speaks", ["en", "ja"])
def test_what_is_due_is_counted_in_the_language_of_the_screens(stand: Stand, speaks: str) -> None:
    due_question(stand, days_ago=9)
    set_language(speaks)
    seen = stand.run("plan")
    assert ("1 question is due today." if speaks == "en" else "今日復習する問題は1問です。") in seen.out
    assert len(seen.out.splitlines()) <= SCREEN


def test_a_clock_behind_the_last_answer_is_told_and_can_be_taken_as_right(stand: Stand) -> None:
    due_question(stand, days_ago=-365)
    told = " ".join(stand.run("plan").out.split())
    assert "Days are counted from that answer" in told
    assert "plan --clock-is-right" in told
    seen = stand.run("plan", "--clock-is-right").out
    assert "The clock counts again; 1 answer" in seen
    assert "Days are counted from that answer" not in " ".join(seen.split())


def test_questions_that_do_not_stick_are_listed_with_what_to_mend(stand: Stand) -> None:
    assert "No question is forgotten" in stand.run("plan", "--leeches").out
    key = due_question(stand, days_ago=3, lapses=5)
    seen = stand.run("plan", "--leeches")
    assert "Badly taught?" in seen.out
    assert key.item_id in seen.out
    assert "(5)" in seen.out


def test_minutes_below_nothing_are_refused(stand: Stand) -> None:
    with pytest.raises(SystemExit):
        stand.run("plan", "--minutes", "-3")
