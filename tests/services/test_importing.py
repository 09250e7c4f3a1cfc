"""Files from elsewhere: looked at first, written whole or not at all, and nothing is overwritten unasked."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.packs.builders import PACK, changed, write_pack
from trainer.core.errors import FileError, PackError, Severity, UserFacingError
from trainer.packs.installed import InstalledRecord, write_record
from trainer.packs.loader import load_pack
from trainer.services.exporting import ExportFormat, export_pack, format_for, look_at_export, pack_at
from trainer.services.importing import ClashChoice, Importing, PackHead, SheetKind, SourceFormat
from trainer.services.library import Library
from trainer.services.pack_checks import check_folder

QUIZ = (
    "Quiz,Question,Right answers,Wrong answers,Explanation,Note,Picture\n"
    "Returns,Why?,a,b,So.,shipping,media/x.png\n"
)
DRILL = (
    "Scenario,Customer says,Must say,Model reply\n"
    "Lamp,It is broken!,Apologises: sorry,I am so sorry about the lamp.\n"
    ",And now?,Promises one: new lamp,We will send you a new lamp today.\n"
)


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    own = tmp_path / "packs"
    return Importing(Library((own,), tmp_path / "kept"), own)


def file(tmp_path: Path, content: str | bytes, name: str = "shop.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_look_says_what_comes_and_writes_nothing(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    assert (plan.format, len(plan.scenarios), plan.questions, plan.is_empty) == (
        SourceFormat.CSV,
        1,
        0,
        False,
    )
    assert plan.head == PackHead("lamp", "Lamp", "en")
    assert plan.left_out == 0
    assert importing.own_packs() == ()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "::Q:: Why? {=a ~b}", SourceFormat.GIFT),
        ("a.gift", "Why? {=a ~b}", SourceFormat.GIFT),
        ("a.txt", "Why?\nA. a\nB. b\nANSWER: A\n", SourceFormat.AIKEN),
        ("a.txt", "問題文\t正解\t不正解\nなぜですか\ta\tb\n", SourceFormat.CSV),
        ("a.csv", "foo,bar\n1,2\n", SourceFormat.CSV),
    ],
)
def test_formats_are_known_by_what_is_in_them(
    tmp_path: Path, importing: Importing, name: str, content: str, expected: SourceFormat
) -> None:
    assert importing.look(file(tmp_path, content, name)).format is expected


def test_gift_in_another_encoding_is_read_and_told(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, "::問:: これはペンですか {=はい ~いいえ}".encode("cp932"), "a.gift"))
    assert plan.questions == 1
    assert plan.faults[0].code == "table-other-encoding"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", "Dear all, hello.", "import-unknown"),
        ("a.csv", "", "import-empty"),
        ("a.csv", "é,è\n".encode("cp1252"), "import-encoding"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import-workbook-xls"),
        ("a.xlsx", b"PK\x03\x04 and nothing else", "import-workbook-damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_reason(
    tmp_path: Path, importing: Importing, name: str, content: str | bytes, code: str
) -> None:
    with pytest.raises(UserFacingError) as caught:
        importing.look(file(tmp_path, content, name))
    assert caught.value.code == code


def test_a_file_that_is_not_there_or_too_large_is_refused(
    tmp_path: Path, importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserFacingError) as caught:
        importing.look(tmp_path / "absent.csv")
    assert caught.value.code == "import-unreadable"
    monkeypatch.setattr("trainer.services.import_files.MAX_BYTES", 3)
    with pytest.raises(UserFacingError) as caught:
        importing.look(file(tmp_path, "abcdef"))
    assert caught.value.code == "import-too-large"


def test_a_workbook_that_cannot_be_parsed_is_damaged(
    tmp_path: Path, importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = importing.write_template(SheetKind.QUIZ, tmp_path / "t.xlsx", language="en")
    assert importing.look(path).is_empty
    monkeypatch.setattr("openpyxl.load_workbook", _fails)
    with pytest.raises(UserFacingError) as caught:
        importing.look(path)
    assert caught.value.code == "import-workbook-damaged"


def _fails(*_what: object, **_how: object) -> None:
    raise KeyError("no such part")


def test_a_model_reply_that_earns_too_little_is_told_by_row_and_column(
    tmp_path: Path, importing: Importing
) -> None:
    text = DRILL.replace("I am so sorry about the lamp.", "Let me look into the lamp.")
    (fault,) = [one for one in importing.look(file(tmp_path, text)).faults if one.code == "model-misses"]
    assert (fault.file, fault.line, fault.severity) == ("shop.csv", 2, Severity.WARNING)
    assert (fault.data["heading"], fault.data["label"]) == ("Model reply", "Apologises")


def test_all_faults_of_a_sheet_are_told_at_once(tmp_path: Path, importing: Importing) -> None:
    text = DRILL.replace("I am so sorry about the lamp.", "Let me look into it.") + ",,Sorry: sorry,\n"
    plan = importing.look(file(tmp_path, text))
    assert plan.is_empty
    assert [(one.code, one.line) for one in plan.faults] == [
        ("model-misses", 2), ("table-empty-cell", 4), ("table-no-model", 4),
    ]  # fmt: skip


def test_what_no_pack_can_hold_is_told_before_it_is_offered(tmp_path: Path, importing: Importing) -> None:
    text = "Quiz,Question,Type,Right answers\nOne,Sign?,short text,?!\nTwo,Word?,short text,word\n"
    plan = importing.look(file(tmp_path, text))
    assert [one.title for one in plan.quizzes] == ["Two"]
    (fault,) = [one for one in plan.faults if one.severity is Severity.ERROR]
    assert (fault.code, fault.line, plan.left_out) == ("answer-no-words", 2, 1)


def test_a_scenario_that_cannot_end_is_told_before_it_is_offered(
    tmp_path: Path, importing: Importing
) -> None:
    text = (
        "Scenario,Row name,Customer says,Should say,Model reply,Next\n"
        "Lamp,a,Hello!,hello,Hello!,b\n,b,Hello!,hello,Hello!,a\n"
    )
    plan = importing.look(file(tmp_path, text), language="fr")  # without manner nothing leads to an ending
    assert plan.is_empty
    assert "missing-key" in {one.code for one in plan.faults}
    assert {one.file for one in plan.faults} == {"shop.csv"}


def test_a_new_pack_passes_its_check_and_plays_to_a_hundred(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    folder = importing.write(plan, plan.head)
    assert folder == tmp_path / "packs" / "lamp"
    assert check_folder(folder).problems == ()  # the check plays model replies, too
    assert load_pack(folder).pack.scenarios == plan.scenarios
    assert [one.pack.id for one in importing.own_packs()] == ["lamp"]


def test_links_to_what_the_pack_does_not_have_are_left_out_and_were_told(
    tmp_path: Path, importing: Importing
) -> None:
    plan = importing.look(file(tmp_path, QUIZ))
    assert {one.code for one in plan.faults} == {"table-note-needed"}
    (quiz,) = load_pack(importing.write(plan, plan.head)).pack.quizzes
    assert (quiz.questions[0].note, quiz.questions[0].picture) == ("", "")
    there = write_pack(tmp_path / "packs" / "shop", {"media/x.png": b"\x89PNG"})
    importing.write(plan, there)
    (quiz,) = load_pack(there).pack.quizzes
    assert (quiz.questions[0].note, quiz.questions[0].picture) == ("shipping", "media/x.png")


@pytest.mark.parametrize(
    "picture", ["../shop.png", "pack.yaml", "./media/x.png", ".git/x.png", "a" * 300 + ".png"]
)
def test_a_picture_that_no_pack_may_name_is_left_out(
    tmp_path: Path, importing: Importing, picture: str
) -> None:
    folder = write_pack(tmp_path / "packs" / "mine", {"media/x.png": b"x", ".git/x.png": b"x"})
    (tmp_path / "packs" / "shop.png").write_bytes(b"x")
    plan = importing.look(file(tmp_path, QUIZ.replace("media/x.png", picture)))
    importing.write(plan, folder)
    assert [one.picture for quiz in load_pack(folder).pack.quizzes for one in quiz.questions][-1] == ""


def test_a_new_pack_never_takes_the_place_of_anything(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    importing.write(plan, plan.head)
    again = importing.look(file(tmp_path, DRILL))
    assert again.head.id == "lamp-2"
    with pytest.raises(UserFacingError) as caught:
        importing.write(plan, plan.head)
    assert caught.value.code == "import-id-taken"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    importing.write(plan, plan.head, folder=elsewhere)  # an empty folder is no harm
    with pytest.raises(UserFacingError) as caught:
        importing.write(plan, plan.head, folder=elsewhere)
    assert caught.value.code == "import-pack-exists"


def test_nothing_is_not_written(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, "Question,Right answers\n"))
    with pytest.raises(UserFacingError) as caught:
        importing.write(plan, plan.head)
    assert caught.value.code == "import-nothing"


def test_a_head_that_makes_no_pack_leaves_nothing_behind(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    with pytest.raises(PackError):
        importing.write(plan, PackHead("Not An Id", "Lamp", "en"))
    assert list((tmp_path / "packs").iterdir()) == []


def test_what_is_there_already_is_never_overwritten_without_a_choice(
    tmp_path: Path, importing: Importing
) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    folder = importing.write(plan, plan.head)
    changed_plan = importing.look(file(tmp_path, DRILL.replace("And now?", "What now?")))
    (clash,) = importing.clashes(changed_plan, folder)
    assert (clash.kind, clash.key, clash.title_here) == (SheetKind.SCENARIO, "scenario/lamp", "Lamp")
    before = _content(folder)
    with pytest.raises(UserFacingError) as caught:
        importing.write(changed_plan, folder)
    assert caught.value.code == "import-choice-missing"
    importing.write(changed_plan, folder, choices={clash.key: ClashChoice.LEAVE})
    assert _content(folder) == before
    importing.write(changed_plan, folder, choices={clash.key: ClashChoice.BOTH})
    assert [one.title for one in load_pack(folder).pack.scenarios] == ["Lamp (2)", "Lamp"]
    importing.write(changed_plan, folder, choices={clash.key: ClashChoice.REPLACE})
    lamp = load_pack(folder).pack.scenario("lamp")
    assert lamp is not None
    assert lamp.turns[1].says[0].text == "What now?"


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_name_that_is_taken_by_another_scenario_is_not_used(
    tmp_path: Path, importing: Importing
) -> None:
    drill = changed("drills/parcel.yaml", "id: parcel", "id: parcel")
    there = write_pack(tmp_path / "packs" / "shop", {"drills/lamp.yaml": drill, "drills/parcel.yaml": None})
    importing.write(importing.look(file(tmp_path, DRILL)), there)
    assert (there / "drills" / "lamp.yaml").read_text(encoding="utf-8") == drill
    assert (there / "drills" / "lamp-2.yaml").exists()


def test_a_pack_that_would_be_broken_stays_as_it_was(tmp_path: Path, importing: Importing) -> None:
    there = write_pack(tmp_path / "packs" / "shop")
    text = (
        DRILL.replace("Scenario,", "Scenario,Scenario ID,")
        .replace("Lamp,", "Lamp,parcel,")
        .replace("\n,", "\n,,")
    )
    plan = importing.look(file(tmp_path, text))
    before = _content(there)
    with pytest.raises(PackError):  # its samples are about criteria that would be gone
        importing.write(plan, there, choices={"scenario/parcel": ClashChoice.REPLACE})
    assert _content(there) == before


@pytest.mark.parametrize("failing", [1, 2])
def test_a_disk_that_refuses_in_between_changes_nothing(
    tmp_path: Path, importing: Importing, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    both = importing.look(file(tmp_path, DRILL + "Chair,It is broken!,Apologises: sorry,I am so sorry.\n"))
    folder = importing.write(both, both.head)
    new = importing.look(
        file(tmp_path, DRILL.replace("And", "So") + "Table,Hi!,Says sorry: sorry,I am so sorry.\n")
    )
    before = _content(folder)
    calls = iter(range(1, 10))
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if next(calls) == failing:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("trainer.services.import_writing.os.replace", replace)
    with pytest.raises(FileError):
        importing.write(new, folder, choices={"scenario/lamp": ClashChoice.REPLACE})
    assert _content(folder) == before


def test_installed_packs_are_not_offered_and_broken_ones_neither(
    tmp_path: Path, importing: Importing
) -> None:
    own = tmp_path / "packs"
    write_pack(own / "mine")
    theirs = write_pack(own / "theirs", {"pack.yaml": PACK.replace("id: little-shop", "id: theirs")})
    write_record(theirs, InstalledRecord("theirs", 1, "1.2.0", "2030-01-01T00:00:00+00:00", "theirs"), {})
    shutil.copytree(theirs, own / "copy")
    write_pack(own / "broken", {"pack.yaml": "id: ["})
    assert [one.folder.name for one in importing.own_packs()] == ["copy", "mine"]
    with pytest.raises(PackError):
        importing.clashes(importing.look(file(tmp_path, DRILL)), own / "broken")


def test_a_pack_goes_out_and_comes_back_the_same(tmp_path: Path, importing: Importing) -> None:
    plan = importing.look(file(tmp_path, DRILL))
    folder = importing.write(plan, plan.head)
    importing.write(importing.look(file(tmp_path, QUIZ)), folder)
    pack = pack_at(folder)
    for language in ("en", "ja"):
        assert look_at_export(pack, ExportFormat.XLSX, language=language) == ()
        path = export_pack(pack, tmp_path / "out.xlsx", format_for(Path("out.xlsx")), language=language)
        back = importing.look(path)
        assert (back.quizzes, back.scenarios) == (pack.quizzes, pack.scenarios)
    gift = export_pack(pack, tmp_path / "out.gift", format_for(Path("out.gift")), language="en")
    assert importing.look(gift).questions == 1
    assert look_at_export(pack, ExportFormat.GIFT, language="en") == ()


def test_what_cannot_be_exported_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError) as caught:
        format_for(Path("out.docx"))
    assert caught.value.code == "export-unknown"
    pack = pack_at(write_pack(tmp_path / "shop"))
    with pytest.raises(UserFacingError) as caught:
        export_pack(pack, tmp_path / "out.gift", ExportFormat.GIFT, language="en")
    assert caught.value.code == "export-no-quizzes"
    with pytest.raises(FileError):
        export_pack(pack, tmp_path / "absent" / "out.xlsx", ExportFormat.XLSX, language="en")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_title_that_was_written_over_the_example_is_told(
    tmp_path: Path, importing: Importing, language: str
) -> None:
    path = importing.write_template(SheetKind.SCENARIO, tmp_path / "a.xlsx", language=language)
    assert importing.look(path).faults == ()
    book = load_workbook(path)
    book.worksheets[2].cell(3, 1).value = "私のシナリオ"
    book.save(path)
    (fault,) = importing.look(path).faults
    assert (fault.code, fault.line) == ("table-example-not-read", 3)
    assert fault.data["meant"] == book.worksheets[0].title
