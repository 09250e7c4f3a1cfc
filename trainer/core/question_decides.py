"""What decides the mark of a question, as a fingerprint: another one may make the same answer worth else."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

from trainer.core.quiz import Question

_LENGTH = 16
_TOLD = frozenset(
    {"feedback", "feedback_if_right", "feedback_if_wrong", "feedback_otherwise", "model", "hint"}
)
"""Fields that are told and decide nothing."""


def fingerprint(question: Question) -> str:
    """Return what decides the mark of a question: its key, credits, criteria and tolerance, in few letters.

    What is only told (the question, explanations, feedback) makes no difference, nor does a field that has
    its default: a later edition of the program may have more of them.
    """
    plain = json.dumps(_plain(question.answer), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:_LENGTH]


def _plain(value: object) -> Any:
    """Return a value of the question as JSON has it: tuples and plain data are all that there is."""
    if dataclasses.is_dataclass(value):
        names = [one.name for one in dataclasses.fields(value) if _counts(one, value)]
        return [type(value).__name__, {name: _plain(getattr(value, name)) for name in names}]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _counts(field: dataclasses.Field[Any], value: object) -> bool:
    return field.name not in _TOLD and getattr(value, field.name) != field.default
