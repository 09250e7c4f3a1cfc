"""A quiz as rows of a table that read back to the same quiz, as far as cells can say it."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.quiz import (
    FULL_CREDIT,
    Answer,
    Choices,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Ordering,
    Question,
    Quiz,
    ShortText,
    TrueOrFalse,
    even_credits,
)
from trainer.packs.exporters.choices import as_choices
from trainer.packs.importers.cells import item_text, join_items
from trainer.packs.importers.columns import SheetWords
from trainer.packs.importers.quiz_answer_cells import ANYTHING_ELSE

Row = dict[str, str]

_NAMES = "; "


def quiz_rows(quiz: Quiz, words: SheetWords) -> list[Row]:
    """Return one row a question: key of the column → cell; columns without a cell are left out."""
    rows = [_question_row(as_choices(question), words) for question in quiz.questions]
    head = {
        "quiz": quiz.title,
        "introduction": quiz.introduction,
        "level": str(quiz.level),
        "minutes": str(quiz.minutes),
        "pass_mark": str(quiz.pass_mark),
        "quiz_skills": _NAMES.join(quiz.skills),
        "notes": _NAMES.join(quiz.notes),
        "quiz_id": quiz.id,
    }
    return [{**head, **rows[0]}, *rows[1:]] if rows else []


def _question_row(question: Question, words: SheetWords) -> Row:
    kind, right, wrong = _cells(question.answer, words)
    return {
        "type": words.values["type"][kind],
        "question": question.text,
        "right": right,
        "wrong": wrong,
        "explanation": question.explanation,
        "note": question.note,
        "title": question.title,
        "skills": _NAMES.join(question.skills),
        "unit": question.answer.unit if isinstance(question.answer, Numeric) else "",
        "picture": question.picture,
        "order": "" if question.is_shuffled else words.values["switch"]["true"],
        "id": question.id,
    }


def _cells(answer: Answer, words: SheetWords) -> tuple[str, str, str]:
    """Return the type and the cells with right and wrong answers."""
    match answer:
        case Choices():
            return _choices(answer)
        case TrueOrFalse(is_true, if_right, if_wrong):
            truth = words.values["truth"]
            right = item_text(truth["true" if is_true else "false"], feedback=if_right)
            wrong = item_text(truth["false" if is_true else "true"], feedback=if_wrong) if if_wrong else ""
            return "true-false", right, wrong
        case Ordering(steps):
            return "ordering", join_items(list(steps)), ""
        case Matching(pairs, spare):
            lines = [f"{pair.left} = {pair.right}" for pair in pairs]
            return "matching", join_items(lines), join_items(list(spare))
        case Numeric():
            return "numeric", *_accepted([_number(one) for one in answer.answers], answer.feedback_otherwise)
        case ShortText():
            texts = [(one.text, one.credit, one.feedback) for one in answer.answers]
            return "short", *_accepted(texts, answer.feedback_otherwise)
        case Open(model):
            return "open", model, ""
        case _:  # a text to read
            return "reading", "", ""


def _choices(answer: Choices) -> tuple[str, str, str]:
    are_right = [option.credit > 0 for option in answer.options]
    if answer.are_several and any(are_right):
        plain = even_credits(are_right)
    else:
        plain = tuple(
            FULL_CREDIT if one >= FULL_CREDIT else 0.0 for one in (o.credit for o in answer.options)
        )
        are_right = [credit >= FULL_CREDIT for credit in plain]
    written = [_option(option, full) for option, full in zip(answer.options, plain, strict=True)]
    right = [text for text, is_right in zip(written, are_right, strict=True) if is_right]
    wrong = [text for text, is_right in zip(written, are_right, strict=True) if not is_right]
    return "multiple" if answer.are_several else "single", join_items(right), join_items(wrong)


def _option(option: Option, plain: float) -> str:
    return item_text(
        option.text, credit=None if option.credit == plain else option.credit, feedback=option.feedback
    )


def _number(answer: NumberAnswer) -> tuple[str, float, str]:
    low, high = _figure(answer.low), _figure(answer.high)
    return low if low == high else f"{low}..{high}", answer.credit, answer.feedback


def _figure(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _accepted(answers: Sequence[tuple[str, float, str]], otherwise: str) -> tuple[str, str]:
    right = [
        item_text(text, credit=None if credit == FULL_CREDIT else credit, feedback=feedback)
        for text, credit, feedback in answers
        if credit
    ]
    wrong = [item_text(text, feedback=feedback) for text, credit, feedback in answers if not credit]
    if otherwise:
        wrong.append(item_text(ANYTHING_ELSE, feedback=otherwise))
    return join_items(right), join_items(wrong)
