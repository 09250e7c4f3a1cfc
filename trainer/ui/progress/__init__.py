"""Progress: what was practised."""
