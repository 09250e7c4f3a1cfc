"""The columns of the statistics of questions; documented in docs/export.md."""

from __future__ import annotations

from trainer.data.export_columns import Column, Kind

QUESTION_STATISTICS_COLUMNS = (
    Column("pack_id", Kind.TEXT),
    Column("quiz_id", Kind.TEXT),
    Column("question_id", Kind.TEXT),
    Column("question", Kind.TEXT),
    Column("kind", Kind.CODE),
    Column("people", Kind.NUMBER),
    Column("skipped", Kind.NUMBER),
    Column("older", Kind.NUMBER),
    Column("difficulty", Kind.NUMBER),
    Column("discrimination", Kind.NUMBER),
    Column("other_questions", Kind.NUMBER),
    Column("median_s", Kind.NUMBER),
    Column("remarks", Kind.CODE),
    Column("option", Kind.TEXT),
    Column("option_text", Kind.TEXT),
    Column("option_credit", Kind.NUMBER),
    Column("option_count", Kind.NUMBER),
    Column("option_share", Kind.NUMBER),
    Column("option_upper_share", Kind.NUMBER),
    Column("option_lower_share", Kind.NUMBER),
    Column("option_remarks", Kind.CODE),
)
