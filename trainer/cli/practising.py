"""Who practises in the terminal."""

from __future__ import annotations

import unicodedata

from trainer.cli.keyboard import ReadText
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.streams import is_interactive
from trainer.core.errors import FileError, UserFacingError
from trainer.core.records import Trainee
from trainer.services.office import Office
from trainer.services.trainees import TraineeService
from trainer.wording.catalogue import _
from trainer.wording.errors import explain


def who_is_meant(office: Office, console: Paper, read: ReadText, name: str | None) -> Trainee:
    """Return the trainee of a name for this one command, whoever is chosen; without a name, who practises.

    Args:
        office: All services.
        console: Where it is told.
        read: Asks for the name of somebody new.
        name: What stands behind ``--trainee``, however it is written; ``None`` for nothing.

    Raises:
        UserFacingError: ``trainee-unknown``, with the names that there are.
    """
    return who_practises(office, console, read) if name is None else named_trainee(office.trainees, name)


def named_trainee(trainees: TraineeService, name: str) -> Trainee:
    """Return the trainee of a name.

    Raises:
        UserFacingError: ``trainee-unknown``, with the names that there are.
    """
    known = trainees.all()
    for one in known:
        if _folded(one.name) == _folded(name):
            return one
    raise UserFacingError("trainee-unknown", name=name, known=[one.name for one in known])


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


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
