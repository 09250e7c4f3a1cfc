"""A drill that plays itself with the pack's model replies, so that a log shows what the program does."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from trainer.cli.entrance import Tools
from trainer.cli.paper import Paper
from trainer.cli.scene import Scene
from trainer.cli.statuses import FINE, MENDABLE
from trainer.core.drill_events import CustomerSaid
from trainer.core.drill_score import DrillScore, Result
from trainer.core.errors import UserFacingError
from trainer.services.debriefs import debrief
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import LANGUAGES, _, language, set_language

_SCENARIO, _SEED = "late-parcel", 1


def demo(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Play in a database of its own, so that a demonstration leaves nothing behind."""
    results = []
    before = language()
    with (
        tempfile.TemporaryDirectory(prefix="reply-dojo-demo-") as folder,
        tools.office(Path(folder)) as office,
    ):
        trainee = office.trainees.present_or_new(_("You"))
        for code in LANGUAGES:
            set_language(code)
            entry = office.library.find(_SCENARIO, language=code)
            session = office.drills.start(trainee.id, entry, seed=_SEED)
            results.append(_play(session, console).result)
    set_language(before)
    return FINE if all(result is Result.PASSED for result in results) else MENDABLE


def self_test(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Play the demonstration, which goes through packs, reader, scoring and database, and say ok."""
    status = demo(arguments, console, tools)
    console.print("ok" if status == FINE else "not ok")
    return status


def _play(session: DrillSession, paper: Paper) -> DrillScore:
    """Answer every turn with its model reply and print what happens.

    Raises:
        UserFacingError: ``demo-stuck`` if a turn has no model reply.
    """
    scene = Scene(session, paper)
    scene.open()
    scene.conversation()
    while not session.state.is_over:
        turn = session.state.turn
        if not turn.model:
            raise UserFacingError("demo-stuck", scenario=session.head.scenario_id, turn=turn.id)
        effects = session.send(turn.model)
        scene.last_feedback()
        for effect in effects:
            if isinstance(effect, CustomerSaid):
                scene.customer(effect.line)
    report = debrief(session.head, session.state)
    scene.debrief(report)
    return report.score
