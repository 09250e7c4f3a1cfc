"""The mood that moves: through the faces between, or at once where nothing may move."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.ui.icons import Icons
from trainer.ui.theme import Theme
from trainer.ui.widgets import mood_face, motion
from trainer.ui.widgets.mood_face import MoodFace


def face_of(theme: Theme, icons: Icons, qtbot: QtBot) -> MoodFace:
    face = MoodFace(theme, icons, has_meter=True)
    qtbot.addWidget(face)
    face.settle(30)
    return face


def test_a_mood_moves_to_where_it_is_now(
    theme: Theme, icons: Icons, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mood_face, "may_move", lambda _widget: True)
    face = face_of(theme, icons, qtbot)
    face.set_content(70, word="Calm", name="Mika")
    assert face.shown_mood == 30
    assert face.accessibleName() == "Mika Calm", "words do not wait"
    face._motion.setCurrentTime(face._motion.duration() // 2)
    assert 30 < face.shown_mood < 70
    face._motion.setCurrentTime(face._motion.duration())
    assert face.shown_mood == 70


def test_a_mood_is_another_at_once_where_nothing_may_move(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    face = face_of(theme, icons, qtbot)
    face.set_content(70, word="Calm")
    assert face.shown_mood == 70


def test_somebody_elses_mood_is_not_moved_to(
    theme: Theme, icons: Icons, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mood_face, "may_move", lambda _widget: True)
    face = face_of(theme, icons, qtbot)
    face.set_content(70, word="Calm")
    face.settle(10)
    assert face.shown_mood == 10


@pytest.mark.parametrize("does_system_animate", [True, False])
def test_the_wish_of_the_system_is_followed(
    qtbot: QtBot, theme: Theme, icons: Icons, monkeypatch: pytest.MonkeyPatch, does_system_animate: bool
) -> None:
    face = face_of(theme, icons, qtbot)
    assert not motion.may_move(face), "pictures taken offscreen hold still"
    monkeypatch.setattr(motion, "_STILL_PLATFORMS", frozenset())
    monkeypatch.setattr(motion, "_does_system_animate", lambda: does_system_animate)
    assert motion.may_move(face) is does_system_animate
