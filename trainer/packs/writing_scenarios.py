"""Scenarios as they stand in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from trainer.core.rubric import Criterion, Need, Settled
from trainer.core.scenario import (
    DEFAULT_TURN_LIMIT,
    Channel,
    Customer,
    Ending,
    Fact,
    Flag,
    Interjection,
    Line,
    Rule,
    Scenario,
    Turn,
)
from trainer.packs.writing_needs import condition_tree, need_tree, one_or_list
from trainer.packs.yaml_writer import Short

_BRACES = re.compile(r"\{(?P<inner>[^{}]*)\}")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")

Fields = dict[str, object]


def escaped(text: str) -> str:
    """Return a text of a scenario with its braces written so that none is taken for a placeholder."""
    return _BRACES.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    is_doubled = text[start - 1 : start] == "{" and text[end : end + 1] == "}"
    return f"{{{found[0]}}}" if is_doubled or _NAME.fullmatch(found["inner"]) else found[0]


def without_defaults(fields: Mapping[str, object], defaults: Mapping[str, object]) -> Fields:
    """Return the keys that say something: neither empty nor what holds without them."""
    return {
        key: value
        for key, value in fields.items()
        if value not in ("", (), [], None) and (key not in defaults or value != defaults[key])
    }


def short_list(texts: Iterable[str]) -> Short | None:
    """Return a list that stands on one line if it can, ``None`` for an empty one."""
    items = list(texts)
    return Short(items) if items else None


class ScenarioWriter:
    """Makes the tree of one scenario.

    Args:
        sets: Needs that have a name.
        pack_language: The language is left out where it is the pack's.
    """

    def __init__(self, sets: Mapping[Need, str], *, pack_language: str) -> None:
        self._sets = sets
        self._pack_language = pack_language

    def tree(self, scenario: Scenario) -> Fields:
        """Return a drill's file."""
        fields: Fields = {
            "id": scenario.id,
            "title": scenario.title,
            "language": scenario.language,
            "channel": scenario.channel.value,
            "subject": escaped(scenario.subject),
            "level": scenario.level,
            "minutes": scenario.minutes,
            "exam_minutes": scenario.exam_minutes,
            "pass_mark": scenario.pass_mark,
            "max_turns": scenario.turn_limit,
            "skills": short_list(scenario.skills),
            "customer": _customer(scenario.customer),
            "briefing": escaped(scenario.briefing),
            "notes": short_list(scenario.notes),
            "facts": [self._fact(one) for one in scenario.facts],
            "flags": [self._flag(one) for one in scenario.flags],
            "interjections": [_interjection(one) for one in scenario.interjections],
            "start": scenario.start,
            "turns": [self._turn(one) for one in scenario.turns],
            "endings": [_ending(one) for one in scenario.endings],
        }
        defaults: Fields = {
            "language": self._pack_language, "channel": Channel.CHAT.value, "level": 1, "minutes": 5,
            "pass_mark": 70, "max_turns": DEFAULT_TURN_LIMIT,
        }  # fmt: skip
        return without_defaults(fields, defaults)

    def _fact(self, fact: Fact) -> Fields:
        asked = Short(need_tree(fact.asked, self._sets))
        fields: Fields = {"id": fact.id, "asked": asked, "value": fact.value, "says": _says(fact.says)}
        return without_defaults(fields, {})

    def _flag(self, flag: Flag) -> Fields:
        said = None if flag.said is None else Short(need_tree(flag.said, self._sets))
        return without_defaults({"id": flag.id, "said": said, "label": escaped(flag.label)}, {})

    def _turn(self, turn: Turn) -> Fields:
        fields: Fields = {
            "id": turn.id,
            "says": _says(turn.says),
            "goal": escaped(turn.goal),
            "model": escaped(turn.model),
            "criteria": [self.criterion(one) for one in turn.criteria],
            "then": [_rule(one) for one in turn.rules],
        }
        return without_defaults(fields, {})

    def criterion(self, criterion: Criterion) -> Fields:
        """Return a criterion of a turn."""
        return criterion_tree(criterion, self._sets, takes_placeholders=True)


def criterion_tree(criterion: Criterion, sets: Mapping[Need, str], *, takes_placeholders: bool) -> Fields:
    """Return a criterion.

    Args:
        criterion: Of a turn or of a question.
        sets: Needs that have a name.
        takes_placeholders: Where it stands braces are placeholders, so those of its texts are escaped.
    """
    shown = escaped if takes_placeholders else str
    fields: Fields = {
        "id": criterion.id,
        "section": criterion.section,
        "skill": criterion.skill,
        "label": shown(criterion.label),
        "critical": criterion.is_critical,
        "points": criterion.points,
        "deduct": criterion.deduct,
        "bonus": criterion.bonus,
        "avoid" if criterion.is_avoided else "needs": Short(need_tree(criterion.need, sets)),
        "not_applicable": _settled(criterion.not_applicable),
        "hint": shown(criterion.hint),
    }
    defaults: Fields = {
        "section": "solution", "skill": criterion.section, "critical": False, "points": 0, "deduct": 0,
        "bonus": 0,
    }  # fmt: skip
    return without_defaults(fields, defaults)


def _settled(settled: Settled | None) -> Short | None:
    if settled is None:
        return None
    met = [f"{key.turn_id}.{key.criterion_id}" for key in settled.met]
    return Short({key: one_or_list(names) for key, names in (("met", met), ("fact", settled.facts)) if names})


def _customer(customer: Customer) -> Short:
    voice = None if customer.voice is None else customer.voice.value
    fields: Fields = {"name": customer.name, "mood": customer.mood, "voice": voice}
    return Short(without_defaults(fields, {"mood": 50}))


def _interjection(interjection: Interjection) -> Short:
    fields: Fields = {
        "after": interjection.after_s, "says": _says(interjection.says), "mood": interjection.mood,
    }  # fmt: skip
    return Short(without_defaults(fields, {"mood": 0}))


def _ending(ending: Ending) -> Short:
    fields: Fields = {"id": ending.id, "outcome": ending.outcome.value, "says": _says(ending.says)}
    return Short(without_defaults(fields, {}))


def _says(lines: tuple[Line, ...]) -> object:
    read = [_line(one) for one in lines]
    return one_or_list(read) if read else None


def _line(line: Line) -> object:
    text = escaped(line.text)
    if (line.reading, line.audio, line.condition) == (None, None, None):
        return text
    condition = None if line.condition is None else Short(condition_tree(line.condition))
    fields: Fields = {
        "text": text, "reading": escaped(line.reading or ""), "audio": line.audio, "if": condition,
    }  # fmt: skip
    return Short(without_defaults(fields, {}))


def _rule(rule: Rule) -> Short:
    fields: Fields = {
        "if": None if rule.condition is None else Short(condition_tree(rule.condition)),
        "says": _says(rule.says),
        "raise": one_or_list(rule.raises) if rule.raises else None,
        "mood": rule.mood,
        "go": rule.go,
        "again": rule.is_again,
    }
    return Short(without_defaults(fields, {"mood": 0, "again": False}))
