"""What is said of scenarios that the program has played by itself."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.services.play_reports import PerfectPlay, PlayReport
from trainer.services.ways_to_play import Way
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import mode_name
from trainer.wording.numbers import number


def way_name(way: Way) -> str:
    """Return how a drill was played."""
    return {
        Way.MODEL: _("model replies"),
        Way.SILENCE: _("silence"),
        Way.NONSENSE: _("nonsense"),
        Way.SAMPLES: _("sample replies"),
        Way.RANDOM: _("at random"),
    }[way]


def play_heading(report: PlayReport) -> str:
    """Name a scenario, its mode, and how often it was played."""
    return ngettext(
        "{title} ({id}), {mode}: {plays} drill", "{title} ({id}), {mode}: {plays} drills", report.plays
    ).format(
        title=report.scenario.title,
        id=report.scenario.id,
        mode=mode_name(report.mode),
        plays=number(report.plays),
    )


def seen_rows(report: PlayReport) -> Iterator[tuple[str, str]]:
    """Yield what was seen of turns, rules, endings and facts: a label and a text each."""
    scenario = report.scenario
    rules = report.all_rules
    turns = [(turn.id, report.turns[turn.id]) for turn in scenario.turns]
    yield _("turns"), _counts(turns)
    yield (
        _("rules"),
        _("{taken} of {all} taken").format(
            taken=number(len(rules) - len(report.rules_never_taken)), all=number(len(rules))
        ),
    )
    yield _("endings"), _counts([(ending.id, report.endings[ending.id]) for ending in scenario.endings])
    if scenario.facts:
        yield _("facts told"), _counts([(fact.id, report.facts[fact.id]) for fact in scenario.facts])
    yield _("perfect play"), _perfect(report)


def _counts(counts: list[tuple[str, int]]) -> str:
    return _(", ").join(f"{name} {number(count)}" for name, count in counts)


def _perfect(report: PlayReport) -> str:
    if not report.perfect:
        return _("not played yet")
    if report.is_perfect:
        return _("100 points, no critical error, a good ending")
    return _perfect_fault(next(one for one in report.perfect if not one.is_perfect))


def _perfect_fault(play: PerfectPlay) -> str:
    ending = _("the turn limit") if play.ending_id is None else play.ending_id
    return ngettext(
        "{score} points, {criticals} critical error, ending: {ending}",
        "{score} points, {criticals} critical errors, ending: {ending}",
        len(play.criticals),
    ).format(score=number(play.score), criticals=number(len(play.criticals)), ending=ending)


def play_lines(report: PlayReport) -> Iterator[str]:
    """Yield what was never seen, and what broke."""
    found = report.exploration
    never = report.rules_never_taken
    possible = [rule for rule in never if found.takes(rule) or not found.is_complete]
    impossible = [rule for rule in never if rule not in possible]
    if possible:
        yield _("Possible, but never taken here: {rules}.").format(rules=_rules(possible))
    if impossible:
        yield _("Never taken by any drill of this kind: {rules}.").format(rules=_rules(impossible))
    if not found.is_complete:
        yield _("Not all paths were searched: there are more than {states} states.").format(
            states=number(found.states)
        )
    for fault in report.faults:
        # The program's own words, for whoever mends it.
        yield _("Something broke in a drill played with {way}, seed {seed}: {what}").format(
            way=way_name(fault.way), seed=fault.seed, what=fault.what
        )


def _rules(rules: list[tuple[str, int]]) -> str:
    return _(", ").join(
        _("rule {number} of “{turn}”").format(number=number(count), turn=turn) for turn, count in rules
    )


def stopped_sentence(done: int, planned: int) -> str:
    """Say that the playing was stopped, and what the figures above are of."""
    return _("Stopped after {done} of {all} drills; these are what was seen till then.").format(
        done=number(done), all=number(planned)
    )
