"""What tests of time and voice share: a clock set by hand, a scenario as wanted, what is announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent

from tests.services.stage import HandClock
from tests.ui.house import House
from trainer.core.drill_state import Mode
from trainer.core.scenario import Interjection, Line
from trainer.services.drills import Chance, DrillSession
from trainer.ui.widgets import announcing

IMPATIENT = "Hello? Is anybody there?"
INTERJECTIONS = (Interjection(90, (Line(IMPATIENT),), mood=-20),)


class DrillTime:
    """Time that passes when a test says so; the ticks of the page are the test's too."""

    def __init__(self, house: House) -> None:
        self._house, self._clock = house, HandClock()
        house.office.drills._chance = Chance(clock=self._clock)

    def skip(self, **length: float) -> None:
        """Let time pass behind everybody's back."""
        self._clock.turn(**length)

    def pass_by(self, **length: float) -> None:
        """Let time pass, and the page notice it."""
        self.skip(**length)
        self._house.drill().ticker.tick()
        self._house.settle()


@pytest.fixture
def clock(house: House) -> DrillTime:
    return DrillTime(house)


@pytest.fixture
def begin(house: House) -> Callable[..., DrillSession]:
    """Begin a drill whose scenario differs from the bundled one as told."""

    def begin_one(
        scenario: str = "late-parcel", *, mode: Mode = Mode.PRACTICE, speaks: bool = False, **changes: Any
    ) -> DrillSession:
        entry = house.office.library.find(scenario, language="en")
        entry = replace(entry, scenario=replace(entry.scenario, **changes))
        trainee = house.settings.value.trainee_id
        session = house.office.drills.start(trainee, entry, mode=mode, seed=7)
        house.application.routes.open_session(session, speaks=speaks)
        house.settle()
        return session

    return begin_one


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would be told."""
    words: list[str] = []

    class Listener:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            words.append(event.message())

    monkeypatch.setattr(announcing, "QAccessible", Listener)
    return words
