"""What a criterion asks for, in words: phrases in quotation marks, and how they belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from trainer.core.rubric import (
    AllOf,
    AnyOf,
    Ask,
    AtLeast,
    Civil,
    Closing,
    InOrder,
    InSentence,
    KeigoCorrect,
    Length,
    Near,
    NoneOf,
    Opening,
    Phrase,
    Register,
    RegisterLevel,
    SaysNot,
    ToneCalm,
)
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


def need_words(need: Any) -> str:
    """Return a need of `trainer.core.rubric` in words."""
    return _WORDS[type(need)](need)


def is_need(value: object) -> bool:
    """Say whether a value is a need."""
    return type(value) in _WORDS


def _phrase(need: Phrase) -> str:
    text = need.text if need.text.startswith("$") else _("“{words}”").format(words=need.text)
    marks = {
        _("no typing errors"): not need.takes_typos,
        _("no other endings"): not need.takes_inflection,
        _("negated too"): need.takes_negation,
    }
    told = [words for words, is_so in marks.items() if is_so]
    return _("{text} ({remarks})").format(text=text, remarks=_(", ").join(told)) if told else text


def _listed(need: AnyOf | AllOf | NoneOf | AtLeast | Near | InOrder) -> str:
    return _(", ").join(need_words(one) for one in need.needs)


def _any(need: AnyOf) -> str:
    return _("any of [{needs}]").format(needs=_listed(need))


def _all(need: AllOf) -> str:
    return _("all of [{needs}]").format(needs=_listed(need))


def _none(need: NoneOf) -> str:
    return _("none of [{needs}]").format(needs=_listed(need))


def _at_least(need: AtLeast) -> str:
    return _("at least {count} of [{needs}]").format(count=number(need.count), needs=_listed(need))


def _near(need: Near) -> str:
    return _("within {count} words [{needs}]").format(count=number(need.within), needs=_listed(need))


def _in_order(need: InOrder) -> str:
    return _("one after the other [{needs}]").format(needs=_listed(need))


def _ask(need: Ask) -> str:
    return _("asks for {need}").format(need=need_words(need.need))


def _sentence(need: InSentence) -> str:
    return _("in one sentence {need}").format(need=need_words(need.need))


def _opening(need: Opening) -> str:
    return _("at the beginning {need}").format(need=need_words(need.need))


def _closing(need: Closing) -> str:
    return _("at the end {need}").format(need=need_words(need.need))


def _says_not(need: SaysNot) -> str:
    return _("denies {need}").format(need=need_words(need.need))


def _register(need: Register) -> str:
    names = {
        RegisterLevel.POLITE: _("polite throughout"),
        RegisterLevel.RESPECTFUL: _("respectful throughout"),
    }
    return names[need.level]


def _keigo(_need: KeigoCorrect) -> str:
    return _("correct keigo")


def _calm(_need: ToneCalm) -> str:
    return _("a calm tone")


def _civil(_need: Civil) -> str:
    return _("a civil tone")


def _length(need: Length) -> str:
    ends = ("" if end is None else number(end) for end in (need.minimum, need.maximum))
    return _("a length of {range}").format(range="–".join(ends))


_WORDS: Mapping[type, Callable[[Any], str]] = {
    Phrase: _phrase,
    AnyOf: _any,
    AllOf: _all,
    NoneOf: _none,
    AtLeast: _at_least,
    Near: _near,
    InOrder: _in_order,
    Ask: _ask,
    InSentence: _sentence,
    Opening: _opening,
    Closing: _closing,
    SaysNot: _says_not,
    Register: _register,
    KeigoCorrect: _keigo,
    ToneCalm: _calm,
    Civil: _civil,
    Length: _length,
}
