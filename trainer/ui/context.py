"""What every page is given: looks, background work, settings, and the two ways to tell the user something."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from trainer.core.errors import UserFacingError
from trainer.services.settings import SettingsService
from trainer.ui.icons import Icons
from trainer.ui.jobs import Jobs
from trainer.ui.theme import Theme
from trainer.ui.widgets.chip import Tone


class Tell(Protocol):
    """Shows one quiet sentence over the page, perhaps with one action."""

    def __call__(
        self, text: str, *, tone: Tone = "plain", action: str = "", does: Callable[[], object] | None = None
    ) -> None: ...


@dataclass(frozen=True)
class Context:
    """``report`` explains an error: a quiet notice for what is mended on the page, a dialog for the rest."""

    theme: Theme
    icons: Icons
    jobs: Jobs
    settings: SettingsService
    tell: Tell
    report: Callable[[Exception], None]

    def change_settings(self, **values: object) -> None:
        """Change settings at once. Where they cannot be stored they are in force until the program ends."""
        try:
            self.settings.change(**values)
        except UserFacingError as error:
            from trainer.wording.errors import explain  # the first paint needs no errors

            self.tell(explain(error).text, tone="unsure")
