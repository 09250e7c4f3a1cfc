"""The pages of quizzes for screen readers and in both languages, with every kind of question on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from tests.services.quiz_room import ALL, JAPANESE, PACK, SHORT
from tests.ui.quiz.conftest import Room
from tests.ui.test_access import focusable, name_of
from tests.ui.test_languages import ENGLISH, NEUTRAL, QUOTED, ui_texts
from trainer.core.quiz_records import SittingMode

pytestmark = pytest.mark.no_cover  # goes through what each page's own tests have counted

_NOT_A_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Grouping}
_WORDS_OF_THE_PACK = set((ALL + SHORT + JAPANESE + PACK).replace("{", " ").replace(",", " ").split())
_RETOLD = {"pairs asked", "feeling told", "better told", "result", "exam", "questions"}
"""Where the language is changed, which takes its time."""


def stages(room: Room) -> Iterator[str]:
    """Every question of every kind, asked and told; then the result and the other pages."""
    page = room.begin("all-kinds")
    yield "reading"
    page.foot.act()
    room.house.settle()
    while room.house.window.current == "sitting":
        assert page.view is not None
        yield f"{page.view.question.id} asked"
        room.answer_right()
        yield f"{page.view.question.id} told"
        page.foot.act()
        room.house.settle()
    for fold in room.result.folds:
        fold.line.click()
    yield "result"
    room.begin("short", SittingMode.EXAM)
    yield "exam"
    for name in ("quiz", "questions"):
        room.house.application.routes.show(name)
        room.house.settle()
        yield name


def test_every_control_has_a_name_and_a_role(room: Room) -> None:
    faults = []
    for stage in stages(room):
        room.house.window.notice.hide()
        for one in focusable(room.house):
            role = QAccessible.queryAccessibleInterface(one).role()
            if not name_of(one).strip() or role in _NOT_A_ROLE:
                faults.append(f"{stage}: {one!r} {role}")
    assert not faults, "\n".join(faults)


def test_no_english_is_left_on_japanese_screens(room: Room) -> None:
    """What is made in English speaks Japanese without being entered again."""
    faults = []
    for stage in (one for one in stages(room) if one in _RETOLD):
        room.house.window.notice.hide()
        room.house.settings.change(language="ja")
        room.house.settle()
        faults += [f"{stage}: {text}" for _widget, text in ui_texts(room.house) if _is_english(text)]
        room.house.settings.change(language="en")
        room.house.settle()
    assert not faults, "\n".join(faults)


def _is_english(text: str) -> bool:
    words = ENGLISH.findall(NEUTRAL.sub("", QUOTED.sub("", text)))
    pack = " ".join(_WORDS_OF_THE_PACK)
    return any(word not in pack and word not in {"Tea"} for word in words)
