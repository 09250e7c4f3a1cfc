"""Writes requirements/*.txt: every version with the hashes of every platform's files, and no addresses."""

from __future__ import annotations

import os

from devtools.environment import SetupError
from devtools.machine import ROOT, call, find_uv

FOLDER = ROOT / "requirements"
# A name, and the dependency groups that its lock holds beside the program's own dependencies.
# "dev" is resolved first and binds the others, so that a version is the same in all of them.
LOCKS = (("dev", ("build", "dev")), ("run", ("build",)), ("freeze", ("freeze",)))


def write(*, upgrade: bool) -> int:
    """Resolve for all platforms at once; pins that still fit are kept unless `upgrade`."""
    uv = find_uv()
    if uv is None:
        raise SetupError("writing the locks needs uv; `python3 dev.py test` installs it into .venv")
    for name, groups in LOCKS:
        code = call(command(uv, name, groups, upgrade=upgrade), env=clean_environment())
        if code != 0:
            return code
    return 0


def command(uv: str, name: str, groups: tuple[str, ...], *, upgrade: bool) -> list[str]:
    """The uv command that writes one lock."""
    constraints = [] if name == "dev" else ["--constraints", "requirements/dev.txt"]
    return [
        uv, "pip", "compile", "pyproject.toml", "--quiet", "--no-config",
        *(f"--group={group}" for group in groups), *constraints,
        *(["--upgrade"] if upgrade else []),
        "--excludes", "requirements/left-out.txt",
        "--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate",
        "--custom-compile-command", "python3 dev.py lock",
        "--output-file", str((FOLDER / f"{name}.txt").relative_to(ROOT)),
    ]  # fmt: skip


def clean_environment() -> dict[str, str]:
    """The environment without this machine's own package sources, so that only the public registry counts."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
