"""Who practises on this computer."""

from __future__ import annotations

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

        Raises:
            UserFacingError: ``name-empty`` or ``name-too-long``.
        """
        trainee = self._store.create(Trainee(self._make_id(), checked_name(name), self._clock()))
        self._settings.change(trainee_id=trainee.id)
        return trainee

    def choose(self, trainee_id: str) -> None:
        """Let somebody else practise here."""
        self._settings.change(trainee_id=trainee_id)

    def rename(self, trainee_id: str, name: str) -> None:
        """Give a trainee another name.

        Raises:
            UserFacingError: ``name-empty`` or ``name-too-long``.
        """
        self._store.rename(trainee_id, checked_name(name))


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
