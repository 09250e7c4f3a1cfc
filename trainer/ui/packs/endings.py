"""Names of files that an import takes."""

READABLE = (".xlsx", ".xlsm", ".csv", ".tsv", ".gift", ".txt")
WELCOME = frozenset({*READABLE, ".xls", ".xlsb", ".ods"})
"""Some of these can only be refused, with what to do about it."""
