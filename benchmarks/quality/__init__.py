"""How good scoring is, on material that nobody here wrote: ``python -m benchmarks.quality FOLDER``."""
