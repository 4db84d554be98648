"""What the program says: one catalogue a language, and none of it needs Textual."""
