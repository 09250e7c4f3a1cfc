"""What each command of the terminal does."""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.text import Text

from trainer.cli.choosing import Chooser
from trainer.cli.demo import play_demo
from trainer.cli.entrance import Tools
from trainer.cli.keyboard import Interrupted, read_text
from trainer.cli.paper import Paper, Paragraph, paper
from trainer.cli.play import TerminalDrill
from trainer.cli.scenario_names import numbered
from trainer.cli.statuses import FINE, INTERRUPTED, MENDABLE, OUR_FAULT
from trainer.cli.streams import is_interactive
from trainer.cli.tables import broken_pack, doctor_table, problem_lines, scenario_list
from trainer.cli.trainer_commands import TRAINER_COMMANDS
from trainer.core.drill_score import Result
from trainer.core.errors import FileError, UserFacingError
from trainer.core.records import Trainee
from trainer.core.scenario import Line
from trainer.services.doctor import Health
from trainer.services.drills import DrillSession
from trainer.services.narration import Narrator
from trainer.services.office import Office
from trainer.services.pack_checks import PackReport, check_folders, pack_folders_in
from trainer.wording.catalogue import LANGUAGES, _, language, ngettext, set_language
from trainer.wording.errors import explain, explain_bug
from trainer.wording.numbers import number
from trainer.wording.packs import bench_lines, report_sentence

DEMO_SCENARIO, DEMO_SEED = "late-parcel", 1

_log = logging.getLogger(__name__)


def run_command(arguments: argparse.Namespace, tools: Tools) -> int:
    """Run one command and return the exit status."""
    console, errors = paper(), paper(is_for_errors=True)
    if tools.trouble is not None:
        errors.print(Paragraph(explain(tools.trouble).text, style="yellow"))
    try:
        return _COMMANDS[arguments.command](arguments, console, tools)
    except UserFacingError as error:
        _log.info("%s: %s", error.code, error.data)
        errors.print(Paragraph(explain(error).text, style="bold red"))
        return MENDABLE
    except (KeyboardInterrupt, Interrupted):
        errors.print()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - ours: logged, explained and shown with its report
        _log.exception("unexpected")
        errors.print(Paragraph(explain_bug(error).text, style="bold red"))
        errors.print_exception()
        return OUR_FAULT


def _drill(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
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


def _list(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    library = tools.open_library()
    shelf = library.shelf()
    for broken in shelf.broken:
        console.print(*broken_pack(broken), sep="\n")
    if not shelf.entries:
        raise UserFacingError("no-scenarios")
    console.print(scenario_list(numbered(library)))
    return FINE


def _check(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Check one pack, a folder of packs, or every pack that is here; a warning is no failure."""
    if arguments.folder is not None:
        folders = pack_folders_in(arguments.folder)
    else:
        with tools.office() as office:
            folders = office.library.pack_folders()
    reports = check_folders(folders)
    for report in reports:
        _print_report(report, console)
    return FINE if all(report.is_usable for report in reports) else MENDABLE


def _print_report(report: PackReport, console: Paper) -> None:
    console.print(Paragraph(report_sentence(report), style="bold" if report.is_usable else "bold red"))
    for line in problem_lines(report.problems):
        console.print(line)
    for line in bench_lines(report):
        console.print(Paragraph(line, style="dim"))


def _demo(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
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
            entry = office.library.find(DEMO_SCENARIO, language=code)
            session = office.drills.start(trainee.id, entry, seed=DEMO_SEED)
            results.append(play_demo(session, console).result)
    set_language(before)
    return FINE if all(result is Result.PASSED for result in results) else MENDABLE


def _self_test(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    """Play the demonstration, which goes through packs, reader, scoring and database, and say ok."""
    status = _demo(arguments, console, tools)
    console.print("ok" if status == FINE else "not ok")
    return status


def _export(arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    with tools.office() as office:
        count = office.exports.scores(arguments.file, arguments.rows)
    message = ngettext("{count} row written to {file}.", "{count} rows written to {file}.", count)
    console.print(Text(message.format(count=number(count), file=arguments.file)))
    return FINE


def _doctor(_arguments: argparse.Namespace, console: Paper, tools: Tools) -> int:
    lines = tools.open_doctor().report()
    console.print(doctor_table(lines))
    return MENDABLE if any(line.health is Health.TROUBLE for line in lines) else FINE


_COMMANDS: dict[str, Callable[[argparse.Namespace, Paper, Tools], int]] = {
    "drill": _drill,
    "list": _list,
    "check": _check,
    "demo": _demo,
    "self-test": _self_test,
    "export": _export,
    "doctor": _doctor,
    **TRAINER_COMMANDS,
}
