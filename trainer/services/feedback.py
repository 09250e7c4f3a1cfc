"""Feedback on a pack: the form that a receiving team fills in, and what its author reads from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.core.errors import Problem, Severity, UserFacingError
from trainer.core.scenario import Pack
from trainer.data.files import replacing
from trainer.packs.feedback import FeedbackItem as FeedbackItem  # parts of an entry
from trainer.packs.feedback import ItemKind as ItemKind
from trainer.packs.feedback import asked_items as asked_items
from trainer.packs.feedback import feedback_items as feedback_items
from trainer.packs.feedback import item_places
from trainer.packs.importers.feedback_form import (
    FormFault,
    FormRow,
    ReadForm,
    pack_of_form,
    read_form,
)
from trainer.packs.importers.sheets import UnreadableWorkbookError, read_workbook
from trainer.packs.importers.tables import Table
from trainer.packs.importers.workbook_kinds import READABLE, WorkbookKind, kind_of_workbook
from trainer.packs.loader import load_pack
from trainer.packs.problems import Place
from trainer.services.import_files import content_of

RATINGS = range(1, 6)
_KIND_OF_PART = {
    "says": ItemKind.LINE,
    "goal": ItemKind.GOAL,
    "model": ItemKind.MODEL,
    "criteria": ItemKind.CRITERION,
}
_KIND_OF_FOLDER = {
    "drills": ItemKind.SCENARIO,
    "quizzes": ItemKind.QUIZ,
    "seminars": ItemKind.SEMINAR,
    "notes": ItemKind.NOTE,
}
_KIND_INSIDE = {"drills": ItemKind.ENDING, "quizzes": ItemKind.QUESTION, "seminars": ItemKind.PROMPT}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody says about one item.

    Attributes:
        rating: 1 (must change) … 5 (very good); ``None`` for none.
    """

    rating: int | None = None
    comment: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """An opinion as its author reads it.

    Attributes:
        text_then: As the form showed it.
        text_now: As the pack says it now; ``None`` if the item is gone.
        by: Who filled the form in; empty if nobody said so.
        source: The form's file.
        file: File of the pack where the item stands, with its line; empty and 0 if it is gone.
        is_edited: Somebody changed the text or the address in the form itself.
    """

    address: str
    kind: ItemKind
    opinion: Opinion
    text_then: str
    text_now: str | None
    by: str
    source: Path
    file: str
    line: int
    is_edited: bool = False

    @property
    def has_changed(self) -> bool:
        """The text is not any more what the form showed; white space makes no difference."""
        return self.text_now is None or self.text_now.split() != self.text_then.split()


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """All forms together.

    Attributes:
        entries: In the order of the pack; several people may speak of one item; what is gone comes last.
        faults: What could not be read, with file and row.
        versions: Form's file → version of the pack that it was made for.
    """

    entries: tuple[FeedbackEntry, ...]
    faults: tuple[Problem, ...]
    versions: Mapping[Path, str]


def write_form(
    pack: Pack,
    target: Path,
    *,
    language: str,
    opinions: Mapping[str, Opinion] | None = None,
    by: str = "",
) -> Path:
    """Write the form of a pack as a spreadsheet.

    Args:
        pack: Whose items are listed.
        target: Where it goes.
        language: Of the receiving team: ``en`` or ``ja``.
        opinions: Address → what was filled in in the window.
        by: Who filled it in.

    Raises:
        FileError: If it cannot be written; what stood there is left as it was.
    """
    from trainer.packs.exporters.feedback_form import write_feedback_form  # brings the spreadsheet library

    answers = {address: _cells(opinion) for address, opinion in (opinions or {}).items()}
    with replacing(target) as file:
        write_feedback_form(pack, file, language=language, answers=answers, by=by)
    return target


def _cells(opinion: Opinion) -> dict[str, str]:
    rating = "" if opinion.rating is None else str(opinion.rating)
    return {"rating": rating, "comment": opinion.comment, "suggestion": opinion.suggestion}


def read_forms(folder: Path, files: Sequence[Path]) -> FeedbackReport:
    """Read forms that came back.

    Args:
        folder: Of the pack, as it is now.
        files: Forms; one that is broken or another pack's is told among the faults and keeps out no other.

    Raises:
        PackError: The pack itself cannot be loaded.
    """
    loaded = load_pack(folder)
    reader = _FormReader(loaded.pack, item_places(loaded))
    for file in files:
        reader.take(file)
    return reader.report()


def form_for(file: Path) -> str:
    """Return the id of the pack that a file is the form of; empty if it is anything else."""
    try:
        return pack_of_form(_tables(file))
    except UserFacingError:  # whoever takes the file for something else says what is wrong with it
        return ""


class _FormReader:
    """Puts the forms of one pack together."""

    def __init__(self, pack: Pack, places: Mapping[str, Place]) -> None:
        self._pack = pack
        self._places = places
        self._items = {item.address: item for item in feedback_items(pack)}
        self._entries: list[FeedbackEntry] = []
        self._faults: list[Problem] = []
        self._versions: dict[Path, str] = {}

    def take(self, file: Path) -> None:
        try:
            form = read_form(_tables(file), file=file.name)
        except UserFacingError as error:
            self._faults.append(_unread(file, error))
            return
        self._faults += form.faults
        written_for = form.about.get("id", "")
        if written_for and written_for != self._pack.id:
            data = {"id": written_for, "expected": self._pack.id}
            self._faults.append(Problem(file.name, 0, 0, FormFault.OTHER_PACK.value, data))
            return
        if form.rows and not written_for:
            self._warn(file, 0, FormFault.NO_PACK)
        self._versions[file] = form.about.get("version", "")
        for row in form.rows:
            self._take_row(row, form, file)

    def _take_row(self, row: FormRow, form: ReadForm, file: Path) -> None:
        item = self._items.get(row.address)
        if item is None and not row.is_genuine:
            data = {"address": row.address}
            self._faults.append(Problem(file.name, row.row, 0, FormFault.UNKNOWN_ADDRESS.value, data))
            return
        if item is None:
            self._warn(file, row.row, FormFault.ITEM_GONE, address=row.address)
        elif not row.is_genuine:
            self._warn(file, row.row, FormFault.TEXT_EDITED, address=row.address)
        place = self._places.get(row.address, Place(""))
        self._entries.append(
            FeedbackEntry(
                address=row.address,
                kind=_kind_of(row.address) if item is None else item.kind,
                opinion=Opinion(row.rating, row.comment, row.suggestion),
                text_then=row.text,
                text_now=None if item is None else item.text,
                by=form.about.get("by", ""),
                source=file,
                file=place.file,
                line=place.line,
                is_edited=not row.is_genuine,
            )
        )

    def _warn(self, file: Path, row: int, code: FormFault, **data: str) -> None:
        self._faults.append(Problem(file.name, row, 0, code.value, data, severity=Severity.WARNING))

    def report(self) -> FeedbackReport:
        order = {address: number for number, address in enumerate(self._items)}
        entries = sorted(self._entries, key=lambda one: order.get(one.address, len(order)))
        return FeedbackReport(tuple(entries), tuple(self._faults), self._versions)


def _unread(file: Path, error: UserFacingError) -> Problem:
    if error.code == "import-unreadable":
        return Problem(file.name, 0, 0, FormFault.NO_FILE.value, {"reason": error.data["reason"]})
    if error.code == f"import-workbook-{WorkbookKind.TOO_LARGE.value}":
        return Problem(file.name, 0, 0, FormFault.TOO_LARGE.value)
    return Problem(file.name, 0, 0, FormFault.UNREADABLE.value, {"reason": error.code})


def _kind_of(address: str) -> ItemKind:
    """Return what an item was that is gone, by its address."""
    folder, _, inner = address.partition("/")
    parts = inner.split("/")
    if folder == "drills" and len(parts) > 2:
        return _KIND_OF_PART.get(parts[2], ItemKind.SCENARIO)
    if folder in _KIND_INSIDE and len(parts) > 1:
        return _KIND_INSIDE[folder]
    return _KIND_OF_FOLDER.get(folder, ItemKind.NOTE)


def _tables(file: Path) -> tuple[Table, ...]:
    raw = content_of(file)
    kind = kind_of_workbook(raw)
    if kind is None or kind not in READABLE:
        raise UserFacingError("import-unknown" if kind is None else f"import-workbook-{kind.value}")
    try:
        return read_workbook(raw, file=file.name)
    except UnreadableWorkbookError as error:
        raise UserFacingError(f"import-workbook-{error.kind.value}") from error
