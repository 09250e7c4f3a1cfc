"""Turns questions as Moodle knows them into quizzes; those that nobody could answer stay out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain, count
from pathlib import PurePath
from typing import assert_never

from trainer.core.errors import Severity
from trainer.core.naming import lasting_id
from trainer.core.quiz import (
    Answer,
    Choices,
    Matching,
    NumberAnswer,
    Numeric,
    Open,
    Option,
    Pair,
    Question,
    Quiz,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
)
from trainer.packs.importers.gift_blocks import FoundFault
from trainer.packs.importers.gift_categories import names_of, title_of
from trainer.packs.importers.gift_faults import GiftFault
from trainer.packs.importers.gift_syntax import (
    GiftAnswer,
    GiftFormat,
    GiftKind,
    GiftQuestion,
    GiftText,
)
from trainer.packs.importers.imported import Imported
from trainer.packs.importers.markup import has_html, html_to_markdown, html_to_text, plain_to_markdown
from trainer.packs.importers.sound import faults_of
from trainer.packs.problems import Place, Problems
from trainer.packs.quiz_faults import QuizFault

MOST_QUESTIONS = 300
"""In one quiz; a larger category becomes several, each of which a file can hold."""

_ID = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_ANY_NUMBER = 1e15
_LONGEST_NAME = 40


def quizzes_of(
    found: Sequence[GiftQuestion], faults: Sequence[FoundFault], *, file: str, language: str
) -> Imported:
    """Return questions as quizzes, one for each category.

    Args:
        found: What a file holds, in its order.
        faults: What was wrong with it.
        file: Its name, for the faults and for the quiz where no category names one.
        language: Of the quizzes.
    """
    importer = _Importer(file, language)
    for fault in faults if found or faults else (FoundFault(1, GiftFault.NO_QUESTIONS),):
        importer.note(fault.line, fault.code, fault.data, is_warning=fault.is_warning)
    for question in found:
        importer.take(question)
    return importer.imported()


class _Importer:
    """Collects the quizzes of one file."""

    def __init__(self, file: str, language: str) -> None:
        self._file = file
        self._language = language
        self._faults = Problems()
        self._questions: dict[tuple[str, ...], list[Question]] = {}  # by the category's path
        self._ids: set[str] = set()
        self._numbers: set[str] = set()
        self._named: Counter[str] = Counter()

    def note(
        self, line: int, code: GiftFault | QuizFault, data: dict[str, object], *, is_warning: bool = False
    ) -> None:
        """Note a fault of the source file."""
        severity = Severity.WARNING if is_warning else Severity.ERROR
        self._faults.note(code, Place(self._file, line, 1), data, severity=severity)

    def take(self, found: GiftQuestion) -> None:
        """Take a question, unless nobody could answer it."""
        converter = _Converter()
        answer = converter.answer(found)
        text = converter.markdown(found.stem)
        faults = faults_of(answer)
        if not text:
            faults = ((GiftFault.NOTHING_ASKED, {}, False), *faults)
        for lost in converter.lost:
            self.note(found.line, GiftFault.MARKUP_LOST, {"text": lost}, is_warning=True)
        for text in converter.wildcards:
            self.note(found.line, GiftFault.WILDCARD, {"text": text}, is_warning=True)
        for code, data, is_warning in faults:
            self.note(found.line, code, data, is_warning=is_warning)
        if all(is_warning for _, _, is_warning in faults):
            question = Question(
                id=self._id(found),
                text=text,
                answer=answer,
                title=found.name,
                explanation=converter.markdown(found.general),
                skills=found.tags,
            )
            self._questions.setdefault(names_of(found.category), []).append(question)

    def _id(self, found: GiftQuestion) -> str:
        if _ID.fullmatch(found.id_number) and found.id_number not in self._ids:
            self._ids.add(found.id_number)
            self._numbers.add(found.id_number)
            return found.id_number
        wished = found.id_number or found.name or found.stem.text[:_LONGEST_NAME]
        self._named[wished] += 1
        # The number is counted here, because looking for a free one anew each time takes long.
        numbered = wished if self._named[wished] == 1 else f"{wished} {self._named[wished]}"
        whole = found.id_number or found.name or found.stem.text
        name = lasting_id(numbered, whole=whole, taken=self._ids, fallback="question")
        self._ids.add(name)
        return name

    def imported(self) -> Imported:
        """Return all that was taken."""
        quizzes: list[Quiz] = []
        ids: set[str] = set()
        titles: set[str] = set()
        for names, questions in self._questions.items():
            title = title_of(names) or PurePath(self._file).stem
            for start in range(0, len(questions), MOST_QUESTIONS):
                titles.add(part := _free(title, titles))
                ids.add(name := lasting_id(part, taken=ids, fallback="quiz"))
                some = tuple(questions[start : start + MOST_QUESTIONS])
                quizzes.append(Quiz(name, part, self._language, some))
        named = {
            f"quiz/{quiz.id}/{one.id}"
            for quiz in quizzes
            for one in quiz.questions
            if one.id in self._numbers
        }
        return Imported(tuple(quizzes), (), self._faults.in_order(), frozenset(named))


def _free(title: str, taken: Set[str]) -> str:
    """Return a title that no other quiz has."""
    numbered = chain([title], (f"{title} ({number})" for number in count(2)))
    return next(one for one in numbered if one not in taken)


class _Converter:
    """Turns the texts and answers of one question into ours.

    Attributes:
        lost: Names of pictures and recordings.
        wildcards: Short answers with a ``*``.
    """

    def __init__(self) -> None:
        self.lost: list[str] = []
        self.wildcards: list[str] = []

    def markdown(self, text: GiftText) -> str:
        """Return a text as Markdown."""
        if text.format is GiftFormat.MARKDOWN:
            return text.text
        if text.format is GiftFormat.PLAIN or not has_html(text.text):
            return plain_to_markdown(text.text)
        markdown, lost = html_to_markdown(text.text)
        self.lost += lost
        return markdown

    def answer(self, found: GiftQuestion) -> Answer:
        """Return how a question is answered."""
        match found.kind:
            case GiftKind.DESCRIPTION:
                return Reading()
            case GiftKind.ESSAY:
                return Open()
            case GiftKind.TRUE_FALSE:
                right, wrong = found.feedback_if_right, found.feedback_if_wrong
                return TrueOrFalse(found.is_true, self.markdown(right), self.markdown(wrong))
            case GiftKind.CHOICE:
                options = tuple(
                    Option(self.markdown(one.text), one.fraction, self.markdown(one.feedback))
                    for one in found.answers
                )
                return Choices(options, are_several=not found.is_single)
            case GiftKind.MATCH:
                return self._matching(found)
            case GiftKind.NUMBER:
                return self._numeric(found)
            case GiftKind.SHORT:
                return self._short(found)
            case _ as never:
                assert_never(never)

    def _matching(self, found: GiftQuestion) -> Matching:
        pairs: list[Pair] = []
        spare: list[str] = []
        for left, right in found.pairs:
            shown = plain_to_markdown(right)
            if left.text:
                pairs.append(Pair(self.markdown(left), shown))
            elif shown and shown not in spare:
                spare.append(shown)
        used = {pair.right for pair in pairs}
        return Matching(tuple(pairs), tuple(one for one in spare if one not in used))

    def _numeric(self, found: GiftQuestion) -> Numeric:
        answers = []
        otherwise = ""
        for one in found.answers:
            feedback = self.markdown(one.feedback)
            if one.bounds is None and not one.fraction:
                otherwise = feedback
            else:
                low, high = one.bounds or (-_ANY_NUMBER, _ANY_NUMBER)
                answers.append(NumberAnswer(low, high, one.fraction, feedback))
        return Numeric(tuple(answers), feedback_otherwise=otherwise)

    def _short(self, found: GiftQuestion) -> ShortText:
        answers = []
        otherwise = ""
        for one in found.answers:
            text, feedback = _said(one), self.markdown(one.feedback)
            if text == "*" and not one.fraction:
                otherwise = feedback
                continue
            if "*" in text.replace(r"\*", ""):
                self.wildcards.append(text)
            answers.append(TextAnswer(text.replace(r"\*", "*"), one.fraction, feedback))
        return ShortText(tuple(answers), feedback_otherwise=otherwise)


def _said(answer: GiftAnswer) -> str:
    """Return what is to be written: no markup, and all of it on one line."""
    text = answer.text
    is_html = text.format in (GiftFormat.HTML, GiftFormat.MOODLE) and has_html(text.text)
    return html_to_text(text.text) if is_html else " ".join(text.text.split())
