"""The command ``drill``: who practises, which drill, aloud or in silence."""

from __future__ import annotations

import argparse
from functools import partial

from trainer.cli.choosing import Chooser
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import read_text
from trainer.cli.observing import ObservedDrill
from trainer.cli.paper import Paper
from trainer.cli.play import Desk, TerminalDrill
from trainer.cli.practising import who_practises
from trainer.cli.replying import WrittenDrill
from trainer.cli.statuses import FINE
from trainer.cli.tables import broken_pack
from trainer.cli.voice import Silence, Voice
from trainer.core.codes import Mode
from trainer.services.drills import DrillSession


def drill(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Play a drill that goes on, one that was named, or one from the list."""
    with tools.office() as office:
        trainee = who_practises(office, console, read_text)
        for broken in office.library.shelf().broken:
            console.print(*broken_pack(broken), sep="\n")
        session = Chooser(office, console, read_text).session(arguments, trainee.id)
        is_silent = arguments.silent or session.head.mode is Mode.OBSERVER  # a person reads out
        speaker = Silence() if is_silent else Voice(partial(tools.open_narrator, office))
        try:
            drill_of(session, Desk(console, read_text, speaker, office.drills.restart)).play()
        finally:
            speaker.close()
    return FINE


def drill_of(session: DrillSession, desk: Desk) -> TerminalDrill:
    """Return what plays a session in its mode."""
    is_observed = session.head.mode is Mode.OBSERVER
    return ObservedDrill(session, desk) if is_observed else WrittenDrill(session, desk)
