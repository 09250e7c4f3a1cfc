"""The debrief: what a drill taught."""
