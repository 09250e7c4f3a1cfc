"""Quizzes that are killed again and again: no answer and no schedule is lost, and no second gained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLED_QUIZZES = Path(__file__).with_name("killed_quizzes.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing many processes quickly takes fork")
@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_whatever_a_killed_process_had_stored_is_there_once_and_the_quiz_goes_on(
    tmp_path: Path, mode: str
) -> None:
    killing = [sys.executable, "-W", "error", str(KILLED_QUIZZES), str(tmp_path), mode, "30", "1"]
    done = subprocess.run(killing, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    happened = json.loads(done.stdout)
    assert happened["kills"] == 30
    assert happened["stores"] >= 30, "the players came far enough to lose something"
    assert len([name for name in happened if name.startswith("killed in ")]) >= 3
