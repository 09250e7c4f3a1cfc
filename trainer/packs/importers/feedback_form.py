"""Reads a feedback form that came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.errors import Problem, Severity
from trainer.packs.feedback import mark_of
from trainer.packs.importers.columns import fold_heading
from trainer.packs.importers.form_words import form_keys
from trainer.packs.importers.tables import Row, Table

_NEEDED = {"address", "text"}
_LOWEST, _HIGHEST = 1, 5


class FormFault(StrEnum):
    """What can be wrong with a form. Behind each: the keys of its ``data``."""

    NOT_A_FORM = "form-not-one"
    """No sheet has the columns of a form."""
    UNREADABLE = "form-unreadable"
    """The file is no workbook that can be read. ``reason`` (a code)."""
    NO_FILE = "form-no-file"
    """The file cannot be opened. ``reason`` (the system's words)."""
    TOO_LARGE = "form-too-large"
    """The workbook would unfold into far more than any form holds."""
    OTHER_PACK = "form-other-pack"
    """``id`` (of the form's pack), ``expected``."""
    NO_PACK = "form-no-pack"
    """The form does not say to which pack it belongs. Warning."""
    UNKNOWN_ADDRESS = "form-unknown-address"
    """The pack has, and had, nothing by this address. ``address``."""
    ITEM_GONE = "form-item-gone"
    """The pack has nothing by this address any more. ``address``. Warning."""
    TEXT_EDITED = "form-text-edited"
    """Somebody changed the text or the address in the form itself. ``address``. Warning."""
    BAD_RATING = "form-bad-rating"
    """``value``, ``minimum``, ``maximum``. Warning."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row with an opinion.

    Attributes:
        rating: 1 … 5; ``None`` for none.
        is_genuine: Address and text are as the form was written.
    """

    row: int
    address: str
    text: str
    rating: int | None
    comment: str
    suggestion: str
    is_genuine: bool


@dataclass(slots=True)
class ReadForm:
    """What a form says.

    Attributes:
        about: ``id``, ``version``, ``hash``, ``by`` … as far as they are there.
        rows: Those with an opinion.
    """

    about: dict[str, str] = field(default_factory=dict)
    rows: list[FormRow] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def read_form(tables: Sequence[Table], *, file: str) -> ReadForm:
    """Return what a form says; what cannot be read of it is among the faults.

    Args:
        tables: Sheets of its file.
        file: Its name, for the faults.
    """
    form = ReadForm()
    for table in tables:
        at = next((n for n, row in enumerate(table.rows) if set(_keys(row)) >= _NEEDED), None)
        if at is None:
            form.about |= _about(table)
            continue
        keys = _keys(table.rows[at])
        for row in table.rows[at + 1 :]:
            _take(row, keys, form, file)
        form.faults += [one for one in table.faults.found if one.severity is Severity.ERROR]
        form.about.setdefault("form", table.faults.sheet)
    if "form" not in form.about:
        form.faults.append(Problem(file, 0, 0, FormFault.NOT_A_FORM.value))
    return form


def pack_of_form(tables: Sequence[Table]) -> str:
    """Return the id of the pack that a workbook is the form of; empty if it is no form, or says no pack."""
    about = read_form(tables, file="").about
    return about.get("id", "") if "form" in about else ""


def _keys(row: Row) -> dict[str, int]:
    known = form_keys()
    folded = ((fold_heading(cell), number) for number, cell in enumerate(row.cells))
    return {known[text]: number for text, number in folded if text in known}


def _about(table: Table) -> dict[str, str]:
    known = form_keys()
    pairs = ((fold_heading(row.cells[0]), row.cells[1].strip()) for row in table.rows if len(row.cells) > 1)
    return {known[label]: value for label, value in pairs if label in known and value}


def _take(row: Row, keys: Mapping[str, int], form: ReadForm, file: str) -> None:
    cells = {
        key: row.cells[number].replace("\r\n", "\n").strip() for key, number in keys.items()
        if number < len(row.cells)
    }  # fmt: skip
    opinion = [cells.get(key, "") for key in ("rating", "comment", "suggestion")]
    if not any(opinion):
        return
    address, text = cells.get("address", ""), cells.get("text", "")
    rating = _rating(opinion[0])
    if opinion[0] and rating is None:
        data = {"value": opinion[0], "minimum": _LOWEST, "maximum": _HIGHEST}
        form.faults.append(_warning(file, row.number, FormFault.BAD_RATING, data))
    if rating is None and not any(opinion[1:]):
        return
    is_genuine = cells.get("mark") == mark_of(address, text)
    form.rows.append(FormRow(row.number, address, text, rating, opinion[1], opinion[2], is_genuine))


def _rating(written: str) -> int | None:
    digits = fold_heading(written.split(".", maxsplit=1)[0])
    value = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) == 1 else 0
    return value if _LOWEST <= value <= _HIGHEST else None


def _warning(file: str, row: int, code: FormFault, data: Mapping[str, object]) -> Problem:
    return Problem(file, row, 0, code.value, data, severity=Severity.WARNING)
