"""Ranges of whole numbers: ``{min: 40, max: 400}``, ``{at_least: 50, below: 80}``."""

from __future__ import annotations

from trainer.packs.fields import open_fields
from trainer.packs.problems import ProblemCode, Problems
from trainer.packs.yaml_nodes import Node


def read_bounds(
    node: Node, problems: Problems, *, keys: tuple[str, str], maximum: int, takes_equal: bool = True
) -> tuple[int | None, int | None] | None:
    """Return the two ends of a range of whole numbers, or ``None`` after noting what is wrong with it.

    Args:
        node: A mapping with one or both of the keys.
        problems: Takes the fault.
        keys: Names of the lower and the upper end.
        maximum: The most that either may be; the least is 0.
        takes_equal: The upper end belongs to the range, so both may be equal.
    """
    fields = open_fields(node, problems, optional=keys)
    if fields is None:
        return None
    low_key, high_key = keys
    if not fields.is_given(low_key) and not fields.is_given(high_key):
        problems.add(ProblemCode.RANGE_WITHOUT_BOUND, node.place, keys=keys)
        return None
    low = fields.whole_number(low_key, default=-1, minimum=0, maximum=maximum)
    high = fields.whole_number(high_key, default=-1, minimum=0, maximum=maximum)
    if low >= 0 and high >= 0 and (low > high or (low == high and not takes_equal)):
        problems.add(ProblemCode.EMPTY_RANGE, node.place, low=low, high=high)
    return (None if low < 0 else low), (None if high < 0 else high)
