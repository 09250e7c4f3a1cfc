"""What a user is told when something goes wrong: what happened, what still works, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.core.errors import UserFacingError
from trainer.wording.catalogue import _, ngettext
from trainer.wording.explanations import Data, Explanation, listed
from trainer.wording.import_errors import IMPORT_EXPLAINERS
from trainer.wording.install_errors import INSTALL_EXPLAINERS
from trainer.wording.numbers import number
from trainer.wording.pack_making import MAKING_EXPLAINERS
from trainer.wording.quiz_errors import QUIZ_EXPLAINERS
from trainer.wording.seminar_errors import SEMINAR_EXPLAINERS
from trainer.wording.sharing_errors import SHARING_EXPLAINERS
from trainer.wording.sitting_errors import SITTING_EXPLAINERS
from trainer.wording.storage_errors import STORAGE_EXPLAINERS
from trainer.wording.trainer_errors import TRAINER_EXPLAINERS


def explain(error: UserFacingError) -> Explanation:
    """Turn an error's code and data into sentences."""
    explainer = _EXPLAINERS.get(error.code, _unnamed)
    return explainer({"code": error.code, **error.data})


def explain_bug(error: BaseException) -> Explanation:
    """Explain an error that is ours."""
    return Explanation(
        _("Something went wrong inside the program. This is our fault."),
        _("Everything that you sent is stored."),
        _("Copy the report and send it to whoever looks after this program, then go on or start again."),
    )


def _unnamed(data: Data) -> Explanation:
    return Explanation(
        _("Something outside the program kept it from going on ({code}).").format(code=data["code"]),
        _("Everything that you sent is stored."),
        _("Try again; if it stays, copy the report for whoever looks after this program."),
    )


def _reply_empty(_data: Data) -> Explanation:
    return Explanation(
        _("There is nothing to send yet."), "", _("Write a reply to the customer, then send it.")
    )


def _reply_too_long(data: Data) -> Explanation:
    return Explanation(
        _("This reply has {length} characters; {limit} are the most that can be sent.").format(
            length=number(data["length"]), limit=number(data["limit"])
        ),
        _("Your text is still in the box."),
        _("Shorten it, then send it again."),
    )


def _text_too_long(data: Data) -> Explanation:
    return Explanation(
        _("This text has {length} characters; {limit} are the most that can be kept here.").format(
            length=number(data["length"]), limit=number(data["limit"])
        ),
        _("Your text is still in the box."),
        _("Shorten it; it is kept as soon as it fits."),
    )


def _name_empty(_data: Data) -> Explanation:
    return Explanation(_("The name is empty."), "", _("Type the name that your trainer should see."))


def _name_too_long(data: Data) -> Explanation:
    return Explanation(
        _("The name has {length} characters; {limit} are the most.").format(
            length=data["length"], limit=data["limit"]
        ),
        "",
        _("Shorten the name."),
    )


def _name_taken(data: Data) -> Explanation:
    return Explanation(
        _("There is already somebody called “{name}” here.").format(name=data["name"]),
        "",
        _("Choose a name that tells the two apart."),
    )


def _scenario_ambiguous(data: Data) -> Explanation:
    return Explanation(
        _("Several packs have a scenario “{scenario}”.").format(scenario=data["scenario"]),
        "",
        _("Choose one of these: {known}").format(known=listed(data["choices"])),
    )


def _scenario_unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("There is no scenario “{scenario}”.").format(scenario=data["scenario"]),
        "",
        _("Choose one of these: {known}").format(known=known) if known else "",
    )


def _no_scenarios(_data: Data) -> Explanation:
    return Explanation(
        _("There is no scenario here that could be played."),
        "",
        _("Put a pack into the packs folder, or install the program again to get its own packs back."),
    )


def _trainee_gone(_data: Data) -> Explanation:
    return Explanation(
        _("The person who was chosen is not in this database any more."),
        _("All drills that are stored stay as they are."),
        _("Choose who practises, at the foot of the window, then start again."),
    )


def _no_drills(_data: Data) -> Explanation:
    return Explanation(
        _("No drill has been played here yet."), "", _("Play one first: “reply-dojo drill” begins it.")
    )


def _drill_unnamed(_data: Data) -> Explanation:
    return Explanation(
        _("The command does not say which drill is meant."), "", _("Add its number to the command.")
    )


def _drill_unknown(data: Data) -> Explanation:
    return Explanation(
        _("There is no drill “{which}”.").format(which=data["which"]),
        "",
        _("The drills have the numbers 1 to {count}, the newest first.").format(count=number(data["count"])),
    )


def _attempt_gone(_data: Data) -> Explanation:
    return Explanation(
        _("This drill is not in the database any more."),
        _("All other drills can be opened."),
        _("Start the scenario anew."),
    )


def _attempt_changed_elsewhere(_data: Data) -> Explanation:
    return Explanation(
        _("This drill has gone on in another window or terminal."),
        _("What was sent there is stored; what you just typed is still on the screen."),
        _("Copy your text, then open the drill again from Home."),
    )


def _attempt_pack_gone(data: Data) -> Explanation:
    return Explanation(
        _(
            "“{title}” was played with version {version} of the pack “{pack}”, which is not here any more."
        ).format(title=data["title"], version=data["version"], pack=data["pack"]),
        _("Its score stays in the history."),
        _("Put that pack back to open the drill again."),
    )


def _pack_not_kept(data: Data) -> Explanation:
    return Explanation(
        _(
            "The pack cannot be copied to {folder} ({why}), so a drill could not be opened again later."
        ).format(folder=data["folder"], why=data["why"]),
        _("Nothing was lost."),
        _("Make the folder writable or free some space, then start the drill again."),
    )


def _pack_changed(data: Data) -> Explanation:
    return Explanation(
        _("The files of the pack “{pack}” have changed since they were read.").format(pack=data["pack"]),
        _("They were read again now."),
        _("Begin once more."),
    )


def _pack_broken(data: Data) -> Explanation:
    count = int(str(data["count"]))
    return Explanation(
        ngettext(
            "The pack in {folder} has {count} problem and was left out.",
            "The pack in {folder} has {count} problems and was left out.",
            count,
        ).format(folder=data["folder"], count=number(count)),
        _("All other packs can be used."),
        _("Mend the lines that are listed, or take the folder away."),
    )


def _settings_broken(data: Data) -> Explanation:
    return Explanation(
        _("The settings file was damaged, so the usual settings are in force."),
        _kept_aside(data),
        "",
    )


def _settings_unreadable(data: Data) -> Explanation:
    return Explanation(
        _("The settings file could not be read, so the usual settings are in force."),
        _kept_aside(data),
        "",
    )


def _kept_aside(data: Data) -> str:
    return _("The old file is kept as {path}.").format(path=data["kept_aside"]) if data["kept_aside"] else ""


def _input_ended(_data: Data) -> Explanation:
    return Explanation(
        _("The input ended before a scenario was chosen."),
        "",
        _("Name one: reply-dojo drill SCENARIO. `reply-dojo list` shows their names."),
    )


def _nothing_to_continue(_data: Data) -> Explanation:
    return Explanation(
        _("There is no such unfinished drill to continue."),
        _("No other drill was begun."),
        _("Leave out --continue to begin one."),
    )


def _demo_stuck(data: Data) -> Explanation:
    return Explanation(
        _("The demonstration stopped: the turn “{turn}” of “{scenario}” has no model reply.").format(
            turn=data["turn"], scenario=data["scenario"]
        ),
        _("Drills can be played all the same."),
        _("Add a model reply to that turn of the pack."),
    )


_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "reply-empty": _reply_empty,
    "reply-too-long": _reply_too_long,
    "text-too-long": _text_too_long,
    "name-empty": _name_empty,
    "name-too-long": _name_too_long,
    "name-taken": _name_taken,
    "scenario-unknown": _scenario_unknown,
    "scenario-ambiguous": _scenario_ambiguous,
    "no-scenarios": _no_scenarios,
    "trainee-gone": _trainee_gone,
    "trainee-name-empty": _name_empty,
    "no-drills": _no_drills,
    "drill-unnamed": _drill_unnamed,
    "drill-unknown": _drill_unknown,
    "attempt-gone": _attempt_gone,
    "attempt-changed-elsewhere": _attempt_changed_elsewhere,
    "attempt-pack-gone": _attempt_pack_gone,
    "pack-not-kept": _pack_not_kept,
    "pack-changed": _pack_changed,
    "pack-broken": _pack_broken,
    "settings-broken": _settings_broken,
    "settings-unreadable": _settings_unreadable,
    "input-ended": _input_ended,
    "nothing-to-continue": _nothing_to_continue,
    "demo-stuck": _demo_stuck,
    **STORAGE_EXPLAINERS,
    **TRAINER_EXPLAINERS,
    **SITTING_EXPLAINERS,
    **QUIZ_EXPLAINERS,
    **SEMINAR_EXPLAINERS,
    **IMPORT_EXPLAINERS,
    **INSTALL_EXPLAINERS,
    **SHARING_EXPLAINERS,
    **MAKING_EXPLAINERS,
}


def explained_codes() -> frozenset[str]:
    """Return the codes that have sentences of their own."""
    return frozenset(_EXPLAINERS)
