"""Reading aloud: pyttsx3 in a process of its own, and what is said to it."""
