"""What the disk and other programs refuse while packs come and go, as errors that can be explained."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.core.errors import FileFault, UserFacingError
from trainer.data.files import fault_of_system
from trainer.packs.files import reason_of
from trainer.packs.pack_folders import FoldersBusy, is_open_elsewhere

_CODES = {
    FileFault.DISK_FULL: "install-disk-full",
    FileFault.READ_ONLY: "install-read-only",
}


@contextmanager
def install_faults(folder: Path) -> Iterator[None]:
    """Turn refusals inside the block into errors about a folder.

    Args:
        folder: Of the packs.

    Raises:
        UserFacingError: ``install-busy``, ``install-file-open``, ``install-disk-full``, ``install-read-only``
            or ``install-unreachable``. What was there before is as it was.
    """
    try:
        yield
    except FoldersBusy as error:
        raise UserFacingError("install-busy", folder=str(folder)) from error
    except OSError as error:
        is_open = is_open_elsewhere(error)
        code = "install-file-open" if is_open else _CODES.get(fault_of_system(error), "install-unreachable")
        raise UserFacingError(code, folder=str(folder), reason=reason_of(error)) from error
