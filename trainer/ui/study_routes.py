"""The pages of notes and seminars, made when they are first shown, and what leads to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from trainer.ui.context import Context
from trainer.ui.page import Page

if TYPE_CHECKING:
    from trainer.ui.routes import Routes

NOTES, SEMINAR = "notes", "seminar"


class StudyRoutes:
    """A part of the routes; ``routes`` are all of them."""

    def __init__(self, routes: Routes, context: Context) -> None:
        self._routes, self._context = routes, context

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """What makes each page."""
        return {NOTES: self._make_notes, SEMINAR: self._make_seminar}

    def open_note(self, pack_id: str, note_id: str) -> None:
        """Show the notes, with one of them open."""
        self._routes.when_open(lambda: self._open_note_now(pack_id, note_id))

    def _open_note_now(self, pack_id: str, note_id: str) -> None:
        from trainer.ui.notes.page import NotesPage  # made when it is first shown

        page = self._routes.page(NOTES)
        assert isinstance(page, NotesPage)
        page.open(pack_id, note_id)
        self._routes.show(NOTES)

    def open_seminar(self, pack_id: str, seminar_id: str) -> None:
        """Show a seminar where it was left."""
        self._routes.when_open(lambda: self._open_seminar_now(pack_id, seminar_id))

    def _open_seminar_now(self, pack_id: str, seminar_id: str) -> None:
        from trainer.ui.seminar.page import SeminarPage  # made when it is first shown

        page = self._routes.page(SEMINAR)
        assert isinstance(page, SeminarPage)
        page.open(pack_id, seminar_id)
        self._routes.show(SEMINAR)

    def _make_notes(self) -> Page:
        from trainer.ui.notes.page import NotesPage  # made when it is first shown

        page = NotesPage(self._context, self._routes.open_services().office)
        page.page_requested.connect(self._routes.show)
        return page

    def _make_seminar(self) -> Page:
        from trainer.ui.seminar.page import SeminarPage  # made when it is first shown

        page = SeminarPage(self._context, self._routes.open_services().office)
        page.page_requested.connect(self._routes.show)
        page.note_requested.connect(self.open_note)
        page.session_requested.connect(self._routes.quiz.open_session)
        return page
