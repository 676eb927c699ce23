"""The graph of what supersedes what: walking it, ordering it, and cutting it into lines.

Every walk is iterative and visits a version once, so a line of any length costs its length only.
A digest cannot be part of what it is the digest of, so real records hold no circles; should
somebody build one by hand, every walk here still ends, and with one answer.
"""

from collections.abc import Iterable, Mapping, Sequence

from ..model import Digest

Edges = Mapping[Digest, Sequence[Digest]]
"""From each version to those next to it; a version without any may be absent."""


def reach(start: Iterable[Digest], edges: Edges) -> set[Digest]:
    """Return everything that one gets to from ``start`` in one step or more."""
    reached: set[Digest] = set()
    waiting = [step for digest in start for step in edges.get(digest, ())]
    while waiting:
        digest = waiting.pop()
        if digest not in reached:
            reached.add(digest)
            waiting.extend(edges.get(digest, ()))
    return reached


def turned(edges: Edges) -> dict[Digest, list[Digest]]:
    """Return the same edges, each pointing the other way."""
    back: dict[Digest, list[Digest]] = {}
    for digest, steps in edges.items():
        for step in steps:
            back.setdefault(step, []).append(digest)
    return back


def generations(digests: Iterable[Digest], edges: Edges) -> dict[Digest, int]:
    """Return for each version how long the longest way down to a first version is.

    Ordering by this number never puts a version before one that it supersedes.
    """
    back = turned(edges)
    open_steps = {digest: len(edges.get(digest, ())) for digest in digests}
    generation = dict.fromkeys(open_steps, 0)
    ready = [digest for digest, steps in open_steps.items() if not steps]
    while ready:
        digest = ready.pop()
        for later in back.get(digest, ()):
            generation[later] = max(generation[later], generation[digest] + 1)
            open_steps[later] -= 1
            if not open_steps[later]:
                ready.append(later)
    beyond = len(open_steps)
    return {digest: beyond if open_steps[digest] else generation[digest] for digest in generation}


def lines(digests: Iterable[Digest], edges: Edges) -> list[list[Digest]]:
    """Return the connected lines of versions, each in the order of what supersedes what.

    Versions of one generation stand in the order of their digests; no clock is asked. So the
    first of each line is a first version, and, of several, the one with the smallest digest.
    """
    generation = generations(digests, edges)
    ordered = sorted(generation, key=lambda digest: (generation[digest], digest))
    back = turned(edges)
    line_of: dict[Digest, int] = {}
    found: list[list[Digest]] = []
    for digest in ordered:
        if digest not in line_of:
            _mark_line(digest, len(found), line_of, (edges, back))
            found.append([])
        found[line_of[digest]].append(digest)
    return found


def _mark_line(
    first: Digest, number: int, line_of: dict[Digest, int], ways: tuple[Edges, Edges]
) -> None:
    waiting = [first]
    while waiting:
        digest = waiting.pop()
        if digest not in line_of:
            line_of[digest] = number
            for edges in ways:
                waiting.extend(edges.get(digest, ()))


def forks(standing: Iterable[Digest], edges: Edges) -> list[list[Digest]]:
    """Return the groups of these versions that supersede the same one, two or more in each.

    None of them may supersede another. Each earlier version is walked once: who comes to one
    that somebody else has been to joins their group and stops there.
    """
    ordered = sorted(standing)
    visitor: dict[Digest, int] = {}
    group_of: list[list[int]] = [[number] for number in range(len(ordered))]
    for number, digest in enumerate(ordered):
        waiting = list(edges.get(digest, ()))
        while waiting:
            earlier = waiting.pop()
            if earlier not in visitor:
                visitor[earlier] = number
                waiting.extend(edges.get(earlier, ()))
            elif group_of[visitor[earlier]] is not group_of[number]:
                _join(group_of[visitor[earlier]], group_of[number], group_of)
    groups = {min(group): group for group in group_of if len(group) > 1}
    return [[ordered[number] for number in sorted(groups[first])] for first in sorted(groups)]


def _join(one: list[int], other: list[int], group_of: list[list[int]]) -> None:
    small, large = sorted((one, other), key=len)
    large.extend(small)
    for number in small:
        group_of[number] = large
