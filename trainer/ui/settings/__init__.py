"""Settings: how the program looks, speaks and behaves."""
