"""Checks of where a scenario can lead: walked through as a whole, and played perfectly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from trainer.core.asked import lines_of
from trainer.core.codes import Mode
from trainer.core.contradictions import joined_parts
from trainer.core.errors import Problem, Severity
from trainer.core.exploration import MOST_STATES, Exploration, explore
from trainer.core.rules import Condition, FlagsRaised, MoodIs, TriesAre
from trainer.core.scenario import Scenario
from trainer.core.scoring import CompiledScenario
from trainer.core.walk import RuleKey
from trainer.packs.loader import LoadedPack
from trainer.services.pauses import Pause, no_pause
from trainer.services.play_reports import PerfectPlay, good_outcomes
from trainer.services.playing import play_perfectly
from trainer.services.rubric_checks import CheckCode
from trainer.services.rubrics import Rubrics

_MODEL_CODES = frozenset({CheckCode.MODEL_MISSES, CheckCode.MODEL_BREAKS, CheckCode.MODEL_DOUBTED})

MODES = (Mode.PRACTICE, Mode.EXAM)


class PathCode(StrEnum):
    """What the checks find. Behind each: what is wrong, then the keys of its ``data``."""

    TURN_NEVER_ENTERED = "turn-never-entered"
    """No play comes to a turn, although rules lead there. ``turn``."""
    TURN_BEHIND_LIMIT = "turn-behind-limit"
    """The turn limit ends every play before a turn. ``turn``, ``replies`` (before it), ``limit``."""
    ENDING_NEVER_REACHED = "ending-never-reached"
    """No play comes to an ending, although rules lead there. ``ending``."""
    ENDING_BEHIND_LIMIT = "ending-behind-limit"
    """The turn limit ends every play before an ending. ``ending``, ``replies``, ``limit``."""
    RULE_NEVER_HOLDS = "rule-never-holds"
    """No reply makes the condition of a rule hold. ``turn``."""
    RULE_SHADOWED = "rule-shadowed"
    """Whenever a rule holds, one before it does. ``turn``."""
    RULE_WITHOUT_FLAG = "rule-without-flag"
    """A rule asks for a flag that is never raised. ``flag``."""
    RULE_WITHOUT_MOOD = "rule-without-mood"
    """The mood that a rule asks for is never reached in its turn. ``turn``, ``low``, ``high``."""
    RULE_WITHOUT_TRIES = "rule-without-tries"
    """A turn never gets as many replies as a rule asks for. ``turn``, ``most``."""
    RULE_BEHIND_LIMIT = "rule-behind-limit"
    """The turn limit ends every play before a rule is taken. ``turn``, ``replies``, ``limit``."""
    RULE_ENDLESS = "rule-endless"
    """A rule gives one more try again and again; the turn limit alone ends it. ``turn``, ``limit``."""
    LINE_NEVER_SAID = "line-never-said"
    """The condition of a line never holds where it could be said."""
    LOOP_WITHOUT_EXIT = "loop-without-exit"
    """From a turn no ending is reached, whatever is said. ``turn``, ``turns`` (tuple)."""
    WAY_WITHOUT_EXIT = "way-without-exit"
    """Once a turn was entered in some way, no ending is reached any more. ``turn``, ``mood``, ``turns``."""
    EXAM_WITHOUT_EXIT = "exam-without-exit"
    """The same in exams alone. ``turn``, ``turns``."""
    ENDING_FOR_FAULTS = "ending-for-faults"
    """A good ending that only a forbidden word or a critical error leads to. ``ending``."""
    EXAM_WITHOUT_GOOD_ENDING = "exam-without-good-ending"
    """No play without a fault reaches a good ending in an exam."""
    NOT_SEARCHED = "not-searched"
    """There are too many states to walk through all. ``states``."""
    PERFECT_SCORE = "perfect-score"
    """Model replies all the way do not make 100. ``score``, ``mode``."""
    PERFECT_ENDING = "perfect-ending"
    """Model replies all the way lead to no good ending. ``ending`` (``None``: the turn limit), ``mode``."""


Place = tuple[str, ...]
"""As in `LoadedPack.places`."""

Fault = tuple[Place, PathCode, dict[str, object]]


def check_plays(
    loaded: LoadedPack,
    rubrics: Rubrics,
    told: Collection[Problem],
    *,
    most_states: int = MOST_STATES,
    pause: Pause = no_pause,
) -> tuple[Problem, ...]:
    """Return where the scenarios of a pack lead otherwise than their author can have meant, as warnings.

    Args:
        loaded: The pack with the places of its parts.
        rubrics: Its scenarios.
        told: What was found before. Nothing is said twice about one place, and where model replies do not
            earn what they should, nobody needs to hear what that makes of a whole play.
        most_states: Where to give up the search for paths.
        pause: Is called before each scenario.
    """
    told_places = {(one.file, one.line, one.column) for one in told}
    spoilt = {one.file for one in told if one.code in _MODEL_CODES}
    found: list[Problem] = []
    for scenario in loaded.pack.scenarios:
        pause()
        is_spoilt = loaded.places[scenario.id,].file in spoilt
        perfect = () if is_spoilt else _perfect_faults(rubrics.of(scenario))
        for place, code, data in (*_path_faults(scenario, most_states), *perfect):
            at = loaded.places[place]
            if (at.file, at.line, at.column) not in told_places:
                severity = Severity.WARNING
                found.append(Problem(at.file, at.line, at.column, code.value, data, severity=severity))
    return tuple(found)


def _path_faults(scenario: Scenario, most_states: int) -> Iterator[Fault]:
    walks = [explore(scenario, mode=mode, most_states=most_states) for mode in MODES]
    if not all(walk.is_complete for walk in walks):
        yield (scenario.id,), PathCode.NOT_SEARCHED, {"states": max(walk.states for walk in walks)}
        return
    yield from _turn_faults(scenario, walks)
    yield from _ending_faults(scenario, walks)
    yield from _rule_faults(scenario, walks)
    yield from _line_faults(scenario, walks)
    yield from _trap_faults(scenario, *walks)
    yield from _good_play_faults(scenario, walks)


def _turn_faults(scenario: Scenario, walks: Sequence[Exploration]) -> Iterator[Fault]:
    for turn in scenario.turns:
        if any(walk.enters(turn.id) for walk in walks):
            continue
        replies = min((walk.turns[turn.id] for walk in walks if turn.id in walk.turns), default=None)
        code = PathCode.TURN_NEVER_ENTERED if replies is None else PathCode.TURN_BEHIND_LIMIT
        yield (scenario.id, turn.id), code, {"turn": turn.id} | _limit(scenario, replies)


def _ending_faults(scenario: Scenario, walks: Sequence[Exploration]) -> Iterator[Fault]:
    for ending in scenario.endings:
        if any(walk.ends_at(ending.id) for walk in walks):
            continue
        replies = min((walk.endings[ending.id] for walk in walks if ending.id in walk.endings), default=None)
        code = PathCode.ENDING_NEVER_REACHED if replies is None else PathCode.ENDING_BEHIND_LIMIT
        yield (scenario.id, ending.id), code, {"ending": ending.id} | _limit(scenario, replies)


def _limit(scenario: Scenario, replies: int | None) -> dict[str, object]:
    return {} if replies is None else {"replies": replies, "limit": scenario.turn_limit}


def _rule_faults(scenario: Scenario, walks: Sequence[Exploration]) -> Iterator[Fault]:
    """Find rules that are never taken in turns that are entered, and those that are taken without end."""
    for turn in scenario.turns:
        is_entered = any(walk.enters(turn.id) for walk in walks)
        for number, rule in enumerate(turn.rules, start=1):
            key = (turn.id, number)
            if is_entered and not any(walk.takes(key) for walk in walks):
                code, data = _why_never(scenario, key, rule.condition, walks)
                yield (scenario.id, turn.id, "then", str(number)), code, data
            elif any(key in walk.endless for walk in walks):
                data = {"turn": turn.id, "limit": scenario.turn_limit}
                yield (scenario.id, turn.id, "then", str(number)), PathCode.RULE_ENDLESS, data


def _why_never(
    scenario: Scenario, key: RuleKey, condition: Condition | None, walks: Sequence[Exploration]
) -> tuple[PathCode, dict[str, object]]:
    turn_id, _ = key
    replies = min((walk.rules[key] for walk in walks if key in walk.rules), default=None)
    if replies is not None:
        return PathCode.RULE_BEHIND_LIMIT, {"turn": turn_id} | _limit(scenario, replies)
    if any(key in walk.shadowed for walk in walks):
        return PathCode.RULE_SHADOWED, {"turn": turn_id}
    for part in joined_parts(condition):
        hindered = _hindrance(part, turn_id, walks)
        if hindered is not None:
            return hindered
    return PathCode.RULE_NEVER_HOLDS, {"turn": turn_id}


def _hindrance(
    part: Condition, turn_id: str, walks: Sequence[Exploration]
) -> tuple[PathCode, dict[str, object]] | None:
    """Say what stands in the way of one part of a condition, if that is simple."""
    most = max(walk.most_tries.get(turn_id, 0) for walk in walks)
    moods = [walk.moods[turn_id] for walk in walks if turn_id in walk.moods]
    match part:
        case FlagsRaised(ids):
            never = [flag for flag in ids if not any(flag in walk.raised for walk in walks)]
            return (PathCode.RULE_WITHOUT_FLAG, {"flag": never[0]}) if never else None
        case TriesAre(at_least=least) if least is not None and least > most:
            return PathCode.RULE_WITHOUT_TRIES, {"turn": turn_id, "most": most}
        case MoodIs(at_least=least, below=below):
            low, high = min(one for one, _ in moods), max(one for _, one in moods)
            if high < (least or 0) or (below is not None and low >= below):
                return PathCode.RULE_WITHOUT_MOOD, {"turn": turn_id, "low": low, "high": high}
    return None


def _line_faults(scenario: Scenario, walks: Sequence[Exploration]) -> Iterator[Fault]:
    conditional = [line for line in lines_of(scenario) if line.condition is not None]
    for number, line in enumerate(conditional):
        if all(any(line is unsaid for unsaid in walk.unsaid) for walk in walks):
            yield (scenario.id, "", "if", str(number)), PathCode.LINE_NEVER_SAID, {}


def _trap_faults(scenario: Scenario, practice: Exploration, exam: Exploration) -> Iterator[Fault]:
    for turn_id, trap in practice.traps.items():
        data: dict[str, object] = {"turn": turn_id, "turns": trap.around}
        if trap.is_always:
            yield (scenario.id, turn_id), PathCode.LOOP_WITHOUT_EXIT, data
        else:
            yield (scenario.id, turn_id), PathCode.WAY_WITHOUT_EXIT, data | {"mood": trap.mood}
    for turn_id, trap in exam.traps.items():
        if turn_id not in practice.traps:
            data = {"turn": turn_id, "turns": trap.around}
            yield (scenario.id, turn_id), PathCode.EXAM_WITHOUT_EXIT, data


def _good_play_faults(scenario: Scenario, walks: Sequence[Exploration]) -> Iterator[Fault]:
    """Find good endings that no play without a fault reaches."""
    practice, exam = (explore(scenario, mode=mode, is_good=True) for mode in MODES)
    outcomes = good_outcomes(scenario)
    good = [ending.id for ending in scenario.endings if ending.outcome in outcomes]
    for ending in good:
        if any(walk.ends_at(ending) for walk in walks) and not practice.ends_at(ending):
            yield (scenario.id, ending), PathCode.ENDING_FOR_FAULTS, {"ending": ending}
    if any(map(practice.ends_at, good)) and not any(map(exam.ends_at, good)):
        yield (scenario.id,), PathCode.EXAM_WITHOUT_GOOD_ENDING, {}


def _perfect_faults(compiled: CompiledScenario) -> Iterator[Fault]:
    """Play model replies all the way; an exam is only told of where practice has no such fault."""
    scenario = compiled.scenario
    if not all(turn.model for turn in scenario.turns):
        return  # the loader has said so
    for mode in MODES:
        faults = list(_faults_of_play(scenario, play_perfectly(compiled, mode=mode)))
        yield from faults
        if faults:
            return


def _faults_of_play(scenario: Scenario, play: PerfectPlay) -> Iterator[Fault]:
    """Critical errors are not looked for: a model reply that makes one is a fault of its own."""
    if not play.has_full_score:
        yield (scenario.id,), PathCode.PERFECT_SCORE, {"score": play.score, "mode": play.mode.value}
    if not play.is_good_ending:
        place = (scenario.id,) if play.ending_id is None else (scenario.id, play.ending_id)
        yield place, PathCode.PERFECT_ENDING, {"ending": play.ending_id, "mode": play.mode.value}
