"""Replay: an old drill read step by step."""
