"""Signs that do not go with U or I are found, and nothing else."""

from __future__ import annotations

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.checks import FindingCode, sign_findings
from store.records import Direction
from tests.store.helpers import line


@pytest.mark.parametrize(
    ("direction", "amount", "code"),
    [
        ("I", 1, FindingCode.INCOME_POSITIVE),
        ("I", Range(-5, 1), FindingCode.INCOME_POSITIVE),
        ("I", -1, None),
        ("I", 0, None),
        ("I", UNKNOWN, None),
        ("U", -1, FindingCode.EXPENSE_NEGATIVE),
        ("U", Range(-1, 5), FindingCode.EXPENSE_NEGATIVE),
        ("U", 0, None),
        ("U", 7, None),
        ("U", BLANK, None),
        ("", -1, None),
        ("", 1, None),
    ],
)
def test_sign_against_direction(
    direction: Direction, amount: Amount, code: FindingCode | None
) -> None:
    found = list(sign_findings([line("linje-x", {"2026": amount}, direction=direction)]))
    assert [finding.code for finding in found] == ([] if code is None else [code])
    assert all(finding.line == "linje-x" and finding.period == "2026" for finding in found)
