"""What this computer has and lacks for practising: versions, voices, fonts, input method, database, packs."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from trainer import __version__
from trainer.core.errors import SpeechFault, UserFacingError
from trainer.services.library import Library
from trainer.services.paths import AppPaths
from trainer.services.surroundings import Surroundings, has_screen
from trainer.speech.diagnosis import SpeechDiagnosis

_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "pyttsx3", "SudachiPy", "SudachiDict-small")


class Health(StrEnum):
    """How a line of the report is to be read."""

    FINE = "fine"
    NOTICE = "notice"
    TROUBLE = "trouble"


class Check(StrEnum):
    """What was looked at."""

    PROGRAM = "program"
    LIBRARIES = "libraries"
    DATABASE = "database"
    PACKS = "packs"
    SPEECH = "speech"
    JAPANESE_FONT = "japanese-font"
    INPUT_METHOD = "input-method"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One line of the report.

    Attributes:
        code: What was found, such as ``speech-no-engine``; `wording` has a sentence for each.
        data: What the sentence needs.
    """

    check: Check
    health: Health
    code: str
    data: Mapping[str, object] = field(default_factory=dict)


class DoctorService:
    """Looks at everything and reports it; changes nothing.

    Args:
        paths: Where files are kept.
        library: For the packs.
        check_database: Opens the database and returns its size in bytes, or raises what is wrong with it.
    """

    def __init__(
        self,
        paths: AppPaths,
        library: Library,
        check_database: Callable[[], int],
        surroundings: Surroundings | None = None,
    ) -> None:
        self._paths = paths
        self._library = library
        self._check_database = check_database
        self._around = surroundings or Surroundings()

    def report(self) -> tuple[DoctorLine, ...]:
        """Return all lines, in the order in which they are shown."""
        return (
            _program(),
            _libraries(),
            self._database(),
            self._packs(),
            *_speech(self._around.diagnose_speech()),
            _fonts(self._around),
            _input_method(self._around),
            _screen(self._around),
        )

    def _database(self) -> DoctorLine:
        path = str(self._paths.database)
        try:
            size = self._check_database()
        except UserFacingError as error:
            return DoctorLine(Check.DATABASE, Health.TROUBLE, error.code, {"path": path, **error.data})
        return DoctorLine(Check.DATABASE, Health.FINE, "database-fine", {"path": path, "bytes": size})

    def _packs(self) -> DoctorLine:
        shelf = self._library.shelf()
        data = {"packs": len(shelf.packs), "scenarios": len(shelf.entries), "broken": len(shelf.broken)}
        if shelf.broken:
            names = ", ".join(error.folder.name for error in shelf.broken)
            return DoctorLine(Check.PACKS, Health.TROUBLE, "packs-broken", data | {"names": names})
        return DoctorLine(Check.PACKS, Health.FINE, "packs-fine", data)


def _program() -> DoctorLine:
    data = {"version": __version__, "python": platform.python_version(), "system": platform.platform()}
    return DoctorLine(Check.PROGRAM, Health.FINE, "program", data)


def _libraries() -> DoctorLine:
    found = {name: _version_of(name) for name in _LIBRARIES}
    missing = [name for name, number in found.items() if not number]
    listed = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    if missing and not getattr(sys, "frozen", False):
        return DoctorLine(Check.LIBRARIES, Health.TROUBLE, "libraries-missing", {"names": ", ".join(missing)})
    return DoctorLine(Check.LIBRARIES, Health.FINE, "libraries", {"names": listed})


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _speech(found: SpeechDiagnosis) -> tuple[DoctorLine, ...]:
    """Report read-aloud. Drills go on without it, so that nothing here is worse than a notice."""
    lines = [
        DoctorLine(Check.SPEECH, Health.NOTICE, fault.value)
        for fault in found.missing
        if fault is not SpeechFault.NO_VOICE
    ]
    lines += [
        DoctorLine(Check.SPEECH, Health.NOTICE, f"speech-silent-{language}")
        for language in found.silent_languages
    ]
    if lines:
        return tuple(lines)
    data = {
        "engine": found.engine,
        "english": len(found.voices.get("en", ())),
        "japanese": len(found.voices.get("ja", ())),
        "player": found.player or "",
    }
    code = "speech-fine-with-player" if found.player else "speech-fine"
    return (DoctorLine(Check.SPEECH, Health.FINE, code, data),)


def _fonts(around: Surroundings) -> DoctorLine:
    fonts = around.japanese_fonts()
    if fonts is None:
        code = "fonts-by-system" if around.platform in ("win32", "darwin") else "fonts-unknown"
        return DoctorLine(Check.JAPANESE_FONT, Health.FINE, code)
    if not fonts:
        return DoctorLine(Check.JAPANESE_FONT, Health.TROUBLE, "fonts-missing")
    return DoctorLine(Check.JAPANESE_FONT, Health.FINE, "fonts-fine", {"family": fonts[0]})


def _input_method(around: Surroundings) -> DoctorLine:
    """Report the input method. Qt ships the ibus context and no fcitx one (it speaks ibus to fcitx too)."""
    if around.platform in ("win32", "darwin"):
        return DoctorLine(Check.INPUT_METHOD, Health.FINE, "input-by-system")
    wish = around.environment.get("QT_IM_MODULE", "")
    modifiers = around.environment.get("XMODIFIERS", "")
    if wish.startswith("fcitx"):
        return DoctorLine(Check.INPUT_METHOD, Health.NOTICE, "input-fcitx")
    if wish == "ibus" or "ibus" in modifiers:
        return DoctorLine(Check.INPUT_METHOD, Health.FINE, "input-ibus")
    return DoctorLine(Check.INPUT_METHOD, Health.NOTICE, "input-none")


def _screen(around: Surroundings) -> DoctorLine:
    if has_screen(around.platform, around.environment):
        return DoctorLine(Check.SCREEN, Health.FINE, "screen-fine")
    return DoctorLine(Check.SCREEN, Health.NOTICE, "screen-none")
