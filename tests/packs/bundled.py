"""The packs that come with the product, read once for all tests that look into them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.counting import uncounted
from trainer.packs.cache import PackCache
from trainer.packs.loader import LoadedPack, load_pack
from trainer.resources import resource_folder

FOLDER = resource_folder("scenarios")
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
KEPT = Path(tempfile.mkdtemp(prefix="reply-dojo-test-"))
"""What was read is kept here in its fast form, until the tests are over."""
atexit.register(shutil.rmtree, KEPT, ignore_errors=True)


@cache
def bundled(name: str) -> LoadedPack:
    """A bundled pack, read from its YAML."""
    with uncounted():
        return load_pack(FOLDER / name, cache=PackCache(KEPT))
