"""The checks that need a reader, and what the bundled packs are held to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packs.builders import PACK, write_pack
from tests.packs.builders import changed as changed_text
from tests.services.stage import bundled, copy_pack
from trainer.core.analysis import Analysis, Reader, View
from trainer.core.errors import Severity
from trainer.core.phrases import parse_phrase
from trainer.core.rubric import AllOf, AnyOf, Ask, Phrase
from trainer.language import reader_for
from trainer.packs.loader import load_pack
from trainer.services.pack_checks import check_folder, check_folders, pack_folders_in
from trainer.services.rubric_checks import CheckCode, check_pack, examples, phrases_of
from trainer.services.rubrics import Rubrics

LOWEST_AGREEMENT, LOWEST_KAPPA = 0.95, 0.90
HINT = 'points: 30, hint: "What is the order number?",'
PACKS = sorted(path.name for path in bundled().iterdir() if path.is_dir())


def test_packs_are_bundled() -> None:
    assert PACKS == ["tsugite-support-en", "tsugite-support-ja"]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", PACKS)
def test_bundled_packs_have_nothing_to_mend_and_agree_with_people(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = check_folder(bundled() / name)
    assert report.bench is not None
    bench = report.bench
    with capsys.disabled():
        print(f"\n{name}: {bench.agreed} of {bench.marks} marks agree ({bench.agreement:.1%})")
    assert bench.marks > 300
    missed = [(one.criterion_id, one.state.value, one.sample.reply) for one in bench.disagreements]
    assert bench.agreement >= LOWEST_AGREEMENT, missed
    assert bench.kappa is not None
    assert bench.kappa >= LOWEST_KAPPA
    assert report.problems == ()


def changed(tmp_path: Path, *changes: tuple[str, str], name: str = "tsugite-support-en") -> Path:
    folder = copy_pack(name, tmp_path)
    path = folder / "drills" / "late-parcel.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_model_reply_that_misses_breaks_or_puzzles_is_found(tmp_path: Path) -> None:
    folder = changed(
        tmp_path,
        ("I'm so sorry your train set still hasn't arrived.", "You can just wait a few more days."),
    )
    report = check_folder(folder)
    assert report.is_usable
    found = {(problem.code, problem.data["criterion"]) for problem in report.problems}
    assert (CheckCode.MODEL_MISSES, "apology") in found
    assert (CheckCode.MODEL_BREAKS, "brush-off") in found
    assert {problem.severity for problem in report.problems} == {Severity.WARNING}


def test_a_warning_points_at_its_criterion(tmp_path: Path) -> None:
    folder = changed(tmp_path, ("I'm so sorry your train set still hasn't arrived.", "Right."))
    (problem,) = check_folder(folder).problems
    lines = (folder / problem.file).read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1].strip() == "- id: apology"


@dataclass(frozen=True)
class HardOfHearing:
    """A reader that makes something else of one phrase."""

    phrase: str
    heard: str
    reader: Reader

    @property
    def language(self) -> str:
        return self.reader.language

    @property
    def signature(self) -> str:
        return self.reader.signature

    def read(self, text: str) -> Analysis:
        return self.reader.read(text)

    def read_phrase(self, phrase: str) -> tuple[View, ...]:
        return self.reader.read_phrase(self.heard if phrase == self.phrase else phrase)


@pytest.mark.parametrize(
    ("heard", "code"), [("", CheckCode.PHRASE_LOST), ("zebra", CheckCode.PHRASE_NEVER_FOUND)]
)
def test_a_phrase_that_can_stand_nowhere_is_found(heard: str, code: CheckCode, tmp_path: Path) -> None:
    reader = HardOfHearing("follow up", heard, reader_for("en"))
    loaded = load_pack(copy_pack("tsugite-support-en", tmp_path))
    problems = check_pack(loaded, Rubrics(lambda _language: reader))
    assert {(problem.code, problem.data["phrase"]) for problem in problems} == {(code, "follow up")}


def test_a_check_pauses_between_its_pieces_and_finds_the_same(tmp_path: Path) -> None:
    pauses: list[None] = []
    folder = write_pack(tmp_path / "shop")
    report = check_folder(folder, lambda: pauses.append(None))
    assert report == check_folder(folder)
    assert report.bench is not None
    assert len(pauses) >= len(report.bench.samples) + 2


def test_a_pack_with_errors_has_neither_bench_nor_language_checks(tmp_path: Path) -> None:
    folder = changed(tmp_path, ("start: opening", "start: nowhere"))
    report = check_folder(folder)
    assert not report.is_usable
    assert report.bench is None
    assert any(problem.severity is Severity.ERROR for problem in report.problems)
    assert not check_folder(tmp_path / "none").is_usable


@pytest.mark.no_cover
def test_packs_side_by_side_are_told_apart(tmp_path: Path) -> None:
    first, second, third = (
        copy_pack("tsugite-support-en", tmp_path).rename(tmp_path / name) for name in ("a", "b", "c")
    )
    manifest = third / "pack.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("id: tsugite-support-en", "id: mine"), encoding="utf-8"
    )
    reports = check_folders([first, second, third])
    assert [(one.folder, one.is_usable) for one in reports] == [(first, True), (second, False), (third, True)]
    codes = [[problem.code for problem in one.problems] for one in reports]
    assert codes == [[], ["duplicate-pack"], ["same-title"]]


def own_copy(tmp_path: Path, name: str, **values: str) -> Path:
    """Put a small pack of one's own somewhere, with another id or title."""
    manifest = PACK
    for key, value in values.items():
        manifest = re.sub(rf"^{key}: .*$", f"{key}: {value}", manifest, flags=re.MULTILINE)
    return write_pack(tmp_path / name, {"pack.yaml": manifest})


def told(folders: list[Path], installed: list[Path]) -> list[tuple[bool, list[tuple[str, str]]]]:
    reports = check_folders(folders, installed=installed)
    assert [one.folder for one in reports] == folders
    return [
        (one.is_usable, [(problem.code, str(problem.data.get("other", ""))) for problem in one.problems])
        for one in reports
    ]


def test_a_pack_is_compared_with_those_that_are_installed(tmp_path: Path) -> None:
    first, later, alike, fine = (
        own_copy(tmp_path, "first"),
        own_copy(tmp_path, "later"),
        own_copy(tmp_path, "alike", id="mine"),
        own_copy(tmp_path, "fine", id="fine", title="Fine"),
    )
    installed = [first, later, alike, fine]
    assert told([first], installed) == [(True, [])]
    assert told([later], installed) == [(False, [("duplicate-pack", str(first))])], "it is never used"
    assert told([alike], installed) == [(True, [("same-title", str(first))])]
    assert told([fine], installed) == [(True, [])]


def test_a_pack_that_lies_elsewhere_is_told_which_one_would_hide_it(tmp_path: Path) -> None:
    first = own_copy(tmp_path, "first")
    draft, again = own_copy(tmp_path, "draft", title="Next edition"), own_copy(tmp_path, "again")
    assert told([draft], [first]) == [(True, [("pack-installed", str(first))])], "it hides nothing"
    assert told([draft, again], [first]) == [
        (True, [("pack-installed", str(first))]),
        (False, [("duplicate-pack", str(draft))]),
    ]
    assert told([again], [first]) == [(True, [])], "the very same"
    later = own_copy(tmp_path, "later", title="Next edition", version="1.10.0")
    assert told([later], [first]) == [(True, [])], "a later edition of it"
    other = own_copy(tmp_path, "other", id="other")
    assert told([other], [first]) == [(True, [("same-title", str(first))])]


def test_a_broken_pack_beside_it_is_no_fault_of_a_pack(tmp_path: Path) -> None:
    pack, broken = own_copy(tmp_path, "pack"), tmp_path / "broken"
    broken.mkdir()
    assert told([pack], [broken, pack]) == [(True, [])]


def test_another_pack_with_an_id_that_is_here_is_told_whatever_its_version(tmp_path: Path) -> None:
    here = write_pack(tmp_path / "here")
    head = changed_text("pack.yaml", "A little shop", "Else").replace("Training team", "Somebody")
    drill = changed_text("drills/parcel.yaml", "id: parcel\n", "id: letter\n")
    changes = {"pack.yaml": head.replace("1.2.0", "9.0.0"), "drills/parcel.yaml": drill}
    stranger = write_pack(tmp_path / "there", {**changes, "samples/parcel.yaml": None})
    assert ("pack-stranger", str(here)) in told([stranger], [here])[0][1]


def test_a_hint_that_tells_the_answer_is_found_at_its_criterion(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "p", {"drills/parcel.yaml": changed_text("drills/parcel.yaml", "points: 30,", HINT)}
    )
    (problem,) = check_folder(folder).problems
    assert (problem.code, problem.severity) == (CheckCode.HINT_GIVES_AWAY, Severity.WARNING)
    assert str(problem.data["words"]) in "What is the order number?"
    line = (folder / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "id: ask-order" in line


def test_a_folder_means_its_pack_or_the_packs_inside(tmp_path: Path) -> None:
    pack = copy_pack("tsugite-support-en", tmp_path)
    (tmp_path / "unfinished" / "drills").mkdir(parents=True)
    (tmp_path / "pictures").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "readme.txt").touch()
    assert pack_folders_in(tmp_path) == (pack, tmp_path / "unfinished")
    assert pack_folders_in(pack) == (pack,)
    (pack / "pack.yaml").unlink()
    assert pack_folders_in(pack) == (pack,)
    assert pack_folders_in(tmp_path / "none") == (tmp_path / "none",)


def test_packs_are_found_some_folders_down(tmp_path: Path) -> None:
    near = write_pack(tmp_path / "packs" / "ours", {})
    deep = write_pack(tmp_path / "packs" / "team" / "course" / "theirs", {})
    (tmp_path / "packs" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert pack_folders_in(tmp_path) == (near, deep)
    assert pack_folders_in(tmp_path / "packs") == (near, deep)
    write_pack(tmp_path / "a" / "b" / "c" / "d" / "too-deep", {})
    assert pack_folders_in(tmp_path) == (near, deep)


def test_a_folder_that_cannot_be_listed_is_left_to_the_loader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert pack_folders_in(tmp_path) == (tmp_path,)


def test_phrases_are_found_at_any_depth() -> None:
    need = AnyOf((Phrase("a"), Ask(AllOf((Phrase("b"), Phrase("c"))))))
    assert [phrase.text for phrase in phrases_of(need)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("phrase", "wordings"),
    [
        ("order number", [("order number",)]),
        ("(card | bank) refund*", [("card", "refund"), ("bank", "refund")]),
        ("a ... b", [("a", "b")]),
        ("(a | b) (c | d)", [("a", "c"), ("b", "c"), ("a", "d")]),
    ],
)
def test_examples_show_each_alternative_once(phrase: str, wordings: list[tuple[str, ...]]) -> None:
    assert examples(parse_phrase(phrase)) == wordings
