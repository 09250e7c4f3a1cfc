"""Paths of recordings: inside the pack, there, and of a type that can be played."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath, PureWindowsPath

from trainer.packs.problems import Place, ProblemCode, Problems

AUDIO_SUFFIXES = (".wav", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".flac")


def check_audio(path: str, place: Place, names: Collection[str], problems: Problems) -> None:
    """Note what is wrong with the path of a recording.

    Args:
        path: As written, relative to the pack's folder.
        place: Where it is written.
        names: All files of the pack.
        problems: Takes the fault.
    """
    if "\\" in path:
        suggestion = path.replace("\\", "/")
        problems.add(ProblemCode.PATH_NOT_PORTABLE, place, path=path, suggestion=suggestion)
    elif path.startswith("/") or PureWindowsPath(path).drive or ".." in PurePosixPath(path).parts:
        problems.add(ProblemCode.PATH_OUTSIDE, place, path=path)
    elif PurePosixPath(path).suffix.lower() not in AUDIO_SUFFIXES:
        problems.add(ProblemCode.MEDIA_TYPE, place, path=path, allowed=AUDIO_SUFFIXES)
    elif path not in names:
        media = [name for name in names if name.lower().endswith(AUDIO_SUFFIXES)]
        problems.add(ProblemCode.FILE_MISSING, place, path=path, suggestion=problems.guess(path, media))
