"""What is said about verdicts that a trainer decided, that wait for one, or that were scored again."""

from __future__ import annotations

from datetime import datetime

from trainer.core.codes import State
from trainer.core.records import Review, WaitingVerdict
from trainer.services.debriefs import JudgedCriterion
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import state_name
from trainer.wording.numbers import day, day_and_time, number
from trainer.wording.quotes import all_in_quotes
from trainer.wording.verdicts import quoted, verdict_note


def judged_note(text: str, one: JudgedCriterion) -> str:
    """Say why a verdict is as it is: the words, then who decided it, then what the program said.

    Args:
        text: The reply as typed.
        one: The verdict with all that became of it.

    Returns:
        One line a statement.
    """
    lines = (_reason(text, one), *_review_lines(one), _line_before(one))
    return "\n".join(line for line in lines if line)


def _reason(text: str, one: JudgedCriterion) -> str:
    """A person's verdict needs no guess why the program did not find the words."""
    if one.machine is None or one.machine.state is one.verdict.state:
        return verdict_note(text, one.criterion, one.verdict)
    return quoted(text, one.verdict.evidence) or (
        "" if one.verdict.state is State.MET else one.criterion.hint
    )


def _review_lines(one: JudgedCriterion) -> tuple[str, ...]:
    if one.review is None or one.machine is None:
        return ()
    return decided_line(one.review), _machine_line(one.review, one.machine.state)


def decided_line(review: Review) -> str:
    """Say who decided a verdict, when and why."""
    when = day(review.at)
    if not review.comment:
        return _("Decided by {name} on {day}.").format(name=review.reviewer, day=when)
    return _("Decided by {name} on {day}: {comment}").format(
        name=review.reviewer, day=when, comment=review.comment
    )


def _machine_line(review: Review, now: State) -> str:
    if now is review.machine_state:
        return _("The program had said: {state}.").format(state=state_name(now))
    return _("The program had said: {before}; by now it says: {now}.").format(
        before=state_name(review.machine_state), now=state_name(now)
    )


def _line_before(one: JudgedCriterion) -> str:
    if one.before is None:
        return ""
    return _("Scored again since; when it was played: {state}.").format(state=state_name(one.before.state))


def scored_again(moment: datetime) -> str:
    """Say when a reply was scored again, as a chip does."""
    return _("scored again {day}").format(day=day(moment))


def waiting_count(count: int) -> str:
    """Say how many verdicts wait for a trainer."""
    if not count:
        return _("No verdict waits for a review.")
    return ngettext(
        "{count} verdict waits for a review.", "{count} verdicts wait for a review.", count
    ).format(count=number(count))


def waiting_heading(one: WaitingVerdict) -> str:
    """Say whose reply it is, in which drill, and when it was sent."""
    return _("{trainee} · {scenario} · {when}").format(
        trainee=one.trainee_name, scenario=one.scenario_title, when=day_and_time(one.submitted_at)
    )


def waiting_reason(one: WaitingVerdict) -> str:
    """Say what the program found, and what the trainee says about it."""
    words = all_in_quotes(one.words)
    found = _("The program says: {state}").format(state=state_name(one.state))
    line = f"{found} – {words}" if words else found
    return "\n".join(part for part in (line, contest_line(one)) if part)


def contest_line(one: WaitingVerdict) -> str:
    """Say what the trainee says against a verdict; empty if nothing."""
    if one.contest is None:
        return ""
    said = one.contest.comment or _("no comment")
    return _("The trainee calls it wrong: {comment}").format(comment=said)


def turn_goal(goal: str) -> str:
    """Say what the reply was for, to the trainer who reads it."""
    return _("Goal of this turn: {goal}").format(goal=goal)


def history_line(review: Review) -> str:
    """Say what a trainer decided, for a list of all that was decided."""
    line = _("{when}: {name} decided “{state}”; the program had said “{machine}”.").format(
        when=day_and_time(review.at),
        name=review.reviewer,
        state=state_name(review.state),
        machine=state_name(review.machine_state),
    )
    return f"{line} {review.comment}" if review.comment else line
