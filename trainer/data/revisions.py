"""What marks a database file as ours, and which schemas there have been."""

from __future__ import annotations

APPLICATION_ID = 0x444F4A4F
"""``DOJO``: marks a SQLite file as ours (https://www.sqlite.org/pragma.html#pragma_application_id)."""

REVISIONS = ("0001", "0002", "0003")
"""Every schema there has been, the oldest first; a test compares them with the migrations."""

HEAD = REVISIONS[-1]
