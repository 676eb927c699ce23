"""A rule and a pack of rules, as values."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from handfast.model import Level, Notice, Signal

from .patterns import PatternSet


class Leans(StrEnum):
    """What a rule says about the whole clause when it speaks."""

    FEAR = "fear"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


@frozen
class Pattern:
    """What to look for: one statement that fits every line, in a clause that fits every line.

    ``statement`` maps a line about a statement (``actor``, ``bound`` ...) to the values that fit;
    ``clause`` a line about the clause to whether it has to hold. ``words`` and ``clause_words``
    are numbers of patterns in the pack's set.
    """

    statement: Mapping[str, frozenset[str]] = field(factory=dict, hash=False)
    negated: bool | None = None
    clause: Mapping[str, bool] = field(factory=dict, hash=False)
    rungs: frozenset[Notice] = frozenset()
    consequences: frozenset[str] = frozenset()
    words: tuple[int, ...] = ()
    clause_words: tuple[int, ...] = ()

    @cached_property
    def about_statement(self) -> bool:
        """Whether it asks anything of a single statement."""
        return bool(self.statement) or self.negated is not None

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The features that the clause has to have."""
        return frozenset(name for name, on in self.clause.items() if on)

    @cached_property
    def unwanted(self) -> frozenset[str]:
        """The features that the clause may not have."""
        return frozenset(self.clause) - self.wanted


@frozen
class Examples:
    """The clauses that a rule has to speak on, hopes for, and must not be misled by."""

    flags: tuple[str, ...]
    allows: tuple[str, ...]
    near_misses: tuple[str, ...]


@frozen
class Rule:
    """One rule: what it flags, why, who says so, a question, wordings, and its own examples.

    ``name`` is a short slug that settings and notes quote; ``title`` says the same to people.
    """

    code: str
    name: str
    title: str
    level: Level
    signal: Signal
    why: str
    source: str
    ask: str
    wordings: tuple[str, ...]
    leans: Leans
    look_for: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    examples: Examples


@frozen
class RulePack:
    """Rules that belong together; ``words`` holds all their word patterns, compiled once."""

    id: str
    title: str
    prefix: str
    rules: tuple[Rule, ...]
    words: PatternSet = field(repr=False, eq=False)
    digest: str = ""

    @cached_property
    def _by_words(self) -> Mapping[int, frozenset[int]]:
        """For each word pattern the numbers of the rules that it can make speak."""
        found: dict[int, set[int]] = {}
        for number, rule in enumerate(self.rules):
            for one in rule.look_for:
                for word in one.clause_words or one.words:
                    found.setdefault(word, set()).add(number)
        return {word: frozenset(numbers) for word, numbers in found.items()}

    @cached_property
    def _without_words(self) -> frozenset[int]:
        """The numbers of the rules that can speak without any word pattern."""
        return frozenset(
            number
            for number, rule in enumerate(self.rules)
            if any(not (one.words or one.clause_words) for one in rule.look_for)
        )

    def candidates(self, occurring: Iterable[int]) -> list[Rule]:
        """Return in order the rules that can speak where these word patterns occur."""
        numbers = self._without_words.union(
            *(self._by_words.get(word, frozenset()) for word in occurring)
        )
        return [self.rules[number] for number in sorted(numbers)]

    def rule(self, code: str) -> Rule | None:
        """Return the rule with this code, or None."""
        return next((rule for rule in self.rules if rule.code == code), None)
