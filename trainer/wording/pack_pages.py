"""What the page of packs says of a pack that is here: its health, its language, its signer, what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from trainer.core.errors import PackError, Severity, UserFacingError
from trainer.core.signing import SignatureState
from trainer.services.bench_results import FEWEST_TOTALS, LOWEST_KAPPA
from trainer.services.install_plans import PlanKind
from trainer.wording.catalogue import _, ngettext
from trainer.wording.errors import explain
from trainer.wording.numbers import babel_locale, number
from trainer.wording.quotes import all_in_quotes

if TYPE_CHECKING:
    from trainer.core.scenario import Pack
    from trainer.core.signing import SignedBy
    from trainer.services.bench_results import Bench
    from trainer.services.install_plans import InstalledPack, InstallPlan

_MOST_NAMED = 2


class Health(StrEnum):
    """How a pack stands."""

    USABLE = "usable"
    WARNINGS = "warnings"
    BROKEN = "broken"
    UNUSED = "unused"
    """Another version of it is used."""


def health_of(pack: InstalledPack) -> Health:
    """Return how a pack stands."""
    if pack.pack is None:
        return Health.BROKEN
    if not pack.is_used:
        return Health.UNUSED
    return Health.WARNINGS if pack.problems else Health.USABLE


def health_words(pack: InstalledPack) -> str:
    """Say in a few words whether a pack can be used."""
    match health_of(pack):
        case Health.BROKEN:
            count = sum(one.severity is Severity.ERROR for one in pack.problems)
            words = ngettext("Cannot be used: {count} error", "Cannot be used: {count} errors", count)
            return words.format(count=number(count))
        case Health.UNUSED:
            return _("Another version is used")
        case Health.WARNINGS:
            count = len(pack.problems)
            words = ngettext("Usable, {count} warning", "Usable, {count} warnings", count)
            return words.format(count=number(count))
    return _("Usable")


def all_faults_sentence(command: str) -> str:
    """Say with which command all faults of a pack are shown."""
    return _("All its faults: {command}").format(command=command)


def pack_title(pack: InstalledPack) -> str:
    """Return what a pack calls itself; one that cannot be read is called like its folder."""
    return pack.folder.name if pack.pack is None else pack.pack.title


def pack_language_name(tag: str) -> str:
    """Return a language in the reader's own; a tag that nobody knows as it is."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(babel_locale()) or tag
    except (ValueError, UnknownLocaleError):
        return tag


def signer_words(signed: SignedBy) -> str:
    """Say in a few words who signed a pack; nothing where nobody did."""
    words = {
        SignatureState.UNSIGNED: "",
        SignatureState.OURS: _("signed by us"),
        SignatureState.KNOWN: _("signed by {name}"),
        SignatureState.UNKNOWN: _("unknown signer"),
        SignatureState.BROKEN: _("its signature does not hold"),
    }
    return words[signed.state].format(name=signed.name)


def edited_count_words(pack: InstalledPack) -> str:
    """Say how many files were edited here; nothing where none was."""
    count = len(pack.edited)
    if not count:
        return ""
    words = ngettext("{count} file edited here", "{count} files edited here", count)
    return words.format(count=number(count))


def contents_words(pack: Pack) -> str:
    """Say how much is in a pack."""
    quizzes, seminars = len(pack.quizzes), len(pack.seminars)
    questions = sum(len(one.asked) for one in pack.quizzes)
    counts = (
        (len(pack.scenarios), ngettext("{count} scenario", "{count} scenarios", len(pack.scenarios))),
        (quizzes, ngettext("{count} quiz", "{count} quizzes", quizzes)),
        (questions, ngettext("{count} question", "{count} questions", questions)),
        (seminars, ngettext("{count} seminar", "{count} seminars", seminars)),
        (len(pack.notes), ngettext("{count} note", "{count} notes", len(pack.notes))),
        (len(pack.samples), ngettext("{count} sample", "{count} samples", len(pack.samples))),
    )
    return " · ".join(words.format(count=number(count)) for count, words in counts if count)


def file_titles(pack: Pack) -> dict[str, str]:
    """Return what the files of a pack hold, as far as they are called like it: file → title."""
    return (
        {f"drills/{one.id}.yaml": one.title for one in pack.scenarios}
        | {f"quizzes/{one.id}.yaml": one.title for one in pack.quizzes}
        | {f"seminars/{one.id}.yaml": one.title for one in pack.seminars}
    )


def scoring_words(pack: Pack, bench: Bench | None) -> str:
    """Say how far the rubrics of a pack agree with people, on how many replies of which drills."""
    kappa = None if bench is None else bench.kappa
    if bench is None or kappa is None:
        return _("Nobody has marked replies for this pack: how well its scoring fits people is not known.")
    words = _agreement(kappa, bench.totals).format(
        replies=_replies_words(bench.totals),
        drills=_drills_words(pack, bench.drills),
        kappa=f"{kappa:.2f}",
        lowest=f"{LOWEST_KAPPA:.2f}",
        fewest=number(FEWEST_TOTALS),
    )
    quizzes = _("Of its quizzes this says nothing.") if pack.quizzes else ""
    return _("{reason} {then}").format(reason=words, then=quizzes) if quizzes else words


def _agreement(kappa: float, totals: int) -> str:
    if kappa < LOWEST_KAPPA:
        return _(
            "Its scoring agrees too little with people’s marks of {replies} ({drills}): kappa {kappa}, "
            "and from {lowest} on it can be relied on."
        )
    if totals < FEWEST_TOTALS:
        return _(
            "Its scoring agrees with people’s marks of {replies} ({drills}; kappa {kappa}). "
            "That is too few to rely on: it takes {fewest}."
        )
    return _(
        "Its scoring can be relied on: it agrees with people’s marks of {replies} ({drills}; kappa {kappa})."
    )


def _replies_words(count: int) -> str:
    return ngettext("{count} reply", "{count} replies", count).format(count=number(count))


def _drills_words(pack: Pack, ids: Sequence[str]) -> str:
    """Name a few scenarios, and count more than that."""
    if len(ids) <= _MOST_NAMED:
        found = (pack.scenario(one) for one in ids)
        return all_in_quotes(one.title for one in found if one is not None)
    return _("{count} of {all} scenarios").format(count=number(len(ids)), all=number(len(pack.scenarios)))


def listed(names: Sequence[str]) -> str:
    """Return names one after the other, as the reader's language lists them."""
    return _(", ").join(names)


def plan_chip(plan: InstallPlan) -> str:
    """Say in a word or two what installing would be."""
    words = {
        PlanKind.NEW: _("new pack"),
        PlanKind.UPDATE: _("update"),
        PlanKind.SAME: _("already here"),
        PlanKind.SAME_VERSION: _("same version, other content"),
        PlanKind.DOWNGRADE: _("older version"),
        PlanKind.BUNDLED_NEWER: _("a newer one comes with the program"),
        PlanKind.HAND_PLACED: _("id is taken"),
    }
    return words[plan.kind]


def refusal(error: UserFacingError) -> tuple[str, str]:
    """Say why something that was brought cannot be installed, and what to do about it."""
    if not isinstance(error, PackError):
        explanation = explain(error)
        return explanation.happened, explanation.to_do
    errors = [one for one in error.problems if one.severity is Severity.ERROR]
    count = len(errors)
    if not any(one.line for one in errors):  # a cut-off archive has nothing that anybody could mend
        again = _("Get it once more from whoever gave it to you; if it is your own, put right what is named.")
        return _("It cannot be used as it is:"), again
    words = ngettext(
        "{count} error has to be mended first:", "{count} errors have to be mended first:", count
    )
    to_do = _("Mend these lines, or send them to whoever gave you the pack; then look again.")
    return words.format(count=number(count)), to_do
