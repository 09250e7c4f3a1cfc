"""Reads what other programs write: question banks and tables become quizzes and scenarios."""
