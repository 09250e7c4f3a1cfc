"""Whose signatures are known: our own key, and the signers whose keys somebody here decided to trust."""

from __future__ import annotations

import logging
import unicodedata
from typing import TYPE_CHECKING

from trainer.core.errors import UserFacingError
from trainer.core.signing import Signer as Signer
from trainer.data.key_file import KeyFile
from trainer.data.settings_file import SettingsFile
from trainer.services.paths import AppPaths

if TYPE_CHECKING:
    from trainer.packs.signatures import SigningKey

_LIST = "signers"

_log = logging.getLogger(__name__)


class Signers:
    """Our own key and those of others.

    Args:
        paths: Where both are kept.

    Attributes:
        trouble: What was wrong with the list of signers when it was last read; ``None`` if nothing was.
    """

    def __init__(self, paths: AppPaths) -> None:
        self._key_file = KeyFile(paths.signing_key)
        self._list_file = SettingsFile(paths.known_signers)
        self.trouble: UserFacingError | None = None

    def signing_key(self) -> SigningKey | None:
        """Return our own key; ``None`` if there is none yet.

        Raises:
            UserFacingError: ``key-unusable`` if the file holds no key; `FileError` if it cannot be read.
        """
        content = self._key_file.load()
        if content is None:
            return None
        from trainer.packs.signatures import NotAKey, read_key_file  # slow to load

        try:
            return read_key_file(content)
        except NotAKey as error:
            raise UserFacingError("key-unusable", path=str(self._key_file.path)) from error

    def make(self, name: str) -> Signer:
        """Make our own key.

        Args:
            name: Of the person or team, as receivers see it; spaces around it and double ones are dropped.

        Raises:
            UserFacingError: ``signer-name-bad``, or ``key-exists`` where there is one already.
        """
        from trainer.packs.signatures import key_file, new_key  # slow to load

        good_name = _demand_name(name)
        key = new_key(good_name)
        if not self._key_file.create(key_file(key)):
            raise UserFacingError("key-exists", path=str(self._key_file.path))
        return _signer(good_name, key.public)

    def own(self) -> Signer | None:
        """Return who we are; ``None`` if there is no key."""
        key = self.signing_key()
        return None if key is None else _signer(key.name, key.public)

    def known(self) -> tuple[Signer, ...]:
        """Return all signers that are trusted, by name. A file that cannot be used is kept aside and told."""
        from trainer.packs.signatures import NotAKey  # slow to load

        stored = self._list_file.load().get(_LIST, [])
        self.trouble = None
        if self._list_file.fault is not None:
            self.trouble = UserFacingError("signers-broken", kept_aside=self._list_file.kept_aside)
        found = {}
        for one in stored if isinstance(stored, list) else []:
            try:
                found[one["key"]] = _signer(_demand_name(one["name"]), one["key"])
            except (NotAKey, UserFacingError, TypeError, KeyError):
                self.trouble = UserFacingError("signer-left-out", path=str(self._list_file.path))
        return tuple(sorted(found.values(), key=lambda signer: (plain(signer.name), signer.key)))

    def trust(self, key: str, name: str) -> Signer:
        """Remember a signer; one who is known already gets this name.

        Raises:
            UserFacingError: As `with_key`, or ``signer-name-taken`` if somebody else is known by that name
                (or it is ours).
        """
        signer = self.with_key(key, name)
        others = [one for one in self.known() if one.key != key]
        if any(plain(one.name) == plain(signer.name) for one in (*others, *self._own_list(key))):
            raise UserFacingError("signer-name-taken", name=signer.name)
        self._store([*others, signer])
        return signer

    def with_key(self, key: str, name: str) -> Signer:
        """Return a signer who is not remembered yet, to show the fingerprint.

        Raises:
            UserFacingError: ``key-not-one``, ``signer-unnamed``, or ``signer-name-bad``.
        """
        from trainer.packs.signatures import NotAKey, public_bytes  # slow to load

        try:
            public_bytes(key)
        except NotAKey as error:
            raise UserFacingError("key-not-one", key=key) from error
        if not name.strip():
            raise UserFacingError("signer-unnamed")
        return _signer(_demand_name(name), key)

    def forget(self, which: str) -> Signer:
        """Trust a signer no more.

        Args:
            which: Name or fingerprint.

        Raises:
            UserFacingError: ``signer-unknown``, with the names that there are.
        """
        known = self.known()
        digits = "".join(which.split())
        for one in known:
            if plain(which) == plain(one.name) or digits == one.fingerprint.replace(" ", ""):
                self._store([other for other in known if other is not one])
                return one
        raise UserFacingError("signer-unknown", signer=which, known=[one.name for one in known])

    def usable(self) -> Signer | None:
        """Return what `own` does, and ``None`` also for a key that cannot be used: it hides no other's."""
        try:
            return self.own()
        except UserFacingError as error:
            _log.info("our own key is not used: %s", error)
            return None

    def _own_list(self, key: str) -> list[Signer]:
        own = self.usable()
        return [] if own is None or own.key == key else [own]

    def _store(self, signers: list[Signer]) -> None:
        self._list_file.save({_LIST: [{"name": one.name, "key": one.key} for one in signers]})


def plain(name: str) -> str:
    """Return a name as it is compared: without regard to case, width and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _demand_name(name: object) -> str:
    from trainer.packs.signatures import MAX_SIGNER_NAME, is_signer_name  # slow to load

    good = " ".join(str(name).split())
    if not is_signer_name(good):
        raise UserFacingError("signer-name-bad", name=good, limit=MAX_SIGNER_NAME)
    return good


def _signer(name: str, key: str) -> Signer:
    from trainer.packs.signatures import fingerprint  # slow to load

    return Signer(name, key, fingerprint(key))
