"""The pages of packs, made when they are first shown, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.ui.context import Context
from trainer.ui.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.services.installing import InstalledPack
    from trainer.ui.routes import Routes

PACKS, FEEDBACK, READINGS = "packs", "feedback", "readings"


class PackRoutes:
    """A part of the routes; ``routes`` are all of them."""

    def __init__(self, routes: Routes, context: Context) -> None:
        self._routes, self._context = routes, context

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """What makes each page."""
        return {PACKS: self._make_packs, FEEDBACK: self._make_feedback, READINGS: self._make_readings}

    def open(self, wanted: str) -> None:
        """Show the packs, with one of them chosen by its id or its folder."""
        self._routes.when_open(lambda: self._open_now(wanted))

    def _open_now(self, wanted: str) -> None:
        from trainer.ui.packs.page import PacksPage  # made when it is first shown

        page = self._routes.page(PACKS)
        assert isinstance(page, PacksPage)
        page.choose(wanted)
        self._routes.show(PACKS)

    def _write_feedback(self, pack: InstalledPack) -> None:
        from trainer.ui.packs.feedback_page import FeedbackPage  # made when it is first shown

        page = self._routes.page(FEEDBACK)
        assert isinstance(page, FeedbackPage)
        page.open(pack)
        self._routes.show(FEEDBACK)

    def _read_feedback(self, pack: InstalledPack, files: Sequence[Path]) -> None:
        from trainer.ui.packs.readings_page import ReadingsPage  # made when it is first shown

        page = self._routes.page(READINGS)
        assert isinstance(page, ReadingsPage)
        page.open(pack, files)
        self._routes.show(READINGS)

    def _make_packs(self) -> Page:
        from trainer.ui.packs.page import PacksPage  # made when it is first shown

        page = PacksPage(self._context, self._routes.open_services().office)
        page.drill_requested.connect(self._routes.start_drill)
        page.page_requested.connect(self._routes.show)
        page.actions_of_packs.feedback_requested.connect(self._write_feedback)
        page.actions_of_packs.readings_requested.connect(self._read_feedback)
        return page

    def _make_feedback(self) -> Page:
        from trainer.ui.packs.feedback_page import FeedbackPage  # made when it is first shown

        office = self._routes.open_services().office

        def own_name() -> str:
            trainee = office.trainees.present()
            return "" if trainee is None else trainee.name

        page = FeedbackPage(self._context, office.paths.feedback_drafts, own_name)
        page.closed.connect(lambda: self._routes.show(PACKS))
        return page

    def _make_readings(self) -> Page:
        from trainer.ui.packs.readings_page import ReadingsPage  # made when it is first shown

        page = ReadingsPage(self._context)
        page.closed.connect(lambda: self._routes.show(PACKS))
        return page
