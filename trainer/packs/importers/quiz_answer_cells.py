"""The cells with right and wrong answers become the answer of a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

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
    Pair,
    Reading,
    ShortText,
    TextAnswer,
    TrueOrFalse,
    even_credits,
)
from trainer.packs.importers.cells import Item, read_items, split_items
from trainer.packs.importers.columns import fold_heading, known_values
from trainer.packs.importers.headings import Record
from trainer.packs.importers.table_faults import TableCode

ANYTHING_ELSE = "*"
_FEWEST = 2
_PAIR = re.compile(r"\s*(?:=|＝|→|⇒)\s*")
_NUMBER = r"[-+−]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:\.\.+|…|–|~|〜|～|to|から|(?<=[0-9\s])-)\s*({_NUMBER})")
_ABOUT = re.compile(rf"({_NUMBER})\s*(?:±|\+/?-)\s*({_NUMBER})")
_HUGE = 1e15
_COMMA = re.compile(r"[、，](?=.)|,(?![0-9])")
_SEVERAL = ("multiple", "ordering", "short")
"""Types whose right answers are several, or ways to say one."""
_MEASURED = re.compile(r"(.*[0-9０-９])\s*([^\W0-9_]{1,8})")


def read_answer(record: Record) -> Answer | None:
    """Return the answer of a question; ``None``, with a fault, if the cells make none."""
    kind = record.value("type") if record.text("type") else _guessed(record)
    if kind in _SEVERAL:
        _note_comma(record)
    return _READERS[kind](record) if kind else None


def _note_comma(record: Record) -> None:
    """Tell of a comma in the only answer: in a sheet of scenarios it separates, and may be meant to here."""
    right = split_items(record.text("right"))
    if len(right) == 1 and _COMMA.search(right[0]) and not _PAIR.search(right[0]):
        record.warn(TableCode.COMMA_IN_ANSWER, "right", answer=right[0])


def _guessed(record: Record) -> str:
    """Return the type that the cells speak for."""
    right, wrong = split_items(record.text("right")), split_items(record.text("wrong"))
    if not right and not wrong:
        record.add(TableCode.NO_RIGHT_ANSWER, "right")
        return ""
    if wrong:
        return "multiple" if len(right) > 1 else "single"
    if len(right) == 1 and fold_heading(right[0]) in known_values("truth"):
        return "true-false" if not right[0].strip().isdecimal() else "numeric"
    if all(_numbers(one) is not None for one in right):
        return "numeric"
    return "matching" if len(right) > 1 and all(_PAIR.search(one) for one in right) else "short"


def _choices(record: Record, *, are_several: bool) -> Choices | None:
    right, wrong = read_items(record, "right"), read_items(record, "wrong")
    items = [*right, *wrong]
    if not right:
        record.add(TableCode.NO_RIGHT_ANSWER, "right")
        return None
    if len(items) < _FEWEST:
        record.add(TableCode.ONE_OPTION, "wrong", answer=items[0].text)
        return None
    if not are_several and len(right) > 1:
        record.add(TableCode.SEVERAL_RIGHT, "right", count=len(right))
    _note_doubles(record, items)
    credits = _credits(right, wrong, are_several=are_several)
    options = (Option(one.text, credit, one.feedback) for one, credit in zip(items, credits, strict=True))
    return Choices(tuple(options), are_several)


def _credits(right: Sequence[Item], wrong: Sequence[Item], *, are_several: bool) -> list[float]:
    are_right = [True] * len(right) + [False] * len(wrong)
    plain = even_credits(are_right) if are_several else [FULL_CREDIT if one else 0.0 for one in are_right]
    written = [one.credit for one in (*right, *wrong)]
    return [full if credit is None else credit for credit, full in zip(written, plain, strict=True)]


def _note_doubles(record: Record, items: Sequence[Item]) -> None:
    seen: set[str] = set()
    for one in items:
        key = " ".join(one.text.split())
        if key in seen:
            record.add(TableCode.DUPLICATE_ANSWER, "right", answer=one.text)
        seen.add(key)
        if not key:
            record.add(TableCode.EMPTY_CELL, "right")


def _single(record: Record) -> Answer | None:
    return _choices(record, are_several=False)


def _multiple(record: Record) -> Answer | None:
    return _choices(record, are_several=True)


def _truth(record: Record) -> Answer | None:
    right, wrong = read_items(record, "right"), read_items(record, "wrong")
    value = known_values("truth").get(fold_heading(right[0].text)) if len(right) == 1 else None
    if value is None:
        written = record.text("right")
        record.add(TableCode.NO_TRUTH if written else TableCode.EMPTY_TRUTH, "right", value=written)
        return None
    other = wrong[0].feedback if wrong else ""
    return TrueOrFalse(value == "true", right[0].feedback, other)


def _ordering(record: Record) -> Answer | None:
    steps = split_items(record.text("right"))
    _note_unused(record, "ordering")
    _note_doubles(record, [Item(step) for step in steps])
    return Ordering(tuple(steps)) if _are_enough(record, steps) else None


def _matching(record: Record) -> Answer | None:
    pairs = []
    lines = split_items(record.text("right"))
    for line in lines:
        left, *right = _PAIR.split(line, maxsplit=1)
        if not left or not right or not right[0]:
            record.add(TableCode.NO_PAIR, "right", value=line)
        else:
            pairs.append(Pair(left, right[0]))
    _note_doubles(record, [Item(pair.left) for pair in pairs])
    if not _are_enough(record, lines):
        return None
    return Matching(tuple(pairs), tuple(split_items(record.text("wrong"))))


def _are_enough(record: Record, lines: Sequence[str]) -> bool:
    if len(lines) < _FEWEST:
        record.add(TableCode.TOO_FEW, "right", count=len(lines), minimum=_FEWEST)
    return len(lines) >= _FEWEST


def _numeric(record: Record) -> Answer | None:
    answers, otherwise, are_clear = [], "", True
    unit = record.text("unit")
    for item in _accepted(record):
        text, measure = _measured(item.text)
        bounds = _numbers(text) if measure in ("", unit or measure) else None
        unit = unit or measure
        if item.text == ANYTHING_ELSE:
            otherwise = item.feedback
        elif bounds is None:
            record.add(TableCode.NO_NUMBER, "right", value=item.text)
            are_clear = False
        else:
            answers.append(NumberAnswer(*bounds, _share(item), item.feedback))
    if not any(one.credit == FULL_CREDIT for one in answers):
        if are_clear:
            record.add(TableCode.NO_RIGHT_ANSWER, "right")
        return None
    return Numeric(tuple(answers), unit, otherwise)


def _measured(text: str) -> tuple[str, str]:
    """Return a number and its unit, where both stand in one cell: ``30日``."""
    match = _MEASURED.fullmatch(text.strip())
    return (match[1].strip(), match[2]) if match else (text, "")


def _numbers(text: str) -> tuple[float, float] | None:
    plain = text.strip().replace("−", "-").replace("，", "").translate(_HALF_WIDTH)
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if match := _ABOUT.fullmatch(plain):
        middle, off = float(match[1]), abs(float(match[2]))
        return _within(middle - off, middle + off)
    if match := _RANGE.fullmatch(plain):
        return _within(float(match[1]), float(match[2]))
    return _within(float(plain), float(plain)) if re.fullmatch(_NUMBER, plain) else None


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")


def _within(low: float, high: float) -> tuple[float, float] | None:
    return (low, high) if -_HUGE <= low <= high <= _HUGE else None


def _accepted(record: Record) -> list[Item]:
    """Return the items of both cells: what stands among the wrong answers earns nothing but a remark."""
    wrong = [Item(one.text, 0.0, one.feedback) for one in read_items(record, "wrong")]
    return [*read_items(record, "right"), *wrong]


def _share(item: Item) -> float:
    return FULL_CREDIT if item.credit is None else max(item.credit, 0.0)


def _short(record: Record) -> Answer | None:
    items = _accepted(record)
    _note_doubles(record, items)
    otherwise = next((one.feedback for one in items if one.text == ANYTHING_ELSE), "")
    answers = tuple(
        TextAnswer(one.text, _share(one), one.feedback) for one in items if one.text != ANYTHING_ELSE
    )
    if not any(one.credit == FULL_CREDIT for one in answers):
        record.add(TableCode.NO_RIGHT_ANSWER, "right")
        return None
    return ShortText(answers, (), otherwise)


def _open(record: Record) -> Answer:
    _note_unused(record, "open")
    return Open(record.text("right"))


def _reading(record: Record) -> Answer:
    _note_unused(record, "reading")
    return Reading()


def _note_unused(record: Record, kind: str) -> None:
    if record.text("wrong"):
        record.warn(TableCode.WRONG_NOT_USED, "wrong", type=kind)


_READERS: Mapping[str, Callable[[Record], Answer | None]] = {
    "single": _single,
    "multiple": _multiple,
    "true-false": _truth,
    "ordering": _ordering,
    "matching": _matching,
    "numeric": _numeric,
    "short": _short,
    "open": _open,
    "reading": _reading,
}
