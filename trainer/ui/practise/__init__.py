"""Practise: the scenarios to choose from."""
