"""The command ``pack list``: the packs that are here, where they come from, and how they stand."""

from __future__ import annotations

import argparse
import json
import shlex

from rich.padding import Padding
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.invocation import invocation
from trainer.cli.paper import Paper, Paragraph, dotted
from trainer.cli.statuses import FINE
from trainer.core.errors import Severity
from trainer.core.scenario import Pack
from trainer.services.installing import InstalledPack, Installing
from trainer.wording.installing import edited_words, origin_name
from trainer.wording.pack_pages import (
    Health,
    all_faults_sentence,
    contents_words,
    health_of,
    health_words,
    pack_title,
    signer_words,
)
from trainer.wording.problems import problem_line

_STYLES = {Health.USABLE: "green", Health.WARNINGS: "yellow", Health.BROKEN: "red", Health.UNUSED: "dim"}


def list_packs(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Print every pack with version, origin, signer, edits, health and folder."""
    installing = tools.open_installing()
    packs = installing.packs()
    if arguments.json:
        data = [_as_json(one, installing) for one in packs]
        paper.file.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return FINE
    for one in packs:
        _print(one, installing, paper)
    return FINE


def _print(one: InstalledPack, installing: Installing, paper: Paper) -> None:
    paper.print(Paragraph(Text.assemble((pack_title(one), "bold"), f" {one.version}")))
    facts = (origin_name(one.origin), signer_words(installing.signed_by(one)), edited_words(one))
    line = dotted(
        Text(one.id, style="cyan"),
        Text(health_words(one), style=_STYLES[health_of(one)]),
        *(Text(fact) for fact in facts if fact),
    )
    paper.print(Padding(Paragraph(line), (0, 0, 0, 2), expand=False))
    if one.pack is not None:
        paper.print(Padding(Paragraph(contents_words(one.pack)), (0, 0, 0, 2), expand=False))
    paper.print_line(Paragraph(f"  {one.folder}", style="dim"))
    if health_of(one) is Health.BROKEN:
        first = next(problem for problem in one.problems if problem.severity is Severity.ERROR)
        paper.print(Padding(Paragraph(problem_line(first)), (0, 0, 0, 2), expand=False))
        command = f"{invocation()} pack check {shlex.quote(str(one.folder))}"
        paper.print_line(Paragraph(f"  {all_faults_sentence(command)}", style="dim"))


def _as_json(one: InstalledPack, installing: Installing) -> dict[str, object]:
    signed = installing.signed_by(one)
    return {
        "id": one.id,
        "version": one.version,
        "title": pack_title(one),
        "folder": str(one.folder),
        "origin": one.origin.value,
        "health": health_of(one).value,
        "contents": None if one.pack is None else _counts(one.pack),
        "problems": len(one.problems),
        "edited": list(one.edited),
        "signed": signed.state.value,
        "signer": signed.name,
        "fingerprint": signed.fingerprint,
        "installed_at": None if one.record is None else one.record.at_utc,
        "source": None if one.record is None else one.record.source,
    }


def _counts(pack: Pack) -> dict[str, int]:
    return {
        "scenarios": len(pack.scenarios),
        "quizzes": len(pack.quizzes),
        "questions": sum(len(one.asked) for one in pack.quizzes),
        "seminars": len(pack.seminars),
        "notes": len(pack.notes),
        "samples": len(pack.samples),
    }
