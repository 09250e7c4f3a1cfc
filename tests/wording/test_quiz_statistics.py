"""A trainer reads from the statistics what to look at."""

from __future__ import annotations

from tests.services.classroom import OLD, WHO, Classroom, misled
from trainer.core.given import Chosen
from trainer.core.item_statistics import ItemRemark, ItemStatistics
from trainer.services.quiz_statistics import QuestionReport
from trainer.wording.quiz_statistics import (
    figures_line,
    people_sentence,
    pick_headings,
    pick_rows,
    remark_sentences,
)


def test_the_figures_of_a_question_stand_on_one_line() -> None:
    who = misled().report().questions[0]
    assert figures_line(who) == (
        "12 people · 33 of 100 on average · discrimination -1.00 (against 1 other question)"
        " · median time 10 s"
    )


def test_a_question_that_misleads_is_told_with_the_option_that_does_it() -> None:
    assert remark_sentences(misled().report().questions[0]) == (
        "“The =customer” is wrong and is chosen more often than what is right.",
        "“The =customer” is wrong and tempts the stronger trainees more than the weaker ones.",
        "Hardly anybody chooses “Me”: it makes the question no harder.",
        "Trainees who do well elsewhere do worse here. Check what counts as right, and the wording.",
    )


def test_each_option_has_a_row() -> None:
    report = misled().report()
    rows = pick_rows(report.questions[0])
    assert rows[1] == ("The =customer", "0", "8", "67%", "100%", "0%")
    assert all(len(row) == len(pick_headings()) for row in rows)
    assert pick_rows(report.questions[1])[0][:3] == ("order number", "100", "8")
    assert [row[0] for row in pick_rows(report.questions[2])] == ["True", "False"]


def test_with_few_people_it_is_said_that_they_are_too_few() -> None:
    room = Classroom()
    room.answer("t1", WHO, None, 0.0)
    room.answer("t2", WHO, Chosen((1,)), 0.0, pack_hash=OLD.content_hash)
    who = room.report().questions[0]
    assert figures_line(who) == "1 person · no answer: 1"
    assert remark_sentences(who) == (
        "Too few people for any figure: 5 are needed.",
        "1 person answered it before it was changed, and does not count.",
    )
    assert people_sentence(room.report()).startswith("2 people answered.")
    assert people_sentence(Classroom().report()) == "Nobody has answered its questions yet."


def test_every_remark_on_a_question_has_a_sentence_of_its_own() -> None:
    everything = ItemStatistics(12, remarks=tuple(ItemRemark))
    sentences = remark_sentences(QuestionReport(WHO, (), everything))
    assert len(set(sentences)) == len(ItemRemark)
