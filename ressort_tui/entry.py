"""Where a run begins: guarded against Ctrl+C from the first import on."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line, or the program itself; returns the exit code."""
    try:
        gc.disable()  # what is imported stays; looking through it takes a tenth of the start
        try:
            if len(sys.argv) > 1:
                from ressort_tui import cli as program
            else:  # it need not wait for the command line
                from ressort_tui.commands import launch as program  # type: ignore[no-redef]
        finally:
            gc.enable()
        return program.main()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Afbrudt.\n")
        return INTERRUPTED
