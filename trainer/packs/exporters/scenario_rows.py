"""A scenario as rows of a table, as far as cells can say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.core.rubric import Ask, Criterion, Need, Phrase
from trainer.core.rules import AllHold, NotHolds, Rule
from trainer.core.scenario import Channel, Line, Outcome, Scenario, Turn
from trainer.packs.exporters.quiz_rows import Row
from trainer.packs.importers.columns import SheetWords
from trainer.packs.importers.wording_cells import MUST_POINTS, manner_criteria

_NAMES = "; "


def scenario_rows(scenario: Scenario, words: SheetWords) -> list[Row]:
    """Return one row a turn, the first of them with what belongs to the scenario."""
    in_order = sorted(scenario.turns, key=lambda turn: turn.id != scenario.start)
    behind = [*(turn.id for turn in in_order[1:]), ""]
    rows = [_turn_row(turn, after, scenario, words) for turn, after in zip(in_order, behind, strict=True)]
    rows[0] = {**_head(scenario, words), **rows[0]}
    return rows


def _head(scenario: Scenario, words: SheetWords) -> Row:
    is_letter = scenario.channel is Channel.EMAIL
    return {
        "scenario": scenario.title,
        "channel": words.values["channel"][scenario.channel.value],
        "level": str(scenario.level),
        "minutes": str(scenario.minutes),
        "pass_mark": str(scenario.pass_mark),
        "briefing": scenario.briefing,
        "customer": scenario.customer.name,
        "mood": str(scenario.customer.mood),
        "skills": _NAMES.join(scenario.skills),
        "notes": _NAMES.join(scenario.notes),
        "subject": scenario.subject if is_letter else "",
        "ending": _last_words(scenario, Outcome.RESOLVED),
        "lost": _last_words(scenario, Outcome.LOST),
        "id": scenario.id,
    }


def _last_words(scenario: Scenario, outcome: Outcome) -> str:
    lines = [line.text for one in scenario.endings if one.outcome is outcome for line in one.says]
    return lines[0] if lines else ""


def _turn_row(turn: Turn, after: str, scenario: Scenario, words: SheetWords) -> Row:
    shown = [one for one in turn.criteria if one not in manner_criteria(scenario.language)]
    musts = [one for one in shown if not one.is_avoided and one.points >= MUST_POINTS]
    shoulds = [one for one in shown if not one.is_avoided and one.points < MUST_POINTS]
    hints = [one.hint for one in (*musts, *shoulds)]
    return {
        "turn": turn.id,
        "says": _says(turn.says),
        "goal": turn.goal,
        "must": "\n".join(map(_told, musts)),
        "should": "\n".join(map(_told, shoulds)),
        "must_not": "\n".join(_told(one) for one in shown if one.is_avoided),
        "model": turn.model,
        "hint": "\n".join(hint for hint in hints if hint),
        "again": next((line.text for rule in turn.rules if rule.is_again for line in rule.says), ""),
        "next": _way(turn.rules[-1].go or "", after or Outcome.RESOLVED.value, scenario, words),
        "otherwise": _otherwise(turn, after or Outcome.LOST.value, scenario, words),
    }


def _says(lines: Sequence[Line]) -> str:
    texts = [line.text for line in lines]
    return texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)


def _otherwise(turn: Turn, usual: str, scenario: Scenario, words: SheetWords) -> str:
    missing = [rule for rule in turn.rules if _is_about_missing(rule)]
    return _way(missing[0].go or "", usual, scenario, words) if missing else ""


def _is_about_missing(rule: Rule) -> bool:
    condition = rule.condition.conditions[0] if isinstance(rule.condition, AllHold) else rule.condition
    return isinstance(condition, NotHolds) and not rule.is_again


def _way(target: str, usual: str, scenario: Scenario, words: SheetWords) -> str:
    """Return where a row leads; empty where it leads there anyhow."""
    ending = scenario.ending(target)
    name = target if ending is None else ending.outcome.value
    if name == usual:
        return ""
    return words.values["next"].get(name, name)


def _told(criterion: Criterion) -> str:
    before = "!" if criterion.is_avoided and criterion.is_critical else ""
    wordings = "; ".join(_wordings(criterion.need, is_asked=False))
    return f"{before}{criterion.label}: {wordings or criterion.label}".replace("\n", " ")


def _wordings(need: Need, *, is_asked: bool) -> Iterator[str]:
    """Yield every phrase of a need, those that are asked for with a question mark."""
    if isinstance(need, Phrase):
        yield f"{need.text}?" if is_asked else need.text
    for inner in getattr(need, "needs", ()):
        yield from _wordings(inner, is_asked=is_asked)
    if hasattr(need, "need"):
        yield from _wordings(need.need, is_asked=is_asked or isinstance(need, Ask))
