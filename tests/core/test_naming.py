"""Ids for new packs, made of their titles."""

from __future__ import annotations

from trainer.core.naming import pack_id_for


def test_packs_with_titles_beyond_a_to_z_are_told_apart() -> None:
    first, second = pack_id_for("返品のご案内"), pack_id_for("靴の交換")
    assert first != second
    assert first == pack_id_for("返品のご案内")
    assert pack_id_for("返品のご案内", taken={first}) != first
    assert pack_id_for("Returns", taken={"returns"}) == "returns-2"
