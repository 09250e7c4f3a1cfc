"""Forms that came back: one or several, with the text of today, and told clearly where they do not fit."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.packs.builders import PACK, write_pack
from trainer.packs.importers.feedback_form import FormFault
from trainer.packs.loader import load_pack
from trainer.services.feedback import ItemKind, Opinion, read_forms, write_form

MODEL = "drills/parcel/opening/model"
GOAL = "drills/parcel/opening/goal"
QUIZ = "id: q\ntitle: Q\nquestions: [{id: a, ask: Why?, answer: true, explanation: So.}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", {"quizzes/q.yaml": QUIZ})


def form(folder: Path, name: str, opinions: dict[str, Opinion], *, by: str = "Aki") -> Path:
    pack = load_pack(folder).pack
    return write_form(pack, folder.parent / name, language="ja", opinions=opinions, by=by)


def test_several_forms_are_put_together_in_the_order_of_the_pack(folder: Path) -> None:
    first = form(folder, "a.xlsx", {MODEL: Opinion(2, "Too long", "Shorter.")})
    second = form(folder, "b.xlsx", {MODEL: Opinion(5), GOAL: Opinion(comment="Clear")}, by="")
    report = read_forms(folder, [second, first])
    assert [(one.address, one.by, one.opinion.rating) for one in report.entries] == [
        (GOAL, "", None), (MODEL, "", 5), (MODEL, "Aki", 2),
    ]  # fmt: skip
    assert report.faults == ()
    assert set(report.versions.values()) == {load_pack(folder).pack.version}
    entry = report.entries[-1]
    assert (entry.kind, entry.file, entry.has_changed) == (ItemKind.MODEL, "drills/parcel.yaml", False)


def test_a_text_that_changed_since_is_shown_as_both(folder: Path) -> None:
    path = form(folder, "a.xlsx", {GOAL: Opinion(1)})
    drill = folder / "drills" / "parcel.yaml"
    text = drill.read_text(encoding="utf-8")
    drill.write_text(text.replace("goal: Acknowledge", "goal: Begin"), encoding="utf-8")
    (entry,) = read_forms(folder, [path]).entries
    assert entry.has_changed
    assert entry.text_then.startswith("Acknowledge")
    assert (entry.text_now or "").startswith("Begin")


def test_items_that_are_gone_are_kept_and_told(folder: Path) -> None:
    addresses = {
        "drills/parcel": ItemKind.SCENARIO,
        "drills/parcel/opening/criteria/apology": ItemKind.CRITERION,
        "drills/parcel/solved": ItemKind.ENDING,
    }
    path = form(folder, "a.xlsx", {address: Opinion(3) for address in addresses})
    (folder / "drills" / "parcel.yaml").unlink()
    (folder / "samples" / "parcel.yaml").unlink()
    report = read_forms(folder, [path])
    assert {one.address: one.kind for one in report.entries} == addresses
    assert all(one.text_now is None and one.has_changed and not one.file for one in report.entries)
    assert {one.code for one in report.faults} == {FormFault.ITEM_GONE}


def test_quizzes_and_pages_that_are_gone_keep_their_kind(folder: Path) -> None:
    (folder / "notes" / "new.md").write_text("# New\n", encoding="utf-8")
    (folder / "seminars").mkdir()
    seminar = "id: s\ntitle: S\nnotes: [new]\ndiscussion: [{id: a, ask: Why?}]\n"
    (folder / "seminars" / "s.yaml").write_text(seminar, encoding="utf-8")
    kinds = {
        "quizzes/q": ItemKind.QUIZ, "quizzes/q/a": ItemKind.QUESTION, "seminars/s": ItemKind.SEMINAR,
        "seminars/s/a": ItemKind.PROMPT, "notes/new": ItemKind.NOTE,
    }  # fmt: skip
    path = form(folder, "a.xlsx", {address: Opinion(3) for address in kinds})
    (folder / "quizzes" / "q.yaml").unlink()
    (folder / "notes" / "new.md").unlink()
    (folder / "seminars" / "s.yaml").unlink()
    assert {one.address: one.kind for one in read_forms(folder, [path]).entries} == kinds


def test_what_was_changed_in_the_form_is_told(folder: Path) -> None:
    path = form(folder, "a.xlsx", {MODEL: Opinion(2), GOAL: Opinion(3)})
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[6].value == MODEL:
            row[6].value = "drills/parcel/opening/modell"
        if row[6].value == GOAL:
            row[2].value = "Something else"
    book.save(path)
    report = read_forms(folder, [path])
    assert [(one.address, one.is_edited) for one in report.entries] == [(GOAL, True)]
    assert {one.code for one in report.faults} == {FormFault.UNKNOWN_ADDRESS, FormFault.TEXT_EDITED}


def test_a_form_of_another_pack_and_files_that_are_none_keep_out_no_other(folder: Path) -> None:
    good = form(folder, "good.xlsx", {MODEL: Opinion(2)})
    nameless = form(folder, "nameless.xlsx", {MODEL: Opinion(2)})
    book = load_workbook(nameless)
    del book[book.sheetnames[1]]
    book.save(nameless)
    foreign = folder.parent / "foreign.xlsx"
    changes = {"pack.yaml": PACK.replace("id: little-shop", "id: other-shop")}
    other = load_pack(write_pack(folder.parent / "other", changes)).pack
    write_form(other, foreign, language="en")
    broken = folder.parent / "broken.xlsx"
    broken.write_bytes(good.read_bytes()[:2000])
    damaged = folder.parent / "damaged.xlsx"
    damaged.write_bytes(_without_sheets(good))
    text = folder.parent / "text.xlsx"
    text.write_text("hello", encoding="utf-8")
    report = read_forms(folder, [foreign, broken, damaged, text, good, nameless, folder / "absent.xlsx"])
    assert [one.source for one in report.entries] == [good, nameless]
    assert [(one.file, one.code) for one in report.faults] == [
        ("foreign.xlsx", FormFault.OTHER_PACK),
        ("broken.xlsx", FormFault.UNREADABLE),
        ("damaged.xlsx", FormFault.NOT_A_FORM),
        ("text.xlsx", FormFault.UNREADABLE),
        ("nameless.xlsx", FormFault.NO_PACK),
        ("absent.xlsx", FormFault.NO_FILE),
    ]


def test_a_form_that_would_unfold_too_far_is_told_as_such(folder: Path) -> None:
    good, bomb = form(folder, "good.xlsx", {MODEL: Opinion(2)}), folder.parent / "bomb.xlsx"
    bomb.write_bytes(good.read_bytes())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<c/>" * 500_000)
    report = read_forms(folder, [bomb, good])
    assert [one.source for one in report.entries] == [good]
    assert [(one.file, one.code) for one in report.faults] == [("bomb.xlsx", FormFault.TOO_LARGE)]


def _without_sheets(path: Path) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.startswith("xl/worksheets/"):
                target.writestr(name, source.read(name))
    return out.getvalue()
