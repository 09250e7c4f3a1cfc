"""What is told of plans, clocks, skills and questions that do not stick can be read in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.memory import ItemKey, ItemKind, Memory, Phase
from trainer.core.quiz import Open, Question, Quiz
from trainer.core.quiz_records import FittedParameters
from trainer.core.scenario import Pack
from trainer.services.daily_plan import ClockFault, Plan, PlannedQuestion, PlannedWhy
from trainer.services.leeches import LeechReport, LeechWhy
from trainer.services.skill_memories import SkillMemory
from trainer.wording.catalogue import set_language
from trainer.wording.remembering import (
    clock_accepted_sentence,
    fitted_sentence,
    interval_label,
    leech_sentence,
    plan_remarks,
    plan_sentences,
    skill_sentence,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FAULT = ClockFault(NOW - timedelta(days=365), NOW)
ASKED = Question("a", "Is it a?", Open())
QUIZ = Quiz("one", "One", "en", (ASKED,))
ITEM = PlannedQuestion(
    Pack("p", "1.0.0", "P", "en", "0", ()), QUIZ, ASKED, PlannedWhy.DUE, 0.9, 20, is_edited=True
)


def test_a_quiet_day_is_told_in_one_sentence(language: str) -> None:
    (told,) = plan_sentences(Plan((), 0, 0, 10, 0))
    demand_sentence(told, language)


@pytest.mark.parametrize("count", [1, 3])
def test_everything_that_is_the_matter_with_a_plan_is_told(count: int, language: str) -> None:
    plan = Plan((ITEM,) * count, count, count, 10, 60, gone_count=count, clock_fault=FAULT)
    told = plan_sentences(plan)
    assert len(told) == 5
    for sentence in (*told, clock_accepted_sentence(count)):
        demand_sentence(sentence, language)


@pytest.mark.parametrize(
    ("wait", "english", "japanese"),
    [
        (timedelta(seconds=10), "1 min", "1分"),
        (timedelta(minutes=10), "10 min", "10分"),
        (timedelta(hours=2), "2 h", "2時間"),
        (timedelta(days=1), "1 day", "1日"),
        (timedelta(days=45), "45 days", "45日"),
        (timedelta(days=100), "3 mo", "3か月"),
        (timedelta(days=1000), "3 y", "3年"),
    ],
)
def test_a_wait_fits_on_a_button(wait: timedelta, english: str, japanese: str, language: str) -> None:
    assert interval_label(wait) == (english if language == "en" else japanese)


@pytest.mark.parametrize("why", LeechWhy)
def test_what_to_mend_is_told_with_its_reason(why: LeechWhy, language: str) -> None:
    key = ItemKey(ItemKind.QUESTION, "a", "p", "one")
    report = LeechReport(key, None, "Is it a?", (("Aiko", 5), ("Ren", 4)), 6, 4, why)
    demand_sentence(leech_sentence(report), language)


@pytest.mark.parametrize("share", [None, 0.4])
def test_a_skill_is_told_with_its_numbers(share: float | None, language: str) -> None:
    memory = Memory(Phase.REVIEW, None, 3.0, 5.0, NOW, NOW)
    told = skill_sentence(SkillMemory("empathy", memory, 0.83, share, is_due=True))
    demand_sentence(told, language)
    assert "83%" not in told, "a chance that is computed reads as a mark"
    assert ("40%" in told) is (share is not None)


def test_a_skill_says_when_it_was_practised_and_what_was_met_of_it() -> None:
    set_language("en")
    memory = Memory(Phase.REVIEW, None, 3.0, 5.0, NOW, NOW)
    told = skill_sentence(SkillMemory("empathy", memory, 1.0, 0.0, is_due=False))
    assert told.endswith(": practised today; met in 0% of what the last drills asked for.")
    told = skill_sentence(SkillMemory("empathy", memory, 0.5, None, is_due=True, days_ago=3))
    assert told.endswith(": practised 3 days ago; time to train it again.")


def test_what_is_left_out_of_a_plan_or_comes_back_at_once_is_told(language: str) -> None:
    item = replace(ITEM, why=PlannedWhy.CHANGED, is_edited=False)
    for sentence in plan_remarks(Plan((item,), 0, 0, 5, 9.0, kept_back=("Parcels",))):
        demand_sentence(sentence, language)
    assert len(plan_remarks(Plan((item, item), 0, 0, 5, 9.0, kept_back=("Parcels",)))) == 2


def test_whose_model_counts_is_told(language: str) -> None:
    demand_sentence(fitted_sentence(None), language)
    demand_sentence(fitted_sentence(FittedParameters((), 612, 0.4, 0.3, NOW)), language)
