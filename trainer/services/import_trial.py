"""Reads what an import would write, before it is offered: what no pack can hold is told and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.core.errors import Problem, Severity
from trainer.core.scenario import Pack, Scenario
from trainer.packs.assembly import Assembly
from trainer.packs.files import PACK_FILE, PackFiles
from trainer.packs.problems import Problems
from trainer.packs.writing import manifest_yaml
from trainer.services.import_writing import file_text


def readable_scenarios(
    items: Sequence[Scenario], *, file: str
) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Return the scenarios that a pack can hold, and an error for each fault of the others.

    Args:
        items: Of one file.
        file: Its name, for the faults.
    """
    kept: list[Scenario] = []
    faults: list[Problem] = []
    for item in items:
        errors = _errors(item)
        if errors:
            titled = ({**one.data, "sheet": item.title, "heading": ""} for one in errors)
            faults += [
                replace(one, file=file, line=0, column=0, data=data)
                for one, data in zip(errors, titled, strict=True)
            ]
        else:
            kept.append(item)
    return tuple(kept), tuple(faults)


def _errors(item: Scenario) -> list[Problem]:
    pack = Pack("trial", "1.0.0", "Trial", item.language, "", ())
    name, text = file_text(item, pack)
    texts = {PACK_FILE: manifest_yaml(pack).encode(), name: text.encode()}
    problems = Problems()
    Assembly(PackFiles(texts=texts, digests=dict.fromkeys(texts, "")), problems).run()
    if not problems.error_count:
        return []
    return [one for one in problems.in_order() if one.severity is Severity.ERROR]
