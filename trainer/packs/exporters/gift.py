"""Writes a quiz as GIFT, the text format for questions of Moodle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from trainer.core.errors import Problem, Severity
from trainer.core.quiz import (
    FULL_CREDIT,
    Better,
    Choices,
    Feeling,
    Matching,
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
)
from trainer.packs.exporters.choices import as_choices
from trainer.packs.importers.gift_categories import category_of
from trainer.packs.importers.gift_faults import GiftLoss
from trainer.packs.importers.markup import has_html, plain_to_markdown

_ESCAPED = re.compile(r"[\\:#={}~]")
_MARKDOWN_ESCAPE = re.compile(r"\\([\\`*\[\]<_#>.+=-])")
_MARKDOWN = "[markdown]"
_SHAKY_START = ("[", "%", "//")
"""At the beginning of a text these are a format, a weight or a comment."""


@dataclass(frozen=True, slots=True)
class GiftFile:
    """A quiz in GIFT.

    Attributes:
        text: The whole file.
        faults: Warnings for what GIFT cannot say.
    """

    text: str
    faults: tuple[Problem, ...] = ()


def gift_of(quiz: Quiz) -> GiftFile:
    """Return the quiz as GIFT, and what was lost on the way."""
    return _Exporter(quiz).file()


def _escaped(text: str) -> str:
    """Return a text in which no sign means anything, on one line."""
    return _ESCAPED.sub(lambda found: "\\" + found[0], text).replace("\n", "\\n")


def _formatted(text: str, *, is_markdown: bool) -> str:
    """Return a text with its format.

    Args:
        text: Markdown.
        is_markdown: What names no format is Markdown here.
    """
    is_plain = plain_to_markdown(text) == text and not has_html(text)
    is_shaky = text.startswith(_SHAKY_START)
    return (_MARKDOWN if is_shaky or not (is_plain or is_markdown) else "") + _escaped(text)


def _number(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _weight(credit: float) -> str:
    """Return a weight, with all its digits: thirds must come back as thirds."""
    shown = _number(credit)
    return f"%{f'{credit:.12f}' if 'e' in shown else shown}%"  # a weight knows no powers of ten


class _Exporter:
    """Writes one quiz."""

    def __init__(self, quiz: Quiz) -> None:
        self._quiz = quiz
        self._faults: list[Problem] = []
        self._is_markdown = False

    def file(self) -> GiftFile:
        """Return the whole file."""
        head = {
            "introduction": self._quiz.introduction,
            "level": self._quiz.level != 1,
            "minutes": self._quiz.minutes != 5,
            "pass_mark": self._quiz.pass_mark != 70,
            "exam_minutes": self._quiz.exam_minutes,
            "skills": self._quiz.skills,
            "notes": self._quiz.notes,
        }
        if keys := tuple(key for key, value in head.items() if value):
            self._lose(GiftLoss.HEAD, keys=keys)
        category = _escaped(category_of(self._quiz.title))
        parts = [f"$CATEGORY: $course$/top/{category}", *map(self._question, self._quiz.questions)]
        return GiftFile("\n\n".join(parts) + "\n", tuple(self._faults))

    def _lose(self, code: GiftLoss, **data: object) -> None:
        file = f"quizzes/{self._quiz.id}.yaml"
        self._faults.append(Problem(file, 0, 0, code.value, data, severity=Severity.WARNING))

    def _question(self, asked: Question) -> str:
        question = self._as_known(asked)
        stem = _formatted(question.text, is_markdown=False)
        self._is_markdown = stem.startswith(_MARKDOWN)
        tags = "".join(f" [tag:{_escaped(skill.replace(']', ')'))}]" for skill in question.skills)
        name = f"::{_escaped(question.title)}::" if question.title else ""
        answer = self._answer(question)
        lost = {
            "note": question.note,
            "picture": question.picture,
            "shuffle": not question.is_shuffled,
            "unit": isinstance(question.answer, Numeric) and question.answer.unit,
            "explanation": answer is None and question.explanation,
        }
        if keys := tuple(key for key, value in lost.items() if value):
            self._lose(GiftLoss.PARTS, question=question.id, keys=keys)
        braces = "" if answer is None else self._braces(answer, self._general(question))
        return f"// [id:{question.id}]{tags}\n{name}{stem}{braces}"

    def _as_known(self, question: Question) -> Question:
        """Return the question in a kind that GIFT knows, and tell what that costs."""
        match question.answer:
            case Feeling():
                self._lose(GiftLoss.FEELING, question=question.id)
            case Better():
                self._lose(GiftLoss.BETTER, question=question.id)
        return as_choices(question)

    def _general(self, question: Question) -> str:
        model = question.answer.model if isinstance(question.answer, Open) else ""
        if model:
            self._lose(GiftLoss.MODEL, question=question.id)
        return "\n\n".join(text for text in (question.explanation, model) if text)

    def _braces(self, answer: list[str], general: str) -> str:
        lines = [*answer, f"####{self._text(general)}"] if general else answer
        if len(lines) > 1:
            return "{\n" + "".join(f"\t{line}\n" for line in lines) + "}"
        return "{" + "".join(lines) + "}"

    def _text(self, text: str) -> str:
        return _formatted(text, is_markdown=self._is_markdown)

    def _feedback(self, text: str, *, takes_arrows: bool = True) -> str:
        """Return feedback with its sign; an arrow in it would make pairs of short answers."""
        if "->" in text and not takes_arrows:
            return "#" + _MARKDOWN + _escaped(text.replace("->", "-\\>"))
        return f"#{self._text(text)}" if text else ""

    def _answer(self, question: Question) -> list[str] | None:
        """Return what stands in the braces, ``None`` for no braces at all."""
        answer = question.answer
        match answer:
            case Reading() | Feeling() | Better():  # the last two have become choices
                return None
            case Open():
                return []
            case TrueOrFalse():
                return [self._truth(answer)]
            case Choices(options, are_several):
                return self._options(options, are_several=are_several)
            case Matching():
                return self._pairs(answer)
            case Ordering(steps):
                self._lose(GiftLoss.ORDERING, question=question.id)
                return [f"={number} -> {_right(step)}" for number, step in enumerate(steps, start=1)]
            case Numeric():
                return self._numbers(answer)
            case ShortText():
                return self._short(answer, question)
            case _ as never:
                assert_never(never)

    def _truth(self, answer: TrueOrFalse) -> str:
        right, wrong = self._feedback(answer.feedback_if_right), self._feedback(answer.feedback_if_wrong)
        return ("TRUE" if answer.is_true else "FALSE") + (wrong or "#" * bool(right)) + right

    def _options(self, options: Sequence[Option], *, are_several: bool) -> list[str]:
        lines = [self._option(one, are_several=are_several) for one in options]
        if all(line.startswith("=") for line in lines):
            lines[0] = "~%100%" + lines[0].removeprefix("=")  # without any ~ they would be short answers
        return lines

    def _option(self, option: Option, *, are_several: bool) -> str:
        if option.credit == FULL_CREDIT and not are_several:
            sign = "="
        else:
            sign = f"~{_weight(option.credit)}" if option.credit else "~"
        return sign + self._text(option.text) + self._feedback(option.feedback)

    def _pairs(self, answer: Matching) -> list[str]:
        pairs = []
        for pair in answer.pairs:
            has_arrow = "->" in pair.left
            left = (
                _MARKDOWN + _escaped(pair.left.replace("->", "-\\>")) if has_arrow else self._text(pair.left)
            )
            pairs.append(f"={left} -> {_right(pair.right)}")
        return [*pairs, *(f"= -> {_right(one)}" for one in answer.spare)]

    def _numbers(self, answer: Numeric) -> list[str]:
        lines = ["#"]
        for one in answer.answers:
            weight = "" if one.credit == FULL_CREDIT else _weight(one.credit)
            high = "" if one.low == one.high else f"..{_number(one.high)}"
            lines.append(f"={weight}{_number(one.low)}{high}{self._feedback(one.feedback)}")
        otherwise = self._feedback(answer.feedback_otherwise)
        return [*lines, f"~{otherwise}"] if otherwise else lines

    def _short(self, answer: ShortText, question: Question) -> list[str]:
        if answer.criteria:
            self._lose(GiftLoss.RUBRIC, question=question.id)
            return []
        otherwise = self._feedback(answer.feedback_otherwise, takes_arrows=False)
        first = answer.answers[0]
        is_alone = len(answer.answers) == 1 and first.credit == FULL_CREDIT and not otherwise
        if is_alone and "->" in first.text + first.feedback:  # without any = it is no pair
            return [self._accepted(first, takes_arrows=True).removeprefix("=")]
        lines = []
        for one in answer.answers:
            if "->" in one.text:
                self._lose(GiftLoss.ANSWER, question=question.id, text=one.text)
            else:
                lines.append(self._accepted(one))
        return [*lines, f"=%0%*{otherwise}"] if otherwise else lines

    def _accepted(self, answer: TextAnswer, *, takes_arrows: bool = False) -> str:
        is_shaky = answer.text.startswith("[") or has_html(answer.text)
        weight = "" if answer.credit == FULL_CREDIT else _weight(answer.credit)
        if answer.text.startswith("%"):
            weight = _weight(answer.credit)
        text = _escaped(answer.text.replace("*", "\\*"))
        feedback = self._feedback(answer.feedback, takes_arrows=takes_arrows)
        return f"={weight}{'[plain]' if is_shaky else ''}{text}{feedback}"


def _right(text: str) -> str:
    """Return a right side, which has no format, so that reading it gives the same Markdown if it can."""
    plain = _MARKDOWN_ESCAPE.sub(r"\1", text)
    return _escaped(plain if plain_to_markdown(plain) == text else text)
