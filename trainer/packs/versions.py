"""Semantic versions of packs, and which version of this program a pack asks for."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

PROGRAM = "reply-dojo"

# The pattern that semver.org recommends.
_SEMANTIC = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
    r"(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?",
    re.ASCII,
)
_LONGEST = 64
_BOUND = re.compile(r"(?P<sign>>=|<=|==|>|<)\s*(?P<version>\d{1,9}(\.\d{1,9}){0,2})", re.ASCII)
_COMPARE: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, ">": operator.gt, "<": operator.lt,
}  # fmt: skip


def is_semantic(version: str) -> bool:
    """Return whether a text is a semantic version (semver.org, 2.0.0)."""
    return len(version) <= _LONGEST and _SEMANTIC.fullmatch(version) is not None


def precedence(version: str) -> tuple[object, ...]:
    """Return what orders semantic versions: numbers first, and a pre-release before its release (§11)."""
    release, _, rest = version.partition("+")[0].partition("-")
    numbers = _numbers(release)
    parts = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in rest.split(".") if part)
    return numbers, not parts, parts


def next_patch(version: str) -> str:
    """Return the version for a small mend: the last number one higher, or the release of a pre-release."""
    release, is_pre_release, _ = version.partition("+")[0].partition("-")
    first, second, third = _numbers(release)
    return f"{first}.{second}.{third if is_pre_release else third + 1}"


def parse_requirement(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return the bounds of ``reply-dojo >= 0.1, < 2`` as pairs of sign and version, or ``None``."""
    if not text.startswith(PROGRAM):
        return None
    bounds = [_BOUND.fullmatch(part.strip()) for part in text.removeprefix(PROGRAM).split(",")]
    return None if None in bounds else tuple((one["sign"], one["version"]) for one in bounds if one)


def is_satisfied(bounds: tuple[tuple[str, str], ...], version: str) -> bool:
    """Return whether a version of the program lies within the bounds; missing numbers count as 0."""
    return all(_COMPARE[sign](_numbers(version), _numbers(bound)) for sign, bound in bounds)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))
