"""Which drill is played in the terminal: one that goes on, one that was named, or one from the list."""

from __future__ import annotations

import argparse
import unicodedata

from trainer.cli.keyboard import Interrupted, ReadText
from trainer.cli.paper import Paper, Paragraph
from trainer.cli.rules import print_rules
from trainer.cli.scenario_names import entry_named, is_named, numbered
from trainer.cli.streams import is_interactive
from trainer.cli.tables import scenario_list
from trainer.core.drill_state import Mode
from trainer.core.errors import UserFacingError
from trainer.core.records import AttemptHead, AttemptSummary
from trainer.services.drills import DrillSession
from trainer.services.library import ScenarioEntry, is_in
from trainer.services.office import Office
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.names import mode_name
from trainer.wording.numbers import day_and_time


class Chooser:
    """Finds the session that the arguments ask for, and asks where they leave it open.

    Args:
        office: All services.
        paper: Where questions are printed.
        read: Asks for one text.
    """

    def __init__(self, office: Office, paper: Paper, read: ReadText) -> None:
        self._office = office
        self._paper = paper
        self._read = read

    def session(self, arguments: argparse.Namespace, trainee_id: str) -> DrillSession:
        """Return a drill that goes on, or a new one.

        Raises:
            UserFacingError: ``input-ended`` if nobody answers; ``scenario-unknown``; ``nothing-to-continue``
                or ``attempt-pack-gone`` if no other than an unfinished drill is wanted.
        """
        continued = None if arguments.new else self._continued(arguments, trainee_id)
        if continued is not None:
            return continued
        if arguments.go_on:
            raise UserFacingError("nothing-to-continue")
        entry = self._entry(arguments)
        mode = arguments.mode or Mode.PRACTICE
        print_rules(self._paper, entry.scenario, mode)
        if mode is not Mode.PRACTICE and is_interactive():
            self._ask(_("Press Enter to begin. "))
        return self._office.drills.start(trainee_id, entry, mode=mode)

    def _continued(self, arguments: argparse.Namespace, trainee_id: str) -> DrillSession | None:
        for one in self._office.drills.unfinished(trainee_id):
            if self._is_meant(one.head, arguments):
                return self._resumed(one, arguments) if self._wants(one, arguments) else None
        return None

    def _is_meant(self, head: AttemptHead, arguments: argparse.Namespace) -> bool:
        name, wanted = arguments.scenario, arguments.drill_language
        if wanted is not None and wanted != head.language:
            return False
        if arguments.mode is not None and arguments.mode is not head.mode:
            return False
        return name is None or is_named(self._office.library, head, name)

    def _resumed(self, one: AttemptSummary, arguments: argparse.Namespace) -> DrillSession | None:
        try:
            return self._office.drills.resume(one.head.id)
        except UserFacingError as error:
            if error.code != "attempt-pack-gone" or arguments.go_on:
                raise
            self._paper.print(Paragraph(explain(error).text, style="yellow"))
            return None

    def _wants(self, one: AttemptSummary, arguments: argparse.Namespace) -> bool:
        if arguments.go_on:
            return True
        if arguments.scenario is not None and not is_interactive():
            return False  # a script that names a scenario wants that one from its beginning
        title, when = one.head.scenario_title, day_and_time(one.head.started_at)
        if one.head.mode is not Mode.PRACTICE:
            title = f"{title} ({mode_name(one.head.mode)})"
        message = _("Not finished yet: {title}, begun {when}.")
        self._paper.print(Paragraph(message.format(title=title, when=when)))
        return not _is_no(self._ask(_("Continue it? [Y/n] ")))

    def _entry(self, arguments: argparse.Namespace) -> ScenarioEntry:
        library, wanted = self._office.library, arguments.drill_language or ""
        if arguments.scenario is not None:
            return entry_named(library, arguments.scenario, drill_language=wanted)
        entries = {number: one for number, one in numbered(library).items() if is_in(one, wanted)}
        if not entries:
            raise UserFacingError("no-scenarios")
        self._paper.print(scenario_list(entries))
        while True:
            answer = self._ask(_("Which one? Type its number: ")).strip()
            if answer.isdecimal() and int(answer) in entries:
                return entries[int(answer)]
            question = _("Please type a number from {first} to {last}.")
            self._paper.print(question.format(first=min(entries), last=max(entries)))

    def _ask(self, question: str) -> str:
        try:
            return self._read(question, "")
        except EOFError:
            raise UserFacingError("input-ended") from None
        except Interrupted:
            raise KeyboardInterrupt from None


def _is_no(answer: str) -> bool:
    return unicodedata.normalize("NFKC", answer).strip().lower().startswith(("n", "いいえ"))
