"""``pack check`` for people and for programs: texts, statuses, JSON, SARIF and annotations."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.sarif import SARIF
from tests.cli.stand import Stand
from tests.packs.builders import DRILL, PACK, write_pack
from trainer.cli.arguments import parser
from trainer.cli.check_formats import as_annotations, as_json, as_sarif
from trainer.cli.statuses import FINE, MENDABLE
from trainer.core.errors import Problem, Severity
from trainer.services.pack_checks import PackReport, check_paths
from trainer.wording.catalogue import set_language

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Makes packs in the current folder, sound ones unless something is changed."""
    monkeypatch.chdir(tmp_path)

    def make(name: str, old: str = "", new: str = "", *, pack: str = PACK) -> Path:
        assert old in DRILL
        write_pack(tmp_path / name, {"pack.yaml": pack, "drills/parcel.yaml": DRILL.replace(old, new, 1)})
        return Path(name)

    return make


def archived(folder: Path) -> Path:
    """The same pack as an archive beside it."""
    target = folder.with_suffix(".dojopack")
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return target


def test_the_status_says_whether_everything_can_be_used(stand: Stand, made: Made) -> None:
    sound, faulty = (
        made("sound"),
        made("faulty", "level: 2", "level: many", pack=PACK.replace("little", "other")),
    )
    assert stand.run("pack", "check", str(sound)).status == FINE
    assert stand.run("pack", "check", str(sound), str(faulty)).status == MENDABLE
    assert stand.run("pack", "check", "nowhere").status == MENDABLE


def test_warnings_fail_only_when_they_are_to(stand: Stand, made: Made) -> None:
    warned = made("warned", '    model: "I have found it and it will come tomorrow."\n')
    assert stand.run("pack", "check", str(warned)).status == FINE
    assert stand.run("pack", "check", str(warned), "--strict").status == MENDABLE


def test_an_archive_is_checked_without_being_installed(stand: Stand, made: Made, tmp_path: Path) -> None:
    archive = archived(made("faulty", "level: 2", "level: many"))
    done = stand.run("pack", "check", str(archive))
    assert done.status == MENDABLE
    assert "faulty.dojopack: cannot be used, 1 error" in done.out
    assert "drills/parcel.yaml:4:8" in done.out
    broken = tmp_path / "broken.dojopack"
    broken.write_bytes(b"nothing that unpacks")
    assert stand.run("pack", "check", str(broken)).status == MENDABLE
    (report,) = check_paths([broken])
    assert (report.pack, report.is_archive, report.folder) == (None, True, broken)


def test_a_fault_stands_on_one_line_where_an_editor_finds_its_file(stand: Stand, made: Made) -> None:
    stand.width = 40
    faulty = made("faulty", "level: 2", "level: many")
    first, fault, *_rest = stand.run("pack", "check", str(faulty)).out.splitlines()
    assert first == "faulty: cannot be used, 1 error"
    assert fault.startswith("faulty/drills/parcel.yaml:4:8: error: ")
    assert fault.endswith(".")
    stand.has_colours = True  # a terminal
    lines = stand.run("pack", "check", str(faulty)).out.splitlines()
    assert len(lines) > 3


def test_a_file_inside_a_pack_stands_for_its_pack(made: Made) -> None:
    folder = made("sound")
    for name in ("pack.yaml", "drills/parcel.yaml"):
        (report,) = check_paths([folder / name])
        assert report.folder == folder.resolve()
        assert report.is_usable
    (stray,) = check_paths([Path("missing.yaml")])
    assert stray.problems[0].code == "no-folder"


def test_two_archives_of_one_pack_are_told_by_their_own_names(made: Made) -> None:
    archives = [archived(made(name)) for name in ("one", "two")]
    first, second = check_paths(archives)
    assert (first.is_usable, second.is_usable) == (True, False)
    assert second.folder == archives[1]
    assert second.problems[0].data["other"] == str(archives[0])


def test_a_pack_that_is_named_twice_is_reported_once(made: Made) -> None:
    folder = made("sound")
    assert len(check_paths([folder, folder])) == 1
    assert len(check_paths([folder, folder / "pack.yaml", Path(".")])) == 1


def test_json_has_the_shape_that_is_written_down(stand: Stand, made: Made) -> None:
    made("faulty", "level: 2", "levl: 2", pack=PACK.replace("little", "other"))
    made("sound")
    data = json.loads(stand.run("pack", "check", ".", "--json").out)
    assert (data["version"], data["errors"], data["warnings"]) == (1, 1, 0)
    faulty, sound = data["packs"]
    assert faulty == {
        "path": "faulty", "is_usable": False, "id": None, "version": None, "title": None, "bench": None,
        "signature": None,
        "problems": [
            {
                "path": "faulty/drills/parcel.yaml", "file": "drills/parcel.yaml", "line": 4, "column": 1,
                "level": "error", "code": "unknown-key", "suggestion": "level",
                "message": "“levl” means nothing here. Correct or remove it. Did you mean “level”?",
            }
        ],
    }  # fmt: skip
    assert {key: sound[key] for key in ("is_usable", "id", "version", "problems")} == {
        "is_usable": True, "id": "little-shop", "version": "1.2.0", "problems": [],
    }  # fmt: skip
    assert set(sound["bench"]) == {"marks", "agreed", "kappa"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_sarif_is_valid_and_points_into_the_repository(stand: Stand, made: Made, language: str) -> None:
    set_language(language)
    made("箱 1", "level: 2", "levl: 2")
    (Path("箱 1") / "pack.yaml").write_text(PACK + "autors: [A]\n", encoding="utf-8")
    log = json.loads(stand.run("pack", "check", "箱 1", "--sarif").out)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert run["language"] == language
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-key"]
    drill, manifest = run["results"]
    assert (drill["ruleId"], drill["ruleIndex"], drill["level"]) == ("unknown-key", 0, "error")
    assert drill["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%AE%B1%201/drills/parcel.yaml"},
        "region": {"startLine": 4, "startColumn": 1},
    }
    assert manifest["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/pack.yaml")


def test_what_lies_elsewhere_has_its_whole_path(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made("faulty", "level: 2", "levl: 2").resolve()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    reports = check_paths([Path("..") / "faulty"])
    uri = as_sarif(reports)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri == (folder / "drills" / "parcel.yaml").as_uri()
    assert as_json(reports)["packs"][0]["path"] == "../faulty"


def report(*problems: Problem, is_archive: bool = False) -> PackReport:
    return PackReport(Path("p"), None, problems, None, is_archive=is_archive)


def test_annotations_are_escaped_as_the_workflow_reads_them() -> None:
    odd = Problem("drills/a,b:c%.yaml", 3, 7, "unknown-key", {"key": "50 %\r\n::x", "allowed": None})
    line, _summary = as_annotations([report(odd)])
    assert line == (
        "::error file=p/drills/a%2Cb%3Ac%25.yaml,line=3,col=7,title=reply-dojo%3A unknown-key::"
        "“50 %25�%0A::x” means nothing here. Correct or remove it."
    )


def test_a_fault_of_the_whole_pack_stands_at_its_first_file() -> None:
    whole = Problem("", 0, 0, "no-scenarios")
    warned = Problem("a.yaml", 0, 0, "empty-file", severity=Severity.WARNING)
    first, second, summary = as_annotations([report(whole, warned)])
    assert first.startswith("::error file=p/pack.yaml,title=")
    assert second.startswith("::warning file=p/a.yaml,title=")
    assert "p: cannot be used" in summary
    log = as_sarif([report(whole, warned)])
    jsonschema.validate(log, SARIF)
    assert [one["level"] for one in log["runs"][0]["results"]] == ["error", "warning"]


def test_a_fault_in_an_archive_stands_at_the_archive_and_names_its_file() -> None:
    one = report(Problem("a.yaml", 3, 7, "empty-file"), Problem("", 0, 0, "no-scenarios"), is_archive=True)
    inner, whole, _summary = as_annotations([one])
    assert inner.startswith("::error file=p,title=reply-dojo%3A empty-file::a.yaml:3:7: error: ")
    assert whole.startswith("::error file=p,title=reply-dojo%3A no-scenarios::There is")
    log = as_sarif([one])
    jsonschema.validate(log, SARIF)
    assert "region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def test_one_form_of_result_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["pack", "check", "--json", "--sarif"])
    assert "cannot be used together" in capsys.readouterr().err
