"""Codes and data become sentences in the reader's language, the same in the window and the terminal."""
