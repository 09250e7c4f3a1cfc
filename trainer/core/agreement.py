"""How far two people, or a person and a machine, agree about numbers on one scale."""

from __future__ import annotations

from collections.abc import Iterable


def quadratic_weighted_kappa(pairs: Iterable[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with quadratic weights (Cohen, *Weighted kappa*, Psychological Bulletin 70, 1968).

    κ = 1 − Σᵢⱼ wᵢⱼ Oᵢⱼ / Σᵢⱼ wᵢⱼ Eᵢⱼ with wᵢⱼ = (i − j)², where O counts how often one said i and the other
    j, and E what would be expected if both said the same numbers as often as they did, but by chance. With
    these weights the sums need no table of categories: over n pairs (a, b), Σ w O = Σ (a − b)² and
    Σ w E = Σₐ Σ_b (a − b)² / n, every a with every b.

    Args:
        pairs: What the one and the other said. Distances count, the scale itself does not: moved or
            stretched for both alike, κ is the same.

    Returns:
        1.0 for full agreement, 0.0 for what chance would give, below 0 for less. Where neither ever says
        anything but one and the same number, 1.0. ``None`` without pairs.
    """
    told = list(pairs)
    if not told:
        return None
    observed = len(told) * sum((one - other) ** 2 for one, other in told)
    ones, others = [one for one, _ in told], [other for _, other in told]
    squares = len(told) * sum(number**2 for number in (*ones, *others))
    expected = squares - 2 * sum(ones) * sum(others)
    return 1.0 - observed / expected if expected else 1.0
