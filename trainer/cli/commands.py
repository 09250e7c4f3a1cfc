"""What each command of the terminal does."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trainer.cli.demo import play_demo
from trainer.cli.play import TerminalDrill
from trainer.core.drill_score import Result
from trainer.core.drill_state import Mode
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Line
from trainer.services.doctor import DoctorService, Health
from trainer.services.drills import DrillSession
from trainer.services.library import ScenarioEntry
from trainer.services.narration import Narrator
from trainer.services.office import Office
from trainer.wording.catalogue import LANGUAGES, _, language, ngettext, set_language
from trainer.wording.doctor import check_name, doctor_sentence
from trainer.wording.errors import explain
from trainer.wording.names import channel_name
from trainer.wording.numbers import day_and_time
from trainer.wording.problems import problem_line

DEMO_SCENARIO = "late-parcel"
DEMO_SEED = 1


@dataclass(frozen=True, slots=True)
class Tools:
    """What the composition root hands to the terminal.

    Attributes:
        open_office: Opens database and services; with a folder, everything is kept there instead.
        open_doctor: Makes the doctor.
        open_narrator: Makes the voice of an office.
    """

    open_office: Callable[[Path | None], tuple[Office, Callable[[], None]]]
    open_doctor: Callable[[], DoctorService]
    open_narrator: Callable[[Office], Narrator]


def run_command(arguments: argparse.Namespace, tools: Tools) -> int:
    """Run one command and return the exit status: 0 good, 1 something that the user can mend."""
    console = Console()
    try:
        if arguments.self_test:
            return _self_test(console, tools)
        return _COMMANDS[arguments.command](arguments, console, tools)
    except UserFacingError as error:
        Console(stderr=True).print(Text(explain(error).text, style="bold red"))
        return 1


@contextmanager
def _office(tools: Tools, folder: Path | None = None) -> Iterator[Office]:
    office, close = tools.open_office(folder)
    try:
        yield office
    finally:
        close()


def _drill(arguments: argparse.Namespace, console: Console, tools: Tools) -> int:
    with _office(tools) as office:
        office.trainees.present_or_new(_("You"))
        _warn_of_broken_packs(office, console)
        session = _session(arguments, console, office)
        narrator = None if arguments.silent else tools.open_narrator(office)

        def speak(lines: Sequence[Line]) -> None:
            if narrator is not None:
                narrator.announce(lines, session.entry.scenario)

        try:
            TerminalDrill(session, console, console.input, speak).play()
        finally:
            if narrator is not None:
                narrator.close()
    return 0


def _session(arguments: argparse.Namespace, console: Console, office: Office) -> DrillSession:
    trainee = office.trainees.present_or_new(_("You"))
    if arguments.scenario is None and not arguments.new:
        continued = _continued(console, office, trainee.id)
        if continued is not None:
            return continued
    entry = _chosen(arguments, console, office)
    mode = Mode.EXAM if arguments.exam else Mode.PRACTICE
    return office.drills.start(trainee.id, entry, mode=mode)


def _continued(console: Console, office: Office, trainee_id: str) -> DrillSession | None:
    unfinished = office.drills.unfinished(trainee_id)
    if not unfinished:
        return None
    newest = unfinished[0].head
    console.print(
        _("Not finished yet: {title}, begun {when}.").format(
            title=newest.scenario_title, when=day_and_time(newest.started_at)
        )
    )
    answer = _ask(console, _("Continue it? [Y/n] "))
    return None if answer.strip().lower().startswith("n") else office.drills.resume(newest.id)


def _chosen(arguments: argparse.Namespace, console: Console, office: Office) -> ScenarioEntry:
    wanted_language = arguments.drill_language or ""
    if arguments.scenario is not None:
        return office.library.find(arguments.scenario, language=wanted_language or language())
    entries = [
        one for one in office.library.shelf().entries if one.scenario.language.startswith(wanted_language)
    ]
    console.print(_scenario_table(entries))
    while True:
        answer = _ask(console, _("Which one? Type its number: ")).strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(entries):
            return entries[int(answer) - 1]
        console.print(_("Please type a number from 1 to {last}.").format(last=len(entries)))


def _ask(console: Console, question: str) -> str:
    try:
        return console.input(question, markup=False)
    except EOFError:
        raise UserFacingError("input-ended") from None


def _list(_arguments: argparse.Namespace, console: Console, tools: Tools) -> int:
    with _office(tools) as office:
        _warn_of_broken_packs(office, console)
        console.print(_scenario_table(office.library.shelf().entries))
    return 0


def _scenario_table(entries: tuple[ScenarioEntry, ...] | list[ScenarioEntry]) -> Table:
    table = Table(box=None, header_style="dim")
    table.add_column("#", justify="right")
    for heading in (_("Scenario"), _("Title"), _("Channel"), _("Level"), _("Minutes"), _("Pack")):
        table.add_column(heading)
    for place, entry in enumerate(entries, start=1):
        one = entry.scenario
        table.add_row(
            str(place),
            one.id,
            Text(one.title),
            channel_name(one.channel),
            str(one.level),
            str(one.minutes),
            Text(entry.pack.title),
        )
    return table


def _warn_of_broken_packs(office: Office, console: Console) -> None:
    for broken in office.library.shelf().broken:
        console.print(Text(explain(broken).text, style="yellow"))
        for problem in broken.problems:
            console.print(Text("  " + problem_line(problem), style="dim"))


def _demo(_arguments: argparse.Namespace, console: Console, tools: Tools) -> int:
    scores = []
    # A demonstration leaves nothing behind: it plays in a database of its own.
    with (
        tempfile.TemporaryDirectory(prefix="reply-dojo-demo-") as folder,
        _office(tools, Path(folder)) as office,
    ):
        trainee = office.trainees.present_or_new(_("You"))
        spoken_before = language()
        for code in LANGUAGES:
            set_language(code)
            entry = office.library.find(DEMO_SCENARIO, language=code)
            session = office.drills.start(trainee.id, entry, seed=DEMO_SEED)
            scores.append(play_demo(session, console))
        set_language(spoken_before)
    return 0 if all(score.result is Result.PASSED for score in scores) else 1


def _self_test(console: Console, tools: Tools) -> int:
    """Play the demonstration, which goes through packs, reader, scoring and database, and say ok."""
    status = _demo(argparse.Namespace(), console, tools)
    console.print("ok" if status == 0 else "not ok")
    return status


def _export(arguments: argparse.Namespace, console: Console, tools: Tools) -> int:
    with _office(tools) as office:
        count = office.exports.scores(arguments.file, arguments.rows)
    message = ngettext("{count} row written to {file}.", "{count} rows written to {file}.", count)
    console.print(Text(message.format(count=count, file=arguments.file)))
    return 0


_HEALTH_MARKS = {Health.FINE: ("✓", "green"), Health.NOTICE: ("i", "yellow"), Health.TROUBLE: ("✗", "red")}


def _doctor(_arguments: argparse.Namespace, console: Console, tools: Tools) -> int:
    lines = tools.open_doctor().report()
    table = Table.grid(padding=(0, 2))
    for line in lines:
        mark, colour = _HEALTH_MARKS[line.health]
        table.add_row(Text(mark, style=colour), check_name(line.check), Text(doctor_sentence(line)))
    console.print(table)
    return 1 if any(line.health is Health.TROUBLE for line in lines) else 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, Console, Tools], int]] = {
    "drill": _drill,
    "list": _list,
    "demo": _demo,
    "export": _export,
    "doctor": _doctor,
}
