"""Writes quizzes and scenarios for other programs, so that nobody is locked in."""
