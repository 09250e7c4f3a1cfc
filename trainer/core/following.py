"""Which rule answers a reply, and what it does to the mood: what the drill and its exploration share."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.codes import Mode
from trainer.core.conditions import Circumstances, holds
from trainer.core.drill_state import HIGHEST_MOOD, LOWEST_MOOD
from trainer.core.rules import Rule

STAY = Rule(is_again=True)
"""What happens where no rule holds: the same turn waits for another try."""


def first_rule(rules: Sequence[Rule], now: Circumstances, *, mode: Mode) -> tuple[int | None, Rule]:
    """Return the first rule that holds with its number from 1, or ``(None, STAY)``."""
    for number, rule in enumerate(rules, start=1):
        if is_open(rule, mode) and holds(rule.condition, now):
            return number, rule
    return None, STAY


def is_open(rule: Rule, mode: Mode) -> bool:
    """An exam takes one reply a turn: nothing gives another try there."""
    return not (rule.is_again and mode is Mode.EXAM)


def moved_mood(mood: int, change: int) -> int:
    """Return the mood after a change, within its range."""
    return max(LOWEST_MOOD, min(HIGHEST_MOOD, mood + change))
