"""What is said of feedback on a pack."""

from __future__ import annotations

from pathlib import Path

from trainer.core.errors import Problem, Severity
from trainer.services.feedback import FeedbackEntry, FeedbackReport, ItemKind
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import number
from trainer.wording.problems import problem_sentence


def kind_name(kind: ItemKind) -> str:
    """Return what an item is called."""
    return {
        ItemKind.SCENARIO: _("Scenario"),
        ItemKind.LINE: _("Customer's line"),
        ItemKind.GOAL: _("Goal"),
        ItemKind.MODEL: _("Model reply"),
        ItemKind.CRITERION: _("Criterion"),
        ItemKind.ENDING: _("Ending"),
        ItemKind.QUIZ: _("Quiz"),
        ItemKind.QUESTION: _("Question"),
        ItemKind.SEMINAR: _("Seminar"),
        ItemKind.PROMPT: _("Discussion prompt"),
        ItemKind.NOTE: _("Page"),
    }[kind]


def form_written_sentence(path: Path) -> str:
    """Say that a form was written and where it goes."""
    return _("Written: {path}. Send it to the team that uses the pack.").format(path=path)


def report_sentence(report: FeedbackReport) -> str:
    """Say how much came back."""
    return ngettext("{count} opinion", "{count} opinions", len(report.entries)).format(
        count=number(len(report.entries))
    )


def entry_heading(entry: FeedbackEntry) -> str:
    """Say what an opinion is about and where that stands, as editors understand it."""
    place = f"{entry.file}:{entry.line}" if entry.file else _("not in the pack any more")
    return _("{kind}, {address} ({place})").format(
        kind=kind_name(entry.kind), address=entry.address, place=place
    )


def entry_lines(entry: FeedbackEntry) -> list[str]:
    """Say what somebody thinks of an item, and whether its text has changed since."""
    opinion = entry.opinion
    name = entry.by or _("somebody without a name")
    lines = [_("by {name} ({file})").format(name=name, file=entry.source.name)]
    if opinion.rating is not None:
        lines.append(_("Rating: {rating} of 5").format(rating=opinion.rating))
    if opinion.comment:
        lines.append(_("Comment: {text}").format(text=opinion.comment))
    if opinion.suggestion:
        lines.append(_("Suggested: {text}").format(text=opinion.suggestion))
    if entry.text_now is not None:
        lines.append(_("Text now: {text}").format(text=entry.text_now))
    if entry.is_edited:
        lines.append(_("Written over in the form: “{text}”").format(text=entry.text_then))
    elif entry.has_changed and entry.text_now is not None:
        lines.append(_("Changed since: it was “{text}”").format(text=entry.text_then))
    return lines


def form_fault_line(problem: Problem) -> str:
    """Return one line: file and row, and what is wrong."""
    severity = _("note") if problem.severity is Severity.WARNING else _("left out")
    row = _(", row {row}").format(row=problem.line) if problem.line else ""
    return _("{file}{row}: {severity}: {sentence}").format(
        file=problem.file, row=row, severity=severity, sentence=problem_sentence(problem)
    )
