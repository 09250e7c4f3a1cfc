"""Checks of a scenario as a whole: names that lead nowhere, turns that cannot be reached or left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from trainer.core.scenario import Channel
from trainer.packs.conditions import Reference, ReferenceKind
from trainer.packs.drafts import RuleDraft, ScenarioDraft, TurnDraft
from trainer.packs.impossible import check_conditions
from trainer.packs.problems import Place, ProblemCode, Problems

_SHORTEST_MODEL = 12
"""A model reply shorter than this may stand in a briefing by chance."""


def check_scenario(draft: ScenarioDraft, problems: Problems) -> None:
    """Note everything that is wrong with a scenario beyond the shape of its file.

    What could not be read is left out of the checks, so that one slip does not call forth a dozen.

    Args:
        draft: The scenario as written.
        problems: Takes every fault.
    """
    _check_names(draft, problems)
    _check_points(draft, problems)
    _check_customer(draft, problems)
    for turn in draft.turns:
        _check_turn(turn, draft, problems)
    if not problems.error_count:  # a slip elsewhere may be all that shuts a condition out
        check_conditions(draft, problems)
    if _is_graph_known(draft):
        _check_paths(draft, problems)


def _is_graph_known(draft: ScenarioDraft) -> bool:
    targets = {*draft.turn_ids, *draft.ending_ids}
    return (
        draft.turn_ids.is_complete
        and draft.ending_ids.is_complete
        and draft.scenario.start in draft.turn_ids.places
        and all(turn.has_all_rules for turn in draft.turns)
        and all(
            rule.has_target and (rule.rule.go is None or rule.rule.go in targets)
            for turn in draft.turns
            for rule in turn.rules
        )
    )


def _check_names(draft: ScenarioDraft, problems: Problems) -> None:
    start = draft.scenario.start
    if start and draft.turn_ids.lacks(start):
        suggestion = problems.guess(start, draft.turn_ids)
        problems.add(ProblemCode.UNKNOWN_START, draft.start_place, name=start, suggestion=suggestion)
    for turn in draft.turns:
        for rule in turn.rules:
            _check_target(rule, draft, problems)
            _check_references(rule, turn, draft, problems)


def _check_target(rule: RuleDraft, draft: ScenarioDraft, problems: Problems) -> None:
    go = rule.rule.go
    if go is not None and draft.turn_ids.lacks(go) and draft.ending_ids.lacks(go):
        suggestion = problems.guess(go, (*draft.turn_ids, *draft.ending_ids))
        problems.add(ProblemCode.UNKNOWN_TARGET, rule.go_place, name=go, suggestion=suggestion)


def _check_references(rule: RuleDraft, turn: TurnDraft, draft: ScenarioDraft, problems: Problems) -> None:
    for reference in rule.references:
        name, place = reference.name, reference.place
        if reference.kind is not ReferenceKind.CRITERION:
            _check_reference(reference, draft, problems)
        elif turn.criteria.lacks(name):
            suggestion = problems.guess(name, turn.criteria)
            problems.add(
                ProblemCode.UNKNOWN_CRITERION, place, name=name, turn=turn.turn.id, suggestion=suggestion
            )


def _check_reference(reference: Reference, draft: ScenarioDraft, problems: Problems) -> None:
    """Note a fact or flag that the scenario does not have."""
    is_flag = reference.kind is ReferenceKind.FLAG
    ids = draft.flag_ids if is_flag else draft.fact_ids
    if ids.lacks(reference.name):
        code = ProblemCode.UNKNOWN_FLAG if is_flag else ProblemCode.UNKNOWN_FACT
        suggestion = problems.guess(reference.name, ids)
        problems.add(code, reference.place, name=reference.name, suggestion=suggestion)


def _check_customer(draft: ScenarioDraft, problems: Problems) -> None:
    """Check what the customer remembers and says unasked."""
    scenario = draft.scenario
    for reference in draft.line_references:  # one to a criterion is a fault of its own
        if reference.kind is not ReferenceKind.CRITERION:
            _check_reference(reference, draft, problems)
    raised = {name for turn in draft.turns for rule in turn.rules for name in rule.rule.raises}
    for flag in scenario.flags:
        if flag.said is None and flag.id not in raised and flag.id in draft.flag_ids.places:
            problems.warn(ProblemCode.FLAG_NEVER_RAISED, draft.flag_ids.places[flag.id], flag=flag.id)
    placed = zip(scenario.interjections, draft.interjection_places, strict=False)
    for (before, _), (one, place) in pairwise(placed):
        if one.after_s <= before.after_s:
            problems.add(ProblemCode.INTERJECTION_ORDER, place, after=one.after_s, before=before.after_s)
    if scenario.subject and scenario.channel is not Channel.EMAIL:
        problems.warn(ProblemCode.SUBJECT_WITHOUT_LETTER, draft.subject_place, channel=scenario.channel.value)


def _check_points(draft: ScenarioDraft, problems: Problems) -> None:
    criteria = [criterion for turn in draft.turns for criterion in turn.turn.criteria]
    if criteria and not any(criterion.points for criterion in criteria):
        problems.add(ProblemCode.NO_POINTS, draft.place)


def _check_turn(draft: TurnDraft, scenario: ScenarioDraft, problems: Problems) -> None:
    turn = draft.turn
    _check_rule_order(draft, problems)
    if not turn.model:
        problems.warn(ProblemCode.NO_MODEL, draft.place, turn=turn.id)
        return
    open_texts: list[tuple[str, str, Place]] = [
        ("goal", turn.goal, draft.goal_place),
        ("briefing", scenario.scenario.briefing, scenario.briefing_place),
    ]
    hints = zip(turn.criteria, draft.hint_places, strict=True)
    open_texts += [("hint", criterion.hint, place) for criterion, place in hints]
    for key, text, place in open_texts:
        if _gives_away(text, turn.model):
            problems.warn(ProblemCode.MODEL_GIVEN_AWAY, place, turn=turn.id, key=key)


def _gives_away(text: str, model: str) -> bool:
    wanted = "".join(model.split()).casefold()
    return len(wanted) >= _SHORTEST_MODEL and wanted in "".join(text.split()).casefold()


def _check_rule_order(draft: TurnDraft, problems: Problems) -> None:
    reached = _reached_rules(draft)
    if draft.has_all_rules and reached[-1].is_conditional:
        problems.add(ProblemCode.TURN_CAN_STICK, reached[-1].place, turn=draft.turn.id)
    elif draft.has_all_rules and _sticks_in_exams(reached):
        problems.add(ProblemCode.EXAM_CAN_STICK, reached[-1].place, turn=draft.turn.id)
    for rule in draft.rules[len(reached) :]:
        problems.warn(ProblemCode.RULE_NEVER_REACHED, rule.place, line_before=reached[-1].place.line)


def _sticks_in_exams(reached: tuple[RuleDraft, ...]) -> bool:
    """Say whether the last rule gives another try only; where no rule leads on, that is said elsewhere."""
    last = reached[-1]
    return last.rule.is_again and last.has_target and any(one.rule.go for one in reached)


def _reached_rules(draft: TurnDraft) -> tuple[RuleDraft, ...]:
    """Return the rules up to the first that always holds."""
    for number, rule in enumerate(draft.rules, start=1):
        if not rule.is_conditional:
            return draft.rules[:number]
    return draft.rules


def _check_paths(draft: ScenarioDraft, problems: Problems) -> None:
    steps = {
        turn.turn.id: {rule.rule.go for rule in _reached_rules(turn) if rule.rule.go is not None}
        for turn in draft.turns
    }
    back: dict[str, set[str]] = {}
    for turn_id, targets in steps.items():
        for target in targets:
            back.setdefault(target, set()).add(turn_id)
    reachable = _spread([draft.scenario.start], steps)
    leaving = _spread(draft.ending_ids, back)
    for turn in draft.turns:
        turn_id = turn.turn.id
        if turn_id not in reachable:
            problems.warn(ProblemCode.TURN_UNREACHABLE, turn.place, turn=turn_id)
        if turn_id not in leaving:
            problems.add(ProblemCode.NO_WAY_OUT, turn.place, turn=turn_id)
    for ending_id, place in draft.ending_ids.places.items():
        if ending_id not in reachable:
            problems.warn(ProblemCode.ENDING_UNREACHABLE, place, ending=ending_id)


def _spread(starts: Iterable[str], steps: Mapping[str, Iterable[str]]) -> set[str]:
    """Return everything that can be reached from the starts, themselves included."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for following in steps.get(waiting.pop(), ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen
