"""Places in a text, and whether one lies in others: sorted once, then asked quickly."""

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


class Spans:
    """Some places of a text, with those that overlap made one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, span: Span) -> bool:
        """Return whether a place lies inside, from its start to its end."""
        at = bisect_right(self._starts, span[0])
        return at > 0 and span[1] <= self._ends[at - 1]

    def begin(self, span: Span) -> bool:
        """Return whether a place begins inside."""
        at = bisect_right(self._starts, span[0])
        return at > 0 and span[0] < self._ends[at - 1]
