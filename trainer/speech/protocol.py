"""The messages between the program and its speech worker: one JSON object a line, versioned."""

import json
import types
from dataclasses import MISSING, asdict, dataclass, fields
from enum import StrEnum
from typing import Any, get_args, get_type_hints

PROTOCOL_VERSION = 1
# A line of the longest customer text is far shorter; more than this is not ours.
LONGEST_LINE_BYTES = 4_000_000


class ProtocolError(ValueError):
    """A line that is not a message of this version."""


class FailureCode(StrEnum):
    """Why a worker could not do what it was asked."""

    NO_ENGINE = "no-engine"
    NO_VOICE = "no-voice"
    NO_PLAYER = "no-player"
    NO_DEVICE = "no-device"
    NO_SOUND = "no-sound"
    PLAYER_DIED = "player-died"
    ENGINE_BROKE = "engine-broke"


@dataclass(frozen=True, slots=True)
class Speak:
    """Asks the worker to say one line. ``rate`` is a factor of the engine's usual speed."""

    line_id: int
    text: str
    voice_id: str | None
    rate: float
    volume: float


@dataclass(frozen=True, slots=True)
class ListVoices:
    """Asks the worker for every voice of its engine."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine is loaded. ``player`` names what plays sound files, None if none is needed or found."""

    engine: str
    player: str | None


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """One voice as the engine lists it; ``languages`` are BCP 47, lower case."""

    voice_id: str
    name: str
    languages: tuple[str, ...]
    gender: str | None


@dataclass(frozen=True, slots=True)
class Voices:
    """Every voice of the engine."""

    voices: tuple[VoiceEntry, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """Sound is about to be heard; sent before the player starts, so that no line is ever said twice."""

    line_id: int
    duration_ms: int | None


@dataclass(frozen=True, slots=True)
class Finished:
    """The line was heard to its end."""

    line_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The worker could not speak; with ``was_heard`` a part may have sounded. ``detail`` is for the log."""

    code: str
    detail: str
    line_id: int | None = None
    was_heard: bool = False


Command = Speak | ListVoices
Report = Ready | Voices | Started | Finished | Failed

_COMMANDS: dict[str, type] = {"speak": Speak, "list-voices": ListVoices}
_REPORTS: dict[str, type] = {
    "ready": Ready,
    "voices": Voices,
    "started": Started,
    "finished": Finished,
    "failed": Failed,
}
_NAMES = {kind: name for table in (_COMMANDS, _REPORTS) for name, kind in table.items()}


def encode(message: Command | Report) -> bytes:
    """Turns a message into one line, ASCII, with its newline."""
    body = {"v": PROTOCOL_VERSION, "kind": _NAMES[type(message)], **asdict(message)}
    return json.dumps(body, separators=(",", ":")).encode("ascii") + b"\n"


def decode_command(line: bytes) -> Command:
    """Reads a line of the program; raises ProtocolError."""
    command: Command = _decode(line, _COMMANDS)
    return command


def decode_report(line: bytes) -> Report:
    """Reads a line of the worker; raises ProtocolError."""
    report: Report = _decode(line, _REPORTS)
    return report


def _decode(line: bytes, kinds: dict[str, type]) -> Any:
    try:
        body = json.loads(line)
    except ValueError as error:
        raise ProtocolError("not JSON") from error
    if not isinstance(body, dict) or body.pop("v", None) != PROTOCOL_VERSION:
        raise ProtocolError("not a message of this version")
    name = body.pop("kind", None)
    if not isinstance(name, str) or name not in kinds:
        raise ProtocolError(f"unknown kind {name!r}")
    return _build(kinds[name], body)


def _build(kind: type, body: object) -> Any:
    if not isinstance(body, dict):
        raise ProtocolError(f"{kind.__name__} is no object")
    known = {field.name: field for field in fields(kind)}
    missing = [name for name, field in known.items() if field.default is MISSING and name not in body]
    if missing or body.keys() - known.keys():
        raise ProtocolError(f"wrong fields for {kind.__name__}")
    hints = get_type_hints(kind)
    return kind(**{name: _checked(value, hints[name]) for name, value in body.items()})


def _checked(value: object, hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return None if value is None else _checked(value, get_args(hint)[0])
    if hint is float and type(value) is int:
        return float(value)
    if isinstance(hint, type) and not get_args(hint):
        if type(value) is not hint:
            raise ProtocolError(f"expected {hint.__name__}, got {type(value).__name__}")
        return value
    return _checked_items(value, get_args(hint)[0])


def _checked_items(value: object, item_hint: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ProtocolError("expected a list")
    if item_hint is VoiceEntry:
        return tuple(_build(VoiceEntry, item) for item in value)
    return tuple(_checked(item, item_hint) for item in value)
