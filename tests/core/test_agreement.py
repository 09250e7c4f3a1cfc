"""Quadratic weighted kappa: values worked out by hand, and what must hold of any."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.agreement import quadratic_weighted_kappa

SCORES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # 10 yes/yes, 5 no/no, 3 + 2 split: Cohen's own kappa, (po - pe) / (1 - pe) with po 0.75, pe 0.53.
        ([(1, 1)] * 10 + [(0, 0)] * 5 + [(1, 0)] * 3 + [(0, 1)] * 2, Fraction(75 - 53, 100 - 53)),
        # Distances 0, 1, 0, 1: Σ w O = 2; all against all: (0 1 1 4  1 0 0 1  4 1 1 0  4 1 1 0) / 4 = 5.
        ([(0, 0), (1, 1), (2, 1), (2, 2)], Fraction(4, 5) + Fraction(0)),
        ([(0, 2), (2, 0)], -1),
        ([(0, 0), (0, 2), (2, 0), (2, 2)], 0),
        ([(3, 3), (3, 3)], 1),
        ([(1, 2), (1, 2)], 0),
    ],
)
def test_values_that_were_worked_out_by_hand(pairs: list[tuple[int, int]], kappa: Fraction | int) -> None:
    assert quadratic_weighted_kappa(pairs) == pytest.approx(float(kappa))


def test_without_pairs_there_is_nothing_to_say() -> None:
    assert quadratic_weighted_kappa([]) is None


def by_the_table(pairs: list[tuple[int, int]]) -> float:
    """The formula of the paper as it stands there, with a table of how often each said what."""
    top, count = 13, len(pairs)
    ones = [sum(a == i for a, _ in pairs) for i in range(top)]
    others = [sum(b == j for _, b in pairs) for j in range(top)]
    seen = sum((i - j) ** 2 * pairs.count((i, j)) for i in range(top) for j in range(top))
    chance = sum((i - j) ** 2 * ones[i] * others[j] for i in range(top) for j in range(top)) / count
    return 1 - seen / chance if chance else 1.0


@given(SCORES)
def test_it_is_the_formula_of_the_paper(pairs: list[tuple[int, int]]) -> None:
    assert quadratic_weighted_kappa(pairs) == pytest.approx(by_the_table(pairs))


@given(SCORES, st.integers(-50, 50), st.integers(1, 9))
def test_neither_order_nor_scale_nor_who_is_who_matters(
    pairs: list[tuple[int, int]], shift: int, stretch: int
) -> None:
    kappa = quadratic_weighted_kappa(pairs)
    assert kappa is not None
    assert kappa <= 1
    assert quadratic_weighted_kappa([(b, a) for a, b in reversed(pairs)]) == pytest.approx(kappa)
    moved = [(a * stretch + shift, b * stretch + shift) for a, b in pairs]
    assert quadratic_weighted_kappa(moved) == pytest.approx(kappa)


@given(SCORES)
def test_full_agreement_is_one(pairs: list[tuple[int, int]]) -> None:
    assert quadratic_weighted_kappa([(a, a) for a, _ in pairs]) == 1
