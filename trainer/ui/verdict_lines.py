"""Verdicts → the rows that show them, the same in the drill and in the debrief."""

from __future__ import annotations

from trainer.core.needs import State
from trainer.services.debriefs import JudgedCriterion
from trainer.ui.widgets.verdict_row import VerdictKind, VerdictLine
from trainer.wording.catalogue import _
from trainer.wording.names import state_name
from trainer.wording.reviews import judged_note
from trainer.wording.verdicts import met_earlier, points_text

_KINDS: dict[State, VerdictKind] = {State.MET: "met", State.UNSURE: "unsure", State.NOT_MET: "missed"}


def verdict_line(text: str, judged: JudgedCriterion) -> VerdictLine:
    """Return the row of one verdict on the reply ``text``."""
    criterion, verdict = judged.criterion, judged.verdict
    is_critical = criterion.is_critical and verdict.state is State.NOT_MET
    points = points_text(criterion, verdict)
    note = judged_note(text, judged)
    return VerdictLine(
        kind="critical" if is_critical else _KINDS[verdict.state],
        label=criterion.label,
        points=points,
        detail=note,
        spoken=_("{label}: {state}. {points}. {note}").format(
            label=criterion.label,
            state=state_name(verdict.state),
            points=points,
            note=" ".join(note.splitlines()),
        ),
    )


def met_earlier_line(judged: JudgedCriterion, try_number: int) -> VerdictLine:
    """Return the row of a criterion that an earlier try at the same message met, and this one did not."""
    label, note = judged.criterion.label, met_earlier(try_number)
    return VerdictLine(kind="met", label=label, points="", detail=note, spoken=f"{label}: {note}")
