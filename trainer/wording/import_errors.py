"""What is told when an import or export does not work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation
from trainer.wording.numbers import number


def _unreadable(data: Data) -> Explanation:
    return Explanation(
        _("{file} cannot be opened ({reason}).").format(file=data["file"], reason=data["reason"]),
        "",
        _("Check that it is there, and that no other program keeps it to itself."),
    )


def _too_large(data: Data) -> Explanation:
    return Explanation(
        _("{file} has {size} bytes; {limit} are the most.").format(
            file=data["file"], size=number(data["size_bytes"]), limit=number(data["limit_bytes"])
        ),
        "",
        _("Take pictures out of it, or split it."),
    )


def _empty(data: Data) -> Explanation:
    return Explanation(_("{file} is empty.").format(file=data["file"]), "", _("Save it again and import it."))


def _pack(data: Data) -> Explanation:
    return Explanation(
        _("{file} is a pack, which is installed and not imported.").format(file=data["file"]),
        _("Nothing was changed."),
        _("Use “Install a pack…” for it, or “reply-dojo pack install {file}”.").format(file=data["file"]),
    )


def _pack_damaged(data: Data) -> Explanation:
    return Explanation(
        _("{file} is the archive of a pack, and it is damaged.").format(file=data["file"]),
        _("Nothing was changed."),
        _(
            "Get it once more from whoever gave it to you. "
            "Packs are for “Install a pack…”, not for importing."
        ),
    )


def _picture(data: Data) -> Explanation:
    return Explanation(
        _("{file} is a picture, whatever its name says.").format(file=data["file"]),
        _("Excel workbooks (.xlsx), CSV, GIFT and Aiken can be imported."),
        _("Choose the file with your questions or scenarios."),
    )


def _encoding(data: Data) -> Explanation:
    file = str(data["file"])
    is_table = file.lower().endswith((".csv", ".tsv"))
    return Explanation(
        _("The letters of {file} cannot be told for certain.").format(file=file),
        "",
        _("In Excel, save it as “CSV UTF-8” or as an Excel workbook (.xlsx), and import that.")
        if is_table
        else _("Save it with the encoding UTF-8 in the program that wrote it, and import it again."),
    )


def _unknown(data: Data) -> Explanation:
    return Explanation(
        _("{file} is nothing that can be imported.").format(file=data["file"]),
        _("Excel workbooks (.xlsx), CSV, GIFT and Aiken can be."),
        _("“reply-dojo pack template quiz FILE.xlsx” writes a table to fill in."),
    )


def _feedback_form(data: Data) -> Explanation:
    return Explanation(
        _("{file} is a form with feedback on the pack “{id}”, and nothing to import.").format(
            file=data["file"], id=data["id"]
        ),
        "",
        _(
            "To read it: “reply-dojo pack feedback {id} --read {file}”, or “Feedback…” beside that pack "
            "in the window."
        ).format(file=data["file"], id=data["id"]),
    )


def _save_as(what: str) -> Callable[[Data], Explanation]:
    def explain(data: Data) -> Explanation:
        return Explanation(
            _workbooks()[what].format(file=data["file"]),
            "",
            _("Open it and save it as an Excel workbook (.xlsx), then import that."),
        )

    return explain


def _workbooks() -> dict[str, str]:
    return {
        "xls": _("{file} is a workbook of Excel 2003 or older (.xls)."),
        "ods": _("{file} is an OpenDocument spreadsheet (.ods)."),
        "xlsb": _("{file} is a binary workbook (.xlsb)."),
        "strict": _("{file} is a “Strict Open XML” workbook, which is rarely read anywhere."),
    }


def _protected(data: Data) -> Explanation:
    return Explanation(
        _("{file} is protected by a password.").format(file=data["file"]),
        "",
        _("Take the password off (File › Info › Protect Workbook), save it, then import it."),
    )


def _other_archive(data: Data) -> Explanation:
    return Explanation(
        _("{file} is an archive, but no Excel workbook.").format(file=data["file"]),
        "",
        _("A pack (.dojopack) is installed, not imported; other tables are saved as .xlsx first."),
    )


def _damaged(data: Data) -> Explanation:
    return Explanation(
        _("{file} looks like a workbook, but its parts do not fit together.").format(file=data["file"]),
        "",
        _("Open it in Excel or LibreOffice, save it under a new name, then import that."),
    )


def _workbook_large(data: Data) -> Explanation:
    return Explanation(
        _("{file} would unfold into far more than a table of texts needs.").format(file=data["file"]),
        "",
        _("Copy the rows into a new workbook and import that."),
    )


def _nothing(data: Data) -> Explanation:
    return Explanation(
        _("Nothing would come of {file}.").format(file=data["file"]),
        _("Nothing was written."),
        _("Mend the faults that are listed, or fill in a row, then import it again."),
    )


def _pack_exists(data: Data) -> Explanation:
    return Explanation(
        _("There is something in {folder} already.").format(folder=data["folder"]),
        _("It was not changed."),
        _("Choose another id, or import into the pack that is there."),
    )


def _id_taken(data: Data) -> Explanation:
    return Explanation(
        _("A pack “{id}” is here already.").format(id=data["id"]),
        _("Nothing was written."),
        _("Choose another id, or import into that pack."),
    )


def _choice_missing(data: Data) -> Explanation:
    titles = data["titles"]
    listed = _(", ").join(str(one) for one in titles) if isinstance(titles, tuple) else ""
    return Explanation(
        _("The pack has these already: {titles}.").format(titles=listed),
        _("Nothing was written."),
        _("Say for each whether it is replaced, kept beside the new one, or left as it is."),
    )


def _export_unknown(data: Data) -> Explanation:
    return Explanation(
        _("The name {file} does not say as what to write the pack.").format(file=data["file"]),
        "",
        _("Let it end in .xlsx (quizzes and scenarios) or .gift (quizzes)."),
    )


def _form_target_taken(data: Data) -> Explanation:
    return Explanation(
        _("{file} is there already, and somebody may have filled it in.").format(file=data["file"]),
        _("Nothing was written."),
        _("Choose another name, or delete it first. To read a form that came back, add --read before it."),
    )


def _export_target_taken(data: Data) -> Explanation:
    return Explanation(
        _("{file} is there already, and somebody may have worked in it.").format(file=data["file"]),
        _("Nothing was written."),
        _("Choose another name, or add “--replace” to write over it."),
    )


def _export_no_quizzes(data: Data) -> Explanation:
    return Explanation(
        _("“{pack}” has no quizzes, and GIFT holds nothing else.").format(pack=data["pack"]),
        _("Nothing was written."),
        _("Write it as .xlsx."),
    )


IMPORT_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "import-unreadable": _unreadable,
    "import-too-large": _too_large,
    "import-empty": _empty,
    "import-pack": _pack,
    "import-pack-damaged": _pack_damaged,
    "import-picture": _picture,
    "import-encoding": _encoding,
    "import-unknown": _unknown,
    "import-feedback-form": _feedback_form,
    "import-workbook-xls": _save_as("xls"),
    "import-workbook-ods": _save_as("ods"),
    "import-workbook-xlsb": _save_as("xlsb"),
    "import-workbook-strict": _save_as("strict"),
    "import-workbook-protected": _protected,
    "import-workbook-other-archive": _other_archive,
    "import-workbook-damaged": _damaged,
    "import-workbook-too-large": _workbook_large,
    "import-nothing": _nothing,
    "import-pack-exists": _pack_exists,
    "import-id-taken": _id_taken,
    "import-choice-missing": _choice_missing,
    "export-unknown": _export_unknown,
    "export-no-quizzes": _export_no_quizzes,
    "form-target-taken": _form_target_taken,
    "export-target-taken": _export_target_taken,
}
