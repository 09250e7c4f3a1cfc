"""Where this program keeps its files on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "reply-dojo"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """Folders and files of one user.

    Attributes:
        data: Database, backups, kept packs and the user's own packs.
        config: Settings.
        log: Log files.
    """

    data: Path
    config: Path
    log: Path

    @classmethod
    def of_user(cls) -> AppPaths:
        """Return the places that the operating system gives programs for this user."""
        return cls(
            data=platformdirs.user_data_path(_APP, appauthor=False),
            config=platformdirs.user_config_path(_APP, appauthor=False),
            log=platformdirs.user_log_path(_APP, appauthor=False),
        )

    @classmethod
    def under(cls, folder: Path) -> AppPaths:
        """Return places that all lie in one folder (a portable copy, a test)."""
        return cls(data=folder, config=folder, log=folder / "log")

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data / "reply-dojo.db"

    @property
    def backups(self) -> Path:
        """Copies of the database from before each upgrade."""
        return self.data / "backups"

    @property
    def packs(self) -> Path:
        """The user's own packs, beside the bundled ones."""
        return self.data / "packs"

    @property
    def removed_packs(self) -> Path:
        """Packs that were removed and could not be had again: the user's own, and those edited here."""
        return self.data / "removed-packs"

    @property
    def feedback_drafts(self) -> Path:
        """What somebody has written about packs so far, a form for each."""
        return self.data / "feedback"

    @property
    def kept_packs(self) -> Path:
        """A copy of each pack as it was when a drill used it, by content hash."""
        return self.data / "kept-packs"

    @property
    def pack_cache(self) -> Path:
        """Packs in the form in which they load fast; can be deleted at any time."""
        return self.data / "cache" / "packs"

    @property
    def signing_key(self) -> Path:
        """The key that packs built here are signed with."""
        return self.data / "signing-key.pem"

    @property
    def built_packs(self) -> Path:
        """Which content was built under which version."""
        return self.data / "built-packs.json"

    @property
    def known_signers(self) -> Path:
        """Whose signatures are known here."""
        return self.data / "known-signers.json"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"
