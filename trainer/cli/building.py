"""The command ``pack build``: an archive for others, once nothing speaks against it."""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.statuses import FINE, MENDABLE
from trainer.cli.streams import is_interactive
from trainer.cli.tables import problem_lines
from trainer.services.pack_folders import folder_of
from trainer.services.sharing import BuildPlan
from trainer.wording.sharing import (
    build_question,
    built_sentence,
    built_signature_sentence,
    cannot_build_sentence,
    findings_sentence,
    not_asked_sentence,
    not_built_sentence,
    same_version_sentence,
    version_sentence,
)

_YES = ("y", "yes", "はい")


def build(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Show what speaks against it, ask where there is personal data, and build the archive."""
    sharing = tools.open_sharing()
    plan = sharing.look(folder_of(arguments.pack, tools.open_library()))
    for line in problem_lines(plan.problems):
        paper.print(line)
    if not plan.can_be_built:
        paper.print(Paragraph(cannot_build_sentence(), style="bold red"))
        return MENDABLE
    if plan.findings and not _may_go_out(plan, paper, is_agreed=arguments.yes):
        return MENDABLE
    if version := arguments.new_version or (plan.next_version if arguments.next else ""):
        plan = sharing.raise_version(plan, version)
    elif plan.is_changed and plan.pack is not None:
        paper.print(Paragraph(same_version_sentence(plan.pack.version, plan.next_version), style="yellow"))
    built = sharing.build(plan, arguments.file or Path(plan.file_name), is_signed=arguments.sign)
    paper.print(Paragraph(built_sentence(built), style="bold"))
    paper.print(Paragraph(version_sentence(built)))
    paper.print(Paragraph(built_signature_sentence(built), style="dim"))
    return FINE


def _may_go_out(plan: BuildPlan, paper: Paper, *, is_agreed: bool) -> bool:
    paper.print(Paragraph(findings_sentence(len(plan.findings)), style="bold yellow"))
    for line in problem_lines(plan.findings):
        paper.print(line)
    if is_agreed:
        return True
    if not is_interactive():
        paper.print(Paragraph(not_asked_sentence(), style="bold"))
        return False
    if is_yes(read_text(build_question())):
        return True
    paper.print(Paragraph(not_built_sentence()))
    return False


def is_yes(answer: str) -> bool:
    """Say whether an answer agrees, in either language."""
    return unicodedata.normalize("NFKC", answer).strip().casefold() in _YES
