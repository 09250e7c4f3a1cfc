"""Editing, installing, updating, removing and killing at random, against a model of a few lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.services.counter import PACK_ID, Counter, swift_check
from tests.services.executioner import EXECUTIONER, Killed
from trainer.core.merging import Choice
from trainer.services import installing
from trainer.services.installing import PlanKind

NOTES = ("notes/a.md", "notes/b.md")
TEXTS = st.sampled_from(("# One\n", "# Two\n", "# Three\n", None))
SMALL: dict[str, str | bytes | None] = {
    "samples/parcel.yaml": None,
    "notes/shipping.md": "# Shipping times\n",
}
Files = dict[str, str | None]
EXAMPLES = 4
"""Each costs a quarter of a second; hundreds were tried when this was written."""


class Machine(RuleBasedStateMachine):
    """The model: version and notes as delivered, and notes as they are here; ``None`` for no pack."""

    @initialize()
    def begin(self) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        self.counter = Counter(Path(self.scratch.name))
        self.version = 0
        self.base: Files | None = None
        self.mine: Files = {}

    def edition(self, version: int, notes: Files) -> Path:
        return self.counter.edition(f"{version}.0.0", SMALL | notes)

    @rule(
        step=st.integers(0, 2),
        a=TEXTS,
        b=TEXTS,
        choice=st.sampled_from((Choice.MINE, Choice.THEIRS)),
        kill_at=st.none() | st.integers(1, 60),
    )
    def install(self, step: int, a: str | None, b: str | None, choice: Choice, kill_at: int | None) -> None:
        theirs: Files = dict(zip(NOTES, (a, b), strict=True))
        version = self.version + step
        source = self.edition(version, theirs)
        merged = self.merged(theirs, choice)
        before = self.state()
        try:
            with EXECUTIONER.killing_at(kill_at or 10_000):
                plan = self.counter.installing.look(source)
                if plan.kind is not PlanKind.SAME:
                    choices = {one.name: choice for one in plan.conflicts}
                    self.counter.installing.install(plan, choices)
        except Killed:
            self.counter.open()
            if self.state() == before:
                return
        if self.base == theirs and self.version == version:
            return  # the very content that was delivered before: nothing happens, and the edits stay
        self.version, self.base, self.mine = version, theirs, merged

    def merged(self, theirs: Files, choice: Choice) -> Files:
        if self.base is None:
            return theirs
        found: Files = {}
        for name in NOTES:
            base, mine, their = self.base[name], self.mine[name], theirs[name]
            is_mine = their == base or (mine not in (base, their) and choice is Choice.MINE)
            found[name] = mine if is_mine else their
        return found

    @precondition(lambda self: self.base is not None)
    @rule(name=st.sampled_from(NOTES), text=TEXTS)
    def edit(self, name: str, text: str | None) -> None:
        (folder,) = (one.folder for one in self.counter.installing.packs() if one.id == PACK_ID)
        path = folder / name
        path.unlink(missing_ok=True)
        if text is not None:
            self.counter.edit(folder, name, text)
        self.mine = {**self.mine, name: text}
        self.counter.library.refresh()

    @precondition(lambda self: self.base is not None)
    @rule(kill_at=st.none() | st.integers(1, 20))
    def remove(self, kill_at: int | None) -> None:
        try:
            with EXECUTIONER.killing_at(kill_at or 10_000):
                self.counter.installing.remove(PACK_ID)
        except Killed:
            self.counter.open()
            if self.state() is not None:
                return
        self.version, self.base, self.mine = 0, None, {}

    def state(self) -> tuple[str, Files] | None:
        """What is here: the version as delivered and the notes."""
        found = [one for one in self.counter.installing.packs() if one.id == PACK_ID]
        assert len(found) <= 1
        if not found:
            return None
        texts = self.counter.texts()
        return found[0].version, {name: texts.get(name) for name in NOTES}

    @invariant()
    def is_as_the_model_says(self) -> None:
        if not hasattr(self, "counter"):
            return
        expected = None if self.base is None else (f"{self.version}.0.0", self.mine)
        assert self.state() == expected
        assert self.counter.library.shelf().broken == ()

    def teardown(self) -> None:
        self.scratch.cleanup()


def test_whatever_happens_the_packs_are_as_the_model_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "check_folder", swift_check)
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=8,
            deadline=None,
            phases=(Phase.generate,),
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
