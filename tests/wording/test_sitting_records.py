"""A record says what it came to, whatever that is, and is safe to open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from trainer.core.codes import Result
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.services.sitting_records import SittingRecord, as_data
from trainer.wording.catalogue import set_language
from trainer.wording.record_pages import record_page
from trainer.wording.sitting_records import finish_sentence, record_rows, result_sentence

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RECORD = SittingRecord(
    sitting_id="id-1",
    trainee_name="<b>Aoi & Mika</b>",
    title="Shipping",
    quiz_id="shipping",
    pack_id="desk",
    pack_title="The desk",
    pack_version="1.2.0",
    pack_hash="0123456789abcdef",
    mode=SittingMode.EXAM,
    language="en",
    started_at=NOON,
    ended_at=NOON + timedelta(minutes=9),
    used=timedelta(minutes=9),
    time_limit=timedelta(minutes=18),
    low_score=80,
    high_score=80,
    pass_mark=70,
    result=Result.PASSED,
    finish=SittingFinish.SUBMITTED,
    scored=10,
    questions=10,
    right=8,
    partly=0,
    wrong=2,
    unanswered=0,
    unsure=0,
    own=1,
    was_clock_set_back=False,
)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Passed, with 80 of 100. The pass mark is 70."),
        (
            {"result": Result.FAILED, "low_score": 20, "high_score": 20},
            "Not passed, with 20 of 100. The pass mark is 70.",
        ),
        (
            {"result": Result.AWAITING_REVIEW, "low_score": 60},
            "60–80 of 100; the pass mark is 70. A verdict is not sure, so it stays open.",
        ),
        ({"result": Result.NO_RESULT}, "It is finished, with 80 of 100."),
        (
            {"result": Result.NO_RESULT, "finish": SittingFinish.STOPPED},
            "It was stopped before its end, with 80 of 100 over 10 questions.",
        ),
        (
            {"result": Result.NO_RESULT, "finish": SittingFinish.STOPPED, "scored": 1},
            "It was stopped before its end, with 80 of 100 over 1 question.",
        ),
        ({"low_score": None, "high_score": None}, "It is finished. Nothing in it is scored."),
        ({"finish": None}, "It is not finished yet."),
    ],
)
def test_what_it_came_to_in_a_sentence(changes: dict[str, object], sentence: str) -> None:
    set_language("en")
    assert result_sentence(replace(RECORD, **changes)) == sentence  # type: ignore[arg-type]


def test_the_page_shows_names_as_they_are_and_runs_nothing_of_them() -> None:
    set_language("en")
    page = record_page(RECORD)
    assert "&lt;b&gt;Aoi &amp; Mika&lt;/b&gt;" in page
    assert "<b>" not in page
    assert '<p class="kind">Certificate</p>' in page
    assert "desk 1.2.0 · 0123456789ab · Record id-1" in page
    assert "22 November 2026 12:00 (UTC+00:00)" in page
    assert '<p class="kind">Record</p>' in record_page(replace(RECORD, mode=SittingMode.PRACTICE))


def test_a_sheet_to_hand_out_says_name_title_and_result_once_and_has_lines_to_sign_on() -> None:
    set_language("en")
    page = record_page(RECORD, ["Own Type"])
    body = page.partition("<body>")[2]
    for once in (
        "Aoi &amp; Mika",
        "<h1>Shipping</h1>",
        "Passed, with 80 of 100.",
        "Signature of the trainer",
    ):
        assert body.count(once) == 1, once
    assert "'Own Type', sans-serif" in page
    assert "<td>The desk 1.2.0</td>" in body
    plan = record_page(replace(RECORD, pack_id="", title=""))
    assert '<p class="origin">Record id-1</p>' in plan


def test_what_does_not_apply_is_left_out() -> None:
    set_language("en")
    plan = replace(RECORD, mode=SittingMode.PLAN, title="", pack_id="", ended_at=None, time_limit=None, own=0)
    rows = dict(record_rows(plan))
    assert (rows["Quiz"], rows["Ended"], rows["Time used"]) == ("Today’s plan", "–", "09:00")
    assert "Pack" not in rows
    assert "Pass mark" not in rows
    assert "not counted" not in rows["Answers"]
    assert dict(record_rows(RECORD))["Answers"] == (
        "11 questions: 8 right, 0 partly right, 2 wrong, 0 unanswered, "
        "1 that only a person can judge (not counted)."
    )


def test_a_record_says_that_the_clock_was_set_back() -> None:
    set_language("en")
    assert "Clock" not in dict(record_rows(RECORD))
    rows = dict(record_rows(replace(RECORD, was_clock_set_back=True)))
    assert rows["Clock"].startswith("The clock of the computer was set back during the exam.")


def test_an_end_by_the_clock_is_said() -> None:
    set_language("en")
    assert finish_sentence(RECORD) == ""
    assert "The time was over" in finish_sentence(replace(RECORD, finish=SittingFinish.TIME_LIMIT))


def test_the_record_of_an_exam_says_which_attempt_it_is_and_how_often_it_was_left() -> None:
    rows = dict(record_rows(replace(RECORD, attempt=3, times_left=2, away=timedelta(minutes=4, seconds=5))))
    assert rows["Attempt"] == "No. 3 at this exam"
    assert rows["Left"] == "2 times, for 04:05 in all. The clock ran on."
    assert dict(record_rows(RECORD))["Left"] == "Never: it was taken in one go."
    practice = dict(record_rows(replace(RECORD, mode=SittingMode.PRACTICE)))
    assert "Attempt" not in practice
    assert "Left" not in practice


def test_program_and_page_say_the_same_of_attempts_and_absence() -> None:
    record = replace(RECORD, attempt=3, times_left=1, away=timedelta(seconds=65))
    data = as_data(record)
    assert (data["attempt"], data["times_left"], data["away"]) == (3, 1, 65)
    assert "No. 3 at this exam" in record_page(record)
    assert "1 time, for 01:05. The clock ran on." in record_page(record)
