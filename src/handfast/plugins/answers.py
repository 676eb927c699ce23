"""Looking at what a plugin answered before anybody else does.

Every value is built afresh from its fields, so that nothing but plain data of bounded size gets
through, with each hidden character made visible. What does not fit is left out and named.
"""

import math
import re
from collections.abc import Callable, Iterable
from typing import Final, Generic, TypeVar

from attrs import frozen

from handfast.text_hygiene import one_line, visible

from .faults import UnfitError

T = TypeVar("T")

CODE_PREFIX: Final = re.compile(r"[A-Z]{2,4}")
IDENTIFIER: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LINE: Final = 200
TEXT: Final = 4000
MOST_FAULTS: Final = 3
HIDDEN: Final = "It gave text with hidden characters, which are shown as what they are."


@frozen
class Received(Generic[T]):
    """What was kept of an answer, and a sentence for each thing that was wrong with it."""

    values: tuple[T, ...] = ()
    faults: tuple[str, ...] = ()

    @staticmethod
    def joined(parts: "Iterable[Received[T]]") -> "Received[T]":
        """Return all parts as one, with each fault said once and only the first few of them."""
        values: list[T] = []
        faults: dict[str, None] = {}
        for part in parts:
            values.extend(part.values)
            faults.update(dict.fromkeys(part.faults))
        return Received(tuple(values), tuple(faults)[:MOST_FAULTS])


class Inspector:
    """Reads the fields of one answer and remembers what was not quite right with them."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def line(self, value: object, field: str, *, needed: bool = True) -> str:
        """Return one visible line."""
        return " ".join(self.text(value, field, most=LINE, needed=needed).split())

    def text(self, value: object, field: str, *, most: int = TEXT, needed: bool = True) -> str:
        """Return visible text of at most ``most`` characters."""
        if not isinstance(value, str):
            raise UnfitError(f"Its {field} is not a text.")
        plain = str.__str__(value)
        if len(plain) > most:
            raise UnfitError(f"Its {field} is longer than {most} characters.")
        if needed and not plain.strip():
            raise UnfitError(f"Its {field} is empty.")
        clean = visible(plain)
        if clean != plain:
            self.faults.append(HIDDEN)
        return clean

    def identifier(self, value: object, field: str) -> str:
        """Return an id of small letters, digits and hyphens."""
        if isinstance(value, str) and IDENTIFIER.fullmatch(str.__str__(value)):
            return str.__str__(value)
        raise UnfitError(f"Its {field} is not made of small letters, digits and hyphens.")

    def number(self, value: object, field: str, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        if type(value) is int and least <= value <= most:
            return value
        raise UnfitError(f"Its {field} is not a whole number from {least} to {most}.")

    def finite(self, value: object, field: str) -> float:
        """Return a number with a point that is neither endless nor none at all."""
        if type(value) is float and math.isfinite(value):
            return value
        raise UnfitError(f"Its {field} is not a finite float.")

    def share(self, value: object, field: str) -> float:
        """Return a share of one."""
        found = self.finite(value, field)
        if 0.0 <= found <= 1.0:
            return found
        raise UnfitError(f"Its {field} is not a share from 0 to 1.")

    def one_of(self, value: object, kind: type[T], field: str) -> T:
        """Return a value of exactly this kind."""
        if isinstance(value, kind):
            return value
        raise UnfitError(f"Its {field} is not a {kind.__name__}.")

    def several(self, value: object, field: str, most: int) -> tuple[object, ...]:
        """Return the items of a list or a tuple."""
        if not isinstance(value, list | tuple):
            raise UnfitError(f"Its {field} is not a list.")
        if len(value) > most:
            raise UnfitError(f"Its {field} holds more than {most}.")
        return tuple(value)


def receiving(
    kind: type[T], rebuild: Callable[[T, Inspector], T], most: int
) -> Callable[[object], Received[T]]:
    """Return what looks at a whole answer: a list of at most ``most`` values of this kind."""

    def receive(answer: object) -> Received[T]:
        if not isinstance(answer, list | tuple):
            given = one_line(type(answer).__name__, 40)
            return Received((), (f"It answered with a {given} instead of a list.",))
        inspector = Inspector()
        values: list[T] = []
        for item in answer[:most]:
            if not isinstance(item, kind):
                given = one_line(type(item).__name__, 40)
                inspector.faults.append(f"It answered with a {given}, not a {kind.__name__}.")
                continue
            try:
                values.append(rebuild(item, inspector))
            except UnfitError as fault:
                inspector.faults.append(f"A {kind.__name__} was left out. {fault}")
        if len(answer) > most:
            inspector.faults.insert(
                0, f"It gave {len(answer)} answers; only the first {most} were looked at."
            )
        return Received(tuple(values), tuple(inspector.faults))

    return receive


def check_code(code: str, prefix: str) -> None:
    """Refuse a code that does not begin with the plugin's own prefix."""
    if not prefix:
        raise UnfitError("It has a code, and its plugin has no CODE_PREFIX.")
    if not re.fullmatch(rf"{prefix}[0-9]{{3}}", code):
        raise UnfitError(f"Its code is not {prefix} and three digits.")
