"""Quizzes as they stand in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from trainer.core.quiz import (
    FULL_CREDIT,
    Answer,
    Better,
    Choices,
    Feeling,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Ordering,
    Question,
    Quiz,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
    even_credits,
)
from trainer.core.rubric import Need
from trainer.packs.writing_needs import one_or_list
from trainer.packs.writing_scenarios import Fields, criterion_tree, short_list, without_defaults
from trainer.packs.yaml_writer import Short

_LONGEST_KEY = 60
"""Longer left sides are no keys that one would want to read."""


def quiz_tree(quiz: Quiz, sets: Mapping[Need, str], *, pack_language: str) -> Fields:
    """Return a quiz's file; see `trainer.packs.writing.quiz_yaml`."""
    fields: Fields = {
        "id": quiz.id,
        "title": quiz.title,
        "language": quiz.language,
        "introduction": quiz.introduction,
        "level": quiz.level,
        "minutes": quiz.minutes,
        "exam_minutes": quiz.exam_minutes,
        "pass_mark": quiz.pass_mark,
        "skills": short_list(quiz.skills),
        "notes": short_list(quiz.notes),
        "questions": [_question(one, sets) for one in quiz.questions],
    }
    defaults: Fields = {"language": pack_language, "level": 1, "minutes": 5, "pass_mark": 70}
    return without_defaults(fields, defaults)


def _question(question: Question, sets: Mapping[Need, str]) -> Fields:
    fields: Fields = {
        "id": question.id,
        "title": question.title,
        "read" if isinstance(question.answer, Reading) else "ask": question.text,
        "picture": question.picture,
        **_answer(question.answer, sets),
        "shuffle": question.is_shuffled,
        "explanation": question.explanation,
        "note": question.note,
        "skills": short_list(question.skills),
    }
    return without_defaults(fields, {"shuffle": True})


def _answer(answer: Answer, sets: Mapping[Need, str]) -> Fields:
    match answer:
        case Choices():
            return _choices(answer)
        case TrueOrFalse(is_true, if_right, if_wrong):
            return {"answer": is_true, "if_right": if_right, "if_wrong": if_wrong}
        case Ordering(steps):
            return {"order": list(steps)}
        case Matching():
            return {"pairs": _pairs(answer), "spare": short_list(answer.spare)}
        case Numeric(answers, unit, otherwise):
            return {
                "number": one_or_list([_number(one) for one in answers]),
                "unit": unit,
                "if_wrong": otherwise,
            }
        case ShortText() | Better():
            return _by_rubric(answer, sets)
        case Feeling():
            return _feeling(answer)
        case Open(model):
            return {"model": model} if model else {"open": True}
        case Reading():
            return {}
        case _ as never:
            assert_never(never)


def _choices(choices: Choices) -> Fields:
    are_right = [one.credit > 0 for one in choices.options]
    credits = tuple(one.credit for one in choices.options)
    if choices.are_several:
        are_even = credits == even_credits(are_right)
        options = [_weighed(one, is_credit_shown=not are_even) for one in choices.options]
    else:
        are_right = [one.credit == FULL_CREDIT for one in choices.options]
        options = [_single(one) for one in choices.options]
    is_meant = choices.are_several == (sum(are_right) > 1)
    return {"several": None if is_meant else choices.are_several, "options": options}


def _weighed(option: Option, *, is_credit_shown: bool) -> Fields:
    key = "right" if option.credit > 0 else "wrong"
    credit = _plain(option.credit) if is_credit_shown and option.credit else None
    return without_defaults({key: option.text, "credit": credit, "feedback": option.feedback}, {})


def _single(option: Option) -> Fields:
    key = {FULL_CREDIT: "right", 0.0: "wrong"}.get(option.credit, "text")
    credit = _plain(option.credit) if key == "text" else None
    return without_defaults({key: option.text, "credit": credit, "feedback": option.feedback}, {})


def _pairs(matching: Matching) -> object:
    lefts = [pair.left for pair in matching.pairs]
    if all(len(left) <= _LONGEST_KEY and "\n" not in left for left in lefts):
        return {pair.left: pair.right for pair in matching.pairs}
    return [{"left": pair.left, "right": pair.right} for pair in matching.pairs]


def _number(answer: NumberAnswer) -> object:
    ends: Fields = {"from": _plain(answer.low), "to": _plain(answer.high)}
    if answer.low == answer.high:
        ends = {"about": _plain(answer.low)}
        if answer.credit == FULL_CREDIT and not answer.feedback:
            return ends["about"]
    more: Fields = {"credit": _plain(answer.credit), "feedback": answer.feedback}
    return Short(ends | without_defaults(more, {"credit": 100}))


def _by_rubric(answer: ShortText | Better, sets: Mapping[Need, str]) -> Fields:
    criteria = [criterion_tree(one, sets, takes_placeholders=False) for one in answer.criteria]
    if isinstance(answer, Better):
        better, other = answer.replies[answer.better], answer.replies[1 - answer.better]
        return {"replies": {"better": better, "other": other}, "criteria": criteria}
    answers = [_text(one) for one in answer.answers]
    are_plain = all(isinstance(one, str) for one in answers)
    fields: Fields = {"criteria": criteria, "answers": Short(answers) if are_plain and answers else answers}
    return without_defaults(fields, {}) | {"if_wrong": answer.feedback_otherwise}


def _feeling(answer: Feeling) -> Fields:
    return {
        "message": answer.message,
        "feeling": [_single(one) for one in answer.feelings],
        "shown_by": short_list(answer.shown_by),
    }


def _text(answer: TextAnswer) -> object:
    more: Fields = {"credit": _plain(answer.credit), "feedback": answer.feedback}
    rest = without_defaults(more, {"credit": 100})
    return {"text": answer.text, **rest} if rest else answer.text


def _plain(number: float) -> int | float:
    """Return a number as it is written: whole ones without a point."""
    return int(number) if number == int(number) else number
