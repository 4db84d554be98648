"""A new sum shared out over the amounts it is made of, exact to the krone."""

from __future__ import annotations

from collections.abc import Sequence


def spread(total: int, amounts: Sequence[int]) -> list[int]:
    """Kroner in proportion to `amounts` that add up to `total` exactly.

    What rounding leaves goes, a krone each, to those that lost most by it, the first of equals.
    Amounts that add up to zero give no proportion: the total is then shared evenly, and the same
    is done where they differ in sign, when a proportion would move them against each other.
    """
    if not amounts:
        raise ValueError("nothing to spread over")
    mixed = min(amounts) < 0 < max(amounts)
    whole = sum(amounts)
    weights = [1] * len(amounts) if mixed or whole == 0 else [abs(one) for one in amounts]
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * weight, sum(weights)) for weight in weights]
    left = abs(total) - sum(share for share, _ in shares)
    losers = sorted(range(len(shares)), key=lambda position: -shares[position][1])
    extra = set(losers[:left])
    return [sign * (share + (place in extra)) for place, (share, _) in enumerate(shares)]
