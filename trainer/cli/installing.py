"""The commands ``pack install``, ``pack update``, ``pack remove``: all is shown before anything is done."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.text import Text

from trainer.cli.building import is_yes
from trainer.cli.differing import difference_lines
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.cli.tables import print_refusal, problem_lines
from trainer.core.errors import PackError, UserFacingError
from trainer.core.merging import Choice, Conflict
from trainer.services.install_demands import demand_removable
from trainer.services.installing import Installing, InstallPlan, PlanKind
from trainer.wording.install_terminal import (
    choice_question,
    chosen_heading,
    done_sentence,
    head_lines,
    install_question,
    kept_line,
    not_here_sentence,
    nothing_done_sentence,
    open_choice_sentence,
    unasked_sentence,
    unchosen_sentence,
)
from trainer.wording.installing import conflict_line, doubt_sentence, plan_sentence
from trainer.wording.pack_pages import pack_title, refusal
from trainer.wording.removing import (
    drills_stay_sentence,
    kept_reasons,
    kept_sentence,
    remove_question,
    removed_sentence,
)

_KEYS = {
    "m": Choice.MINE,
    "t": Choice.THEIRS,
    "b": Choice.BOTH,
    "自": Choice.MINE,
    "新": Choice.THEIRS,
    "両": Choice.BOTH,
}


def install(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Install each source, or its new version; one that is refused does not hinder the next."""
    installing = tools.open_installing()
    statuses = [_install_one(source, arguments, paper, installing) for source in arguments.source]
    return max(statuses)


def _print_unusable(error: UserFacingError, paper: Paper) -> None:
    """Print why a pack cannot be used; nobody is asked to mend lines where there are none."""
    if not isinstance(error, PackError) or any(one.line for one in error.problems):
        print_refusal(error, paper)
        return
    happened, to_do = refusal(error)
    paper.print(Paragraph(happened, style="bold red"))
    paper.print(*problem_lines(error.problems), sep="\n")
    paper.print(Paragraph(to_do))


def _install_one(source: Path, arguments: argparse.Namespace, paper: Paper, installing: Installing) -> int:
    try:
        plan = installing.look(source)
    except UserFacingError as error:
        _print_unusable(error, paper)
        return MENDABLE
    try:
        return _go_on(plan, arguments, paper, installing)
    except UserFacingError as error:
        print_refusal(error, paper)
        return MENDABLE
    finally:
        installing.discard(plan)


def _go_on(plan: InstallPlan, arguments: argparse.Namespace, paper: Paper, installing: Installing) -> int:
    said = dict(_said(plan, arguments))
    _show(plan, paper)
    _show_changes(plan, said, paper, installing)
    if plan.kind is PlanKind.SAME:
        is_usable = plan.present is not None and plan.present.pack is not None
        return FINE if is_usable else MENDABLE
    if arguments.pack_command == "update" and plan.kind is PlanKind.NEW:
        paper.print(Paragraph(not_here_sentence(plan), style="bold"))
        return MENDABLE
    is_asked = not arguments.yes and plan.can_be_installed
    if is_asked and not is_interactive():
        paper.print(Paragraph(unasked_sentence(_missing_options(plan, arguments)), style="bold"))
        if len(said) < len(plan.conflicts):
            paper.print(Paragraph(open_choice_sentence(), style="bold"))
        return MENDABLE
    choices = _choices(plan, arguments, is_asked=is_asked)
    if choices.keys() - said.keys() and is_asked:
        paper.print(Paragraph(chosen_heading(), style="bold"))
        _show_changes(plan, choices, paper, installing)
    if is_asked and not is_yes(read_text(install_question(plan))):
        paper.print(Paragraph(nothing_done_sentence()))
        return MENDABLE
    here = installing.install(
        plan,
        choices,
        allow_downgrade=is_asked or arguments.downgrade,  # who was asked has agreed to that question
        despite_doubts=is_asked or arguments.anyway,
    )
    paper.print(Paragraph(done_sentence(here, plan), style="bold"))
    return FINE


def _missing_options(plan: InstallPlan, arguments: argparse.Namespace) -> Iterator[str]:
    """Yield every option without which this is refused where nobody can be asked."""
    yield "--yes"
    if plan.kind is PlanKind.DOWNGRADE and not arguments.downgrade:
        yield "--downgrade"
    if plan.doubts and not arguments.anyway:
        yield "--anyway"


def _show(plan: InstallPlan, paper: Paper) -> None:
    paper.print(Paragraph(plan_sentence(plan), style="bold"))
    for fact in head_lines(plan):
        paper.print(Paragraph(fact, style="dim"))
    for line in problem_lines(plan.problems):
        paper.print(line)
    if plan.kept_edits:
        paper.print(Paragraph(kept_line(plan)))
    for conflict in plan.conflicts:
        paper.print(Paragraph(Text(conflict_line(conflict), style="yellow")))
    for doubt in plan.doubts:
        paper.print(Paragraph(doubt_sentence(doubt), style="bold red"))


def _show_changes(
    plan: InstallPlan, choices: Mapping[str, Choice], paper: Paper, installing: Installing
) -> None:
    """Print what will differ from what is here, with the choices taken."""
    possible = {one.name: choices[one.name] for one in plan.conflicts if choices.get(one.name) in one.choices}
    difference = installing.difference(plan, possible) if possible else plan.difference
    if difference is None:
        return
    paper.print(*difference_lines(difference), sep="\n")
    if len(possible) < len(plan.conflicts):
        paper.print(Paragraph(unchosen_sentence(), style="dim"))


def _said(plan: InstallPlan, arguments: argparse.Namespace) -> Iterable[tuple[str, Choice]]:
    """Yield the choices that the command line makes."""
    named = dict(arguments.files)
    for conflict in plan.conflicts:
        chosen = named.get(conflict.name) or _general(conflict, arguments.choice)
        if chosen is not None:
            yield conflict.name, chosen


def _choices(plan: InstallPlan, arguments: argparse.Namespace, *, is_asked: bool) -> dict[str, Choice]:
    said = dict(_said(plan, arguments))
    for conflict in plan.conflicts:
        if conflict.name not in said and is_asked:
            said[conflict.name] = _ask(conflict)
    return {**dict(arguments.files), **said}  # one that is not in conflict is refused with its name


def _general(conflict: Conflict, choice: Choice | None) -> Choice | None:
    """Return what was said of all files; where both cannot be, mine is what loses nothing of one's own."""
    return Choice.MINE if choice is Choice.BOTH and choice not in conflict.choices else choice


def _ask(conflict: Conflict) -> Choice:
    while True:
        answer = read_text(choice_question(conflict)).strip().casefold()[:1]
        choice = _KEYS.get(answer)
        if choice in conflict.choices:
            return choice


def remove(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Remove a pack that was installed or made here, after asking."""
    installing = tools.open_installing()
    pack = demand_removable(arguments.pack, installing.packs())
    if not arguments.yes:
        for words in (*kept_reasons(pack, installing.removed_folder), drills_stay_sentence()):
            paper.print(Paragraph(words))
        if not is_interactive():
            paper.print(Paragraph(unasked_sentence(), style="bold"))
            return MENDABLE
        if not is_yes(read_text(remove_question(pack))):
            paper.print(Paragraph(nothing_done_sentence()))
            return MENDABLE
    kept = installing.remove(pack.id, pack.folder)
    paper.print(Paragraph(removed_sentence(pack_title(pack)), style="bold"))
    if kept is not None:
        paper.print(Paragraph(kept_sentence(kept, pack.folder.parent)))
    return FINE
