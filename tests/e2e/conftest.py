"""What the tests of the whole program share: packs that are read already, as at every start but the first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trainer.services.paths import AppPaths


@pytest.fixture(autouse=True)
def one_pack_cache(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """A process of its own looks in its own folder; the first start, which reads the packs, is tried too."""
    if not request.node.get_closest_marker("own_pack_cache"):
        shutil.copytree(request.getfixturevalue("read_packs"), AppPaths.under(tmp_path).pack_cache)
