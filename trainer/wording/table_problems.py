"""What is told about the rows and columns of a table, and about what a format cannot say."""

from __future__ import annotations

from trainer.wording.catalogue import _


def table_sentences() -> dict[str, str]:
    """Return the sentence for each fault of a table, in the language in force."""
    return _file_sentences() | _heading_sentences() | _question_sentences() | _scenario_sentences()


def _file_sentences() -> dict[str, str]:
    return {
        "table-other-encoding": _("The file was read as {encoding}. Check a few words."),
        "table-open-quote": _(
            "A quotation mark is opened here and never closed, so this line is left out. Close it."
        ),
        "table-stray-quote": _(
            "A quotation mark inside a quoted cell: check the cell, or write the mark twice."
        ),
        "table-long-cell": _(
            "The cell has {length} characters; {limit} are the most. The row is left out: shorten it."
        ),
        "table-control-signs": _("Invisible control characters were taken out of this row."),
        "table-too-many-rows": _("From here on nothing is read ({limit} is the most). Split the file."),
        "table-empty-rows": _("{limit} empty rows stand here; nothing below them is read."),
        "table-more-cells": _("“{text}” stands to the right of the last heading and is not read."),
        "table-formula-empty": _(
            "The file does not hold the result of the formula {formula}. "
            "Open it in Excel, save it, and import it again; or write the text itself."
        ),
        "table-cell-error": _("The cell shows the error {value}. Write the text itself."),
        "table-macros": _("The workbook holds macros. They are neither read nor run."),
        "table-hidden-sheet": _("This sheet is hidden and is not read. Show it if it is meant."),
        "table-example-not-read": _(
            "Examples are never read, so what is written here does not come. Move it to the sheet “{meant}”."
        ),
        "table-other-sheet": _("No headings of questions or scenarios are here; the sheet is not read."),
    }


def _heading_sentences() -> dict[str, str]:
    return {
        "table-no-headings": _(
            "No row has the headings that are needed: {needed}. “pack template” writes a table with them."
        ),
        "table-missing-heading": _("The column “{needed}” is missing. Add it, or correct its heading."),
        "table-unknown-heading": _("The column “{text}” is not known, so it is not read."),
        "table-heading-read-as": _("The column “{text}” is read as “{meant}”."),
        "table-duplicate-heading": _("“{text}” means the same as a column before it and is not read."),
        "table-empty-cell": _("The cell is empty. Write something, or delete the row."),
        "table-unknown-value": _("“{value}” is not possible here. Possible: {allowed}."),
        "table-bad-number": _(
            "“{value}” is no whole number from {minimum} to {maximum}; {default} is taken instead."
        ),
        "table-first-row-only": _(
            "This only counts in the first row of a quiz or scenario. It is left out here."
        ),
        "table-note-needed": _(
            "“{value}” is linked only if the pack into which this is imported has that page."
        ),
    }


def _question_sentences() -> dict[str, str]:
    return {
        "table-no-right-answer": _("No answer is right. Write it under the right answers."),
        "table-one-option": _("“{answer}” is the only answer to choose. Add a wrong one."),
        "table-several-right": _(
            "{count} answers are right, and one is to be chosen. Change the type, or move the others."
        ),
        "table-duplicate-answer": _("“{answer}” is there twice. Delete one."),
        "table-empty-truth": _("The cell is empty. Write “true” or “false” in it."),
        "table-no-truth": _("“{value}” is neither true nor false. Write “true” or “false”."),
        "table-too-few": _("At least {minimum} lines are needed; {count} found."),
        "table-no-pair": _("“{value}” is no pair. Write “left = right”."),
        "table-no-number": _("“{value}” is neither a number nor a range such as 3..5."),
        "table-wrong-not-used": _("Questions of this type have no wrong answers; they are left out."),
        "table-no-explanation": _(
            "Nothing tells why this answer is right. Write it here: it is shown after the answer."
        ),
        "table-comma-in-answer": _(
            "“{answer}” comes as one answer. "
            "If these are several, put a semicolon or a new line between them."
        ),
        "table-bad-credit": _("“{value}”: a credit lies between -100% and 100%."),
    }


def _scenario_sentences() -> dict[str, str]:
    return {
        "table-row-before-title": _("No scenario has begun yet. Write its title in this row."),
        "table-honorific": _(
            "“{name}” ends with an honorific. Leave it out: the screens add one where it is needed."
        ),
        "table-nothing-asked": _("Nothing must or should be said here. Write what a good reply says."),
        "table-bad-phrase": _(
            "“{phrase}” cannot be looked for. Leave out its brackets and signs, or write it as words."
        ),
        "table-comma-in-phrase": _(
            "“{phrase}” is one wording with a comma in it. Separate different wordings with semicolons."
        ),
        "table-unknown-row": _("No row of this scenario is called “{name}”."),
        "table-duplicate-row": _("Row {first_row} is called “{name}” already. Rename one."),
        "table-hints-left": _("“{text}”: there are more hints than things to say; it is left out."),
        "table-no-model": _("There is no model reply. Trainees learn from it, and the import tries it."),
    }


def export_sentences() -> dict[str, str]:
    """Return the sentence for each thing that a workbook cannot say, in the language in force."""
    return {
        "export-question-differs": _("{quiz}, “{question}”: not all of it can be said in a table."),
        "export-question-left-out": _(
            "{quiz}, “{question}”: a table cannot say it, and its row does not come back on import."
        ),
        "export-quiz-differs": _("{quiz}: {part} cannot be said in a table."),
        "export-scenario-differs": _("{scenario}: {part} cannot be said in a table."),
        "export-turn-differs": _("{scenario}, {turn}: {part} cannot be said in full in a table."),
        "export-criterion-differs": _("{scenario}, {turn}, “{label}”: simplified in a table."),
        "export-not-written": _("Not written: {part} ({count})."),
    }


def part_name(part: str) -> str:
    """Return what a part of a pack, quiz, scenario or turn is called; its own name where it has none."""
    names = {
        "criteria": _("criteria"),
        "customer": _("customer"),
        "endings": _("endings"),
        "exam_minutes": _("time limit of exams"),
        "facts": _("facts"),
        "flags": _("what the customer remembers"),
        "interjections": _("what is said when no reply comes"),
        "notes": _("pages"),
        "rules": _("rules"),
        "samples": _("sample replies"),
        "seminars": _("seminars"),
        "says": _("lines of the customer"),
        "start": _("first turn"),
        "turn_limit": _("turn limit"),
        "turns": _("turns"),
    }
    return names.get(part, part)
