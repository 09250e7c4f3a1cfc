"""Invented machines for the tests of dev.py."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from devtools.machine import Machine

DESKTOP = Machine(
    system="Linux",
    families=frozenset({"debian"}),
    is_root=False,
    has_display=True,
    has_terminal=True,
    has_ensurepip=True,
    python="3.11.2",
    uv=None,
)
CONTAINER = dataclasses.replace(DESKTOP, is_root=True, has_display=False, has_terminal=False)
FEDORA = dataclasses.replace(DESKTOP, families=frozenset({"fedora"}))
ARCH = dataclasses.replace(DESKTOP, families=frozenset({"arch"}))
MAC = dataclasses.replace(DESKTOP, system="Darwin", families=frozenset())


class Notes(list[str]):
    """Stands for a command that is given words: notes them and says that it went well."""

    def __call__(self, words: Iterable[str]) -> bool:
        self.extend(words)
        return True
