"""A drill that plays itself with the pack's model replies, so that a log shows what the program does."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from trainer.cli.cards import card_table, marked_reply, print_debrief
from trainer.core.drill_events import CustomerSaid, Effect, Feedback
from trainer.core.drill_score import DrillScore
from trainer.core.drill_state import mood_band
from trainer.core.errors import UserFacingError
from trainer.services.debriefs import judged_criteria
from trainer.services.drills import DrillSession
from trainer.wording.catalogue import _
from trainer.wording.names import mood_name


def play_demo(session: DrillSession, console: Console) -> DrillScore:
    """Answer every turn with its model reply and print what happens.

    Raises:
        UserFacingError: ``demo-stuck`` if a turn has no model reply.
    """
    name = session.entry.scenario.customer.name
    console.rule(Text(session.entry.scenario.title, style="bold"))
    for entry in session.state.transcript:
        _print_line(console, name, entry.line.text)
    while not session.state.is_over:
        turn = session.state.turn
        if not turn.model:
            raise UserFacingError("demo-stuck", scenario=session.head.scenario_id, turn=turn.id)
        _print_effects(console, session, session.send(turn.model), name)
    score = session.score()
    print_debrief(console, session.state, score)
    return score


def _print_effects(console: Console, session: DrillSession, effects: tuple[Effect, ...], name: str) -> None:
    play = session.state.plays[-1]
    for effect in effects:
        if isinstance(effect, Feedback):
            judged = judged_criteria(session.state, play)
            console.print(Text(_("You") + ": ", style="bold").append_text(marked_reply(play.text, judged)))
            console.print(card_table(play.text, effect.card, judged))
    for effect in effects:
        if isinstance(effect, CustomerSaid):
            _print_line(console, f"{name} ({mood_name(mood_band(session.state.mood))})", effect.line.text)


def _print_line(console: Console, name: str, text: str) -> None:
    console.print(Text(f"{name}: ", style="bold blue").append(text, style="default"))
