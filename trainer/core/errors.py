"""The two kinds of error: what the user can mend (a code with data) and everything else (ours)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class TrainerError(Exception):
    """Root of every error that this program raises on purpose."""


class UserFacingError(TrainerError):
    """The world's or the content's fault; `wording` makes the sentence from the code and the data.

    Args:
        code: Stable name of what happened, such as ``database-locked``.
        data: What the sentence needs to be exact (paths, versions, limits).
    """

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data: dict[str, object] = data


class Severity(StrEnum):
    """How bad a problem of a pack is: an error keeps the pack out, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a pack, where it stands, and what is needed to say how to mend it.

    Attributes:
        file: Path inside the pack, with forward slashes.
        line: Line, counted from 1; 0 when the whole file is meant.
        column: Column, counted from 1; 0 when the whole file is meant.
        code: Stable name of the fault, such as ``unknown-key``.
        data: What the sentence needs: the key, the value, what was expected.
        suggestion: The likely right spelling ("did you mean"), if there is one.
    """

    file: str
    line: int
    column: int
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    suggestion: str | None = None
    severity: Severity = Severity.ERROR


class PackError(UserFacingError):
    """A pack cannot be used; carries all its problems at once.

    Args:
        folder: The pack's folder or archive.
        problems: Every fault found, in file and line order.
    """

    def __init__(self, folder: Path, problems: Sequence[Problem]) -> None:
        super().__init__("pack-broken", folder=folder, count=len(problems))
        self.folder = folder
        self.problems = tuple(problems)


class DatabaseFault(StrEnum):
    """What can be wrong with the database that is not our fault."""

    LOCKED = "database-locked"
    TOO_NEW = "database-too-new"
    OTHER_BUILD = "database-other-build"
    DAMAGED = "database-damaged"
    NOT_ONE = "database-not-one"
    DISK_FULL = "database-disk-full"
    READ_ONLY = "database-read-only"
    UNREACHABLE = "database-unreachable"


class DatabaseError(UserFacingError):
    """The database cannot be opened or written; the file was left as it was."""

    def __init__(self, fault: DatabaseFault, **data: object) -> None:
        super().__init__(fault.value, **data)
        self.fault = fault


class FileFault(StrEnum):
    """What can be wrong with a file that is written beside the database: settings, an export, a backup."""

    DISK_FULL = "file-disk-full"
    READ_ONLY = "file-read-only"
    UNREACHABLE = "file-unreachable"
    NO_FOLDER = "file-no-folder"
    IS_FOLDER = "file-is-folder"


class FileError(UserFacingError):
    """A file cannot be written; what stood there before was left as it was."""

    def __init__(self, fault: FileFault, **data: object) -> None:
        super().__init__(fault.value, **data)
        self.fault = fault


class SpeechFault(StrEnum):
    """Why the customer cannot be heard."""

    NO_ENGINE = "speech-no-engine"
    NO_VOICE = "speech-no-voice"
    NO_PLAYER = "speech-no-player"
    NO_DEVICE = "speech-no-device"
    HANGS = "speech-hangs"
    DIES = "speech-dies"


class SpeechUnavailable(UserFacingError):
    """Reading aloud does not work; the drill goes on without it."""

    def __init__(self, fault: SpeechFault, **data: object) -> None:
        super().__init__(fault.value, **data)
        self.fault = fault
