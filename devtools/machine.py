"""What is known about this machine, gathered once, so that decisions can be tested with invented facts."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"


@dataclass(frozen=True, kw_only=True)
class Machine:
    """The facts that the decisions of `dev.py` depend on."""

    system: str  # "Linux", "Windows" or "Darwin"
    families: frozenset[str]  # of the Linux distribution: {"debian"}, {"ubuntu", "debian"}, {"fedora"} …
    is_root: bool
    has_display: bool
    has_terminal: bool
    has_ensurepip: bool
    python: str  # "3.11.7"
    uv: str | None  # where uv is

    @property
    def is_debian(self) -> bool:
        """Debian itself or a child of it, such as Ubuntu, with its package tool at hand."""
        return self.system == "Linux" and bool(self.families & {"debian", "ubuntu"})

    @property
    def is_fedora(self) -> bool:
        return self.system == "Linux" and bool(self.families & {"fedora", "rhel"})

    @property
    def can_install(self) -> bool:
        """System packages may be installed without asking: root on Debian, as in a container."""
        return self.is_debian and self.is_root


def look() -> Machine:
    """The facts of the machine that this runs on."""
    system = platform.system()
    return Machine(
        system=system,
        families=os_families(_os_release()) if system == "Linux" else frozenset(),
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        has_display=has_display(system, os.environ),
        has_terminal=sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty(),
        has_ensurepip=importlib.util.find_spec("ensurepip") is not None,
        python=platform.python_version(),
        uv=shutil.which("uv"),
    )


def os_families(os_release: str) -> frozenset[str]:
    """The names in ID and ID_LIKE of an os-release file: {"ubuntu", "debian"}."""
    names: set[str] = set()
    for line in os_release.splitlines():
        key, _, value = line.partition("=")
        if key in {"ID", "ID_LIKE"}:
            names.update(value.strip("\"' ").lower().split())
    return frozenset(names)


def has_display(system: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown. A platform plugin that was asked for by name is taken at its word."""
    if system != "Linux":
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def find_uv() -> str | None:
    """For the locks: the uv on the path, or the one that the test tools brought along."""
    return shutil.which("uv") or shutil.which("uv", path=str(venv_python().parent))


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def say(sentence: str) -> None:
    """One line for the person at the keyboard, in order with what child processes print."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)


def call(command: list[str], *, env: Mapping[str, str] | None = None) -> int:
    """Run a command in the project folder, its output shown; its exit code, 127 if it cannot start."""
    try:
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    except OSError as error:
        say(f"{command[0]} could not be started ({error.strerror})")
        return 127


def _os_release() -> str:
    for path in (Path("/etc/os-release"), Path("/usr/lib/os-release")):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""
