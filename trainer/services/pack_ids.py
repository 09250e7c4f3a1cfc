"""Ids for what only has a title yet; see `trainer.core.naming`."""

from __future__ import annotations

from trainer.core.naming import id_for as id_for
