"""From the tables of a TOML file to rules; every fault is named, none stops the reading."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field

from handfast.errors import Problem
from handfast.model import Level, Notice, Signal

from .lexicon import classes, finder, words_of
from .patterns import PatternError, inserted, spelled, try_pattern
from .reading import Actor, Bound, Modality, Part
from .rules import Examples, Leans, Pattern, Rule

T = TypeVar("T")
_CODE = re.compile(r"[A-Z]{2}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = re.compile(r"\{([a-z]*)(?::[a-z]+)?\}")
GAPS = frozenset({"who", "me", "both", "object", "action", "need"})
_TEXTS = ("code", "name", "level", "signal", "why", "source", "ask")
_STATEMENT = {
    "actor": frozenset(Actor),
    "bound": frozenset(Bound),
    "modality": frozenset(Modality),
    "towards": frozenset({Bound.ME, Bound.OTHER, Bound.OUTSIDER}),
    "part": frozenset(Part),
}
_CLAUSE = words_of("absolute reciprocal need exit request condition review retired")
_CONSEQUENCES = frozenset({"penalty", "own-step", "ending"})
_RULE_KEYS = frozenset({*_TEXTS, "title", "try", "leans", "look_for", "unless", "examples"})
_LIST = re.compile(r"[a-z]+(?:_[a-z]+)*")
_PATTERN_KEYS = frozenset(
    {*_STATEMENT, *_CLAUSE, "domain", "negated", "rung", "consequence", "words", "clause_words"}
)


@define
class PackReader:
    """Reads the rules of one pack and gathers its problems and word patterns.

    ``seldom`` are the numbers of the patterns that are only asked for once a rule would speak.
    """

    prefix: str
    trusted: bool = False
    problems: list[Problem] = field(factory=list)
    sources: list[str] = field(factory=list)
    seldom: set[int] = field(factory=set)
    lists: dict[str, str] = field(factory=lambda: dict(classes()))
    rule_name: str = ""

    def fault(self, message: str) -> None:
        """Keep one problem, with the rule that it belongs to."""
        where = f"Rule {self.rule_name}: " if self.rule_name else ""
        self.problems.append(Problem(f"{where}{message}"))

    def texts(self, table: Mapping[str, Any], key: str, *, least: int = 1) -> tuple[str, ...]:
        """Return a list of texts."""
        given = table.get(key, [])
        if not isinstance(given, list) or not all(
            isinstance(one, str) and one.strip() for one in given
        ):
            self.fault(f"'{key}' is to be a list of texts.")
            return ()
        if len(given) < least:
            self.fault(f"'{key}' needs at least {least}; there are {len(given)}.")
        return tuple(given)

    def chosen(
        self, key: str, kind: Callable[[str], T], given: str, known: Sequence[str], default: T
    ) -> T:
        """Return one of a closed set of words."""
        if given in known:
            return kind(given)
        self.fault(f"'{key}' cannot be '{given}'. It is one of: {', '.join(known)}.")
        return default

    def word_lists(self, given: object) -> None:
        """Take in a pack's own word lists; a list may use those that stand before it."""
        if not isinstance(given, dict):
            self.fault("'lists' is to be written as [lists], with one list of words on each line.")
            return
        for name in given:
            if not _LIST.fullmatch(name) or name in classes():
                self.fault(f"a word list cannot be called '{name}': use small letters, and no "
                           "name that handfast has already.")  # fmt: skip
                continue
            group = "|".join(self.texts(given, name))
            try:
                self.lists[name] = f"(?:{inserted(group, self.lists)})"
                if not self.trusted:
                    try_pattern(spelled(group, self.lists))
            except PatternError as error:
                self.fault(f"the word list '{name}' cannot be used: {error}.")

    def rule(self, table: Mapping[str, Any]) -> Rule:
        """Read one rule."""
        self.rule_name = str(table.get("code") or table.get("name") or "without a code")
        for key in sorted(set(table) - _RULE_KEYS):
            self.fault(f"there is no heading '{key}'. See docs/rule-packs.md for those there are.")
        for key in _TEXTS:
            if not isinstance(table.get(key), str) or not table[key].strip():
                self.fault(f"the heading '{key}' is missing or empty.")
        said = {key: str(table.get(key, "")) for key in _TEXTS}
        self._shape(said)
        level = self.chosen("level", Level, said["level"], list(Level), Level.NOTE)
        stronger = level in {Level.WARN, Level.STOP}
        leans = str(table.get("leans", Leans.FEAR if stronger else Leans.NOTHING))
        titles = self.texts({"title": [table["title"]]}, "title") if "title" in table else ()
        return Rule(
            code=said["code"],
            name=said["name"],
            title=titles[0] if titles else said["name"].replace("-", " ").capitalize(),
            level=level,
            signal=self.chosen("signal", Signal, said["signal"], list(Signal), Signal.VAGUENESS),
            why=said["why"],
            source=said["source"],
            ask=said["ask"],
            wordings=self._wordings(table),
            leans=self.chosen("leans", Leans, leans, list(Leans), Leans.NOTHING),
            look_for=self._patterns(table, "look_for"),
            unless=self._patterns(table, "unless"),
            examples=self._examples(table),
        )

    def _shape(self, said: Mapping[str, str]) -> None:
        """Check the forms of code, name, source and question."""
        if not (_CODE.fullmatch(said["code"]) and said["code"].startswith(self.prefix)):
            self.fault(f"'code' is to be the prefix and three digits, such as {self.prefix}101.")
        if not _NAME.fullmatch(said["name"]):
            self.fault(
                "'name' is to be small letters, digits and hyphens, such as 'ex-contact-forbidden'."
            )
        if not said["source"].startswith(("https://", "http://")):
            self.fault("'source' is to be a web address.")
        if not said["ask"].rstrip().endswith("?"):
            self.fault("'ask' is to be a question, with a question mark.")

    def _wordings(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        """Read the wordings to try and check their gaps."""
        wordings = self.texts(table, "try", least=0)
        for wording in wordings:
            for gap in _GAP.findall(wording):
                if gap not in GAPS:
                    self.fault(
                        f"there is no gap '{{{gap}}}' in a wording; "
                        f"there are {', '.join(sorted(GAPS))}."
                    )
        return wordings

    def _examples(self, table: Mapping[str, Any]) -> Examples:
        """Read the examples."""
        given = table.get("examples")
        if not isinstance(given, dict):
            self.fault("the heading 'examples' is missing.")
            return Examples((), (), ())
        return Examples(
            flags=self.texts(given, "flags", least=2),
            allows=self.texts(given, "allows"),
            near_misses=self.texts(given, "near_misses"),
        )

    def _patterns(self, table: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
        """Read all patterns under ``look_for`` or ``unless``."""
        given = table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) and one for one in given):
            self.fault(
                f"'{key}' is to be written as [[rules.{key}]], with at least one line in each."
            )
            return ()
        if key == "look_for" and not given:
            self.fault("the heading 'look_for' is missing.")
        first = len(self.sources)
        read = tuple(self._pattern(one) for one in given)
        if key == "unless":
            self.seldom.update(range(first, len(self.sources)))
        return read

    def _pattern(self, table: Mapping[str, Any]) -> Pattern:
        """Read one pattern."""
        for key in sorted(set(table) - _PATTERN_KEYS):
            self.fault(
                f"there is no line '{key}' to look for. See docs/rule-packs.md for those there are."
            )
        statement = {
            key: self._set(table, key, known) for key, known in _STATEMENT.items() if key in table
        }
        if "domain" in table:
            statement["domain"] = self._set(table, "domain", frozenset(finder("domains").names))
        flags = {key: table[key] for key in _CLAUSE if key in table}
        negated = table.get("negated")
        for key, value in (*flags.items(), *([("negated", negated)] if "negated" in table else [])):
            if not isinstance(value, bool):
                self.fault(f"'{key}' is to be true or false.")
        return Pattern(
            statement=statement,
            negated=negated if isinstance(negated, bool) else None,
            clause={key: value is True for key, value in flags.items()},
            rungs=frozenset(Notice(one) for one in self._set(table, "rung", frozenset(Notice))),
            consequences=self._set(table, "consequence", _CONSEQUENCES),
            words=self._words(table, "words"),
            clause_words=self._words(table, "clause_words"),
        )

    def _set(self, table: Mapping[str, Any], key: str, known: frozenset[str]) -> frozenset[str]:
        """Read a list of words out of a closed set."""
        given = self.texts(table, key) if key in table else ()
        names = {str(one) for one in known}
        for one in given:
            if one not in names:
                self.fault(f"'{key}' cannot be '{one}'. It is one of: {', '.join(sorted(names))}.")
        return frozenset(one for one in given if one in names)

    def _words(self, table: Mapping[str, Any], key: str) -> tuple[int, ...]:
        """Read word patterns, try each, and return their numbers in the pack's set."""
        numbers = []
        for pattern in self.texts(table, key) if key in table else ():
            try:
                source = spelled(pattern, self.lists)
                if not self.trusted:
                    try_pattern(source)
            except PatternError as error:
                self.fault(f"the word pattern '{pattern}' cannot be used: {error}.")
                continue
            numbers.append(len(self.sources))
            self.sources.append(source)
        return tuple(numbers)
