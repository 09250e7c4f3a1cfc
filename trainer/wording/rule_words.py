"""What the customer says, when, and where a reply leads, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from trainer.core.rules import (
    AllHold,
    AnyHolds,
    CriteriaMet,
    CriteriaMissed,
    CriticalMade,
    ElapsedIs,
    FactsTold,
    FlagsRaised,
    Line,
    MoodIs,
    NotHolds,
    Rule,
    ScoreIs,
    TriesAre,
)
from trainer.wording.catalogue import _
from trainer.wording.numbers import number


def line_words(line: Line) -> str:
    """Return a line with what belongs to it."""
    told = [
        _("read as “{reading}”").format(reading=line.reading) if line.reading else "",
        _("recording {audio}").format(audio=line.audio) if line.audio else "",
        condition_words(line.condition) if line.condition is not None else "",
    ]
    remarks = _(", ").join(filter(None, told))
    text = _("“{words}”").format(words=line.text)
    return _("{text} ({remarks})").format(text=text, remarks=remarks) if remarks else text


def rule_words(rule: Rule) -> str:
    """Return where a rule leads, and when."""
    told = [
        _("once more") if rule.is_again else _("to “{place}”").format(place=rule.go),
        condition_words(rule.condition) if rule.condition is not None else "",
        _("mood {change}").format(change=f"{rule.mood:+}") if rule.mood else "",
        _("remembers {flags}").format(flags=_(", ").join(rule.raises)) if rule.raises else "",
        *map(line_words, rule.says),
    ]
    return _(", ").join(filter(None, told))


def condition_words(condition: Any) -> str:
    """Return when something holds."""
    return _WORDS[type(condition)](condition)


def _range(condition: ScoreIs | MoodIs | TriesAre | ElapsedIs) -> str:
    low, high = condition.at_least, condition.below
    told = [
        "" if low is None else _("at least {number}").format(number=number(low)),
        "" if high is None else _("below {number}").format(number=number(high)),
    ]
    return _(", ").join(filter(None, told))


def _ids(condition: CriteriaMet | CriteriaMissed | FactsTold | FlagsRaised) -> str:
    return _(", ").join(condition.ids)


def _score(condition: ScoreIs) -> str:
    return _("if the score is {range}").format(range=_range(condition))


def _mood(condition: MoodIs) -> str:
    return _("if the mood is {range}").format(range=_range(condition))


def _tries(condition: TriesAre) -> str:
    return _("if the tries are {range}").format(range=_range(condition))


def _elapsed(condition: ElapsedIs) -> str:
    return _("if the seconds are {range}").format(range=_range(condition))


def _met(condition: CriteriaMet) -> str:
    return _("if met: {ids}").format(ids=_ids(condition))


def _missed(condition: CriteriaMissed) -> str:
    return _("if missed: {ids}").format(ids=_ids(condition))


def _told(condition: FactsTold) -> str:
    return _("if told: {ids}").format(ids=_ids(condition))


def _raised(condition: FlagsRaised) -> str:
    return _("if remembered: {ids}").format(ids=_ids(condition))


def _critical(condition: CriticalMade) -> str:
    return _("if a critical error was made") if condition.expected else _("if no critical error was made")


def _all(condition: AllHold) -> str:
    return _("all of [{needs}]").format(needs=_listed(condition))


def _any(condition: AnyHolds) -> str:
    return _("any of [{needs}]").format(needs=_listed(condition))


def _not(condition: NotHolds) -> str:
    return _("not [{condition}]").format(condition=condition_words(condition.condition))


def _listed(condition: AllHold | AnyHolds) -> str:
    return _(", ").join(map(condition_words, condition.conditions))


_WORDS: Mapping[type, Callable[[Any], str]] = {
    ScoreIs: _score,
    MoodIs: _mood,
    TriesAre: _tries,
    ElapsedIs: _elapsed,
    CriteriaMet: _met,
    CriteriaMissed: _missed,
    FactsTold: _told,
    FlagsRaised: _raised,
    CriticalMade: _critical,
    AllHold: _all,
    AnyHolds: _any,
    NotHolds: _not,
}
