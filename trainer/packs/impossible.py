"""Conditions that never hold and say so themselves; `trainer.services.play_checks` finds the others."""

from __future__ import annotations

from trainer.core.contradictions import Clash, contradiction_in, joined_parts
from trainer.core.rules import Condition, CriticalMade
from trainer.packs.drafts import ScenarioDraft, TurnDraft
from trainer.packs.problems import Place, ProblemCode, Problems

_CODES = {
    Clash.MET_AND_MISSED: ProblemCode.CONDITION_MET_AND_MISSED,
    Clash.RANGES_APART: ProblemCode.CONDITION_RANGES_APART,
    Clash.SAID_AND_DENIED: ProblemCode.CONDITION_SAID_AND_DENIED,
}
_ABOUT = {Clash.MET_AND_MISSED: "criterion", Clash.RANGES_APART: "key"}


def check_conditions(draft: ScenarioDraft, problems: Problems) -> None:
    """Note the conditions of rules and lines that shut themselves out.

    Args:
        draft: The scenario as written.
        problems: Takes every fault.
    """
    for turn in draft.turns:
        for rule in turn.rules:
            _check(rule.rule.condition, rule.place, problems)
            _check_critical(rule.rule.condition, rule.place, turn, problems)
    for line, place in draft.conditional_lines:
        _check(line.condition, place, problems)


def _check(condition: Condition | None, place: Place, problems: Problems) -> None:
    found = contradiction_in(condition)
    if found is not None:
        data = {_ABOUT[found.clash]: found.about} if found.clash in _ABOUT else {}
        problems.warn(_CODES[found.clash], place, **data)


def _check_critical(condition: Condition | None, place: Place, turn: TurnDraft, problems: Problems) -> None:
    is_asked = CriticalMade() in joined_parts(condition)
    if is_asked and not any(one.is_critical for one in turn.turn.criteria):
        problems.warn(ProblemCode.CONDITION_WITHOUT_CRITICAL, place, turn=turn.turn.id)
