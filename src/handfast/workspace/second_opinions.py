"""Second opinions on clauses, from a plugin that reads whole sentences; remembered for a while.

What is remembered lies in memory only, by the plain words that were asked about. So while somebody
types in one clause, the others keep their opinions without being read again.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from handfast.checks import Reading, plain_words
from handfast.model import SecondOpinion
from handfast.plugins import PluginHost

AT_ONCE: Final = 64
"""How many texts one question to a plugin may hold; the hook promises it."""
MOST_REMEMBERED: Final = 2000

Asked = tuple[str, str]


class SecondOpinions:
    """Asks, remembers, and says what went wrong."""

    def __init__(self, host: PluginHost) -> None:
        self._host = host
        self._known: dict[Asked, SecondOpinion] = {}

    def of(
        self, readings: Sequence[Reading], style: str, *, live: bool = False
    ) -> tuple[list[SecondOpinion | None], list[str]]:
        """Return an opinion on each clause, or None, and the failures as sentences.

        ``live`` asks nobody: while somebody types, only what is remembered is given.
        """
        if not self._host.has("handfast_second_opinion"):
            return [None] * len(readings), []
        asked = [(style, plain_words(reading).text) for reading in readings]
        failures: list[str] = []
        if not live:
            new = [one for one in dict.fromkeys(asked) if one not in self._known]
            for first in range(0, len(new), AT_ONCE):
                failures += self._ask(new[first : first + AT_ONCE], style)
        return [self._known.get(one) for one in asked], failures

    def _ask(self, new: Sequence[Asked], style: str) -> list[str]:
        gathered = self._host.second_opinions([text for _, text in new], style)
        self._known.update(zip(new, gathered.values, strict=False))
        for old in list(islice(self._known, max(0, len(self._known) - MOST_REMEMBERED))):
            self._known.pop(old, None)
        return [str(failure) for failure in gathered.failures]
