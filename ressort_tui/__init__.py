"""The program: commands, the App that wires it together, themes and settings."""
