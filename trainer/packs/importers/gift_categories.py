"""The categories of a question bank: paths of names. Each becomes a quiz with the path as its title."""

from __future__ import annotations

import re

_ROOTS = frozenset({"$course$", "$system$", "$cat1$", "$module$", "top", ""})
_STROKE = re.compile(r"(?<!/)/(?!/)")
_BETWEEN = " / "


def names_of(category: str) -> tuple[str, ...]:
    """Return the names of a category's path, without those that every bank has; ``//`` is a stroke in one."""
    names = (name.replace("//", "/").strip() for name in _STROKE.split(category))
    return tuple(name for name in names if name not in _ROOTS)


def title_of(names: tuple[str, ...]) -> str:
    """Return the title of the quiz that a category becomes; empty for the root."""
    return _BETWEEN.join(names)


def category_of(title: str) -> str:
    """Return the path of the category that a quiz becomes; read again it gives the same title."""
    names = tuple(title.split(_BETWEEN))
    path = "/".join(name.replace("/", "//") for name in names)
    return path if names_of(path) == names else title.replace("/", "//")
