"""What screens and terminal say of seminars: how far one is, what comes next."""

from __future__ import annotations

from trainer.services.seminar_states import SeminarState
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import level_name
from trainer.wording.numbers import SECONDS_A_MINUTE, minutes, number, score_range


def seminar_facts(state: SeminarState) -> str:
    """Return what a list says of a seminar: level, minutes, notes, pack."""
    seminar, count = state.seminar, len(state.readings)
    parts = (
        level_name(seminar.level),
        minutes(seminar.minutes * SECONDS_A_MINUTE),
        ngettext("{count} note", "{count} notes", count).format(count=number(count)),
        state.pack.title,
    )
    return " · ".join(parts)


def progress_words(state: SeminarState) -> str:
    """Say how far somebody has come in it."""
    if not state.is_begun:
        return _("not begun")
    if state.is_done:
        return _("done")
    return _("{done} of {all} done").format(done=number(state.done), all=number(state.steps))


def quiz_words(state: SeminarState) -> str:
    """Say how the quiz of a seminar stands; empty if it has none."""
    if state.quiz is None:
        return ""
    if state.sitting is None:
        return _("not played yet")
    standing = state.sitting.standing
    if standing.finish is None:
        return _("unfinished")
    return _("{score} of 100").format(score=score_range(standing.low_score, standing.high_score))


def owner_heading(state: SeminarState) -> str:
    """Name the part in which questions are collected for those who decide."""
    owner = state.seminar.owner
    return _("Questions to {owner}").format(owner=owner) if owner else _("Questions")


def written_words(count: int) -> str:
    """Say how much was written somewhere."""
    if not count:
        return _("nothing written yet")
    return ngettext("{count} contribution", "{count} contributions", count).format(count=number(count))


def summary_rows(state: SeminarState) -> tuple[tuple[str, str], ...]:
    """Say what came together in a seminar, a name and a value a row."""
    written = sum(len(state.said(prompt.id)) for prompt in state.seminar.prompts)
    share = _("{done} of {all}")
    return (
        (_("Notes read"), share.format(done=number(state.notes_read), all=number(len(state.readings)))),
        (_("Quiz"), quiz_words(state)),
        (_("Discussion"), written_words(written) if state.seminar.prompts else ""),
        (owner_heading(state), written_words(len(state.questions))),
        (_("In the group"), _(", ").join(state.people)),
    )
