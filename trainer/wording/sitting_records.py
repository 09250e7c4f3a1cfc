"""The record of a quiz that was played: in lines, for the screen and the page."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date, format_time

from trainer.core.codes import Result
from trainer.core.quiz_records import SittingFinish, SittingMode
from trainer.services.sitting_records import SittingRecord
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import babel_locale, clock, minutes, number, score_range
from trainer.wording.quizzing import sitting_mode_name

_HASH_SHOWN = 12

Row = tuple[str, str]


def record_title(record: SittingRecord) -> str:
    """Return what the record is about."""
    return record.title or sitting_mode_name(record.mode)


def result_sentence(record: SittingRecord) -> str:
    """Say in a sentence what it came to."""
    if record.finish is None:
        return _("It is not finished yet.")
    score = score_range(record.low_score, record.high_score)
    if record.low_score is None:
        return _("It is finished. Nothing in it is scored.")
    if record.result is Result.NO_RESULT:
        if record.finish is SittingFinish.STOPPED:
            return _stopped(record).format(score=score, count=number(record.scored))
        return _("It is finished, with {score} of 100.").format(score=score)
    words = {
        Result.PASSED: _("Passed, with {score} of 100. The pass mark is {mark}."),
        Result.FAILED: _("Not passed, with {score} of 100. The pass mark is {mark}."),
        Result.AWAITING_REVIEW: _(
            "{score} of 100; the pass mark is {mark}. A verdict is not sure, so it stays open."
        ),
    }
    return words[record.result].format(score=score, mark=number(record.pass_mark))


def _stopped(record: SittingRecord) -> str:
    return ngettext(
        "It was stopped before its end, with {score} of 100 over {count} question.",
        "It was stopped before its end, with {score} of 100 over {count} questions.",
        record.scored,
    )


def finish_sentence(record: SittingRecord) -> str:
    """Say how it ended where that is worth saying; else nothing."""
    if record.finish is SittingFinish.TIME_LIMIT:
        return _("The time was over; what had been answered by then was submitted.")
    return ""


def clock_sentence(record: SittingRecord) -> str:
    """Say that the clock of the computer was set back, if it was; else nothing."""
    if record.was_clock_set_back:
        return _(
            "The clock of the computer was set back during the exam. The time that was counted before counts."
        )
    return ""


def attempt_sentence(record: SittingRecord) -> str:
    """Say the how manieth exam of this quiz it is; nothing outside exams."""
    if not record.attempt:
        return ""
    return _("No. {number} at this exam").format(number=number(record.attempt))


def absence_sentence(record: SittingRecord) -> str:
    """Say whether an exam was left, how often and for how long; nothing outside exams."""
    if record.mode is not SittingMode.EXAM:
        return ""
    if not record.times_left:
        return _("Never: it was taken in one go.")
    return ngettext(
        "{count} time, for {time}. The clock ran on.",
        "{count} times, for {time} in all. The clock ran on.",
        record.times_left,
    ).format(count=number(record.times_left), time=clock(record.away))


def record_rows(record: SittingRecord) -> tuple[Row, ...]:
    """Return the record, one row a fact: its name and what it is."""
    rows: list[Row] = [
        (_("Trainee"), record.trainee_name),
        (_("Quiz"), record_title(record)),
        (_("Pack"), _pack(record)),
        (_("Mode"), sitting_mode_name(record.mode, record.title)),
        (_("Begun"), _moment(record.started_at)),
        (_("Ended"), "–" if record.ended_at is None else _moment(record.ended_at)),
        (_("Time used"), _time(record)),
        (_("Attempt"), attempt_sentence(record)),
        (_("Left"), absence_sentence(record)),
        (_("Clock"), clock_sentence(record)),
        (_("Score"), score_range(record.low_score, record.high_score)),
        (_("Pass mark"), number(record.pass_mark) if _has_pass_mark(record) else ""),
        (_("Result"), result_sentence(record)),
        (_("Answers"), answers_sentence(record)),
        (_("Record"), record.sitting_id),
    ]
    return tuple((name, text) for name, text in rows if text)


def answers_sentence(record: SittingRecord) -> str:
    """Say how many questions were answered how."""
    counts = _(
        "{questions} questions: {right} right, {partly} partly right, {wrong} wrong, {left} unanswered."
    )
    if record.own:
        counts = _(
            "{questions} questions: {right} right, {partly} partly right, {wrong} wrong, {left} unanswered, "
            "{own} that only a person can judge (not counted)."
        )
    return counts.format(
        questions=number(record.questions + record.own),
        right=number(record.right),
        partly=number(record.partly),
        wrong=number(record.wrong),
        left=number(record.unanswered),
        own=number(record.own),
    )


def _has_pass_mark(record: SittingRecord) -> bool:
    return record.mode in (SittingMode.PRACTICE, SittingMode.EXAM)


def _pack(record: SittingRecord) -> str:
    if not record.pack_id:
        return ""
    named = f"{record.pack_title} ({record.pack_id})" if record.pack_title else record.pack_id
    return f"{named} {record.pack_version} · {record.pack_hash[:_HASH_SHOWN]}"


def _moment(moment: datetime) -> str:
    """Write a moment with its zone: a record is read elsewhere, too."""
    day = format_date(moment, "long", locale=babel_locale())
    offset = moment.strftime("%z")
    zone = f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{day} {format_time(moment, 'short', locale=babel_locale())} ({zone})"


def _time(record: SittingRecord) -> str:
    used = clock(record.used)
    if record.time_limit is None:
        return used
    return _("{used} of {limit}").format(used=used, limit=minutes(record.time_limit))
