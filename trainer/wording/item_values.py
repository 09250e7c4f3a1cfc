"""The values of a pack's items in words, as a difference shows them before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from trainer.core.quiz import (
    Better,
    Choices,
    Feeling,
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
)
from trainer.core.rubric import Criterion, CriterionKey, Settled
from trainer.core.rules import Line, Rule
from trainer.core.scenario import Channel, Customer, Outcome, VoiceGender
from trainer.wording.catalogue import _
from trainer.wording.names import channel_name, outcome_name
from trainer.wording.need_words import is_need, need_words
from trainer.wording.numbers import number
from trainer.wording.rule_words import line_words, rule_words


def value_words(value: Any) -> str:
    """Return a value of `trainer.core` in words; nothing where there is none."""
    if value is None or value == "" or value == ():
        return _("(nothing)")
    if is_need(value):
        return need_words(value)
    return _WORDS[Enum if isinstance(value, Enum) else type(value)](value)


def _several(values: tuple[Any, ...]) -> str:
    return " / ".join(value if isinstance(value, str) else value_words(value) for value in values)


def _switch(value: bool) -> str:
    return _("yes") if value else _("no")


def _enum(value: Enum) -> str:
    if isinstance(value, Channel):
        return channel_name(value)
    if isinstance(value, Outcome):
        return outcome_name(value)
    return {VoiceGender.FEMALE: _("female"), VoiceGender.MALE: _("male")}[VoiceGender(value.value)]


def _text(value: str) -> str:
    return _("“{words}”").format(words=value.strip())


def _marks(value: Mapping[str, bool]) -> str:
    return _(", ").join(f"{name}: {_('met') if is_met else _('not met')}" for name, is_met in value.items())


def _with_remarks(text: str, *remarks: str) -> str:
    told = _(", ").join(filter(None, remarks))
    return _("{text} ({remarks})").format(text=text, remarks=told) if told else text


def _customer(value: Customer) -> str:
    voice = "" if value.voice is None else _enum(value.voice)
    return _with_remarks(value.name, _("mood {change}").format(change=number(value.mood)), voice)


def _settled(value: Settled) -> str:
    return _(", ").join((*map(_criterion_key, value.met), *value.facts))


def _criterion_key(value: CriterionKey) -> str:
    return f"{value.turn_id}.{value.criterion_id}"


def _criterion(value: Criterion) -> str:
    return _with_remarks(value.label, number(value.points), need_words(value.need))


def _credit(credit: float) -> str:
    return f"{number(credit)} %"


def _option(value: Option) -> str:
    return _with_remarks(value.text, _credit(value.credit), value.feedback)


def _choices(value: Choices) -> str:
    return _with_remarks(_several(value.options), _("several may be chosen") if value.are_several else "")


def _true_or_false(value: TrueOrFalse) -> str:
    return _with_remarks(
        _("true") if value.is_true else _("false"), value.feedback_if_right, value.feedback_if_wrong
    )


def _ordering(value: Ordering) -> str:
    return " → ".join(value.steps)


def _pair(value: Pair) -> str:
    return f"{value.left} = {value.right}"


def _matching(value: Matching) -> str:
    return _several((*value.pairs, *value.spare))


def _number_answer(value: NumberAnswer) -> str:
    numbers = dict.fromkeys((number(value.low), number(value.high)))
    return _with_remarks("–".join(numbers), _credit(value.credit), value.feedback)


def _numeric(value: Numeric) -> str:
    return _with_remarks(_several(value.answers), value.unit, value.feedback_otherwise)


def _text_answer(value: TextAnswer) -> str:
    return _with_remarks(value.text, _credit(value.credit), value.feedback)


def _short_text(value: ShortText) -> str:
    return _with_remarks(_several((*value.answers, *value.criteria)), value.feedback_otherwise)


def _feeling(value: Feeling) -> str:
    shown_by = _(", ").join(map(_text, value.shown_by))
    return _with_remarks(f"{_text(value.message)} {_several(value.feelings)}", shown_by)


def _better(value: Better) -> str:
    better, other = (_text(value.replies[place]) for place in (value.better, 1 - value.better))
    return _with_remarks(f"{better} > {other}", _several(value.criteria))


def _open(value: Open) -> str:
    return value.model or _("a text that a person judges")


def _reading(_value: Reading) -> str:
    return _("a text to read")


_WORDS: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    bool: _switch,
    int: number,
    float: number,
    tuple: _several,
    dict: _marks,
    Enum: _enum,
    Line: line_words,
    Rule: rule_words,
    Customer: _customer,
    Settled: _settled,
    Criterion: _criterion,
    Option: _option,
    Choices: _choices,
    TrueOrFalse: _true_or_false,
    Ordering: _ordering,
    Pair: _pair,
    Matching: _matching,
    NumberAnswer: _number_answer,
    Numeric: _numeric,
    TextAnswer: _text_answer,
    ShortText: _short_text,
    Feeling: _feeling,
    Better: _better,
    Open: _open,
    Reading: _reading,
}
