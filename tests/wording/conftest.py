"""Every test of the wording begins and ends in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from trainer.wording.catalogue import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest) -> str:
    """Either language, in force."""
    code: str = request.param
    set_language(code)
    return code
