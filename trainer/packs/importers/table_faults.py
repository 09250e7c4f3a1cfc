"""What can be wrong with a table from elsewhere, and the list that collects it by row and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.errors import Problem, Severity
from trainer.packs.problems import MAX_PROBLEMS, ProblemCode, shorten


class TableCode(StrEnum):
    """Stable names of faults. Behind each: what happened, then the keys of its ``data``.

    Every fault of a table also has ``sheet`` (empty for CSV) and ``heading`` (empty for the whole row).
    """

    # Reading
    OTHER_ENCODING = "table-other-encoding"
    """A CSV file was read as another encoding than UTF-8. ``encoding``. Warning."""
    OPEN_QUOTE = "table-open-quote"
    """A quotation mark is never closed; this line is left out."""
    STRAY_QUOTE = "table-stray-quote"
    """A quotation mark inside a quoted cell. Warning."""
    LONG_CELL = "table-long-cell"
    """``length``, ``limit`` (characters)."""
    CONTROL_SIGNS = "table-control-signs"
    """Invisible control characters were taken out. Warning."""
    TOO_MANY_ROWS = "table-too-many-rows"
    """Nothing is read below this row. ``limit``."""
    EMPTY_ROWS = "table-empty-rows"
    """So many empty rows follow that nothing is read below. ``limit``. Warning."""
    MORE_CELLS = "table-more-cells"
    """A row has cells beyond the last heading. ``text``. Warning."""
    FORMULA_EMPTY = "table-formula-empty"
    """A formula whose result the file does not hold. ``formula``."""
    CELL_ERROR = "table-cell-error"
    """A formula ended in an error. ``value``."""
    MACROS = "table-macros"
    """The workbook has macros, which are never run. Warning."""
    HIDDEN_SHEET = "table-hidden-sheet"
    """A hidden sheet is not read. Warning."""
    OTHER_SHEET = "table-other-sheet"
    """A sheet without known headings is not read. Warning."""
    EXAMPLE_NOT_READ = "table-example-not-read"
    """Somebody wrote into the sheet of examples, which is never read. ``meant`` (where it belongs)."""

    # Headings
    NO_HEADINGS = "table-no-headings"
    """No row names the columns that are needed. ``needed`` (tuple)."""
    MISSING_HEADING = "table-missing-heading"
    """``needed`` (a heading)."""
    UNKNOWN_HEADING = "table-unknown-heading"
    """A column is not read. ``text``. Warning."""
    HEADING_READ_AS = "table-heading-read-as"
    """A heading that is nearly a known one is read as that. ``text``, ``meant``. Warning."""
    DUPLICATE_HEADING = "table-duplicate-heading"
    """Two columns have one meaning; the second is not read. ``text``. Warning."""

    # Cells
    EMPTY_CELL = "table-empty-cell"
    """A cell that must say something is empty."""
    UNKNOWN_VALUE = "table-unknown-value"
    """``value``, ``allowed`` (tuple)."""
    NOTE_NEEDED = "table-note-needed"
    """A page or picture that only the pack itself can have. ``value``. Warning."""
    BAD_NUMBER = "table-bad-number"
    """``value``, ``minimum``, ``maximum``, ``default`` (which comes instead). Warning."""

    # Questions
    NO_RIGHT_ANSWER = "table-no-right-answer"
    """A question without an answer that is right."""
    ONE_OPTION = "table-one-option"
    """Nothing to choose from: a single option. ``answer``."""
    SEVERAL_RIGHT = "table-several-right"
    """``one right answer`` with several. ``count``."""
    DUPLICATE_ANSWER = "table-duplicate-answer"
    """``answer``."""
    EMPTY_TRUTH = "table-empty-truth"
    """Whether it is true or false is not written."""
    NO_TRUTH = "table-no-truth"
    """Neither true nor false. ``value``."""
    TOO_FEW = "table-too-few"
    """Steps or pairs. ``count``, ``minimum``."""
    NO_PAIR = "table-no-pair"
    """A line without “=”. ``value``."""
    NO_NUMBER = "table-no-number"
    """``value``."""
    WRONG_NOT_USED = "table-wrong-not-used"
    """Wrong answers mean nothing for this type. ``type``. Warning."""
    NO_EXPLANATION = "table-no-explanation"
    """Nothing tells why the answer is right. Warning."""
    COMMA_IN_ANSWER = "table-comma-in-answer"
    """The only answer has a comma in it, where several can be. ``answer``. Warning."""
    BAD_CREDIT = "table-bad-credit"
    """``value``."""

    # Scenarios
    ROW_BEFORE_TITLE = "table-row-before-title"
    """A row before the first title of a scenario."""
    HONORIFIC = "table-honorific"
    """The customer's name ends with an honorific. ``name``. Warning."""
    NOTHING_ASKED = "table-nothing-asked"
    """A row has neither something that must nor something that should be said."""
    BAD_PHRASE = "table-bad-phrase"
    """A wording cannot be looked for. ``phrase``, ``reason`` (a code of `ProblemCode`)."""
    COMMA_IN_PHRASE = "table-comma-in-phrase"
    """A comma inside a wording. ``phrase``. Warning."""
    UNKNOWN_ROW = "table-unknown-row"
    """``next`` names no row of the scenario. ``name``."""
    DUPLICATE_ROW = "table-duplicate-row"
    """``name``, ``first_row``."""
    FIRST_ROW_ONLY = "table-first-row-only"
    """A cell that only counts in the first row of its scenario or quiz. Warning."""
    HINTS_LEFT = "table-hints-left"
    """More lines of hints than things to say. ``text``. Warning."""
    NO_MODEL = "table-no-model"
    """Warning."""


@dataclass(slots=True)
class TableFaults:
    """Collects the faults of one sheet.

    Attributes:
        file: Name of the file.
        sheet: Name of the sheet; empty for CSV.
        headings: Column from 1 → its heading as written.
        found: In the order in which they were found.
        faulty_rows: Rows with an error.
    """

    file: str
    sheet: str = ""
    headings: dict[int, str] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    faulty_rows: set[int] = field(default_factory=set)

    def add(
        self,
        code: StrEnum,
        row: int,
        column: int = 0,
        *,
        suggestion: str | None = None,
        **data: object,
    ) -> None:
        """Note what keeps something out.

        Args:
            code: What is wrong.
            row: From 1, as spreadsheets count.
            column: From 1; 0 for the whole row.
            suggestion: The likely right spelling.
            data: What the sentence needs.
        """
        self.note(code.value, row, column, data, suggestion, Severity.ERROR)

    def warn(
        self, code: StrEnum, row: int, column: int = 0, *, suggestion: str | None = None, **data: object
    ) -> None:
        """Note what comes otherwise than it was written; see `add`."""
        self.note(code.value, row, column, data, suggestion, Severity.WARNING)

    def note(
        self,
        code: str,
        row: int,
        column: int,
        data: Mapping[str, object],
        suggestion: str | None,
        severity: Severity,
    ) -> None:
        """Note a fault whose data were put together before; see `add`."""
        if severity is Severity.ERROR:
            self.faulty_rows.add(row)
        if len(self.found) > MAX_PROBLEMS:
            return
        if len(self.found) == MAX_PROBLEMS:
            self.found.append(Problem(self.file, 0, 0, ProblemCode.TOO_MANY_PROBLEMS.value, {"hidden": "…"}))
            return
        shown = {key: shorten(value) if isinstance(value, str) else value for key, value in data.items()}
        where = {"sheet": self.sheet, "heading": self.headings.get(column, "")}
        self.found.append(Problem(self.file, row, column, code, shown | where, suggestion, severity))
