"""The columns of an export: stable names, documented in docs/export.md."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Rows = Literal["replies", "drills", "events", "answers", "sittings"]
"""What a row of an export is."""


class Kind(StrEnum):
    """What the cells of a column hold; only text is neutralised, numbers stay numbers."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MOMENT = "time"
    FLAG = "0 or 1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: its name and what its cells hold. Both are documented in docs/export.md."""

    name: str
    kind: Kind


def _columns(kind: Kind, names: str) -> list[Column]:
    return [Column(name, kind) for name in names.split()]


_WHO_AND_WHAT = [
    Column("attempt_id", Kind.CODE),
    Column("trainee_id", Kind.CODE),
    *_columns(Kind.TEXT, "trainee pack_id pack_version scenario_id scenario_title language"),
    *_columns(Kind.CODE, "channel mode"),
]
DRILL_COLUMNS = (
    *_WHO_AND_WHAT,
    *_columns(Kind.MOMENT, "started_at ended_at"),
    *_columns(Kind.NUMBER, "minutes"),
    *_columns(Kind.CODE, "finish outcome"),
    *_columns(Kind.TEXT, "ending"),
    *_columns(Kind.CODE, "result"),
    *_columns(Kind.NUMBER, "low_score high_score bonus criticals unsure replies hints mood"),
    *_columns(Kind.TEXT, "learned suggestion"),
    *_columns(Kind.NUMBER, "reviewed"),
    *_columns(Kind.MOMENT, "reviewed_at rescored_at"),
    *_columns(Kind.TEXT, "rescored_with"),
    *_columns(Kind.NUMBER, "time_limit_minutes"),
    *_columns(Kind.CODE, "stop_reason"),
    *_columns(Kind.TEXT, "stop_why flags unsent"),
    *_columns(Kind.NUMBER, "unsent_edits"),
)
REPLY_COLUMNS = (
    *_WHO_AND_WHAT,
    *_columns(Kind.CODE, "reply_id"),
    *_columns(Kind.TEXT, "turn"),
    *_columns(Kind.NUMBER, "visit try"),
    *_columns(Kind.FLAG, "counts"),
    *_columns(Kind.MOMENT, "submitted_at"),
    *_columns(Kind.TEXT, "reply"),
    *_columns(Kind.NUMBER, "low_score high_score low_points high_points possible_points bonus"),
    *_columns(Kind.TEXT, "criticals met missed unsure evidence signature contested reviewed reviews"),
    *_columns(Kind.MOMENT, "rescored_at reviewed_at"),
    *_columns(Kind.TEXT, "rescored"),
    *_columns(Kind.NUMBER, "first_low_score first_high_score took_s edits"),
    *_columns(Kind.TEXT, "hints"),
    *_columns(Kind.NUMBER, "rule"),
    *_columns(Kind.TEXT, "led_to"),
    *_columns(Kind.NUMBER, "mood_after"),
    *_columns(Kind.TEXT, "facts_asked flags_raised"),
    *_columns(Kind.FLAG, "model_seen"),
)
EVENT_COLUMNS = (
    *_columns(Kind.CODE, "attempt_id"),
    *_columns(Kind.NUMBER, "seq"),
    *_columns(Kind.MOMENT, "at"),
    *_columns(Kind.CODE, "kind reply_id"),
    *_columns(Kind.TEXT, "what"),
)
_WHO_AND_HOW = (
    *_columns(Kind.CODE, "sitting_id trainee_id"),
    *_columns(Kind.TEXT, "trainee"),
    *_columns(Kind.CODE, "mode"),
)
ANSWER_COLUMNS = (
    *_WHO_AND_HOW,
    *_columns(Kind.CODE, "answer_id"),
    *_columns(Kind.TEXT, "pack_id pack_hash quiz_id question_id question"),
    *_columns(Kind.NUMBER, "place"),
    *_columns(Kind.MOMENT, "answered_at"),
    *_columns(Kind.NUMBER, "took_s"),
    *_columns(Kind.CODE, "kind"),
    *_columns(Kind.TEXT, "given"),
    *_columns(Kind.NUMBER, "low_credit high_credit"),
    *_columns(Kind.CODE, "rating"),
    *_columns(Kind.FLAG, "taken_back counts"),
    *_columns(Kind.NUMBER, "reviewer_credit"),
    *_columns(Kind.TEXT, "reviewer review_comment"),
    *_columns(Kind.MOMENT, "reviewed_at"),
    *_columns(Kind.NUMBER, "machine_low_credit machine_high_credit"),
)
SITTING_COLUMNS = (
    *_WHO_AND_HOW,
    *_columns(Kind.TEXT, "pack_id pack_version pack_hash quiz_id title language seminar_id"),
    *_columns(Kind.MOMENT, "started_at ended_at"),
    *_columns(Kind.CODE, "finish result"),
    *_columns(Kind.NUMBER, "pass_mark low_score high_score minutes questions answered right taken_back"),
    *_columns(Kind.NUMBER, "time_limit_s seed"),
)
COLUMNS: dict[Rows, tuple[Column, ...]] = {
    "replies": REPLY_COLUMNS,
    "drills": DRILL_COLUMNS,
    "events": EVENT_COLUMNS,
    "answers": ANSWER_COLUMNS,
    "sittings": SITTING_COLUMNS,
}
