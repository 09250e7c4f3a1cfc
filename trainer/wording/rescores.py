"""What is said about replies that were scored again: each difference, and the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.core.codes import State
from trainer.services.rescoring import CriterionChange, Plan, Progress, ReplyChange, Tally, Transition
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import result_name, state_name
from trainer.wording.numbers import number, score_range
from trainer.wording.quotes import all_in_quotes, beginning_of


def change_heading(one: ReplyChange) -> str:
    """Say which reply it is, and what it was and is worth."""
    points = _("{before} → {after} of {possible} points").format(
        before=score_range(one.before.low, one.before.high),
        after=score_range(one.after.low, one.after.high),
        possible=number(one.after.possible),
    )
    return _("{scenario}, turn “{turn}”: “{reply}” – {points}").format(
        scenario=one.scenario_id, turn=one.turn_id, reply=beginning_of(one.text), points=points
    )


def change_line(one: CriterionChange) -> str:
    """Say what became of a verdict, with the words that decide it now and decided it then."""
    line = _("“{label}” ({criterion}): {before} → {after}").format(
        label=one.label,
        criterion=one.criterion_id,
        before=_worded(one.before, one.words_before),
        after=_worded(one.after, one.words_after),
    )
    if one.review is None:
        return line
    return line + " – " + _("a trainer decided “{state}”, which stays").format(state=state_name(one.review))


def _worded(state: State | None, words: Sequence[str]) -> str:
    name = _named(state)
    if not words:
        return name
    return _("{state} ({words})").format(state=name, words=all_in_quotes(words))


def _named(state: State | None) -> str:
    return _("not asked") if state is None else state_name(state)


def totals(tally: Tally, plan: Plan, *, is_applied: bool) -> Iterator[str]:
    """Yield the sums, one statement a line."""
    if tally.replies or not tally.up_to_date:
        yield ngettext(
            "{count} reply scored again; with another verdict or other points now: {changed}.",
            "{count} replies scored again; with another verdict or other points now: {changed}.",
            tally.replies,
        ).format(count=number(tally.replies), changed=number(tally.changed))
    for transition, count in sorted(tally.verdicts.items(), key=lambda pair: -pair[1]):
        yield _transition_line(transition, count)
    for (before, after), count in sorted(tally.results.items(), key=lambda pair: -pair[1]):
        yield ngettext(
            "{count} drill: {before} → {after}", "{count} drills: {before} → {after}", count
        ).format(count=number(count), before=result_name(before), after=result_name(after))
    yield from _left_out(tally, plan)
    if tally.changed:
        yield (
            _("The new cards are stored beside the old ones, and count from now on.")
            if is_applied
            else _("Nothing was changed. “--apply” stores the new cards beside the old ones.")
        )


def _transition_line(transition: Transition, count: int) -> str:
    scenario, turn, criterion, before, after = transition
    return _("{scenario}/{turn}/{criterion}: {before} → {after}, {count} ×").format(
        scenario=scenario,
        turn=turn,
        criterion=criterion,
        before=_named(before),
        after=_named(after),
        count=number(count),
    )


def _left_out(tally: Tally, plan: Plan) -> Iterator[str]:
    if tally.up_to_date:
        yield ngettext(
            "{count} drill is up to date: it was scored again with the same rubric before.",
            "{count} drills are up to date: they were scored again with the same rubric before.",
            tally.up_to_date,
        ).format(count=number(tally.up_to_date))
    if tally.missed:
        yield ngettext(
            "{count} drill went on meanwhile; run it again for that one.",
            "{count} drills went on meanwhile; run it again for those.",
            tally.missed,
        ).format(count=number(tally.missed))
    lost = sum(one.replies for one in plan.out_of_reach)
    if lost:
        yield ngettext(
            "{count} reply cannot be scored again: no copy of its pack is left.",
            "{count} replies cannot be scored again: no copy of their pack is left.",
            lost,
        ).format(count=number(lost))


def stopped_lines(progress: Progress | None, plan: Plan, *, is_applied: bool) -> Iterator[str]:
    """Say where it stands after Ctrl+C: what is done, what is not, and how it goes on."""
    if not is_applied:
        done = 0 if progress is None else progress.done
        yield _("Stopped after {done} replies. Nothing was changed.").format(done=number(done))
        return
    drills = 0 if progress is None else progress.tally.drills + progress.tally.up_to_date
    yield _(
        "Stopped. {done} of {total} drills are done, and their new cards are stored; "
        "the other {left} are as they were."
    ).format(done=number(drills), total=number(plan.drills), left=number(plan.drills - drills))
    yield _("Run the same command again: it goes on with those. An export names the drills that are done.")
