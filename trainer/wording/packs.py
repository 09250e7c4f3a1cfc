"""What is said about a pack that was checked."""

from __future__ import annotations

from trainer.core.errors import Severity
from trainer.services.bench import Bench
from trainer.services.pack_checks import PackReport
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number


def report_sentence(report: PackReport) -> str:
    """Say in one line whether a pack can be used and how much there is to look at."""
    if report.pack is None:
        errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
        return ngettext(
            "{folder}: cannot be used, {count} error", "{folder}: cannot be used, {count} errors", errors
        ).format(folder=report.folder, count=number(errors))
    name = _("{title} {version}").format(title=report.pack.title, version=report.pack.version)
    warnings = len(report.problems)
    if not warnings:
        return _("{pack}: can be used, nothing to mend").format(pack=name)
    return ngettext(
        "{pack}: can be used, {count} warning", "{pack}: can be used, {count} warnings", warnings
    ).format(pack=name, count=number(warnings))


def bench_sentence(bench: Bench) -> str:
    """Say how far the rubrics agree with the people who marked the samples."""
    percent = number(int(100 * bench.agreement))
    return _("Bench: {agreed} of {marks} marks agree ({percent} %).").format(
        agreed=number(bench.agreed), marks=number(bench.marks), percent=percent
    )
