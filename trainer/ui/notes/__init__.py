"""Notes: found and read."""
