"""How a reply came about and where it led, and why a drill was left: what is told beside the verdicts."""

from __future__ import annotations

from trainer.core.codes import Finish
from trainer.core.drill_state import DrillState, Play
from trainer.core.scenario import Scenario
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import outcome_name, stop_reason_name
from trainer.wording.numbers import clock, number


def words_of(text: str) -> str:
    """Return the words of a reply, or that they were spoken and not written down."""
    return text if text.strip() else _("(spoken; nothing was noted)")


def play_facts(scenario: Scenario, play: Play) -> tuple[str, ...]:
    """Return all that is known of a reply beside its words: time, changes, hints, where it led, flags."""
    facts = (
        _("{time} to answer").format(time=clock(play.took)),
        _edits(play),
        _hints(scenario, play),
        led_to(scenario, play),
        remembered(scenario, play),
    )
    return tuple(fact for fact in facts if fact)


def _edits(play: Play) -> str:
    """What an observer ticks and ticks off again says nothing of the one who speaks."""
    if play.ticks is not None or not play.edits:
        return ""
    return ngettext("draft changed {count} time", "draft changed {count} times", play.edits).format(
        count=number(play.edits)
    )


def _hints(scenario: Scenario, play: Play) -> str:
    labels = {one.id: one.label for one in scenario.turn(play.turn_id).criteria}
    names = _(", ").join(labels[one] for one in play.hints if one in labels)
    return _("hints taken: {names}").format(names=names) if names else ""


def led_to(scenario: Scenario, play: Play) -> str:
    """Say where a reply led; empty while that is not known."""
    if play.led_to is None:
        return ""
    ending = scenario.ending(play.led_to)
    if ending is not None:
        return _("led to the ending: {outcome}").format(outcome=outcome_name(ending.outcome))
    if play.led_to == play.turn_id:
        return _("led to another try")
    turn = scenario.turn(play.led_to)
    return _("led on to: {goal}").format(goal=turn.goal or turn.id)


def remembered(scenario: Scenario, play: Play) -> str:
    """Say what the customer remembers since a reply; empty if nothing."""
    labels = {flag.id: flag.label or flag.id for flag in scenario.flags}
    names = _(", ").join(labels[one] for one in play.flags_raised if one in labels)
    return _("the customer remembers: {names}").format(names=names) if names else ""


def rule_line(scenario: Scenario, play: Play) -> str:
    """Say which of the rules of its turn a reply met; empty where none did, or while it waits."""
    if play.rule is None:
        return ""
    return _("Rule {number} of {count} was the first that held.").format(
        number=number(play.rule), count=number(len(scenario.turn(play.turn_id).rules))
    )


def stop_line(state: DrillState) -> str:
    """Say why a drill was left before its ending; empty for one that was not."""
    if state.finish is Finish.TIME_LIMIT:
        return _("The time of the exam was over.")
    if state.finish is not Finish.STOPPED:
        return ""
    parts = (stop_reason_name(state.stop_reason) if state.stop_reason else "", state.stop_why.strip())
    why = " – ".join(part for part in parts if part)
    return _("Stopped: {why}").format(why=why) if why else _("Stopped before the ending.")
