"""The first answers of everybody tell how the questions of a quiz do their work."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.classroom import FAIR, NOON, OLD, QUIZ, WHO, WORD, Classroom, misled
from tests.services.study import Study, key
from trainer.core.errors import FileError, UserFacingError
from trainer.core.given import Chosen, Entered
from trainer.core.item_statistics import ItemRemark
from trainer.core.memory import Rating
from trainer.core.quiz_records import SittingMode
from trainer.data.export_question_statistics import QUESTION_STATISTICS_COLUMNS
from trainer.services.quiz_statistics import AnswersWanted, QuizStatistics

RIGHT, WRONG = Chosen((0,)), Chosen((1,))


def test_a_question_that_misleads_is_told_with_its_figures() -> None:
    report = misled().report()
    assert (report.people, [one.question.id for one in report.questions]) == (12, ["who", "word", "fair"])
    who, word, fair = (one.statistics for one in report.questions)
    assert who.difficulty == pytest.approx(100 * 4 / 12)
    assert who.discrimination == pytest.approx(-1)
    assert who.remarks == (ItemRemark.BETTER_FAIL,)
    assert who.picks[1].remarks == (ItemRemark.WRONG_BEATS_RIGHT, ItemRemark.TEMPTS_BETTER)
    assert [(one.key, one.count) for one in word.picks] == [("order number", 8), ("name", 4)]
    assert (fair.count, fair.remarks) == (0, (ItemRemark.TOO_FEW,))


def test_only_the_first_answer_of_a_person_counts() -> None:
    room = Classroom()
    room.answer("t", WHO, WRONG, 0.0)
    room.answer("t", WHO, RIGHT, 100.0)
    assert [one.count for one in room.report().questions[0].statistics.picks] == [0, 1, 0]


def test_what_was_taken_back_was_told_and_counts() -> None:
    room = Classroom()
    room.answer("t", WHO, WRONG, 0.0, is_taken_back=True)
    room.answer("t", WHO, RIGHT, 100.0)
    assert [one.count for one in room.report().questions[0].statistics.picks] == [0, 1, 0]


def test_in_an_exam_the_last_answer_counts_and_later_runs_do_not() -> None:
    room = Classroom()
    room.answer("t", WHO, WRONG, 0.0, mode=SittingMode.EXAM, sitting="exam")
    room.answer("t", WHO, RIGHT, 100.0, mode=SittingMode.EXAM, sitting="exam")
    room.answer("t", WHO, WRONG, 0.0, mode=SittingMode.EXAM, sitting="second exam")
    assert [one.count for one in room.report().questions[0].statistics.picks] == [1, 0, 0]


def test_an_answer_that_was_never_marked_gives_way_to_one_that_was() -> None:
    room = Classroom()
    room.answer("t", WHO, WRONG, None, mode=SittingMode.EXAM)
    assert room.report().questions[0].statistics.count == 0
    room.answer("t", WHO, RIGHT, 100.0)
    room.answer("t", WHO, WRONG, None, mode=SittingMode.EXAM)
    assert [one.count for one in room.report().questions[0].statistics.picks] == [1, 0, 0]


def test_who_does_not_know_counts_with_nothing_and_an_unsure_mark_with_its_middle() -> None:
    room = Classroom()
    for at in range(4):
        room.answer(f"t{at}", WORD, None, 0.0)
    room.answer("t4", WORD, Entered("number of the order"), 0.0, 100.0)
    word = room.report().questions[1].statistics
    assert (word.count, word.skipped, word.difficulty) == (5, 4, 10)


def test_answers_to_a_question_that_was_changed_are_counted_apart() -> None:
    room = Classroom()
    room.answer("t1", WHO, WRONG, 0.0, pack_hash=OLD.content_hash)
    room.answer("t2", WHO, RIGHT, 100.0)
    who = room.report().questions[0]
    assert (who.older, who.statistics.count) == (1, 1)


def test_where_an_edition_is_lost_the_text_of_the_question_tells() -> None:
    room = Classroom(editions={})
    room.answer("t1", WHO, WRONG, 0.0)
    room.answer("t2", OLD.quizzes[0].questions[0], RIGHT, 100.0)
    who = room.report().questions[0]
    assert (who.older, who.statistics.count) == (1, 1)


def test_a_quiz_is_found_by_its_pack_and_name_or_those_that_are_here_are_named() -> None:
    service = Classroom().service
    assert [one.quiz for one in service.reports("shop", "parcels")] == [QUIZ]
    assert [one.quiz for one in service.reports("shop")] == [QUIZ]
    with pytest.raises(UserFacingError) as caught:
        service.reports("shop", "gone")
    assert (caught.value.code, caught.value.data["known"]) == ("quiz-unknown", ["parcels"])


def test_each_question_and_option_is_a_row_of_the_export(tmp_path: Path) -> None:
    room = misled()
    target = tmp_path / "statistics.csv"
    assert room.service.export(target, room.service.reports()) == 3 + 2 + 2
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [column.name for column in QUESTION_STATISTICS_COLUMNS]
    second = rows[1]
    assert second["option_text"] == "The =customer"
    assert second["option_remarks"] == "wrong-beats-right; tempts-better-trainees"
    assert (second["people"], second["difficulty"], second["discrimination"]) == ("12", "33.3333", "-1.0")
    assert second["other_questions"] == "1"
    assert (second["option_upper_share"], second["option_lower_share"]) == ("1.0", "0.0")
    assert (rows[3]["kind"], rows[3]["option"], rows[3]["option_credit"]) == (
        "shorttext",
        "order number",
        "100.0",
    )


def test_a_question_without_answers_has_a_row_all_the_same(tmp_path: Path) -> None:
    room = Classroom()
    target = tmp_path / "statistics.csv"
    assert room.service.export(target, room.service.reports()) == 3 + 1 + 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(one["question_id"], one["option"], one["people"]) for one in rows[3:]] == [
        ("word", "", "0"), ("fair", "true", "0"), ("fair", "false", "0"),
    ]  # fmt: skip
    assert FAIR.text == rows[4]["question"]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    room = Classroom()
    with pytest.raises(FileError):
        room.service.export(tmp_path / "gone" / "statistics.csv", room.service.reports())


def test_answers_that_were_stored_are_those_that_are_told(tmp_path: Path) -> None:
    study = Study(tmp_path)
    for name, low in (("Aiko", 100.0), ("Ben", 0.0)):
        trainee = study.trainee(name)
        for _ in range(2):  # the second answer is one of somebody who was told
            study.answer(trainee, key("who", "parcels", "shop"), Rating.GOOD, text=WHO.text, low=low)
    (report,) = QuizStatistics(study.sittings, Classroom(editions={})).reports()  # type: ignore[arg-type]
    assert report.people == 2
    assert [one.statistics.count for one in report.questions] == [2, 0, 0]
    study.database.close()


def test_answers_of_some_people_and_days_can_be_looked_at_alone() -> None:
    room = Classroom()
    for who in ("trainer", "aiko", "ben"):
        room.answer(who, WHO, RIGHT, 100.0)
    day = NOON.date()

    def people(**wanted: object) -> int:
        (report,) = room.service.reports(wanted=AnswersWanted(**wanted))  # type: ignore[arg-type]
        assert report.questions[0].statistics.count == report.people
        return report.people

    assert people() == 3
    assert people(without=frozenset({"trainer"})) == 2
    assert people(only=frozenset({"aiko"})) == 1
    assert people(only=frozenset({"aiko"}), without=frozenset({"aiko"})) == 0
    assert (people(since=day), people(until=day)) == (3, 3)
    assert people(since=day + timedelta(days=1)) == 0
    assert people(until=day - timedelta(days=1)) == 0


def test_who_answered_before_the_first_day_does_not_count_with_a_later_answer() -> None:
    room = Classroom()
    room.answer("aiko", WHO, WRONG, 0.0)
    room.told = [
        *room.told,
        replace(room.told[0], answer=replace(room.told[0].answer, answered_at=NOON + timedelta(days=9))),
    ]
    (report,) = room.service.reports(wanted=AnswersWanted(since=NOON.date() + timedelta(days=2)))
    assert report.people == 0


def test_it_is_told_against_how_many_other_questions_a_question_was_held() -> None:
    who, word, fair = (one.statistics for one in misled().report().questions)
    assert (who.others, word.others, fair.others) == (1, 1, None)


def test_what_was_typed_says_what_it_was_worth() -> None:
    right, wrong = misled().report().questions[1].statistics.picks
    assert (right.key, right.credit, wrong.key, wrong.credit) == ("order number", 100, "name", 0)
