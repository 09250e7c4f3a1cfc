"""What the terminal says and asks while packs come and go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer.core.merging import Choice, Conflict
from trainer.services.install_plans import PlanKind
from trainer.wording.catalogue import _
from trainer.wording.installing import edited_words
from trainer.wording.pack_pages import contents_words, pack_language_name, scoring_words
from trainer.wording.sharing import signed_sentence

if TYPE_CHECKING:
    from trainer.services.install_plans import InstalledPack, InstallPlan


def head_lines(plan: InstallPlan) -> tuple[str, ...]:
    """Say what a pack is, who made it, who signed it, and whether its scoring can be relied on."""
    pack = plan.pack
    authors = _(", ").join(pack.authors) or _("not told")
    return (
        _("Id: {id}").format(id=pack.id),
        _("Language: {language}").format(language=pack_language_name(pack.language)),
        contents_words(pack),
        _("Authors: {authors}").format(authors=authors),
        _("Licence: {licence}").format(licence=pack.licence or _("not told")),
        signed_sentence(plan.signed),
        scoring_words(pack, plan.bench),
    )


def kept_line(plan: InstallPlan) -> str:
    """Name the files that were edited here alone."""
    return _("Edited here and kept as they are: {files}").format(files=_(", ").join(plan.kept_edits))


def choice_question(conflict: Conflict) -> str:
    """Ask whose form of a file is kept."""
    if Choice.BOTH in conflict.choices:
        return _("{file}: keep (m)ine, take (t)heirs, or (b)oth? ").format(file=conflict.name)
    return _("{file}: keep (m)ine or take (t)heirs? ").format(file=conflict.name)


def unchosen_sentence() -> str:
    """Say what the changes that are shown leave open."""
    return _("For files that wait for your choice, these are the changes if theirs is taken.")


def chosen_heading() -> str:
    """Say that the changes follow once more, as they are now."""
    return _("With what you chose, this is what changes here:")


def install_question(plan: InstallPlan) -> str:
    """Ask whether to go on."""
    if plan.doubts:
        return _("Install it all the same? (y/n) ")
    if plan.kind is PlanKind.DOWNGRADE:
        return _("Go back to the older version? (y/n) ")
    return _("Install it? (y/n) ") if plan.kind is PlanKind.NEW else _("Update it? (y/n) ")


def unasked_sentence(options: Iterable[str] = ("--yes",)) -> str:
    """Say why nothing was done where nobody could be asked, and with which options it would be."""
    return _(
        "Nothing was done, because nobody could be asked. Add “{options}” to go on without asking."
    ).format(options=" ".join(options))


def open_choice_sentence() -> str:
    """Say that there is a choice besides."""
    return _("Choose for the files above too: “--mine”, “--theirs”, “--both” or “--file NAME=…”.")


def nothing_done_sentence() -> str:
    """Say that an answer was understood."""
    return _("Nothing was done.")


def not_here_sentence(plan: InstallPlan) -> str:
    """Say that there is nothing to update."""
    return _("“{title}” is not here yet, so nothing was updated; “pack install” installs it.").format(
        title=plan.pack.title
    )


def done_sentence(here: InstalledPack, plan: InstallPlan) -> str:
    """Say what is here now."""
    form = (
        _("“{title}” {version} is installed.")
        if plan.kind is PlanKind.NEW
        else _("“{title}” {version} is installed in place of {before}.")
    )
    before = "" if plan.present is None else plan.present.version
    text = form.format(title=plan.pack.title, version=here.version, before=before)
    edited = edited_words(here)
    return _("{text} ({remarks})").format(text=text, remarks=edited) if edited else text
