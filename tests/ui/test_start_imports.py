"""What must not be loaded before Home shows its data; each of these would cost more than Home itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.app import open_office, open_settings
from trainer.services.paths import AppPaths

LATER = {
    "alembic",
    "importlib.metadata",
    "logging.handlers",
    "pyttsx3",
    "rich",
    "ruamel",
    "sqlalchemy",
    "sudachipy",
    "trainer.cli.commands",
    "trainer.core.scoring",
    "trainer.language",
    "trainer.speech.client",
}

START = """
import json, sys
import trainer.__main__
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trainer.ui.home.page import HomePage

show_found = HomePage.show_found

def watched(self, found):
    show_found(self, found)
    print(json.dumps([self.title(), not self.first_card.act.isHidden(), sorted(sys.modules)]), flush=True)
    HomePage.show_found = show_found
    QTimer.singleShot(0, QApplication.quit)

HomePage.show_found = watched
sys.exit(trainer.__main__.main())
"""


@pytest.mark.own_pack_cache
def test_home_shows_its_data_without_what_only_a_drill_needs(tmp_path: Path, read_packs: Path) -> None:
    """With the fast form of the packs, as at every start but the first."""
    paths = AppPaths.under(tmp_path)
    settings = open_settings(paths)
    settings.change(language="en", speaks=False)
    office, close = open_office(paths, settings)
    office.trainees.add("Aiko")
    close()
    shutil.copytree(read_packs, paths.pack_cache)
    started = subprocess.run(
        [sys.executable, "-c", START, "--data-folder", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    title, is_offered, modules = json.loads(started.stdout)
    assert "Aiko" in title
    assert is_offered
    assert {"trainer.data.glance", "trainer.packs.cache"} <= set(modules)
    assert set(modules) & LATER == set()
