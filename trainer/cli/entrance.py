"""What the composition root hands to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError

if TYPE_CHECKING:
    from trainer.services.doctor import DoctorService
    from trainer.services.importing import Importing
    from trainer.services.installing import Installing
    from trainer.services.library import Library
    from trainer.services.narration import Narrator, SpeechState
    from trainer.services.office import Office
    from trainer.services.pack_making import PackMaking
    from trainer.services.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Tools:
    """Makes what a command needs, when it needs it.

    Attributes:
        open_office: Opens database and services; with a folder, everything is kept there instead.
        open_doctor: Makes the doctor.
        open_narrator: Makes the voice of an office around a listener, called on a thread of its own.
        open_library: Gives the packs alone, which takes a part of the time that the office takes.
        open_sharing: Makes what builds archives and knows signers, without the database.
        open_importing: Makes what reads files from elsewhere, without the database.
        open_installing: Makes what installs and removes packs, without the database.
        open_pack_making: Makes what makes new packs, without the database.
        trouble: What is to be told quietly before anything else.
    """

    open_office: Callable[[Path | None], tuple[Office, Callable[[], None]]]
    open_doctor: Callable[[], DoctorService]
    open_narrator: Callable[[Office, Callable[[SpeechState], None]], Narrator]
    open_library: Callable[[], Library]
    open_sharing: Callable[[], Sharing]
    open_importing: Callable[[], Importing]
    open_installing: Callable[[], Installing]
    open_pack_making: Callable[[], PackMaking]
    trouble: UserFacingError | None = None

    @contextmanager
    def office(self, folder: Path | None = None) -> Iterator[Office]:
        """Open the services and close them in the end."""
        office, close = self.open_office(folder)
        try:
            yield office
        finally:
            close()
