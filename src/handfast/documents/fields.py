"""Taking the fields of one table, and saying kindly what is wrong with each.

``Report`` gathers; ``Fields`` reads one table. What a document must have but has not is kept apart
from what is wrong, because a draft may still lack things.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from ..errors import Problem
from ..text_hygiene import visible
from .limits import FIRST_YEAR, LAST_YEAR, MAX_LISTED, MAX_PROBLEMS
from .scan import Path, Scan

Word = TypeVar("Word", bound=StrEnum)
Day = TypeVar("Day", date, datetime)

_TYPES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "a table",
    datetime: "a day with a time",
    date: "a day",
}


class Report:
    """Everything that is wrong with one document, and everything that it still lacks.

    Only a file made to be hostile has more than 500 problems; the rest of those is not named.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.problems: list[Problem] = []
        self.missing: list[Problem] = []

    def wrong(self, path: Path, message: str) -> None:
        """Note something that is wrong at ``path``."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(message, self.scan.line_of(path)))

    def lacks(self, path: Path, message: str) -> None:
        """Note something that has to be there and is not, in or around ``path``."""
        self.missing.append(Problem(message, self.scan.line_of(path)))


class Fields:
    """One table that is being read. ``about`` begins each sentence, such as ``Clause "a": ``."""

    def __init__(self, report: Report, table: object, path: Path = (), about: str = "") -> None:
        self.report = report
        self.path = path
        self.about = about
        self._left: dict[str, Any] = {}
        self._mistyped: set[str] = set()
        if isinstance(table, dict):
            self._left = dict(table)
        else:
            report.wrong(path, f"{about or 'This '}should be a table with names and values.")

    def rest(self) -> Mapping[str, object]:
        """Return the fields that nobody has taken: unknown here, kept all the same."""
        return self._left

    def refuse_rest(self) -> None:
        """Say of each field that nobody has taken that there is no place for it here."""
        for name in self._left:
            self.wrong(name, f"handfast has no place for {_quoted(name)} here. Take it out.")

    def wrong(self, name: str, message: str) -> None:
        """Note something that is wrong with the field ``name``."""
        self.report.wrong((*self.path, name), self.about + message)

    def lacks(self, name: str, message: str) -> None:
        """Note that the field ``name`` is not there, or is empty."""
        self.report.lacks((*self.path, name), self.about + message)

    def has(self, name: str) -> bool:
        """Say whether the field is there and has not been taken."""
        return name in self._left

    def take(self, name: str, kind: type, wanted: str) -> Any:
        """Take the field if it is exactly of this type; None if it is not there or is wrong."""
        if name not in self._left:
            return None
        value = self._left.pop(name)
        if type(value) is kind:
            return value
        self._mistyped.add(name)
        found = _TYPES.get(type(value), "a time")
        self.wrong(name, f"{name} is {found}; it should be {wanted}.")
        return None

    def text(self, name: str, limit: int, *, lines: bool = True, needed: str = "") -> str:
        """Take a text of at most ``limit`` characters; ``needed`` is said where it is empty."""
        value = self.take(name, str, "a text in quotes")
        if value is None:
            if needed and name not in self._mistyped:
                self.lacks(name, needed)
            return ""
        text: str = value
        if needed and not text.strip():
            self.lacks(name, needed)
        if len(text) > limit:
            self.wrong(
                name,
                f"{name} has {len(text):,} characters; at most {limit:,} fit. Make it shorter.",
            )
        if not lines and "\n" in text:
            self.wrong(name, f"{name} goes over several lines; write it on one.")
        return text

    def shaped(self, name: str, shape: re.Pattern[str], wanted: str, *, needed: str = "") -> str:
        """Take a short text of one shape, or an empty one."""
        value = self.take(name, str, wanted)
        if not value:
            if needed and name not in self._mistyped:
                self.lacks(name, needed)
            return ""
        if shape.match(value) is None:
            self.wrong(name, f"{name} is {_quoted(value)}; it should be {wanted}.")
            return ""
        return str(value)

    def word(self, name: str, words: type[Word]) -> Word | None:
        """Take one word of a closed set; None where it is not there or is wrong."""
        value = self._left.get(name)
        if value is None:
            return None
        if type(value) is str:
            del self._left[name]
            try:
                return words(value)
            except ValueError:
                choices = ", ".join(words)
                self.wrong(name, f"{name} is {_quoted(value)}; it should be one of {choices}.")
                return None
        self.take(name, str, f"one of {', '.join(words)}")
        return None

    def day(self, name: str, *, needed: str = "") -> date | None:
        """Take a day."""
        value: date | None = self.take(name, date, "a day such as 2026-11-23, without quotes")
        if value is None and needed and name not in self._mistyped:
            self.lacks(name, needed)
        return self._in_our_time(name, value)

    def moment(self, name: str, *, needed: str = "") -> datetime | None:
        """Take a day with a time and an offset, and return it in UTC."""
        wanted = "a day with a time such as 2026-11-23T18:04:00Z, without quotes"
        value: datetime | None = self.take(name, datetime, wanted)
        if value is None:
            if needed and name not in self._mistyped:
                self.lacks(name, needed)
            return None
        if value.tzinfo is None:
            self.wrong(name, f"{name} does not say in which time zone. Put a Z behind it for UTC.")
            return None
        value = self._in_our_time(name, value)
        return value and value.astimezone(UTC)

    def minute(self, name: str) -> time | None:
        """Take a time of day in whole minutes."""
        value: time | None = self.take(name, time, "a time such as 21:00:00, without quotes")
        if value is not None and (value.second or value.microsecond):
            self.wrong(name, f"{name} should be a whole minute, such as 21:00:00.")
        return value

    def _in_our_time(self, name: str, value: Day | None) -> Day | None:
        """Return a day or moment if its year is one that can be counted with."""
        if value is None or FIRST_YEAR <= value.year <= LAST_YEAR:
            return value
        self.wrong(name, f"The year of {name} should lie between {FIRST_YEAR} and {LAST_YEAR}.")
        return None

    def texts(self, name: str, shape: re.Pattern[str], wanted: str) -> tuple[str, ...]:
        """Take a list of different short texts of one shape."""
        if name not in self._left:
            return ()
        values = self._list(name, f"a list of texts: {wanted}")
        kept: dict[str, None] = {}
        for position, value in enumerate(values):
            path = (*self.path, name, position)
            if type(value) is not str or shape.match(value) is None:
                shown = _quoted(value) if type(value) is str else "something else"
                self.report.wrong(
                    path, f"{self.about}{name} holds {shown}; each should be {wanted}."
                )
            elif value in kept:
                self.report.wrong(path, f"{self.about}{name} names {_quoted(value)} twice.")
            else:
                kept[value] = None
        return tuple(kept)

    def _list(self, name: str, wanted: str) -> list[Any]:
        """Take a list of at most a hundred things."""
        values: list[Any] = self.take(name, list, wanted) or []
        if len(values) > MAX_LISTED:
            self.wrong(
                name, f"There are {len(values):,} {name}; at most {MAX_LISTED} fit. Take some out."
            )
        return values[:MAX_LISTED]

    def tables(self, name: str, about: str) -> list["Fields"]:
        """Take a list of tables and return a reader for each."""
        values = self._list(name, "a list of tables")
        return [
            Fields(self.report, value, (*self.path, name, position), about.format(position + 1))
            for position, value in enumerate(values)
        ]


def _quoted(value: str) -> str:
    """Return a foreign word for a sentence: visible, on one line, and not too long."""
    shown = visible(value[:60]).replace("\n", " ")
    return f'"{shown}{"…" if len(value) > 60 else ""}"'
