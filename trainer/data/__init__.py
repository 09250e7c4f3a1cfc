"""What is kept on disk: trainees, drills and settings, and the files made of them. Rows never leave here."""
