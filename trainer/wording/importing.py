"""What is said about an import: what comes, what does not, and what was written."""

from __future__ import annotations

from pathlib import Path

from trainer.core.errors import Problem, Severity
from trainer.services.import_plans import Clash, ImportPlan, SourceFormat
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.problems import problem_sentence


def format_name(kind: SourceFormat) -> str:
    """Return how a format is called."""
    return {
        SourceFormat.GIFT: "GIFT",
        SourceFormat.AIKEN: "Aiken",
        SourceFormat.CSV: "CSV",
        SourceFormat.XLSX: _("Excel workbook"),
    }[kind]


def plan_sentence(plan: ImportPlan) -> str:
    """Say in one line what a file was recognised as and how much would come."""
    questions, scenarios = plan.questions, len(plan.scenarios)
    counts = [
        template.format(count=number(count))
        for template, count in (
            (ngettext("{count} question", "{count} questions", questions), questions),
            (ngettext("{count} scenario", "{count} scenarios", scenarios), scenarios),
        )
        if count
    ]
    if not counts:
        return _("{file} ({format}): nothing would come").format(
            file=plan.source.name, format=format_name(plan.format)
        )
    return _("{file} ({format}): {counts} would come").format(
        file=plan.source.name, format=format_name(plan.format), counts=_(", ").join(counts)
    )


def item_lines(plan: ImportPlan) -> list[str]:
    """Return a line for each quiz and scenario that would come."""
    quizzes = [
        ngettext("Quiz “{title}”: {count} question", "Quiz “{title}”: {count} questions", len(one.questions))
        .format(title=one.title, count=number(len(one.questions)))
        for one in plan.quizzes
    ]  # fmt: skip
    scenarios = [
        ngettext("Scenario “{title}”: {count} turn", "Scenario “{title}”: {count} turns", len(one.turns))
        .format(title=one.title, count=number(len(one.turns)))
        for one in plan.scenarios
    ]  # fmt: skip
    return [*quizzes, *scenarios]


def fault_line(problem: Problem) -> str:
    """Return one line: sheet, row and column heading (or line of a text file), what is wrong, what to do."""
    severity = _("please check") if problem.severity is Severity.WARNING else _("left out")
    place = fault_place(problem)
    sentence = problem_sentence(problem)
    if not place:
        return _("{severity}: {sentence}").format(severity=severity, sentence=sentence)
    return _("{place}: {severity}: {sentence}").format(place=place, severity=severity, sentence=sentence)


def fault_place(problem: Problem) -> str:
    """Return where a fault of an import stands; empty for the whole file."""
    sheet, heading = str(problem.data.get("sheet", "")), str(problem.data.get("heading", ""))
    parts = [sheet] if sheet else []
    if problem.line:
        is_table = "sheet" in problem.data
        template = _("row {row}") if is_table else _("line {row}")
        parts.append(template.format(row=problem.line))
    if heading:
        parts.append(_("column “{heading}”").format(heading=heading))
    return _(", ").join(parts)


def left_out_sentence(plan: ImportPlan) -> str:
    """Say how much keeps something out; empty for nothing."""
    if not plan.left_out:
        return ""
    return ngettext(
        "{count} fault keeps something out. Mend it in the file and import again, or go on without.",
        "{count} faults keep something out. Mend them in the file and import again, or go on without.",
        plan.left_out,
    ).format(count=number(plan.left_out))


def nothing_sentence() -> str:
    """Say what to do where nothing would come."""
    return _("Mend what is listed, or fill in a row, then import it again.")


def clash_line(clash: Clash) -> str:
    """Say what is there already: the same thing, or, by an id in the sheet, one with another title."""
    if clash.title == clash.title_here:
        return _("“{title}” is there already.").format(title=clash.title)
    return _("“{title}” has the id of “{here}”, which is there already and would be replaced.").format(
        title=clash.title, here=clash.title_here
    )


def clash_advice() -> str:
    """Say how to choose."""
    return _("Add --replace, --keep-both or --leave to say what to do with what is there already.")


def dry_run_sentence() -> str:
    """Say that nothing was written because nothing was to be."""
    return _("Nothing was written.")


def not_asked_sentence() -> str:
    """Say that nobody could be asked."""
    return _("Nothing was written. Add --yes to import without being asked.")


def write_question(target: str) -> str:
    """Ask whether to write."""
    return _("Write this into {target}? (y/n) ").format(target=target)


def written_sentence(folder: Path) -> str:
    """Say where it was written."""
    return _("Written: {folder}").format(folder=folder)


def next_step_sentence(command: str) -> str:
    """Say what to do next."""
    return _("Try it: {command}").format(command=command)


def template_sentence(path: Path) -> str:
    """Say that a template was written."""
    return _("Written: {path}. Fill it in, save it, and import it.").format(path=path)


def exported_sentence(path: Path, losses: int) -> str:
    """Say what was exported and how much could not be said."""
    if not losses:
        return _("Written: {path}. Nothing was lost.").format(path=path)
    return ngettext(
        "Written: {path}. {count} thing could not be said in this format (above).",
        "Written: {path}. {count} things could not be said in this format (above).",
        losses,
    ).format(path=path, count=number(losses))
