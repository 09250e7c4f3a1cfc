"""Who practises in the terminal."""

from __future__ import annotations

from trainer.cli.keyboard import ReadText
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.streams import is_interactive
from trainer.core.errors import FileError
from trainer.core.records import Trainee
from trainer.services.office import Office
from trainer.wording.catalogue import _
from trainer.wording.errors import explain


def who_practises(office: Office, console: Paper, read: ReadText) -> Trainee:
    """Return who practises; that it cannot be remembered for the next time is no reason not to play.

    Args:
        office: All services.
        console: Where it is told.
        read: Asks for the name of somebody new.
    """
    present = office.trainees.present()
    if present is not None:
        return present
    name = _("You")
    if is_interactive():
        question = _("Your name (Enter for “{name}”): ").format(name=name)
        name = read(question, "").strip() or name
    try:
        return office.trainees.add(name)
    except FileError as error:
        console.print(Paragraph(explain(error).text, style="yellow"))
    return office.trainees.present_or_new(name)
