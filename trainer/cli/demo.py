"""A drill that plays itself with the pack's model replies, so that a log shows what the program does."""

from __future__ import annotations

from trainer.cli.paper import Paper
from trainer.cli.scene import Scene
from trainer.core.drill_events import CustomerSaid
from trainer.core.drill_score import DrillScore
from trainer.core.errors import UserFacingError
from trainer.services.debriefs import debrief
from trainer.services.drills import DrillSession


def play_demo(session: DrillSession, paper: Paper) -> DrillScore:
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
