"""Where a run begins: guarded against Ctrl+C from the first import on."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        gc.disable()  # what is imported stays; looking through it takes a tenth of the start
        try:
            from ressort_tui.cli import main as run
        finally:
            gc.enable()
        return run()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Afbrudt.\n")
        return INTERRUPTED
