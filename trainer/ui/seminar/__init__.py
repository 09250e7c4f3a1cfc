"""Seminars: chosen, and gone through alone or with a group on one screen."""
