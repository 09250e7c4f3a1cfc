"""The bundled files are found in a checkout, in a wheel and in a frozen app."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer import resources
from trainer.resources import resource_folder


def test_a_checkout_has_them_beside_the_package() -> None:
    root = Path(__file__).resolve().parents[1]
    assert resource_folder("scenarios") == root / "scenarios"
    assert resource_folder("assets") == root / "assets"


def test_an_installation_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, beside = tmp_path / "trainer" / "_content", tmp_path
    monkeypatch.setattr(resources, "_PLACES", (inside, beside))
    (inside / "assets").mkdir(parents=True)
    (beside / "assets").mkdir()  # another package's, beside ours in site-packages
    assert resource_folder("assets") == inside / "assets"


def test_an_installation_that_is_not_whole_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PLACES", (tmp_path,))
    with pytest.raises(FileNotFoundError, match="the folder scenarios is in none of"):
        resource_folder("scenarios")
