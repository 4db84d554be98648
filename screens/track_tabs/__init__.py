"""What there is to see of a track: one module a tab."""
