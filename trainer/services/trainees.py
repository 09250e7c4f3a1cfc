"""Who practises on this computer."""

from __future__ import annotations

import unicodedata

from trainer.core.errors import UserFacingError
from trainer.core.records import Trainee
from trainer.data.trainees import TraineeStore
from trainer.services.clock import Clock, now_utc
from trainer.services.ids import IdMaker, new_id
from trainer.services.settings import SettingsService

LONGEST_NAME = 80
"""Characters."""


class TraineeService:
    """Adds, renames and chooses trainees.

    Args:
        store: Where they are kept.
        settings: Remembers who practises here.
        clock: Gives the present moment.
        make_id: Gives new ids.
    """

    def __init__(
        self,
        store: TraineeStore,
        settings: SettingsService,
        *,
        clock: Clock = now_utc,
        make_id: IdMaker = new_id,
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._make_id = make_id

    def all(self) -> tuple[Trainee, ...]:
        """Return everybody, by name."""
        return self._store.list()

    def present(self) -> Trainee | None:
        """Return who practises here now; ``None`` before the first start has asked, or if they are gone."""
        chosen = self._settings.value.trainee_id
        return next((one for one in self._store.list() if one.id == chosen), None)

    def present_or_new(self, name: str) -> Trainee:
        """Return who practises here, or add somebody by this name (the terminal asks no questions)."""
        return self.present() or self.add(name)

    def add(self, name: str) -> Trainee:
        """Add a trainee and let them practise here.

        Somebody of the same name is no hindrance: who has lost the settings cannot choose that one yet.

        Raises:
            UserFacingError: ``name-empty`` or ``name-too-long``.
        """
        trainee = self._store.create(Trainee(self._make_id(), checked_name(name), self._clock()))
        self._settings.change(trainee_id=trainee.id)
        return trainee

    def add_another(self, name: str) -> Trainee:
        """Add a trainee beside those who can be chosen, and let them practise here.

        Raises:
            UserFacingError: ``name-empty``, ``name-too-long``, or ``name-taken`` by somebody else.
        """
        return self.add(self._distinct(name))

    def choose(self, trainee_id: str) -> None:
        """Let somebody else practise here."""
        self._settings.change(trainee_id=trainee_id)

    def rename(self, trainee_id: str, name: str) -> Trainee:
        """Give a trainee another name, under which everything practised so far stands from now on.

        Returns:
            The trainee with the new name.

        Raises:
            UserFacingError: ``name-empty``, ``name-too-long``, ``name-taken`` by somebody else, or
                ``trainee-gone``.
        """
        return self._store.rename(trainee_id, self._distinct(name, owner_id=trainee_id))

    def _distinct(self, name: str, *, owner_id: str = "") -> str:
        wanted = checked_name(name)
        others = (one.name for one in self._store.list() if one.id != owner_id)
        if _alike(wanted) in map(_alike, others):
            raise UserFacingError("name-taken", name=wanted)
        return wanted


def checked_name(name: str) -> str:
    """Return a name with its white space folded, made of what can be stored.

    Raises:
        UserFacingError: ``name-empty`` or ``name-too-long``.
    """
    folded = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    if not folded:
        raise UserFacingError("name-empty")
    if len(folded) > LONGEST_NAME:
        raise UserFacingError("name-too-long", length=len(folded), limit=LONGEST_NAME)
    return folded


def _alike(name: str) -> str:
    """Two names with the same result cannot be told apart in a list: capitals and width are no difference."""
    return unicodedata.normalize("NFKC", name).casefold()
