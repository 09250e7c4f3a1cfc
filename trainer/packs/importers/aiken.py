"""Reads Aiken, the plainest text format for questions with one right option, into a quiz."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trainer.packs.importers.gift_blocks import FoundFault
from trainer.packs.importers.gift_faults import GiftFault
from trainer.packs.importers.gift_quizzes import quizzes_of
from trainer.packs.importers.gift_syntax import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    GiftAnswer,
    GiftFormat,
    GiftKind,
    GiftQuestion,
    GiftText,
)
from trainer.packs.importers.imported import Imported

_OPTION = re.compile(r"([A-ZＡ-Ｚ])[).）．]\s*(.*)")
_ANSWER = re.compile(r"ANSWER\s*[:：]\s*(.*)", re.IGNORECASE)
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufeff\ud800-\udfff]")
_FEWEST = 2
_WIDE = {ord("Ａ") + number: chr(ord("A") + number) for number in range(26)}


def read_aiken(text: str, *, file: str, language: str) -> Imported:
    """Read the questions of an Aiken file.

    Args:
        text: The file's text; a byte order mark and any line ends are taken.
        file: Its name, for the faults and for the quiz.
        language: Of the quiz.
    """
    found, faults = parse_aiken(text)
    return quizzes_of(found, faults, file=file, language=language)


def parse_aiken(text: str) -> tuple[tuple[GiftQuestion, ...], tuple[FoundFault, ...]]:
    """Return the questions of a file in its order, and what is wrong with it.

    A question is its text, lines such as ``A) option`` and a line ``ANSWER: A``, which ends it. Empty lines
    count for nothing.
    """
    parser = _Parser()
    for number, line in enumerate(_STRANGE.sub("", text).splitlines(), start=1):
        if parser.is_full:
            data: dict[str, object] = {"limit": MOST_QUESTIONS}
            parser.faults.append(FoundFault(number, GiftFault.TOO_MANY_QUESTIONS, data))
            break
        parser.take(number, line.strip())
    else:
        parser.give_up(parser.line)
    return tuple(parser.questions), tuple(parser.faults)


@dataclass(slots=True)
class _Parser:
    questions: list[GiftQuestion] = field(default_factory=list)
    faults: list[FoundFault] = field(default_factory=list)
    line: int = 0
    _stem: list[str] = field(default_factory=list)
    _options: dict[str, str] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether a file has as many questions and faults as one may have."""
        return len(self.questions) + len(self.faults) >= MOST_QUESTIONS

    def take(self, number: int, line: str) -> None:
        """Take a line; without a question that has begun, an option or answer is a fault."""
        option, answer = _OPTION.fullmatch(line), _ANSWER.fullmatch(line)
        if (option or answer) and not self._stem:
            self.faults.append(FoundFault(number, GiftFault.ANSWER_WITHOUT_QUESTION))
        elif answer:
            self._finish(number, answer[1].strip())
        elif option:
            self._options.setdefault(option[1].translate(_WIDE), option[2].strip())
        elif line:
            if self._options:
                self.give_up(self.line)
            self.line = self.line if self._stem else number
            self._stem.append(line)

    def give_up(self, number: int) -> None:
        """Note that the question that has begun has no answer, and begin anew."""
        if self._stem:
            self.faults.append(FoundFault(number, GiftFault.NO_ANSWER_LINE))
        self._begin()

    def _begin(self) -> None:
        self._stem, self._options = [], {}

    def _finish(self, number: int, letter: str) -> None:
        right = letter.translate(_WIDE).upper()[:1]
        stem = "\n".join(self._stem)
        fault = self._fault(number, right, length=len(stem) + sum(map(len, self._options.values())))
        if fault is None:
            answers = tuple(
                GiftAnswer(_plain(text), 100.0 if name == right else 0.0)
                for name, text in self._options.items()
            )
            self.questions.append(GiftQuestion(self.line, GiftKind.CHOICE, _plain(stem), answers=answers))
        else:
            self.faults.append(fault)
        self._begin()

    def _fault(self, number: int, right: str, *, length: int) -> FoundFault | None:
        if length > LONGEST_QUESTION:
            return FoundFault(number, GiftFault.TOO_LONG, {"limit": LONGEST_QUESTION})
        if len(self._options) < _FEWEST:
            return FoundFault(number, GiftFault.TOO_FEW_ANSWERS, {"minimum": _FEWEST})
        if right not in self._options:
            data: dict[str, object] = {"text": right, "allowed": tuple(self._options)}
            return FoundFault(number, GiftFault.UNKNOWN_LETTER, data)
        return None


def _plain(text: str) -> GiftText:
    return GiftText(text, GiftFormat.PLAIN)
