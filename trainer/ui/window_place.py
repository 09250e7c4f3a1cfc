"""Keeps the window's place among the settings."""

import logging

from trainer.core.errors import UserFacingError
from trainer.services.settings import SettingsService

_log = logging.getLogger(__name__)


class WindowPlace:
    """What the frame asks for when it opens and closes."""

    def __init__(self, settings: SettingsService) -> None:
        self._settings = settings

    def load_geometry(self) -> str:
        return self._settings.value.window

    def save_geometry(self, geometry: str) -> None:
        try:
            self._settings.change(window=geometry)
        except UserFacingError as error:  # the window closes: nobody is left to be told
            _log.info("the window's place was not kept: %s", error)
