"""Brings all of the loader, whichever test is the first to need it, and measured or not."""

import trainer.packs.assembly  # noqa: F401  (loading imports it only when something has to be read)
