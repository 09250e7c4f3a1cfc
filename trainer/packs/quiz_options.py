"""The options of a question, read from YAML: ``right``, ``wrong``, or a text with a credit of its own."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.errors import Severity
from trainer.core.quiz import FULL_CREDIT, Choices, Option, even_credits
from trainer.packs.fields import Fields, note_wrong_type, open_fields, read_text
from trainer.packs.problems import Place, Problems
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.yaml_nodes import Node, TextNode, ValueKind

CREDIT_TOLERANCE = 0.5
"""Thirds are written as 33.3 and sevenths as 14.29: so far their sum may be from 100."""

LONGEST_MESSAGE = 10_000
"""Characters of a customer's message or a reply in a question, as of a reply in a drill."""

_MOST = 1e15  # beyond this a float does not know single units
_TEXT_KEYS = ("right", "wrong", "text")


def read_number(
    node: Node, problems: Problems, *, key: str, minimum: float = -_MOST, maximum: float = _MOST
) -> float | None:
    """Return any number in its range, or ``None`` after noting why there is none."""
    if not isinstance(node, TextNode) or node.kind not in (ValueKind.WHOLE_NUMBER, ValueKind.NUMBER):
        note_wrong_type(node, ValueKind.NUMBER, problems, key=key)
        return None
    number = float(node.text)
    if minimum <= number <= maximum:
        return number
    problems.add(
        QuizFault.NUMBER_OUT_OF_RANGE, node.place, key=key, value=node.text,
        minimum=f"{minimum:g}", maximum=f"{maximum:g}",
    )  # fmt: skip
    return None


def read_credit(fields: Fields, problems: Problems, *, minimum: float) -> float | None:
    """Return the ``credit`` of an option or answer, ``None`` where there is none or a faulty one (noted)."""
    node = fields.node("credit")
    if node is None:
        return None
    return read_number(node, problems, key="credit", minimum=minimum, maximum=FULL_CREDIT)


def required_text(fields: Fields, key: str, problems: Problems) -> str:
    """Return the text of a key that is given; it must say something."""
    node = fields.node(key)
    return "" if node is None else read_text(node, problems, key=key) or ""


def limited_text(fields: Fields, key: str, problems: Problems) -> str:
    """Return a message or a reply that is given; one that is too long is noted and left out."""
    text = required_text(fields, key, problems)
    if len(text) <= LONGEST_MESSAGE:
        return text
    problems.add(QuizFault.TEXT_TOO_LONG, fields.place_of(key), key=key, limit=LONGEST_MESSAGE)
    return ""


class OnlyOnce:
    """Notes texts that stand in one list a second time.

    Args:
        problems: Takes the fault.
        are_copied: Copied from elsewhere, case is what it is there, and two that differ in it alone are two.
    """

    def __init__(self, problems: Problems, *, are_copied: bool = False) -> None:
        self._problems = problems
        self._are_copied = are_copied
        self._places: dict[str, Place] = {}
        self._alike: dict[str, tuple[str, Place]] = {}

    def add(self, text: str, place: Place) -> None:
        """Take a text; white space makes no difference, and an empty one counts for nothing."""
        key = " ".join(text.split())
        if key and (first := self._places.setdefault(key, place)) is not place:
            self._problems.add(QuizFault.SAID_TWICE, place, text=text, first_line=first.line)
        elif key and not self._are_copied:
            self._warn_of_alike(key, place)

    def _warn_of_alike(self, text: str, place: Place) -> None:
        folded = unicodedata.normalize("NFKC", text).casefold()
        other, first = self._alike.setdefault(folded, (text, place))
        if other != text:
            self._problems.warn(QuizFault.ALIKE, place, text=text, other=other, first_line=first.line)


@dataclass(frozen=True, slots=True)
class _OptionDraft:
    text: str
    is_right: bool
    needs_credit: bool
    credit: float | None
    feedback: str
    place: Place


class OptionReader:
    """Reads the options of one question.

    Args:
        problems: Takes every fault.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def read(self, fields: Fields) -> Choices:
        """Return the answer of a question with ``options``."""
        drafts, are_all = self._drafts(fields, "options")
        are_several = fields.switch("several", default=sum(one.is_right for one in drafts) > 1)
        credits = self._credits(drafts, are_several=are_several)
        if are_all:
            self._check_sum(credits, fields.key_place("options"), are_several=are_several)
            if are_several and all(credit > 0 for credit in credits):
                self._problems.warn(QuizFault.ALL_RIGHT, fields.key_place("options"))
        return Choices(_options(drafts, credits), are_several)

    def feelings(self, fields: Fields) -> tuple[Option, ...]:
        """Return the feelings of a question with ``feeling``, of which one is chosen."""
        drafts, are_all = self._drafts(fields, "feeling")
        credits = self._credits(drafts, are_several=False)
        if are_all:
            self._check_sum(credits, fields.key_place("feeling"), several=QuizFault.SEVERAL_FEELINGS)
        return _options(drafts, credits)

    def _drafts(self, fields: Fields, key: str) -> tuple[list[_OptionDraft], bool]:
        """Return the options that could be read, and whether these are all, two or more."""
        nodes = fields.items(key)
        drafts = [one for one in (self._option(node, key) for node in nodes) if one is not None]
        if 0 < len(nodes) < 2:
            self._problems.add(QuizFault.TOO_FEW, fields.key_place(key), key=key, minimum=2)
        once = OnlyOnce(self._problems)
        for one in drafts:
            once.add(one.text, one.place)
        return drafts, len(drafts) == len(nodes) > 1

    def _option(self, node: Node, key: str) -> _OptionDraft | None:
        fields = open_fields(node, self._problems, key=key, optional=(*_TEXT_KEYS, "credit", "feedback"))
        if fields is None:
            return None
        given = [key for key in _TEXT_KEYS if fields.is_given(key)]
        if not given:
            self._problems.add(QuizFault.OPTION_WITHOUT_TEXT, fields.place)
            return None
        if len(given) > 1:
            self._problems.add(
                QuizFault.OPTION_WITH_TWO_TEXTS, fields.key_place(given[1]), first=given[0], second=given[1]
            )
        return _OptionDraft(
            text=required_text(fields, given[0], self._problems),
            is_right=given[0] == "right",
            needs_credit=given[0] == "text" and not fields.is_given("credit"),
            credit=read_credit(fields, self._problems, minimum=-FULL_CREDIT),
            feedback=fields.text("feedback"),
            place=fields.key_place(given[0]),
        )

    def _credits(self, drafts: Sequence[_OptionDraft], *, are_several: bool) -> tuple[float, ...]:
        """Several options are weighed all by hand or not at all; of single ones a right one is full."""
        are_weighed = are_several and any(one.credit is not None for one in drafts)
        for one in drafts:
            if one.needs_credit or (are_weighed and one.is_right and one.credit is None):
                self._problems.add(QuizFault.OPTION_WITHOUT_CREDIT, one.place)
        if are_several and not are_weighed:
            return even_credits([one.is_right for one in drafts])
        plain = (FULL_CREDIT if one.is_right and not are_weighed else 0.0 for one in drafts)
        return tuple(
            full if one.credit is None else one.credit for one, full in zip(drafts, plain, strict=True)
        )

    def _check_sum(
        self, credits: Sequence[float], place: Place, *, are_several: bool = False,
        several: QuizFault = QuizFault.SEVERAL_RIGHT,
    ) -> None:  # fmt: skip
        fault = fault_of_credits(credits, are_several=are_several)
        if fault is None:
            return
        code, data = fault
        is_usable = code in (QuizFault.SEVERAL_RIGHT, QuizFault.CREDITS_TOO_HIGH)
        severity = Severity.WARNING if is_usable else Severity.ERROR
        told = several if code is QuizFault.SEVERAL_RIGHT else code
        self._problems.note(told, place, data, severity=severity)


def _options(drafts: Sequence[_OptionDraft], credits: Sequence[float]) -> tuple[Option, ...]:
    pairs = zip(drafts, credits, strict=True)
    return tuple(Option(one.text, credit, one.feedback) for one, credit in pairs)


def fault_of_credits(
    credits: Sequence[float], *, are_several: bool
) -> tuple[QuizFault, dict[str, object]] | None:
    """Return what is wrong with the credits of all options, and the data of that fault.

    Args:
        credits: Of each option, per cent.
        are_several: They are added up.
    """
    full = sum(one >= FULL_CREDIT for one in credits)
    if not are_several:
        if not full:
            return QuizFault.NOTHING_RIGHT, {}
        return (QuizFault.SEVERAL_RIGHT, {"count": full}) if full > 1 else None
    total = math.fsum(one for one in credits if one > 0)
    if not total:
        return QuizFault.NOTHING_RIGHT, {}
    if total < FULL_CREDIT - CREDIT_TOLERANCE:
        return QuizFault.CREDITS_TOO_LOW, {"total": f"{total:g}"}
    if total > FULL_CREDIT + CREDIT_TOLERANCE:
        return QuizFault.CREDITS_TOO_HIGH, {"total": f"{total:g}"}
    return None
