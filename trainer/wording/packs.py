"""What is said about a pack that was checked."""

from __future__ import annotations

from trainer.core.answers import State
from trainer.core.errors import Severity
from trainer.core.scenario import Pack
from trainer.services.bench_results import Bench, Disagreement
from trainer.services.pack_checks import PackReport
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import state_name
from trainer.wording.numbers import number
from trainer.wording.quotes import beginning_of

MOST_SHOWN = 5
"""Disagreements. With more of them the rubric is read once more, not the list."""


def report_sentence(report: PackReport) -> str:
    """Say in one line which folder was checked, whether it can be used and how much there is to look at."""
    if report.pack is None:
        errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
        return ngettext(
            "{folder}: cannot be used, {count} error", "{folder}: cannot be used, {count} errors", errors
        ).format(folder=report.folder, count=number(errors))
    name = _("{title} {version} ({folder})").format(
        title=report.pack.title, version=report.pack.version, folder=report.folder
    )
    warnings = len(report.problems)
    if not warnings:
        return _("{pack}: can be used, nothing to mend").format(pack=name)
    return ngettext(
        "{pack}: can be used, {count} warning", "{pack}: can be used, {count} warnings", warnings
    ).format(pack=name, count=number(warnings))


def bench_lines(report: PackReport) -> list[str]:
    """Say how far the program agrees with the people who marked the samples, and show where it does not."""
    if report.pack is None or report.bench is None or not report.bench.marks:
        return []
    shown = report.bench.disagreements[:MOST_SHOWN]
    lines = [bench_sentence(report.bench), *(_disagreement(one, report.pack) for one in shown)]
    hidden = len(report.bench.disagreements) - len(shown)
    if hidden:
        lines.append(
            ngettext("… and {count} more", "… and {count} more", hidden).format(count=number(hidden))
        )
    return lines


def bench_sentence(bench: Bench) -> str:
    """Say how far the rubrics agree with the people who marked the samples."""
    percent = number(int(100 * bench.agreement))
    return ngettext(
        "Bench: {marks} mark that people gave sample replies; "
        "the program agrees with {agreed} ({percent} %).",
        "Bench: {marks} marks that people gave sample replies; "
        "the program agrees with {agreed} ({percent} %).",
        bench.marks,
    ).format(agreed=number(bench.agreed), marks=number(bench.marks), percent=percent)


def _disagreement(one: Disagreement, pack: Pack) -> str:
    sample = one.sample
    scenario = pack.scenario(sample.scenario_id)
    turns = () if scenario is None else scenario.turns
    criteria = [each for turn in turns if turn.id == sample.turn_id for each in turn.criteria]
    label = next((each.label for each in criteria if each.id == one.criterion_id), one.criterion_id)
    template = _(
        "{scenario}, turn “{turn}”, “{label}” ({criterion}): “{reply}” – people said: {person}; "
        "the program: {program}"
    )
    return template.format(
        scenario=sample.scenario_id,
        turn=sample.turn_id,
        label=label,
        criterion=one.criterion_id,
        reply=beginning_of(sample.reply),
        person=state_name(State.MET if sample.marks[one.criterion_id] else State.NOT_MET),
        program=state_name(one.state),
    )
