"""Packs: what is here, and what trainers do with it: install, update, make, import, share."""
