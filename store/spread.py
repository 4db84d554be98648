"""A new sum shared out over the amounts it is made of, exact to the krone."""

from __future__ import annotations

from collections.abc import Sequence


def spread(total: int, amounts: Sequence[int]) -> list[int]:
    """Kroner in proportion to `amounts` that add up to `total` exactly.

    What rounding leaves goes, a krone each, to those that lost most by it, the first of equals.
    Amounts that add up to zero give no proportion: a total other than zero is shared evenly.
    """
    if not amounts:
        raise ValueError("nothing to spread over")
    whole = sum(amounts)
    if total == whole:
        return list(amounts)
    if total < 0:
        return [-share for share in spread(-total, [-amount for amount in amounts])]
    weights = [1] * len(amounts) if whole == 0 else [a if whole > 0 else -a for a in amounts]
    parts = sum(weights)
    shares = [divmod(total * weight, parts) for weight in weights]
    left = total - sum(share for share, _ in shares)
    losers = sorted(range(len(shares)), key=lambda position: -shares[position][1])
    extra = set(losers[:left])
    return [share + (place in extra) for place, (share, _) in enumerate(shares)]
