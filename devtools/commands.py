"""The commands of `dev.py`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import environment, system_packages
from devtools.environment import SetupError
from devtools.machine import ROOT, Machine, call, look, say, venv_python
from devtools.system_packages import NEEDS, TEST_NEEDS, WINDOW, Need

USAGE = """\
python3 dev.py run [ARGUMENTS]   start Reply Dojo; arguments go to `python -m trainer`
python3 dev.py test              run every check
python3 dev.py lock [--upgrade]  write requirements/*.txt again from pyproject.toml
python3 dev.py messages          bring assets/i18n/*.po up to date with the messages in the code
python3 dev.py freeze            build the one-folder app into dist/ and let it test itself
"""


@dataclass(frozen=True, kw_only=True)
class Start:
    """How `run` starts the program, and what it says first."""

    arguments: tuple[str, ...]
    sentence: str = ""


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code."""
    commands: dict[str, Callable[[Machine, Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "lock": lock,
        "messages": messages,
        "freeze": freeze,
    }
    command = commands.get(arguments[0]) if arguments else None
    if command is None:
        print(USAGE, end="")
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else 2
    try:
        return command(look(), arguments[1:])
    except SetupError as error:
        say(f"{error}.")
        return 1
    except OSError as error:  # a folder that cannot be written to, a full disk
        say(f"{error.filename or 'a file'}: {error.strerror}. Mend that and type the same command again.")
        return 1
    except KeyboardInterrupt:
        return 130


def run(machine: Machine, arguments: Sequence[str]) -> int:
    """Start the program in the way that this machine allows."""
    environment.ensure(machine, "run")
    lacking = provide(machine, NEEDS)
    compile_catalogues()
    start = decide_start(machine, lacking, arguments)
    if start.sentence:
        say(start.sentence)
    return _become([str(venv_python()), "-m", "trainer", *start.arguments])


def provide(machine: Machine, needs: Sequence[Need]) -> list[Need]:
    """Install the system packages that are missing, or say what to type; what is still missing then."""
    return system_packages.provide(
        machine, system_packages.missing(needs), lambda: system_packages.missing(needs)
    )


def decide_start(machine: Machine, lacking: Sequence[Need], arguments: Sequence[str]) -> Start:
    """The window if it can be shown, else a drill in the terminal, else a demonstration for a log."""
    if arguments:
        return Start(arguments=tuple(arguments))
    has_libraries = not any(need.purpose == WINDOW for need in lacking)
    if machine.has_display and has_libraries:
        return Start(arguments=())
    if machine.has_display:
        reason = "the window needs the system packages named above"
    else:
        reason = (
            "there is no screen here (DISPLAY and WAYLAND_DISPLAY are not set); "
            "for the window, type the same command on a desktop or over `ssh -X`"
        )
    if machine.has_terminal:
        return Start(arguments=("drill",), sentence=f"{reason}. The drill runs in this terminal.")
    return Start(
        arguments=("demo",),
        sentence=f"{reason}. There is no terminal either, so a demonstration drill plays in both languages.",
    )


def test(machine: Machine, arguments: Sequence[str]) -> int:
    """Run every check."""
    from devtools import checks  # only this command needs it: `run` stays quick

    environment.ensure(machine, "dev")
    provide(machine, (*NEEDS, *TEST_NEEDS))
    compile_catalogues()
    return checks.run_plan(machine, python=venv_python())


def lock(machine: Machine, arguments: Sequence[str]) -> int:
    """Write the locks again."""
    from devtools import locks  # only this command needs it: `run` stays quick

    environment.ensure(machine, "dev")
    return locks.write(upgrade="--upgrade" in arguments)


def messages(machine: Machine, arguments: Sequence[str]) -> int:
    """Extract the messages and merge them into each catalogue."""
    environment.ensure(machine, "dev")
    babel = [str(venv_python()), "-m", "babel.messages.frontend", "-q"]
    template = ROOT / "build" / "messages.pot"
    template.parent.mkdir(exist_ok=True)
    extract = [*babel, "extract", "--no-location", "--sort-output", "--project=reply-dojo"]
    code = call([*extract, "--add-comments=Translators:", "-o", str(template), "trainer"])
    for catalogue in sorted((ROOT / "assets" / "i18n").glob("*.po")):
        update = [*babel, "update", "--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"]
        code = code or call([*update, "-l", catalogue.stem, "-i", str(template), "-o", str(catalogue)])
    compile_catalogues()
    return code


def freeze(machine: Machine, arguments: Sequence[str]) -> int:
    """Build the one-folder app in an environment of its own and let it test itself."""
    from devtools import freezing  # only this command needs it: `run` stays quick

    environment.ensure(machine, "run")
    compile_catalogues()
    return freezing.build(machine)


def compile_catalogues(folder: Path = ROOT / "assets" / "i18n") -> None:
    """Compile the message catalogues that are older than their source."""
    if stale_catalogues(folder) and call([str(venv_python()), str(ROOT / "hatch_build.py")]) != 0:
        raise SetupError("a message catalogue could not be compiled; the lines above say where it is wrong")


def stale_catalogues(folder: Path) -> list[Path]:
    """The .po files whose .mo is missing or older."""
    return [path for path in sorted(folder.glob("*.po")) if _is_stale(path, path.with_suffix(".mo"))]


def _is_stale(source: Path, target: Path) -> bool:
    return not target.is_file() or target.stat().st_mtime < source.stat().st_mtime


def _become(command: list[str]) -> int:
    """Hand this process over, so that signals and the terminal reach the program directly."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name != "nt":  # there, exec returns to the shell while the program still runs
        os.execv(command[0], command)
    return call(command)
