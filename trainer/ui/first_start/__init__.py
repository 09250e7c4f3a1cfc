"""The first start: language and name."""
