"""Packs as files of other programs, and what these cannot say."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from trainer.core.errors import Problem, UserFacingError
from trainer.core.scenario import Pack
from trainer.data.files import replacing
from trainer.packs.loader import load_pack

# The formats are loaded when one is asked for: the spreadsheet library takes a fifth of a second.


class ExportFormat(StrEnum):
    """What a pack can be written as."""

    XLSX = "xlsx"
    """Quizzes and scenarios."""
    GIFT = "gift"
    """Quizzes alone."""


def format_for(target: Path) -> ExportFormat:
    """Return the format that a file's name asks for.

    Raises:
        UserFacingError: ``export-unknown`` if it asks for none.
    """
    endings = {".xlsx": ExportFormat.XLSX, ".gift": ExportFormat.GIFT, ".txt": ExportFormat.GIFT}
    found = endings.get(target.suffix.lower())
    if found is None:
        raise UserFacingError("export-unknown", file=target.name)
    return found


def pack_at(folder: Path) -> Pack:
    """Return the pack in a folder.

    Raises:
        PackError: It cannot be used.
    """
    return load_pack(folder).pack


def look_at_export(pack: Pack, kind: ExportFormat, *, language: str) -> tuple[Problem, ...]:
    """Return what cannot be said in a format, item by item, as warnings. Nothing is written.

    Args:
        pack: What would be written.
        kind: As what.
        language: Of the headings of a workbook.
    """
    if kind is ExportFormat.GIFT:
        from trainer.packs.exporters.gift import gift_of  # see above

        return tuple(fault for quiz in pack.quizzes for fault in gift_of(quiz).faults)
    from trainer.packs.exporters.sheets import sheet_losses  # see above

    return sheet_losses(pack, language=language)


def export_pack(pack: Pack, target: Path, kind: ExportFormat, *, language: str) -> Path:
    """Write a pack in another format.

    Args:
        pack: What is written.
        target: Where; the file is there when it is whole.
        kind: As what.
        language: Of the headings of a workbook.

    Raises:
        UserFacingError: ``export-no-quizzes`` if GIFT would hold nothing.
        FileError: If it cannot be written; what stood there is left as it was.
    """
    if kind is ExportFormat.GIFT:
        from trainer.packs.exporters.gift import gift_of  # see above

        if not pack.quizzes:
            raise UserFacingError("export-no-quizzes", pack=pack.title)
        text = "\n".join(gift_of(quiz).text for quiz in pack.quizzes)
        with replacing(target) as file:
            file.write(text.encode())
        return target
    from trainer.packs.exporters.sheets import write_sheets  # see above

    with replacing(target) as file:
        write_sheets(pack, file, language=language)
    return target
