"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from trainer.core.errors import FileError, FileFault

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the target's place when the block ends well.

    The file is on disk before it gets its name; if anything fails, what stood there before is left as it was.

    Raises:
        FileError: If it cannot be written.
    """
    with beside(target) as part, part.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a new, empty file beside the target; it takes the target's place when the block ends well.

    Raises:
        FileError: If it cannot be written.
    """
    with file_faults(target):
        final = Path(os.path.realpath(target))  # a link stays a link
        part = final.with_name(f".{final.name[:100]}.{os.urandom(4).hex()}.part")
        part.touch(exist_ok=False)
        try:
            yield part
            os.replace(part, final)
        finally:
            with suppress(FileNotFoundError):  # it has its name now
                part.unlink()
        _sync_folder(final.parent)


@contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Turn what the operating system says inside the block into a `FileError` about ``path``."""
    try:
        yield
    except OSError as error:
        fault = _fault_of_place(path) or fault_of_system(error)
        raise FileError(fault, path=path, folder=path.parent, reason=error.strerror or "") from error


def _fault_of_place(path: Path) -> FileFault | None:
    """Return what is wrong with the place itself, for which systems have many error codes."""
    try:
        if path.is_dir():
            return FileFault.IS_FOLDER
        return None if path.parent.exists() else FileFault.NO_FOLDER
    except OSError:  # a folder above it cannot be entered: what the system said first is to the point
        return None


def fault_of_system(error: OSError) -> FileFault:
    """Return what an error of the operating system means for a file."""
    if error.errno in _FULL:
        return FileFault.DISK_FULL
    return FileFault.READ_ONLY if error.errno in _READ_ONLY else FileFault.UNREACHABLE


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does so by itself and cannot open a folder."""
    if os.name != "posix":  # pragma: no cover - Windows
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
