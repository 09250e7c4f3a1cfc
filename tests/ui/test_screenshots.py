"""The pictures of every page: one for each, of the size that was asked for, with real data on it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.services.swift import use_remembered_packs
from trainer.app import open_office, open_settings
from trainer.services.settings import ColourScheme
from trainer.ui import screenshots
from trainer.ui.entries import SETTINGS
from trainer.ui.routes import DEBRIEF, DRILL, FIRST, HOME, OBSERVER, PACKS, PRACTISE, PROGRESS, REPLAY

pytestmark = pytest.mark.no_cover  # goes through what each page's own tests have counted

PAGES = {FIRST, HOME, PRACTISE, PROGRESS, SETTINGS, f"{DRILL}-begun", DRILL, f"{DRILL}-over", DEBRIEF, REPLAY}
OBSERVED = {f"{OBSERVER}-roles", OBSERVER, f"{OBSERVER}-over", f"{DEBRIEF}-observed"}

EXAM = {"exam-sheet", f"{DRILL}-exam", f"{DRILL}-stop", f"{DRILL}-time-over"}
PHONE = {f"{DRILL}-phone", f"{DRILL}-phone-text"}
ARRIVALS = {f"{PACKS}-install-{name}" for name in ("new", "update", "choice", "changes", "broken")}
SHEETS = {
    *(f"{PACKS}-make{step}" for step in ("", "-done", "-copy")),
    *(f"{PACKS}-import{step}" for step in ("", "-look", "-into", "-done", "-clash")),
    *(f"{PACKS}-build{step}" for step in ("", "-ready", "-done")),
    *(f"{PACKS}-feedback{step}" for step in ("", "-write", "-read")),
    *(f"{PACKS}-{name}" for name in ("source", "keys", "export")),
}
STUDY = {
    *("notes", "notes-search"),
    *(f"seminar{part}" for part in ("", "-note", "-alone", "-group", "-document")),
}
KINDS = ("choices", "trueorfalse", "ordering", "matching", "numeric", "feeling", "better")
QUIZZES = {
    *(
        "quiz",
        "quiz-exam-sheet",
        "sitting-exam",
        "sitting-submit",
        "quiz-result",
        "quiz-result-open",
        "questions",
    ),
    *(f"sitting-{kind}{told}" for kind in KINDS for told in ("", "-told")),
}
SHELF = {PACKS, f"{PACKS}-broken", f"{PACKS}-compare", f"{PACKS}-remove"}


def test_every_page_is_rendered(
    qapp: object, in_english: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_remembered_packs(monkeypatch)
    monkeypatch.setattr(screenshots, "SIZES_PX", ((1100, 740),))
    monkeypatch.setattr(screenshots, "SCHEMES", (ColourScheme.DARK,))
    monkeypatch.setattr(screenshots, "LANGUAGES", ("ja",))
    assert screenshots.take_screenshots(tmp_path / "pictures", open_settings, open_office) == 0
    pictures = {path.stem: QImage(str(path)) for path in (tmp_path / "pictures").iterdir()}
    assert set(pictures) == {
        f"{page}-ja-dark-1100"
        for page in PAGES | OBSERVED | EXAM | PHONE | STUDY | QUIZZES | ARRIVALS | SHELF | SHEETS
    }
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1100, 740), name
        colours = {picture.pixelColor(x, y).name() for x in range(0, 1100, 10) for y in range(0, 740, 10)}
        assert len(colours) > 5, name
