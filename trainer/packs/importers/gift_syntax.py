"""Reads GIFT as Moodle does: kind, text, answers, fractions and feedback of each question, in plain data.

A question is a paragraph: it ends at an empty line. Lines that begin with ``//`` are comments. Signs with a
backslash before them are put aside first, so that the rest is found by looking for single signs; each file
is gone through a fixed number of times, whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from trainer.packs.importers.gift_blocks import CATEGORY, FoundFault, GiftBlock, blocks_of, shown
from trainer.packs.importers.gift_faults import GiftFault

LONGEST_QUESTION = 20_000
"""Characters. Nobody reads more, and markup that is only meant to be slow has no chance."""

MOST_QUESTIONS = 5_000
"""In one file, faulty ones included: more are not looked through in one go, and tiny ones take long."""


class GiftKind(StrEnum):
    """Moodle's question types, by its names."""

    DESCRIPTION = "description"
    ESSAY = "essay"
    CHOICE = "multichoice"
    MATCH = "match"
    TRUE_FALSE = "truefalse"
    SHORT = "shortanswer"
    NUMBER = "numerical"


class GiftFormat(StrEnum):
    """How a text is marked up."""

    MOODLE = "moodle"
    HTML = "html"
    PLAIN = "plain"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class GiftText:
    """A text with its markup."""

    text: str = ""
    format: GiftFormat = GiftFormat.MOODLE


@dataclass(frozen=True, slots=True)
class GiftAnswer:
    """An option, or something that is accepted.

    Attributes:
        fraction: Per cent.
        bounds: Of a number, both ends included; ``None`` for any number.
    """

    text: GiftText
    fraction: float
    feedback: GiftText = GiftText()
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class GiftQuestion:
    """A question as it stands in the file.

    Attributes:
        line: Where it begins.
        name: Empty for none.
        answers: Options, short texts or numbers.
        pairs: Left and right sides; an empty left side belongs to nothing.
        is_single: Of options one is chosen.
        feedback_if_right: Of a claim, for those who judged it rightly.
        general: Shown to everybody afterwards.
        tags: From comments before it.
        category: The nearest ``$CATEGORY`` before it.
    """

    line: int
    kind: GiftKind
    stem: GiftText
    name: str = ""
    answers: tuple[GiftAnswer, ...] = ()
    pairs: tuple[tuple[GiftText, str], ...] = ()
    is_single: bool = True
    is_true: bool = True
    feedback_if_right: GiftText = GiftText()
    feedback_if_wrong: GiftText = GiftText()
    general: GiftText = GiftText()
    id_number: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""


_FORMATS = frozenset(one.value for one in GiftFormat)
_WEIGHT = re.compile(r"%\s*(-*[0-9]{1,4}(?:\.[0-9]*)?)\s*%")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,300}\.?[0-9]{0,300}|\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,3})?")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ID = re.compile(r"\[id:([^\x00-\x1f\x7f\]]*)\]")
_TAG = re.compile(r"\[tag:([^\x00-\x1f\x7f\]]*)\]")
_MOST = 1e15


class _Refused(Exception):
    """A question cannot be read."""

    def __init__(self, code: GiftFault, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def parse_gift(text: str) -> tuple[tuple[GiftQuestion, ...], tuple[FoundFault, ...]]:
    """Return the questions of a file in its order, and what is wrong with it.

    Args:
        text: With any line ends; escapes are still in it.
    """
    faults: list[FoundFault] = []
    questions: list[GiftQuestion] = []
    category = ""
    for block in blocks_of(text, faults):
        if block.text.startswith(CATEGORY):
            category = shown(block.text[len(CATEGORY) :])
            continue
        if len(questions) + len(faults) >= MOST_QUESTIONS:
            faults.append(FoundFault(block.line, GiftFault.TOO_MANY_QUESTIONS, {"limit": MOST_QUESTIONS}))
            break
        try:
            question = _question(block, faults)
        except _Refused as refused:
            faults.append(FoundFault(block.line, refused.code, refused.data))
        else:
            questions.append(replace(question, category=category))
    return tuple(questions), tuple(faults)


def _formatted(text: str, default: GiftFormat = GiftFormat.MOODLE) -> GiftText:
    """Return a text with the format that it names at its beginning, or else the question's."""
    stripped = text.strip()
    end = stripped.find("]", 0, len("[markdown]")) if stripped.startswith("[") else -1
    if end > 0 and stripped[1:end] in _FORMATS:
        return GiftText(shown(stripped[end + 1 :]), GiftFormat(stripped[1:end]))
    return GiftText(shown(stripped), default)


def _question(block: GiftBlock, faults: list[FoundFault]) -> GiftQuestion:
    """Return the question of a paragraph.

    Raises:
        _Refused: If it cannot be read.
    """
    if len(block.text) > LONGEST_QUESTION:
        raise _Refused(GiftFault.TOO_LONG, limit=LONGEST_QUESTION)
    name, text = _name(block.text)
    opened, closed = text.find("{"), text.find("}")
    if opened < 0 and closed < 0:
        stem, answer = _formatted(text), None
    elif opened < 0 or 0 <= closed < opened:
        raise _Refused(GiftFault.BRACE_UNOPENED)
    elif closed < 0:
        raise _Refused(GiftFault.BRACE_UNCLOSED)
    else:
        # Text behind the braces makes them a gap in a sentence.
        gap = "" if closed == len(text) - 1 else "_____"
        stem = _formatted(text[:opened] + gap + text[closed + 1 :])
        answer = text[opened + 1 : closed].strip()
        if "{" in text[closed:]:
            faults.append(FoundFault(block.line, GiftFault.SECOND_BRACES, is_warning=True))
    if not stem.text:
        raise _Refused(GiftFault.NOTHING_ASKED)
    found_id = _ID.search(block.comments)
    question = GiftQuestion(
        block.line, GiftKind.DESCRIPTION, stem, name,
        id_number=shown(found_id[1]) if found_id else "",
        tags=tuple(shown(tag) for tag in _TAG.findall(block.comments)),
    )  # fmt: skip
    return question if answer is None else _answered(question, answer, faults)


def _name(text: str) -> tuple[str, str]:
    if not text.startswith("::"):
        return "", text
    name, marks, rest = text[2:].partition("::")
    return (shown(name), rest.strip()) if marks else ("", name.strip())


def _answered(question: GiftQuestion, answer: str, faults: list[FoundFault]) -> GiftQuestion:
    """Return a question with what stood in its braces; which signs are there tells its kind."""
    answer, marks, general = _last_part(answer, "####")
    if marks:
        question = replace(question, general=_formatted(general, question.stem.format))
    if not answer:
        return replace(question, kind=GiftKind.ESSAY)
    if answer.startswith("#"):
        return _numerical(question, answer[1:])
    if "~" in answer:
        return _choices(question, answer)
    if "=" in answer and "->" in answer:
        return _matching(question, answer)
    truth = answer.partition("#")[0].strip()
    if truth in _TRUTHS:
        return _true_or_false(question, answer)
    if truth.upper() in _TRUTHS and not answer.startswith("="):
        data: dict[str, object] = {"text": truth}
        faults.append(FoundFault(question.line, GiftFault.TRUTH_IN_SMALL_LETTERS, data, is_warning=True))
    answers = tuple(_weighed(part, question, fraction=100.0) for part in _parts(answer, "="))
    return replace(question, kind=GiftKind.SHORT, answers=_enough(answers, 1))


def _last_part(text: str, marks: str) -> tuple[str, str, str]:
    before, found, behind = text.rpartition(marks)
    return (before.strip(), found, behind) if found else (text, "", "")


def _parts(text: str, sign: str) -> list[str]:
    """Return what stands between the signs, without what is empty."""
    return [part for part in (part.strip() for part in text.split(sign)) if part]


def _enough(answers: tuple[GiftAnswer, ...], minimum: int) -> tuple[GiftAnswer, ...]:
    if len(answers) < minimum:
        raise _Refused(GiftFault.TOO_FEW_ANSWERS, minimum=minimum)
    return answers


def _weighed(text: str, question: GiftQuestion, *, fraction: float) -> GiftAnswer:
    """Return an answer with its weight, if it names one, and its feedback."""
    weight = _WEIGHT.match(text)
    if weight is not None:
        fraction = float("-" * ("-" in weight[1]) + weight[1].lstrip("-"))
        text = text[weight.end() :]
        if abs(fraction) > 100:
            raise _Refused(GiftFault.BAD_WEIGHT, text=weight[0])
    answer, _, feedback = text.partition("#")
    default = question.stem.format
    return GiftAnswer(_formatted(answer, default), fraction, _formatted(feedback, default))


def _choices(question: GiftQuestion, answer: str) -> GiftQuestion:
    answers = []
    for part in _parts(answer.replace("=", "~="), "~"):
        is_right = part.startswith("=")
        one = _weighed(part.removeprefix("=").strip(), question, fraction=100.0 if is_right else 0.0)
        if one.text.text:
            answers.append(one)
    return replace(
        question, kind=GiftKind.CHOICE, answers=_enough(tuple(answers), 2), is_single="=" in answer
    )


def _matching(question: GiftQuestion, answer: str) -> GiftQuestion:
    pairs = []
    for part in _parts(answer, "="):
        left, arrow, right = part.partition("->")
        if not arrow:
            raise _Refused(GiftFault.NO_ARROW, text=shown(part))
        pairs.append((_formatted(left, question.stem.format), shown(right)))
    if len(pairs) < 2:
        raise _Refused(GiftFault.TOO_FEW_ANSWERS, minimum=2)
    return replace(question, kind=GiftKind.MATCH, pairs=tuple(pairs))


def _true_or_false(question: GiftQuestion, answer: str) -> GiftQuestion:
    truth, *feedback = answer.split("#", 2)
    wrong, right = (*(_formatted(one, question.stem.format) for one in feedback), GiftText(), GiftText())[:2]
    return replace(
        question, kind=GiftKind.TRUE_FALSE, is_true=_TRUTHS[truth.strip()], feedback_if_wrong=wrong,
        feedback_if_right=right,
    )  # fmt: skip


def _numerical(question: GiftQuestion, answer: str) -> GiftQuestion:
    accepted, _, otherwise = answer.partition("~")
    answers = []
    for part in _parts(accepted, "="):
        one = _weighed(part, question, fraction=100.0)
        answers.append(replace(one, bounds=_bounds(one.text.text)))
    _enough(tuple(answers), 1)
    if "~" in answer:
        feedback = _formatted(otherwise.partition("#")[2], question.stem.format)
        answers.append(GiftAnswer(GiftText("*"), 0.0, feedback))
    return replace(question, kind=GiftKind.NUMBER, answers=tuple(answers))


def _bounds(text: str) -> tuple[float, float] | None:
    """Return both ends of ``5``, ``5:2`` or ``3..7``; none of ``*``, which any number is."""
    if text == "*":
        return None
    low, dots, high = text.partition("..")
    if dots:
        return _number(low, text), _number(high, text)
    middle, colon, tolerance = text.partition(":")
    number, within = _number(middle, text), _number(tolerance, text) if colon else 0.0
    return number - within, number + within


def _number(part: str, text: str) -> float:
    if not _NUMBER.fullmatch(part.strip()) or abs(float(part)) > _MOST:
        raise _Refused(GiftFault.NOT_A_NUMBER, text=text)
    return float(part)
