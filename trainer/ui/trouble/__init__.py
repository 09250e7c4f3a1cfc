"""Trouble: what is shown while the database cannot be opened."""
