"""Paths of recordings and pictures: inside the pack, there, and of a type that can be played or shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.quiz_faults import QuizFault

AUDIO_SUFFIXES = (".wav", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".flac")

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")


def check_audio(path: str, place: Place, names: Collection[str], problems: Problems) -> None:
    """Note what is wrong with the path of a recording.

    Args:
        path: As written, relative to the pack's folder.
        place: Where it is written.
        names: All files of the pack.
        problems: Takes the fault.
    """
    _check(path, place, names, problems, allowed=AUDIO_SUFFIXES, wrong_type=ProblemCode.MEDIA_TYPE)


def check_picture(path: str, place: Place, names: Collection[str], problems: Problems) -> None:
    """Note what is wrong with the path of a picture; see `check_audio`."""
    _check(path, place, names, problems, allowed=PICTURE_SUFFIXES, wrong_type=QuizFault.PICTURE_TYPE)


def check_pictures(heads: Mapping[str, bytes], problems: Problems) -> None:
    """Warn of files that are called like pictures and are none.

    Args:
        heads: Name of each file that is no text → how its content begins.
        problems: Takes the warnings.
    """
    for name, head in heads.items():
        if name.lower().endswith(PICTURE_SUFFIXES) and not is_picture(head):
            problems.warn(QuizFault.NO_PICTURE, Place(name))


def is_picture(head: bytes) -> bool:
    """Say whether a file begins like a picture of a type that is shown, whichever its name says.

    PNG (ISO/IEC 15948), JPEG (ISO/IEC 10918), GIF87a and GIF89a, WebP (RFC 9649), and SVG by its first tag.
    """
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return is_webp or head.startswith(_BEGINNINGS) or b"<svg" in head.lower()


def _check(
    path: str, place: Place, names: Collection[str], problems: Problems,
    *, allowed: tuple[str, ...], wrong_type: StrEnum,
) -> None:  # fmt: skip
    if "\\" in path:
        suggestion = path.replace("\\", "/")
        problems.add(ProblemCode.PATH_NOT_PORTABLE, place, path=path, suggestion=suggestion)
    elif path.startswith("/") or PureWindowsPath(path).drive or ".." in PurePosixPath(path).parts:
        problems.add(ProblemCode.PATH_OUTSIDE, place, path=path)
    elif PurePosixPath(path).suffix.lower() not in allowed:
        problems.add(wrong_type, place, path=path, allowed=allowed)
    elif path not in names:
        media = [name for name in names if name.lower().endswith(allowed)]
        problems.add(ProblemCode.FILE_MISSING, place, path=path, suggestion=problems.guess(path, media))
