"""The places to go that the rail can show."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.ui.icons import IconName
from trainer.wording.catalogue import _

SETTINGS = "settings"


@dataclass(frozen=True, kw_only=True)
class NavEntry:
    """A place to go; ``is_for_trainers`` puts it below the line."""

    id: str
    icon: IconName
    is_for_trainers: bool = False


ENTRIES: tuple[NavEntry, ...] = (
    NavEntry(id="home", icon="home"),
    NavEntry(id="practise", icon="practise"),
    NavEntry(id="quiz", icon="quiz"),
    NavEntry(id="progress", icon="progress"),
    NavEntry(id="results", icon="results", is_for_trainers=True),
    NavEntry(id="review", icon="review", is_for_trainers=True),
    NavEntry(id="packs", icon="packs", is_for_trainers=True),
)


def entry_words() -> dict[str, str]:
    """What the rail calls its entries, in the language of the screen."""
    return {
        "home": _("Home"),
        "practise": _("Practise"),
        "quiz": _("Quiz"),
        "progress": _("Progress"),
        "results": _("Results"),
        "review": _("Review"),
        "packs": _("Packs"),
    }
