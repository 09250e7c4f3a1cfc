"""What came out of a file of another program, and what did not."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.errors import Problem
from trainer.core.quiz import Quiz
from trainer.core.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Imported:
    """Quizzes and scenarios of one file, in its order.

    Attributes:
        quizzes: Ready for a pack; their ids are unique among each other.
        scenarios: Likewise.
        faults: By line of the source file. An error keeps one item out, the rest comes; a warning says what
            came differently from how it was written.
        named: Ids that stand in the file, as ``quiz/quiz/question``.
    """

    quizzes: tuple[Quiz, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    faults: tuple[Problem, ...] = ()
    named: frozenset[str] = frozenset()
