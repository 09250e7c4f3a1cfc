"""What `dev.py` does: the virtual environment, the system packages, the checks. Standard library only."""
