"""What a trainer or an author is told when a review, a new score, a try or a play does not work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation, listed


def _verdict_gone(_data: Data) -> Explanation:
    return Explanation(
        _("The reply has no verdict on this criterion (any more)."),
        _("All other verdicts can be decided."),
        _("List what waits with “review --list”, and name a verdict from there."),
    )


def _review_unknown(data: Data) -> Explanation:
    return Explanation(
        _("No verdict waits under “{which}”.").format(which=data["which"]),
        "",
        _("List what waits with “review --list”, and name a number or a key from there."),
    )


def _reviewer_missing(_data: Data) -> Explanation:
    return Explanation(
        _("A review needs the name of the person who decides."),
        _("Nothing was decided."),
        _("Add it to the command with “--by NAME”."),
    )


def _decision_missing(_data: Data) -> Explanation:
    return Explanation(
        _("A comment belongs to a decision, and none was given."),
        _("Nothing was decided, and the comment was not stored."),
        _("Add “--met” or “--not-met” to the command."),
    )


def _verdict_unnamed(data: Data) -> Explanation:
    return Explanation(
        _("The command does not say which verdict this decides."),
        _("Nothing was decided."),
        _("Name one of the list: its number, or its key as it stands under it (reply/criterion).")
        if data["waiting"]
        else _("None waits; to change one that was decided before, name its key (reply/criterion)."),
    )


def _helper_lost(_data: Data) -> Explanation:
    return Explanation(
        _("A helper process was ended from outside, perhaps because the memory was full."),
        _("Every drill that was written is whole; the others are as they were."),
        _("Run it again, it goes on where it stopped; “--helpers 1” needs the least memory."),
    )


def _trial_unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("The pack has nothing by the name “{target}”.").format(target=data["target"]),
        _("The pack was not changed."),
        _("Choose one of these: {known}").format(known=known) if known else "",
    )


def _trial_no_list(data: Data) -> Explanation:
    return Explanation(
        _("“{target}” has no list of phrases of which any will do, so a phrase has no place in it.").format(
            target=data["target"]
        ),
        _("The pack was not changed."),
        _("Try the phrase in a named set that it uses, such as “$apology”."),
    )


def _pack_unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("There is no pack “{pack}” here, nor a folder of that name.").format(pack=data["pack"]),
        "",
        _("Name a folder or one of these: {known}").format(known=known) if known else "",
    )


def _nothing_to_play(data: Data) -> Explanation:
    return Explanation(
        _("The pack “{title}” has quizzes alone: no scenario can be played.").format(title=data["title"]),
        "",
        _("Look at its questions with “pack check”."),
    )


TRAINER_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "verdict-gone": _verdict_gone,
    "review-unknown": _review_unknown,
    "reviewer-missing": _reviewer_missing,
    "decision-missing": _decision_missing,
    "verdict-unnamed": _verdict_unnamed,
    "rescoring-helper-lost": _helper_lost,
    "trial-unknown": _trial_unknown,
    "pack-unknown": _pack_unknown,
    "pack-without-scenarios": _nothing_to_play,
    "trial-no-list": _trial_no_list,
}
