"""Import, export, templates and feedback from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.stand import Stand
from tests.wording.sentences import demand_sentence
from trainer.packs.loader import load_pack
from trainer.wording.catalogue import set_language

DRILL = (
    "Scenario,Customer says,Must say,Model reply\n"
    "Lamp,It is broken!,Apologises: sorry,I am so sorry about the lamp.\n"
)


def drills(tmp_path: Path, text: str = DRILL) -> str:
    path = tmp_path / "drills.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_trainer_goes_from_the_template_to_a_drill_and_back(stand: Stand, tmp_path: Path) -> None:
    template = tmp_path / "drills.xlsx"
    assert stand.run("pack", "template", "scenario", str(template), "--in", "ja").status == 0
    assert load_workbook(template).sheetnames == ["シナリオ", "書き方", "記入例"]
    seen = stand.run("pack", "import", drills(tmp_path), "--yes", "--author", "Aki", "--licence", "CC-BY-4.0")
    assert seen.status == 0, seen.out
    assert "1 scenario would come" in seen.out
    pack = load_pack(stand.paths.packs / "lamp").pack
    assert (pack.authors, pack.licence, len(pack.scenarios)) == (("Aki",), "CC-BY-4.0", 1)
    out = tmp_path / "out.xlsx"
    seen = stand.run("pack", "export", "lamp", str(out))
    assert seen.status == 0
    assert "Nothing was lost" in " ".join(seen.out.split())
    assert out.is_file()


def test_a_dry_run_and_nobody_to_ask_write_nothing(stand: Stand, tmp_path: Path) -> None:
    assert stand.run("pack", "import", drills(tmp_path), "--dry-run").status == 0
    seen = stand.run("pack", "import", drills(tmp_path))
    assert seen.status == 1
    assert "--yes" in seen.out
    assert not (stand.paths.packs / "lamp").exists()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_form_with_feedback_is_recognised_and_the_command_that_reads_it_is_told(
    stand: Stand, tmp_path: Path, language: str
) -> None:
    set_language(language)
    stand.width = 1000
    stand.run("pack", "import", drills(tmp_path), "--new", "shop", "--title", "Our shop", "--yes")
    form = tmp_path / "form.xlsx"
    stand.run("pack", "feedback", "shop", str(form))
    seen = stand.run("pack", "import", str(form), "--dry-run")
    assert seen.status == 1
    assert "reply-dojo pack feedback shop --read form.xlsx" in seen.err
    demand_sentence(seen.err, language)


def test_faults_are_told_by_row_and_column(stand: Stand, tmp_path: Path) -> None:
    seen = stand.run("pack", "import", drills(tmp_path, DRILL + "Chair,,x,y\n"), "--dry-run")
    assert "row 3, column “Customer says”: left out" in " ".join(seen.out.split())
    seen = stand.run("pack", "import", drills(tmp_path, "Scenario,Customer says,Must say\nA,,\n"))
    assert seen.status == 1


def test_what_is_there_already_is_asked_about(stand: Stand, tmp_path: Path) -> None:
    stand.run("pack", "import", drills(tmp_path), "--new", "shop", "--title", "Our shop", "--yes")
    seen = stand.run("pack", "import", drills(tmp_path), "--into", "shop", "--yes")
    assert seen.status == 1
    assert "--replace" in seen.out
    assert stand.run("pack", "import", drills(tmp_path), "--into", "shop", "--keep-both", "--yes").status == 0
    pack = load_pack(stand.paths.packs / "shop").pack
    assert (pack.title, len(pack.scenarios)) == ("Our shop", 2)


def test_a_pack_that_would_be_broken_is_told(stand: Stand, tmp_path: Path) -> None:
    seen = stand.run("pack", "import", drills(tmp_path), "--new", "Not An Id", "--yes")
    assert seen.status == 1
    assert "pack.yaml" in seen.out


def test_feedback_goes_out_and_comes_back(stand: Stand, tmp_path: Path) -> None:
    stand.run("pack", "import", drills(tmp_path), "--yes")
    form = tmp_path / "form.xlsx"
    assert stand.run("pack", "feedback", "lamp", str(form)).status == 0
    book = load_workbook(form)
    sheet = book.worksheets[0]
    row = next(one for one in sheet.iter_rows(min_row=2) if str(one[6].value).endswith("/model"))
    row[3].value, row[4].value, row[5].value = 2, "Too short", "I am so sorry, and I will help."
    book.save(form)
    seen = stand.run("pack", "feedback", "lamp", "--read", str(form))
    text = " ".join(seen.out.split())
    assert seen.status == 0
    assert "drills/lamp.yaml:" in text
    for said in ("Rating: 2 of 5", "Too short", "I am so sorry, and I will help."):
        assert said in text
    assert "(form.xlsx)" in text
    data = json.loads(stand.run("pack", "feedback", "lamp", "--read", str(form), "--json").out)
    (entry,) = data["entries"]
    assert (entry["rating"], entry["form"], entry["comment"]) == (2, str(form), "Too short")
    assert (entry["file"], entry["kind"], entry["is_edited"]) == ("drills/lamp.yaml", "model", False)
    row[2].value = "Written over"
    book.save(form)
    seen = stand.run("pack", "feedback", "lamp", "--read", str(form))
    assert "Written over in the form: “Written over”" in " ".join(seen.out.split())
    seen = stand.run("pack", "feedback", "lamp", "--read", drills(tmp_path), "--json")
    assert seen.status == 1
    assert [one["level"] for one in json.loads(seen.out)["faults"]] == ["error"]
    (stand.paths.packs / "lamp" / "pack.yaml").write_text("id: [", encoding="utf-8")
    assert stand.run("pack", "feedback", "lamp", "--read", str(form)).status == 1


def test_a_form_or_template_that_is_there_is_never_overwritten(stand: Stand, tmp_path: Path) -> None:
    stand.run("pack", "import", drills(tmp_path), "--yes")
    filled_in = tmp_path / "form.xlsx"
    filled_in.write_bytes(b"filled in")
    for command in (["feedback", "lamp"], ["template", "quiz"]):
        seen = stand.run("pack", *command, str(filled_in))
        assert seen.status == 1
        assert "there already" in " ".join((seen.out + seen.err).split())
    assert filled_in.read_bytes() == b"filled in"


def test_an_export_replaces_a_file_only_when_told(stand: Stand, tmp_path: Path) -> None:
    stand.run("pack", "import", drills(tmp_path), "--yes")
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"work of somebody")
    seen = stand.run("pack", "export", "lamp", str(target))
    assert seen.status == 1
    assert "--replace" in seen.out + seen.err
    assert target.read_bytes() == b"work of somebody"
    assert stand.run("pack", "export", "lamp", str(target), "--replace").status == 0
    assert load_workbook(target).sheetnames
