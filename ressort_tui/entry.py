"""Where a run begins: guarded against Ctrl+C from the first import on."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        from ressort_tui.cli import main as run

        return run()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Afbrudt.\n")
        return INTERRUPTED
