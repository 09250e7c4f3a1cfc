"""What an explanation of an error is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.wording.catalogue import _


@dataclass(frozen=True, slots=True)
class Explanation:
    """An error in the reader's language.

    Attributes:
        happened: One sentence.
        still_works: One sentence; empty where it goes without saying.
        to_do: One sentence.
    """

    happened: str
    still_works: str
    to_do: str

    @property
    def text(self) -> str:
        """All sentences, one after the other."""
        joint = "" if self.happened.endswith("。") else " "
        return joint.join(part for part in (self.happened, self.still_works, self.to_do) if part)


Data = Mapping[str, object]


def listed(names: object) -> str:
    """Return names out of an error's data on one line; empty where there are none."""
    return _(", ").join(str(one) for one in names) if isinstance(names, list | tuple) else ""
