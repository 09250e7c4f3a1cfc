"""What somebody is told when a quiz cannot be played, or an answer cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.core.answer_faults import Refusal
from trainer.wording.answer_faults import refusal_sentence
from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation, listed
from trainer.wording.numbers import number


def _unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("There is no quiz “{quiz}” here.").format(quiz=data["quiz"]),
        _("These are here: {known}.").format(known=known) if known else "",
        _("Choose one of them from the list, or install a pack that has it."),
    )


def _start_gone(data: Data) -> Explanation:
    return Explanation(
        _("“{title}” is not here any more: its pack was changed or removed meanwhile.").format(
            title=data["title"]
        ),
        "",
        _("What there is now is shown."),
    )


def _ambiguous(data: Data) -> Explanation:
    return Explanation(
        _("Several packs have a quiz “{quiz}”.").format(quiz=data["quiz"]),
        "",
        _("Name the pack, too: {choices}.").format(choices=listed(data["choices"])),
    )


def _trainee_unknown(data: Data) -> Explanation:
    known = listed(data["known"])
    return Explanation(
        _("There is no trainee “{name}” here.").format(name=data["name"]),
        _("These are here: {known}.").format(known=known) if known else "",
        _("Write the name as it stands in the window under “Who practises?”."),
    )


def _exam_running(data: Data) -> Explanation:
    return Explanation(
        _("Your exam of “{quiz}” is not over yet.").format(quiz=data["quiz"]),
        _("Until then its questions cannot be practised, crammed or examined a second time."),
        _("Continue the exam and submit it, or stop it."),
    )


def _empty(_data: Data) -> Explanation:
    return Explanation(
        _("There is nothing to ask here now."),
        _("Everything that you remember stays as it is."),
        _("Choose a quiz from the list, or come back when something is due."),
    )


def _none(_data: Data) -> Explanation:
    return Explanation(
        _("No pack that is here has a quiz."), _("Drills can be played."), _("Install a pack that has one.")
    )


def _pack_gone(data: Data) -> Explanation:
    return Explanation(
        _("The edition of the pack “{pack}” that this run was begun with is not here any more.").format(
            pack=data["pack"]
        ),
        _("Your answers, your result and all days of review are kept."),
        _("Begin the quiz anew with the pack as it is now, or put the old edition back."),
    )


def _too_long(data: Data) -> Explanation:
    return Explanation(
        _("This answer has {length} characters; {limit} are the most that can be stored.").format(
            length=number(data["length"]), limit=number(data["limit"])
        ),
        _("It is not stored yet."),
        _("Shorten it, then answer again."),
    )


def _refused(data: Data) -> Explanation:
    refusal = data["refusal"]
    return Explanation(refusal_sentence(refusal) if isinstance(refusal, Refusal) else "", "", "")


def _nothing_unfinished(_data: Data) -> Explanation:
    return Explanation(
        _("No quiz is waiting to be continued."), "", _("Choose one from the list, or play today’s plan.")
    )


def _record_unknown(data: Data) -> Explanation:
    return Explanation(
        _("There is no run “{which}” among your {count}.").format(
            which=data["which"], count=number(data["count"])
        ),
        "",
        _("See them with “quiz history”, and name a number or an id from there."),
    )


def _target_taken(data: Data) -> Explanation:
    return Explanation(
        _("{file} is there already.").format(file=data["file"]),
        _("It was left as it is."),
        _("Name another file for the record."),
    )


def _plan_names_no_quiz(_data: Data) -> Explanation:
    return Explanation(
        _("The plan of the day takes questions out of all quizzes."),
        "",
        _("Leave the quiz out, or cram it with “--cram”."),
    )


QUIZ_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "quiz-unknown": _unknown,
    "start-gone": _start_gone,
    "quiz-ambiguous": _ambiguous,
    "quiz-empty": _empty,
    "quiz-exam-running": _exam_running,
    "trainee-unknown": _trainee_unknown,
    "no-quizzes": _none,
    "quiz-pack-gone": _pack_gone,
    "quiz-answer-too-long": _too_long,
    "quiz-answer-refused": _refused,
    "nothing-to-resume": _nothing_unfinished,
    "plan-names-no-quiz": _plan_names_no_quiz,
    "sitting-unknown": _record_unknown,
    "record-target-taken": _target_taken,
}
