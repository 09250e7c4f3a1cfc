"""The packs that come with the product, read once for all tests that look into them."""

from __future__ import annotations

from functools import cache

from tests.counting import uncounted
from trainer.packs.loader import LoadedPack, load_pack
from trainer.resources import resource_folder

FOLDER = resource_folder("scenarios")
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


@cache
def bundled(name: str) -> LoadedPack:
    """A bundled pack, read from its YAML."""
    with uncounted():
        return load_pack(FOLDER / name)
