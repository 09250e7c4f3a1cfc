"""What dev.py knows about a machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from devtools.machine import ROOT, call, find_uv, has_display, look, os_families, venv_python


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("ID=debian\nVERSION_ID=12\n", {"debian"}),
        ('ID=ubuntu\nID_LIKE="debian"\n', {"ubuntu", "debian"}),
        ("NAME='Rocky'\nID='rocky'\nID_LIKE=\"rhel centos fedora\"\n", {"rocky", "rhel", "centos", "fedora"}),
        ("", set()),
    ],
)
def test_a_distribution_is_known_by_its_family(text: str, families: set[str]) -> None:
    assert os_families(text) == families


@pytest.mark.parametrize(
    ("system", "environ", "expected"),
    [
        ("Linux", {}, False),
        ("Linux", {"DISPLAY": ""}, False),
        ("Linux", {"DISPLAY": ":0"}, True),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("Linux", {"QT_QPA_PLATFORM": "vnc"}, True),
        ("Windows", {}, True),
        ("Darwin", {}, True),
    ],
)
def test_a_screen_is_expected_where_a_window_can_be_shown(
    system: str, environ: dict[str, str], expected: bool
) -> None:
    assert has_display(system, environ) is expected


def test_the_facts_of_this_machine_can_be_gathered() -> None:
    machine = look()
    assert machine.python == ".".join(str(part) for part in sys.version_info[:3])
    assert machine.can_install == (machine.is_debian and machine.is_root)


def test_the_environment_has_an_interpreter(tmp_path: Path) -> None:
    assert venv_python(tmp_path).parent.parent == tmp_path


def test_uv_is_found_on_the_path_or_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tool = tmp_path / ("uv.exe" if sys.platform == "win32" else "uv")
    tool.write_text("")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert look().uv == find_uv() == str(tool)
    monkeypatch.setenv("PATH", "")
    assert look().uv is None  # the one in .venv cannot build .venv again


def test_a_command_that_cannot_start_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["./no-such-program"]) == 127
    assert "./no-such-program could not be started" in capsys.readouterr().err


def test_an_older_python_reads_why_it_is_not_enough() -> None:
    """The first lines of dev.py must be understood by a Python that cannot run the rest."""
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    lie = "import sys; sys.version_info = (3, 8, 10)\n"
    done = subprocess.run([sys.executable, "-c", lie + text], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "Reply Dojo needs Python 3.11 or newer; this is Python 3.8."
    head = text[: text.index("from devtools")]
    compile(head, "dev.py", "exec")
    assert "f'" not in head
    assert 'f"' not in head
