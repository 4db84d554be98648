"""`python -m ressort_tui` is `ressort-tui`."""

import sys

from ressort_tui.entry import main

if __name__ == "__main__":
    sys.exit(main())
