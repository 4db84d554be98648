"""The signs that stand beside figures, and what they mean, so that colour alone tells nothing."""

from __future__ import annotations

from typing import Final

from store.compare import Verdict

CHANGED: Final = "●"
PREVIEW: Final = "›"
UNCERTAIN: Final = "~"

VERDICT_MARKS: Final[dict[Verdict, str]] = {
    Verdict.AGREES: "",
    Verdict.ROUNDING: "≈",
    Verdict.EXPLAINED: "i",
    Verdict.DEVIATES: "!",
    Verdict.UNRESOLVED: "?",
}
