"""The command ``pack diff``: what differs between two packs, item by item."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.signature_data import signature
from trainer.cli.tables import print_refusal
from trainer.core.errors import UserFacingError
from trainer.core.pack_difference import ChangeKind, PackDifference
from trainer.services.pack_compares import PackComparison, compare_packs
from trainer.wording.differences import change_line, difference_sentence, field_line, field_values
from trainer.wording.sharing import signatures_lines

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""Exit statuses, as those of diff(1)."""

_STYLES = {
    ChangeKind.ADDED: "green",
    ChangeKind.REMOVED: "red",
    ChangeKind.CHANGED: "yellow",
    ChangeKind.MOVED: "cyan",
}


def diff(arguments: argparse.Namespace, paper: Paper, tools: Tools) -> int:
    """Print what differs; the exit status says whether anything does."""
    try:
        compared = compare_packs(
            arguments.old, arguments.new, tools.open_library(), tools.open_sharing().who_signed
        )
    except UserFacingError as error:
        print_refusal(error, paper)
        return TROUBLE
    if arguments.json:
        paper.file.write(json.dumps(_as_json(compared), ensure_ascii=False, indent=2) + "\n")
    else:
        _print(compared, paper)
    return SAME if compared.is_same else DIFFERENT


def _print(compared: PackComparison, paper: Paper) -> None:
    paper.print(Paragraph(difference_sentence(compared.difference), style="bold"))
    if not compared.is_signed_alike:
        for line in signatures_lines(compared.old_signed, compared.new_signed):
            paper.print(Paragraph(line, style="yellow"))
    paper.print(*difference_lines(compared.difference), sep="\n")


def difference_lines(difference: PackDifference) -> Iterator[RenderableType]:
    """Yield a line for each item, and below it one for each field."""
    for change in difference.items:
        yield Paragraph(Text(change_line(change), style=_STYLES[change.change]))
        for field in change.fields:
            yield Padding(Paragraph(field_line(field)), (0, 0, 0, 4), expand=False)


def _as_json(compared: PackComparison) -> dict[str, object]:
    difference = compared.difference
    items = []
    for change in difference.items:
        fields = []
        for field in change.fields:
            before, after = field_values(field)
            fields.append({"field": field.field, "before": before, "after": after})
        items.append(
            {
                "change": change.change.value,
                "kind": change.kind.value,
                "address": list(change.address),
                "title": change.title,
                "was_at": list(change.was_at),
                "fields": fields,
            }
        )
    return {
        "old": asdict(difference.old),
        "new": asdict(difference.new),
        "same_content": difference.is_same_content,
        "line_ends_alone": difference.is_line_ends_alone,
        "old_signature": signature(compared.old_signed),
        "new_signature": signature(compared.new_signed),
        "items": items,
    }
