"""What each command does, one module a subject. None of them loads Textual but `launch`."""
