"""The commands ``pack template``, ``pack import`` and ``pack export``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from trainer.cli.building import is_yes
from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.cli.tables import broken_pack
from trainer.cli.targets import demand_new
from trainer.core.errors import PackError, Problem, Severity
from trainer.services.exporting import export_pack, format_for, look_at_export, pack_at
from trainer.services.importing import ClashChoice, Importing, ImportPlan, PackHead, SheetKind
from trainer.services.pack_folders import folder_of
from trainer.wording.catalogue import language
from trainer.wording.importing import (
    clash_advice,
    clash_line,
    dry_run_sentence,
    exported_sentence,
    fault_line,
    item_lines,
    left_out_sentence,
    next_step_sentence,
    not_asked_sentence,
    nothing_sentence,
    plan_sentence,
    template_sentence,
    write_question,
    written_sentence,
)
from trainer.wording.problems import problem_sentence


def template(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Write a spreadsheet to fill in."""
    demand_new(arguments.file)
    spoken = arguments.sheet_language or language()
    path = tools.open_importing().write_template(SheetKind(arguments.kind), arguments.file, language=spoken)
    paper.print(Paragraph(template_sentence(path), style="bold"))
    return FINE


def import_file(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Show what would come, ask, and write it; status 1 if nothing was written though something should."""
    importing = tools.open_importing()
    plan = importing.look(arguments.file, language=arguments.language_of or "")
    _print_plan(plan, paper)
    if plan.is_empty:
        paper.print(Paragraph(nothing_sentence(), style="bold red"))
        return MENDABLE
    if arguments.dry_run:
        paper.print(Paragraph(dry_run_sentence()))
        return FINE
    try:
        return _write(arguments, plan, paper, tools)
    except PackError as error:
        for line in broken_pack(error):
            paper.print(line)
        return MENDABLE


def _write(arguments: argparse.Namespace, plan: ImportPlan, paper: Paper, tools: Tools) -> int:
    importing = tools.open_importing()
    into: PackHead | Path = _head(arguments, plan)
    choices: dict[str, ClashChoice] = {}
    if arguments.into:
        into = folder_of(arguments.into, tools.open_library())
        clashes = importing.clashes(plan, into)
        for clash in clashes:
            paper.print(Paragraph(clash_line(clash), style="yellow"))
        if clashes and not arguments.choice:
            paper.print(Paragraph(clash_advice(), style="bold"))
            return MENDABLE
        choices = {clash.key: ClashChoice(arguments.choice) for clash in clashes}
    if not _is_agreed(arguments, into, paper):
        return MENDABLE
    return _written(importing, plan, into, choices, arguments.folder, paper)


def _written(
    importing: Importing,
    plan: ImportPlan,
    into: PackHead | Path,
    choices: dict[str, ClashChoice],
    folder: Path | None,
    paper: Paper,
) -> int:
    target = importing.write(plan, into, choices=choices, folder=folder)
    paper.print(Paragraph(written_sentence(target), style="bold"))
    name = into.id if isinstance(into, PackHead) and folder is None else str(target)
    paper.print(Paragraph(next_step_sentence(f"{invocation()} pack check {target}"), style="dim"))
    if plan.scenarios:
        paper.print(Paragraph(next_step_sentence(f"{invocation()} pack play {name}"), style="dim"))
    return FINE


def _head(arguments: argparse.Namespace, plan: ImportPlan) -> PackHead:
    head = plan.head
    return replace(
        head,
        id=arguments.new or head.id,
        title=arguments.title or head.title,
        authors=tuple(arguments.author or ()),
        licence=arguments.licence or "",
    )


def _is_agreed(arguments: argparse.Namespace, into: PackHead | Path, paper: Paper) -> bool:
    if arguments.yes:
        return True
    if not is_interactive():
        paper.print(Paragraph(not_asked_sentence(), style="bold"))
        return False
    target = f"{into.id} ({into.title})" if isinstance(into, PackHead) else str(into)
    if is_yes(read_text(write_question(target))):
        return True
    paper.print(Paragraph(dry_run_sentence()))
    return False


def _print_plan(plan: ImportPlan, paper: Paper) -> None:
    paper.print(Paragraph(plan_sentence(plan), style="bold"))
    for line in item_lines(plan):
        paper.print(Paragraph(f"  {line}"))
    for fault in plan.faults:
        paper.print(Paragraph(fault_line(fault), style=_style(fault)))
    if plan.left_out:
        paper.print(Paragraph(left_out_sentence(plan), style="yellow"))


def _style(fault: Problem) -> str:
    return "red" if fault.severity is Severity.ERROR else "dim"


def export(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Write a pack in another format and say what that cannot say."""
    pack = pack_at(folder_of(arguments.pack, tools.open_library()))
    kind = format_for(arguments.file)
    if not arguments.replace:
        demand_new(arguments.file, "export-target-taken")
    spoken = arguments.sheet_language or language()
    losses = look_at_export(pack, kind, language=spoken)
    path = export_pack(pack, arguments.file, kind, language=spoken)
    for loss in losses:
        paper.print(Paragraph(problem_sentence(loss), style="dim"))
    paper.print(Paragraph(exported_sentence(path, len(losses)), style="bold"))
    return FINE
