"""The best one-to-one pairing of two lists."""

from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]


def best_pairs(weights: Mapping[Pair, int]) -> list[Pair]:
    """Pairs (left, right), each index once, whose weights have the largest possible sum; sorted.

    `weights` holds only the pairs that are allowed, each above 0. Runs on each connected group of pairs by itself,
    since marks of one article compete only with their neighbours.
    Source: Kuhn (1955), Naval Research Logistics Quarterly 2, 83-97, with potentials.
    """
    if any(weight <= 0 for weight in weights.values()):
        raise ValueError("an allowed pair weighs more than 0")
    return sorted(pair for group in _groups(weights) for pair in _best_in(group, weights))


def _groups(weights: Mapping[Pair, int]) -> list[list[Pair]]:
    """The pairs by connected component, left and right indices as its nodes."""
    of_left: dict[int, list[Pair]] = defaultdict(list)
    of_right: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(weights):
        of_left[pair[0]].append(pair)
        of_right[pair[1]].append(pair)
    groups: list[list[Pair]] = []
    seen: set[Pair] = set()
    for first in sorted(weights):
        if first in seen:
            continue
        seen.add(first)
        group = [first]
        for left, right in group:
            for pair in (*of_left.pop(left, ()), *of_right.pop(right, ())):
                if pair not in seen:
                    seen.add(pair)
                    group.append(pair)
        groups.append(group)
    return groups


def _best_in(group: list[Pair], weights: Mapping[Pair, int]) -> list[Pair]:
    lefts = sorted({left for left, _ in group})
    rights = sorted({right for _, right in group})
    flipped = len(lefts) > len(rights)
    if flipped:
        lefts, rights = rights, lefts
    cost = [
        [-weights.get((right, left) if flipped else (left, right), 0) for right in rights] for left in lefts
    ]
    pairs = [(lefts[row], rights[column]) for row, column in _cheapest(cost) if cost[row][column]]
    return [(right, left) for left, right in pairs] if flipped else pairs


def _cheapest(cost: list[list[int]]) -> list[Pair]:
    """Row and column of the cheapest complete assignment; there are at least as many columns as rows.

    Rows are added one at a time along the cheapest augmenting path. Index 0 of the columns is the row being added.
    """
    columns = len(cost[0])
    row_price, column_price = [0] * len(cost), [0] * (columns + 1)
    holder: list[int | None] = [None] * (columns + 1)
    for row in range(len(cost)):
        holder[0] = row
        came_from = _augmenting_path(cost, row_price, column_price, holder)
        at = came_from.pop()
        while at:
            holder[at] = holder[came_from[at]]
            at = came_from[at]
    return [(row, column - 1) for column, row in enumerate(holder) if column and row is not None]


def _augmenting_path(
    cost: list[list[int]], row_price: list[int], column_price: list[int], holder: list[int | None]
) -> list[int]:
    """For each column the one before it on the path, and last the free column where the path ends."""
    columns = len(column_price)
    came_from = [0] * columns
    slack: list[int | None] = [None] * columns
    done = [False] * columns
    at = 0
    while (row := holder[at]) is not None:
        done[at] = True
        for column in range(1, columns):
            reduced = cost[row][column - 1] - row_price[row] - column_price[column]
            known = slack[column]
            if not done[column] and (known is None or reduced < known):
                slack[column], came_from[column] = reduced, at
        step, after = min(
            (known, column) for column, known in enumerate(slack) if known is not None and not done[column]
        )
        for column in range(columns):
            held, known = holder[column], slack[column]
            if done[column] and held is not None:
                row_price[held] += step
                column_price[column] -= step
            elif known is not None:
                slack[column] = known - step
        at = after
    return [*came_from, at]
