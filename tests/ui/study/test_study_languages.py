"""Notes and seminars speak another language at once; what packs say stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.house import House
from tests.ui.test_languages import ENGLISH, JAPANESE, NEUTRAL, QUOTED, ui_texts
from trainer.core.scenario import Pack
from trainer.ui.routes import NOTES, SEMINAR
from trainer.ui.seminar.page import SeminarPage


def said_by(pack: Pack) -> Iterator[str]:
    """All words of a pack that notes and seminars show."""
    yield pack.title
    for note in pack.notes:
        yield from (note.title, *note.text.splitlines())
    for quiz in pack.quizzes:
        yield from (quiz.title, *quiz.introduction.splitlines())
    for seminar in pack.seminars:
        yield from (seminar.title, seminar.owner, *seminar.introduction.splitlines())
        for prompt in seminar.prompts:
            yield from (*prompt.text.splitlines(), *prompt.hint.splitlines(), prompt.text[:20])


def stale(house: House, target: str) -> list[str]:
    """Return what is still said in the other language."""
    packs = house.office.library.shelf().packs
    lines = sorted({line.strip() for pack in packs for line in said_by(pack)} - {""}, key=len, reverse=True)
    wrong, found = ENGLISH if target == "ja" else JAPANESE, []
    for widget, text in ui_texts(house):
        rest = text.replace("Aiko", "").replace("Alt+", "")
        for line in lines:
            rest = rest.replace(line, "")
        rest = NEUTRAL.sub("", QUOTED.sub("", rest))
        if wrong.search(rest) and not any(text.strip("… .0123456789")[:15] in line for line in lines):
            found.append(f"{type(widget).__name__}: {text}")
    return found


@pytest.mark.parametrize(("before", "target"), [("en", "ja"), ("ja", "en")])
def test_no_text_stays_in_the_language_before(house: House, before: str, target: str) -> None:
    house.settings.change(language=before)
    house.settle()
    house.application.routes.show(NOTES)
    house.settle()
    house.settings.change(language=target)
    house.settle()
    assert not stale(house, target)
    house.application.routes.show(SEMINAR)
    house.settle()
    house.settings.change(language=before)
    house.settle()
    assert not stale(house, before)
    page = house.page
    assert isinstance(page, SeminarPage)
    page.shelf.details.begin.click()
    house.settle()
    for row in range(len(page.run.model.rows)):
        page.run.list.setCurrentIndex(page.run.model.index(row, 0))
        house.settle()
        language = target if row % 2 else before
        house.settings.change(language=language)
        house.settle()
        assert not stale(house, language), page.run.step
