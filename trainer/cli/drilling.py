"""The command ``drill``: who practises, which drill, aloud or in silence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from trainer.cli.choosing import Chooser
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.play import TerminalDrill
from trainer.cli.statuses import FINE
from trainer.cli.streams import is_interactive
from trainer.cli.tables import broken_pack
from trainer.core.errors import FileError
from trainer.core.records import Trainee
from trainer.core.scenario import Line
from trainer.services.drills import DrillSession
from trainer.services.narration import Narrator
from trainer.services.office import Office
from trainer.wording.catalogue import _
from trainer.wording.errors import explain


def drill(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Play a drill that goes on, one that was named, or one from the list."""
    with tools.office() as office:
        trainee = _trainee(office, console)
        for broken in office.library.shelf().broken:
            console.print(*broken_pack(broken), sep="\n")
        session = Chooser(office, console, read_text).session(arguments, trainee.id)
        if arguments.silent:
            TerminalDrill(session, console, read_text, lambda lines: None).play()
        else:
            _play_aloud(session, console, tools.open_narrator(office))
    return FINE


def _play_aloud(session: DrillSession, console: Paper, narrator: Narrator) -> None:
    def speak(lines: Sequence[Line]) -> None:
        narrator.announce(lines, session.entry.scenario)

    try:
        TerminalDrill(session, console, read_text, speak).play()
    finally:
        narrator.close()


def _trainee(office: Office, console: Paper) -> Trainee:
    """Return who practises; that it cannot be remembered for the next time is no reason not to play."""
    present = office.trainees.present()
    if present is not None:
        return present
    name = _("You")
    if is_interactive():
        question = _("Your name (Enter for “{name}”): ").format(name=name)
        name = read_text(question).strip() or name
    try:
        return office.trainees.add(name)
    except FileError as error:
        console.print(Paragraph(explain(error).text, style="yellow"))
    return office.trainees.present_or_new(name)
