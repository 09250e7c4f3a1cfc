"""System packages that Qt, speech and Japanese text need: what is missing, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.machine import VENV, Machine, call, say

LISTS_FRESH_S = 24 * 3600
TRIED = VENV / "system-packages-tried.txt"
TRY_AGAIN_S = 3600
JAPANESE_FONT_NAMES = ("cjk", "ipa", "takao", "vl-gothic", "sazanami", "mplus", "sourcehan", "bizud", "kochi")


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing of the system: a library by its soname, a program, or a font."""

    what: str
    debian: str
    fedora: str
    purpose: str  # completes "needed for …"


WINDOW = "the window"
SPEECH = "reading aloud"
FONTS = "Japanese characters"
TESTS = "the tests"
JAPANESE_FONT = "a Japanese font"
PLAYERS = "aplay or paplay or pw-play"

# Measured in a minimal Debian 12: without one of these, a Qt plugin or the speech driver does not load.
NEEDS = (
    Need(what="libglib-2.0.so.0", debian="libglib2.0-0", fedora="glib2", purpose=WINDOW),
    Need(what="libGL.so.1", debian="libgl1", fedora="libglvnd-glx", purpose=WINDOW),
    Need(what="libEGL.so.1", debian="libegl1", fedora="libglvnd-egl", purpose=WINDOW),
    Need(what="libfontconfig.so.1", debian="libfontconfig1", fedora="fontconfig", purpose=WINDOW),
    Need(what="libxkbcommon.so.0", debian="libxkbcommon0", fedora="libxkbcommon", purpose=WINDOW),
    Need(what="libdbus-1.so.3", debian="libdbus-1-3", fedora="dbus-libs", purpose=WINDOW),
    Need(what="libxcb-cursor.so.0", debian="libxcb-cursor0", fedora="xcb-util-cursor", purpose=WINDOW),
    Need(
        what="libxkbcommon-x11.so.0",
        debian="libxkbcommon-x11-0",
        fedora="libxkbcommon-x11",
        purpose=WINDOW,
    ),
    Need(what="libxcb-icccm.so.4", debian="libxcb-icccm4", fedora="xcb-util-wm", purpose=WINDOW),
    Need(what="libxcb-keysyms.so.1", debian="libxcb-keysyms1", fedora="xcb-util-keysyms", purpose=WINDOW),
    Need(what="libxcb-shape.so.0", debian="libxcb-shape0", fedora="libxcb", purpose=WINDOW),
    Need(what="libespeak-ng.so.1", debian="libespeak-ng1", fedora="espeak-ng", purpose=SPEECH),
    Need(what=PLAYERS, debian="alsa-utils", fedora="alsa-utils", purpose=SPEECH),
    Need(what=JAPANESE_FONT, debian="fonts-noto-cjk", fedora="google-noto-sans-cjk-fonts", purpose=FONTS),
)
TEST_NEEDS = (
    Need(what="xvfb-run", debian="xvfb", fedora="xorg-x11-server-Xvfb", purpose=TESTS),
    Need(what="xauth", debian="xauth", fedora="xorg-x11-xauth", purpose=TESTS),
    Need(what="espeak-ng", debian="espeak-ng", fedora="espeak-ng", purpose=TESTS),
    Need(what="sox", debian="sox", fedora="sox", purpose=TESTS),
)


def missing(needs: Iterable[Need]) -> list[Need]:
    """The needs that this machine does not meet; nothing where that cannot be told (no ldconfig)."""
    libraries = _known_libraries()
    return [need for need in needs if not _is_met(need, libraries)]


def provide(machine: Machine, needs: Sequence[Need], look_again: Callable[[], list[Need]]) -> list[Need]:
    """Install what is missing where that is allowed, else say what to type.

    Returns what is still missing. A failure here is never fatal: the program says itself what it cannot do.
    """
    if not needs or machine.system != "Linux":
        return []
    packages = [need.debian for need in needs]
    if machine.can_install and not was_tried(packages, now_s=time.time()):
        say(f"installing system packages: {' '.join(packages)}")
        if not apt_install(packages):
            TRIED.write_text(_listed(sorted(packages)), encoding="utf-8")
        needs = look_again()
    if needs:
        say(advice(machine, needs))
    return list(needs)


def was_tried(packages: Iterable[str], *, now_s: float) -> bool:
    """Whether the same packages could not be had a short while ago; without a network each try takes long."""
    if not TRIED.is_file() or now_s - TRIED.stat().st_mtime > TRY_AGAIN_S:
        return False
    return TRIED.read_text(encoding="utf-8") == _listed(sorted(packages))


def advice(machine: Machine, needs: Sequence[Need]) -> str:
    """One line: what is missing, for what, and what to type."""
    purposes = " and ".join(dict.fromkeys(need.purpose for need in needs))
    if machine.is_debian:
        sudo = "" if machine.is_root else "sudo "
        return f"missing for {purposes}; type: {sudo}apt-get install {_listed(n.debian for n in needs)}"
    if machine.is_fedora:
        return f"missing for {purposes}; type: sudo dnf install {_listed(n.fedora for n in needs)}"
    return f"missing for {purposes}; install with your package tool: {', '.join(n.what for n in needs)}"


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages, refreshing the package lists first where they are empty or old."""
    is_stale = are_lists_stale(Path("/var/lib/apt/lists"), now_s=time.time())
    if is_stale:
        _apt("update", "-q")
    install = ("install", "-y", "-q", "--no-install-recommends", *packages)
    # Lists that look new may still name files that the archive has replaced.
    return _apt(*install) or (not is_stale and _apt("update", "-q") and _apt(*install))


def are_lists_stale(folder: Path, *, now_s: float) -> bool:
    """Whether apt knows no packages, or knew them more than a day ago."""
    times = [path.stat().st_mtime for path in folder.glob("*_Packages*")] if folder.is_dir() else []
    touched = max(times, default=0.0)
    stamp = folder.parent / "periodic" / "update-success-stamp"
    if times and stamp.is_file():
        touched = max(touched, stamp.stat().st_mtime)
    # A list carries the time of the archive, its folder the time of the last update.
    if times:
        touched = max(touched, folder.stat().st_mtime)
    return now_s - touched > LISTS_FRESH_S


def _apt(*arguments: str) -> bool:
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return call(["apt-get", "-o", "DPkg::Lock::Timeout=60", *arguments], env=environ) == 0


def _listed(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))


def _is_met(need: Need, libraries: frozenset[str] | None) -> bool:
    if need.what == JAPANESE_FONT:
        return has_japanese_font()
    if ".so." in need.what:
        return libraries is None or need.what in libraries
    return any(shutil.which(program) for program in need.what.split(" or "))


def _known_libraries() -> frozenset[str] | None:
    """Sonames in the dynamic linker's cache; None where there is no such cache."""
    ldconfig = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/sbin:/usr/sbin")
    if ldconfig is None:
        return None
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False)
    return frozenset(line.split()[0] for line in listing.stdout.splitlines()[1:] if line.strip()) or None


def has_japanese_font() -> bool:
    """Whether a font with kanji is there; by file name first, which takes a millisecond."""
    if has_font_file(_font_folders()):
        return True
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    listing = subprocess.run([fc_list, ":lang=ja", "file"], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip())


def has_font_file(folders: Iterable[Path]) -> bool:
    """Whether a folder holds a font file that is named like the usual Japanese fonts."""
    for folder in folders:
        for path in folder.rglob("*.[to]t[fc]") if folder.is_dir() else ():
            if any(name in path.name.lower().replace("_", "") for name in JAPANESE_FONT_NAMES):
                return True
    return False


def _font_folders() -> list[Path]:
    home = Path.home()
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]
