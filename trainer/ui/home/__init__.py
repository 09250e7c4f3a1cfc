"""Home: what to do now, and why."""
