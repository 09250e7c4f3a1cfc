"""What is said when a pack cannot come or go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.core.merging import Choice
from trainer.services.install_plans import Doubt
from trainer.wording.catalogue import _, ngettext
from trainer.wording.explanations import Data, Explanation, listed
from trainer.wording.installing import choice_name, doubt_sentence
from trainer.wording.numbers import number


def _as_before() -> str:
    return _("Everything is as it was before.")


def _no_source(data: Data) -> Explanation:
    return Explanation(
        _("There is nothing at {source}.").format(source=data["source"]),
        "",
        _("Name the archive (.dojopack) or the folder of a pack."),
    )


def _busy(_data: Data) -> Explanation:
    return Explanation(
        _("Another window or command is installing or removing a pack at this moment."),
        _as_before(),
        _("Wait until it is done, then try again."),
    )


def _file_open(data: Data) -> Explanation:
    return Explanation(
        _(
            "Windows does not let go of a folder in {folder}: a file of the pack is open in another program."
        ).format(folder=data["folder"]),
        _as_before(),
        _("Close editors, players and Explorer windows that show the pack, then try again."),
    )


def _disk_full(data: Data) -> Explanation:
    return Explanation(
        _("The disk that holds {folder} is full.").format(folder=data["folder"]),
        _as_before(),
        _("Free some space, then try again."),
    )


def _read_only(data: Data) -> Explanation:
    return Explanation(
        _("The folder {folder} cannot be written: it, or something in it, is read-only.").format(
            folder=data["folder"]
        ),
        _as_before(),
        _("Make it writable, or start with --data-folder and a folder that is."),
    )


def _unreachable(data: Data) -> Explanation:
    return Explanation(
        _("The folder {folder} cannot be used ({reason}).").format(
            folder=data["folder"], reason=data["reason"]
        ),
        _as_before(),
        _("Check that the folder exists and its disk is connected, then try again."),
    )


def _changed(data: Data) -> Explanation:
    return Explanation(
        _("The pack “{pack}” that is here has changed since you looked at the new one.").format(
            pack=data["pack"]
        ),
        _as_before(),
        _("Look at the new one again: what it changes may be something else now."),
    )


def _same(data: Data) -> Explanation:
    return Explanation(
        _("“{pack}” {version} is already here, with the same content.").format(
            pack=data["pack"], version=data["version"]
        ),
        "",
        _("There is nothing to do. To get back what was edited here, remove the pack and install it again."),
    )


def _bundled_newer(data: Data) -> Explanation:
    return Explanation(
        _("The program comes with a newer edition of “{pack}”, which would be used all the same.").format(
            pack=data["pack"]
        ),
        _as_before(),
        _("Install a version above {present}.").format(present=data["present"]),
    )


def _hand_placed(data: Data) -> Explanation:
    return Explanation(
        _("A pack of your own, {folder}, has the id “{id}”; it is never replaced.").format(
            folder=data["folder"], id=data["id"]
        ),
        _as_before(),
        _("Remove it (its folder is kept), or give it an id and a title of its own, then install again."),
    )


def _downgrade(data: Data) -> Explanation:
    return Explanation(
        _("“{pack}” {version} is older than {present}, which is here.").format(
            pack=data["pack"], version=data["version"], present=data["present"]
        ),
        _as_before(),
        _("To go back to it all the same, say so: in the terminal with “--downgrade”."),
    )


def _doubtful(data: Data) -> Explanation:
    doubts = data["doubts"] if isinstance(data["doubts"], tuple) else ()
    told = [_("“{pack}” may not be what it says it is.").format(pack=data["pack"])]
    told += [doubt_sentence(Doubt(doubt)) for doubt in doubts]
    joint = "" if told[0].endswith("。") else " "
    return Explanation(
        joint.join(told),
        _as_before(),
        _("Ask whoever gave it to you. To install it all the same, say so: in the terminal with “--anyway”."),
    )


def _choice_missing(data: Data) -> Explanation:
    return Explanation(
        _("These files were edited here, and the new version changes them too: {names}.").format(
            names=listed(data["names"])
        ),
        _as_before(),
        _(
            "Choose what is kept of each: in the terminal with “--mine”, “--theirs”, “--both” "
            "or “--file NAME=…”."
        ),
    )


def _choice_impossible(data: Data) -> Explanation:
    return Explanation(
        _("“{choice}” is no choice for {name}.").format(
            choice=choice_name(Choice(str(data["choice"]))),
            name=data["name"],
        ),
        _as_before(),
        _(
            "Keep yours or take theirs. Both is possible for scenarios, quizzes, seminars, notes and "
            "samples that neither side deleted."
        ),
    )


def _merged_broken(data: Data) -> Explanation:
    count = int(str(data["count"]))
    return Explanation(
        ngettext(
            "The new version and what was edited here do not fit together: {count} problem.",
            "The new version and what was edited here do not fit together: {count} problems.",
            count,
        ).format(count=number(count)),
        _as_before(),
        _("Choose otherwise for the files that are listed, or mend them here first."),
    )


def _remove_unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("No pack “{id}” was installed or made here.").format(id=data["id"]),
        "",
        _("Those that can be removed are: {known}").format(known=known) if known else "",
    )


def _remove_bundled(data: Data) -> Explanation:
    return Explanation(
        _("The pack “{id}” came with the program and is part of it, so it cannot be removed.").format(
            id=data["id"]
        ),
        _as_before(),
        "",
    )


INSTALL_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "install-no-source": _no_source,
    "install-busy": _busy,
    "install-file-open": _file_open,
    "install-disk-full": _disk_full,
    "install-read-only": _read_only,
    "install-unreachable": _unreachable,
    "install-changed": _changed,
    "install-same": _same,
    "install-bundled-newer": _bundled_newer,
    "install-hand-placed": _hand_placed,
    "install-downgrade": _downgrade,
    "install-doubtful": _doubtful,
    "install-choice-missing": _choice_missing,
    "install-choice-impossible": _choice_impossible,
    "merged-pack-broken": _merged_broken,
    "remove-unknown": _remove_unknown,
    "remove-bundled": _remove_bundled,
}
