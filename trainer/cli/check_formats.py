"""What ``pack check`` found, for programs: JSON, SARIF, and annotations of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from trainer import __version__
from trainer.cli.invocation import PROGRAM
from trainer.cli.signature_data import signature
from trainer.core.errors import Problem, Severity
from trainer.services.pack_checks import PackReport
from trainer.wording.catalogue import language
from trainer.wording.packs import report_sentence
from trainer.wording.problems import problem_line, problem_sentence, rule_sentence

_SHAPE_VERSION = 1
_PACK_FILE = "pack.yaml"
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(reports: Sequence[PackReport]) -> Mapping[str, Any]:
    """Return the reports as plain data; docs/pack-format.md says what each key means."""
    return {
        "version": _SHAPE_VERSION,
        "errors": sum(report.errors for report in reports),
        "warnings": sum(report.warnings for report in reports),
        "packs": [_pack(report) for report in reports],
    }


def _pack(report: PackReport) -> Mapping[str, Any]:
    pack, bench = report.pack, report.bench
    return {
        "path": _shown(report.folder),
        "is_usable": report.is_usable,
        "id": pack and pack.id,
        "version": pack and pack.version,
        "title": pack and pack.title,
        "bench": bench and {"marks": bench.marks, "agreed": bench.agreed, "kappa": bench.kappa},
        "signature": signature(report.signed),
        "problems": [_problem(one, report) for one in report.problems],
    }


def _problem(problem: Problem, report: PackReport) -> Mapping[str, Any]:
    return {
        "path": _shown(_file(problem, report)),
        "file": problem.file,
        "line": problem.line or None,
        "column": problem.column or None,
        "level": problem.severity.value,
        "code": problem.code,
        "message": problem_sentence(problem),
        "suggestion": problem.suggestion,
    }


def placed_problems(report: PackReport) -> list[Problem]:
    """Return the problems with paths from the current folder on, which an editor's terminal can open."""
    if report.is_archive:
        return list(report.problems)
    return [
        replace(one, file=_shown(report.folder / one.file)) if one.file else one for one in report.problems
    ]


def as_sarif(reports: Iterable[PackReport]) -> Mapping[str, Any]:
    """Return the reports as a log of SARIF 2.1.0 (OASIS), as code scanning of forges reads it."""
    found = [(problem, report) for report in reports for problem in report.problems]
    codes = list(dict.fromkeys(problem.code for problem, _ in found))
    driver = {
        "name": "Reply Dojo",
        "semanticVersion": __version__,
        "rules": [{"id": code, "shortDescription": {"text": rule_sentence(code)}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, report, codes.index(problem.code)) for problem, report in found],
    }
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, report: PackReport, rule: int) -> Mapping[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(_file(problem, report))}}
    if problem.line and not report.is_archive:
        location["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": _told(problem, report)},
        "locations": [{"physicalLocation": location}],
    }


def as_annotations(reports: Iterable[PackReport]) -> list[str]:
    """Return a workflow command of GitHub for each problem, and a plain line for each pack."""
    lines: list[str] = []
    for report in reports:
        lines += [_annotation(problem, report) for problem in report.problems]
        lines.append(report_sentence(report))
    return lines


def _annotation(problem: Problem, report: PackReport) -> str:
    values: dict[str, object] = {"file": _shown(_file(problem, report))}
    if problem.line and not report.is_archive:
        values |= {"line": problem.line, "col": max(problem.column, 1)}
    values["title"] = f"{PROGRAM}: {problem.code}"
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    named = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in values.items())
    return f"::{kind} {named}::{_escaped(_told(problem, report))}"


def _escaped(text: str, more: str = "") -> str:
    """Escape as actions/toolkit does: ``%`` and line ends everywhere, ``:`` and ``,`` in properties."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in text)


def _told(problem: Problem, report: PackReport) -> str:
    """Return the sentence; of a file in an archive with its place, which nothing else can show."""
    return problem_line(problem) if report.is_archive and problem.file else problem_sentence(problem)


def _file(problem: Problem, report: PackReport) -> Path:
    """Return the file that is shown: for a fault of the whole pack the one that every pack has."""
    if report.is_archive:
        return report.folder
    return report.folder / (problem.file or _PACK_FILE)


def _shown(path: Path) -> str:
    """Return a path from the current folder on, where it lies below it, with forward slashes."""
    return (_below_here(path) or path).as_posix()


def _uri(path: Path) -> str:
    below = _below_here(path)
    return path.resolve().as_uri() if below is None else quote(below.as_posix())


def _below_here(path: Path) -> Path | None:
    here, whole = Path.cwd(), Path.cwd() / path
    for base, one in ((here, whole), (here.resolve(), whole.resolve())):
        if one.is_relative_to(base) and ".." not in one.parts:
            return one.relative_to(base)
    return None
