"""What a question answers: figures with the floor, the aim and the rows that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
"""One row of a set, or of a file of failures."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A share that should be reached, or kept below; or another measure between 0 and 1."""

    share: float
    is_limit: bool = False
    is_measure: bool = False

    def is_reached(self, share: float) -> bool:
        return share <= self.share if self.is_limit else share >= self.share

    def __str__(self) -> str:
        amount = f"{self.share:g}" if self.is_measure else f"{self.share * 100:g} %"
        return f"{'≤' if self.is_limit else '≥'} {amount}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        code: Names the file of failures.
        question: What was asked.
        ours: A share of the rows, or another measure between 0 and 1; ``None`` where there was no row.
        rows: How many were asked.
        failures: The rows that count against us.
        floor: What a simple method reaches, where that is known.
        aim: ``None`` where the figure is information.
        note: What else is worth knowing, such as how many were left to a person.
        is_measure: ``ours`` is no share and is printed as it is.
    """

    code: str
    question: str
    ours: float | None
    rows: int
    failures: tuple[Row, ...] = ()
    floor: str = "–"
    aim: Aim | None = None
    note: str = ""
    is_measure: bool = False

    @property
    def reached(self) -> str:
        if self.aim is None or self.ours is None:
            return "–"
        return "yes" if self.aim.is_reached(self.ours) else "NO"

    @property
    def shown(self) -> str:
        if self.ours is None:
            return "–"
        return f"{self.ours:.3f}" if self.is_measure else percent(self.ours)


def percent(share: float) -> str:
    """Print a share with as many digits as keep a miss from looking like a hit."""
    return (
        f"{share:.2%}".replace("%", " %")
        if 0 < share < 0.02 or 0.98 < share < 1
        else f"{share:.1%}".replace("%", " %")
    )


@dataclass
class Tally:
    """Counts rows and keeps those that failed, with what else is counted on the way."""

    rows: int = 0
    failures: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, is_fine: bool, **row: Any) -> None:
        self.rows += 1
        if not is_fine:
            self.failures.append(row)

    @property
    def fine_share(self) -> float | None:
        return 1 - len(self.failures) / self.rows if self.rows else None

    @property
    def failed_share(self) -> float | None:
        return len(self.failures) / self.rows if self.rows else None

    @property
    def counted(self) -> str:
        """What was counted on the way, the most frequent first."""
        return ", ".join(f"{name} {count:,}" for name, count in self.counts.most_common() if count)

    def figure(
        self,
        code: str,
        question: str,
        *,
        floor: str = "–",
        aim: Aim | None = None,
        note: str = "",
        is_failed_share: bool = False,
    ) -> Figure:
        """Return the line of the table: the share of rows that are fine, or of those that failed."""
        ours = self.failed_share if is_failed_share else self.fine_share
        notes = "; ".join(filter(None, (note, self.counted)))
        return Figure(code, question, ours, self.rows, tuple(self.failures), floor, aim, notes)


def at_least(share: float) -> Aim:
    return Aim(share)


def at_most(share: float) -> Aim:
    return Aim(share, is_limit=True)
