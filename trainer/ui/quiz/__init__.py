"""Quizzes: what is due today, one question a page, and what came of it."""
