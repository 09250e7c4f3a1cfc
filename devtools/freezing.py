"""Builds the one-folder app in an environment with PyInstaller and the program's own dependencies alone."""

from __future__ import annotations

import os

from devtools import environment
from devtools.environment import SetupError
from devtools.machine import ROOT, Machine, call, venv_python

VENV = ROOT / ".venv-freeze"
APP = ROOT / "dist" / "reply-dojo" / ("reply-dojo.exe" if os.name == "nt" else "reply-dojo")


def build(machine: Machine) -> int:
    """Build dist/reply-dojo and let it play a drill by itself.

    An environment of its own, because PyInstaller's hooks pack whatever dictionary happens to be installed.
    """
    environment.create(machine, VENV)
    lock = ROOT / "requirements" / "freeze.txt"
    environment.install(machine, VENV, ["--require-hashes", "-r", str(lock)])
    pyinstaller = [str(venv_python(VENV)), "-m", "PyInstaller", "--noconfirm", "--clean", "build.spec"]
    if call(pyinstaller) != 0:
        raise SetupError("the app could not be built; the lines above say why")
    return call([str(APP), "--self-test"], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
