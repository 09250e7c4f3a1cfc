"""What a trainee is told when a note or a seminar cannot be found, or a text not be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation, listed
from trainer.wording.numbers import number


def _note_unknown(data: Data) -> Explanation:
    return Explanation(
        _("No note has the id “{id}”.").format(id=data["id"]),
        "",
        _("These are here: {known}").format(known=listed(data["known"]))
        if data["known"]
        else _("No pack that is here has notes."),
    )


def _seminar_unknown(data: Data) -> Explanation:
    return Explanation(
        _("No seminar has the id “{id}”.").format(id=data["id"]),
        _("Whatever was written in it is kept."),
        _("These are here: {known}").format(known=listed(data["known"]))
        if data["known"]
        else _("No pack that is here has a seminar."),
    )


def _entry_long(data: Data) -> Explanation:
    return Explanation(
        _("This is {length} characters long; {limit} is the most that one contribution holds.").format(
            length=number(data["length"]), limit=number(data["limit"])
        ),
        _("What was stored before is kept; the rest is still on the screen."),
        _("Shorten it, or go on in another contribution."),
    )


def _export_kind_unknown(data: Data) -> Explanation:
    return Explanation(
        _("The name “{file}” does not say what to write.").format(file=data["file"]),
        _("Nothing was written."),
        _("Let it end in .md (Markdown) or .html."),
    )


SEMINAR_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "note-unknown": _note_unknown,
    "seminar-unknown": _seminar_unknown,
    "seminar-entry-long": _entry_long,
    "seminar-export-kind": _export_kind_unknown,
}
