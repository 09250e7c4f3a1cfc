"""Reads the word lists that lie beside the code, once each."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Returns ``NAME.json`` of this folder; callers must not change it."""
    content: dict[str, Any] = json.loads(
        files("trainer.speech").joinpath(f"{name}.json").read_text(encoding="utf-8")
    )
    return content
