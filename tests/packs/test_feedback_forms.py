"""Feedback: every item has an address and a place, and a form says what was meant, whatever befell it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from tests.packs.builders import load, write_pack
from tests.packs.bundled import bundled
from tests.packs.quizzes import PNG, SEMINAR
from tests.packs.quizzes import QUIZ as PARCELS
from trainer.packs.exporters.feedback_form import write_feedback_form
from trainer.packs.feedback import ItemKind, asked_items, feedback_items, item_places, mark_of
from trainer.packs.importers.feedback_form import FormFault, ReadForm, pack_of_form, read_form
from trainer.packs.importers.form_words import form_words
from trainer.packs.importers.sheets import read_workbook
from trainer.packs.importers.table_faults import TableCode, TableFaults
from trainer.packs.importers.tables import Row, Table
from trainer.packs.problems import Place

QUIZ = """\
id: returns
title: Returns
introduction: Read this first.
questions:
  - id: bag
    ask: Is the bag needed?
    answer: no
    explanation: Never.
"""


def form_of(*rows: tuple[str, ...], heads: tuple[str, ...] = ()) -> ReadForm:
    heads = heads or tuple(form_words("en").headings.values())
    body = tuple(Row(number, cells) for number, cells in enumerate((heads, *rows), start=1))
    return read_form([Table(body, TableFaults("a.xlsx", "Feedback"))], file="a.xlsx")


def test_a_workbook_says_which_pack_it_is_the_form_of() -> None:
    pack = bundled("tsugite-support-en").pack
    file = BytesIO()
    write_feedback_form(pack, file, language="ja", answers={}, by="")
    tables = read_workbook(file.getvalue(), file="a.xlsx")
    assert pack_of_form(tables) == pack.id
    about = [
        table for table in tables if not set(form_words("ja").headings.values()) & set(table.rows[0].cells)
    ]
    assert about
    assert pack_of_form(about) == ""  # the opinions are missing: it is no form


def test_every_item_has_an_address_of_its_own_and_a_place_in_a_file() -> None:
    loaded = bundled("tsugite-support-en")
    items = feedback_items(loaded.pack)
    places = item_places(loaded)
    assert len({item.address for item in items}) == len(items) == len(places)
    taught = {ItemKind.QUIZ, ItemKind.QUESTION, ItemKind.SEMINAR, ItemKind.PROMPT}
    assert {item.kind for item in items} >= set(ItemKind) - taught
    by_address = {item.address: item for item in items}
    model = by_address["drills/late-parcel/opening/model"]
    place = places[model.address]
    line = (loaded.folder / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
    assert line.strip().startswith("model:")
    assert all(place.line > 0 for place in places.values())


def test_a_form_asks_once_for_what_several_turns_share_and_last() -> None:
    pack = bundled("tsugite-support-ja").pack
    criteria = [one for scenario in pack.scenarios for turn in scenario.turns for one in turn.criteria]
    shared = {one for one in criteria if criteria.count(one) > 1}
    assert shared
    asked, every = asked_items(pack), feedback_items(pack)
    assert len(asked) == len(every) - len(criteria) + len(set(criteria))
    assert set(asked) <= set(every)
    assert all(item.kind is ItemKind.CRITERION for item in asked[-len(shared) :])
    once = [item for item in every if item in set(asked[: -len(shared)])]
    assert once == list(asked[: -len(shared)])


def test_quizzes_and_short_drills_have_items_too(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path / "a"), {"quizzes/returns.yaml": QUIZ})
    places = item_places(loaded)
    texts = {item.address: item.text for item in feedback_items(loaded.pack)}
    assert texts["quizzes/returns"] == "Returns\n\nRead this first."
    assert texts["quizzes/returns/bag"] == "Is the bag needed?\n\nNever."
    assert places["quizzes/returns/bag"].file == "quizzes/returns.yaml"


def test_a_feeling_two_replies_and_a_seminar_are_commented_on_with_all_that_is_seen(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "quizzes/parcels.yaml": PARCELS, "media/box.png": PNG, "seminars/morning.yaml": SEMINAR,
    }  # fmt: skip
    loaded = load(tmp_path, files)
    texts = {item.address: item.text for item in feedback_items(loaded.pack)}
    places = item_places(loaded)
    assert texts["quizzes/parcels/mood"].endswith("Nobody answers me!")
    assert "I am so sorry. What is your order number?\n\nWhat is" in texts["quizzes/parcels/which"]
    assert texts["seminars/parcel-morning"] == "A morning about parcels\n\nRead, then talk."
    assert texts["seminars/parcel-morning/when"].endswith("\n\nDay 7 is a promise, not a wish.")
    assert places["seminars/parcel-morning/who"] == Place("seminars/morning.yaml", 14, 9)


def test_what_stands_on_the_line_of_its_turn_is_found_there(tmp_path: Path) -> None:
    text = """\
id: short
title: Short
customer: {name: A}
start: a
turns:
  - {id: a, says: Hi, criteria: [{id: c, label: C, points: 1, needs: sorry}], then: [{go: end}]}
endings: [{id: end, outcome: resolved}]
"""
    loaded = load(tmp_path / "a", {"drills/short.yaml": text})
    assert item_places(loaded)["drills/short/a/says/1"].line == 6


def test_a_form_comes_back_as_it_was_filled_in(tmp_path: Path) -> None:
    pack = load(tmp_path / "a").pack
    item = next(one for one in feedback_items(pack) if one.kind is ItemKind.MODEL)
    for language in ("en", "ja"):
        out = BytesIO()
        answers = {
            item.address: {"rating": "2", "comment": "=too long", "suggestion": "Shorter.\nLike this."}
        }
        write_feedback_form(pack, out, language=language, answers=answers, by="Aki")
        form = read_form(read_workbook(out.getvalue(), file="a.xlsx"), file="a.xlsx")
        assert form.faults == []
        assert (form.about["id"], form.about["version"], form.about["by"]) == (pack.id, pack.version, "Aki")
        (row,) = form.rows
        assert (row.address, row.rating, row.comment) == (item.address, 2, "=too long")
        assert row.suggestion == "Shorter.\nLike this."
        assert row.is_genuine
        assert row.text.split() == item.text.split()


def test_only_what_is_asked_for_can_be_changed(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # only this test looks at cells

    out = BytesIO()
    write_feedback_form(load(tmp_path / "a").pack, out, language="en", answers={}, by="")
    sheet = load_workbook(out).worksheets[0]
    assert sheet.protection.sheet
    open_columns = {cell.column for cell in sheet[2] if not cell.protection.locked}
    assert open_columns == {4, 5, 6}
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == ['"1,2,3,4,5"']


def test_rows_without_an_opinion_are_passed_over_and_ratings_are_read_kindly() -> None:
    mark = mark_of("a", "b")
    form = form_of(
        ("", "", "b", "", "", "", "a", mark),
        ("", "", "b", "５", "", "", "a", mark),
        ("", "", "b", "4.0", "", "", "a", mark),
        ("", "", "b", "9", "x", "", "a", mark),
        ("", "", "b", "3 stars", "", "", "a", mark),
        ("", "", "changed", "", "x", "", "a", mark),
        ("", "", "b", "3"),
    )
    assert [(one.rating, one.is_genuine) for one in form.rows] == [
        (5, True), (4, True), (None, True), (None, False), (3, False),
    ]  # fmt: skip
    assert [(one.code, one.line) for one in form.faults] == [
        (FormFault.BAD_RATING, 5), (FormFault.BAD_RATING, 6),
    ]  # fmt: skip


def test_what_is_no_form_is_told() -> None:
    assert [one.code for one in form_of(heads=("Question", "Answer")).faults] == [FormFault.NOT_A_FORM]
    assert [one.code for one in read_form([], file="a.xlsx").faults] == [FormFault.NOT_A_FORM]


def test_faults_of_the_sheet_are_passed_on() -> None:
    heads = tuple(form_words("en").headings.values())
    faults = TableFaults("a.xlsx", "Feedback")
    faults.add(TableCode.CELL_ERROR, 2, 4, value="#N/A")
    form = read_form([Table((Row(1, heads),), faults)], file="a.xlsx")
    assert [one.code for one in form.faults] == [TableCode.CELL_ERROR]
