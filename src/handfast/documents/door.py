"""The one door that every document passes: bytes in, plain values out, or every problem at once.

The order is: size, encoding, hygiene of the raw text, the linear scan, ``tomli``, and hygiene of
the values (an escape such as ``\\u202e`` hides from the raw text). After a problem that leaves
the text readable the next stage still runs, so that its problems are named in the same breath.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import isfinite
from typing import Any

from ..errors import DocumentError, Problem
from ..text_hygiene import describe, faults, visible
from .limits import MAX_BYTES, MAX_FAULTS_NAMED
from .scan import Path, Scan, ScanError, scan

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_IN_OTHER_WORDS = (
    ("Cannot overwrite", "This name is given a value twice. Keep one of them."),
    ("Cannot declare", "This heading stands twice, or its name has a value already."),
    ("Cannot mutate", "This adds to something that was finished further up."),
    ("Cannot redefine", "This adds to something that was finished further up."),
    ("Duplicate", "This name is given a value twice. Keep one of them."),
    ("Unescaped", "A backslash in a text in double quotes is written twice: \\\\."),
    ("Invalid date", "This day or time does not exist. Write a day as 2026-11-23."),
    ("Expected", "Something is missing or left over here. Look at the quotes and brackets."),
    ("Invalid value", "A value is expected here: a text in quotes, a number or a day."),
)


@dataclass(slots=True)
class Opened:
    """What came through the door: problems, and the scan and values as far as they go."""

    problems: list[Problem] = field(default_factory=list)
    scan: Scan | None = None
    values: dict[str, Any] | None = None


def refuse_hostile(data: bytes) -> Scan:
    """Scan ``data`` in linear time; raise ``DocumentError`` for whatever must not be read.

    Refused are files over 64 KiB, invalid UTF-8, a byte-order mark, carriage returns, characters
    that hide or act, names of more than 16 parts, deep nesting, and endless numbers.
    """
    opened = _scanned(data)
    if opened.problems or opened.scan is None:
        raise refusal(opened.problems)
    return opened.scan


def read_toml(data: bytes) -> dict[str, Any]:
    """Return the plain values of any TOML that passes the door, or raise ``DocumentError``."""
    opened = open_door(data)
    if opened.problems or opened.values is None:
        raise refusal(opened.problems)
    return opened.values


def open_door(data: bytes) -> Opened:
    """Take ``data`` through every stage and return what came of it; never raise."""
    opened = _scanned(data)
    if opened.scan is None:
        return opened
    import tomli

    try:
        opened.values = tomli.loads(for_the_reader(opened.scan))
    except (ValueError, ArithmeticError, LookupError, RecursionError, MemoryError) as error:
        opened.problems.append(_translated(error))
        return opened
    if not opened.scan.plain:
        found = _value_problems(opened.values, opened.scan)
        opened.problems.extend(islice(found, MAX_FAULTS_NAMED))
    return opened


def refusal(problems: list[Problem], where: str = "", thing: str = "file") -> DocumentError:
    """Return the one error that carries all ``problems``, in the order of their lines."""
    ordered = in_order(problems)
    what = "one problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    return DocumentError(
        f"This {thing} has {what}. " + " ".join(str(problem) for problem in ordered),
        ordered,
        where=where,
    )


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by line, each once; those of the whole file come first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0))


def _scanned(data: bytes) -> Opened:
    """Take ``data`` through the stages before ``tomli``."""
    opened = Opened()
    if len(data) > MAX_BYTES:
        opened.problems.append(
            Problem(
                f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are read. "
                "Make it shorter, or make two agreements of it."
            )
        )
        return opened
    text = _clean(data, opened.problems)
    try:
        opened.scan = scan(text)
    except ScanError as stopped:
        opened.problems.append(Problem(stopped.message, stopped.line))
    return opened


def for_the_reader(scanned: Scan) -> str:
    """Return the text as ``tomli`` is to read it, with each sign at the same line and column.

    It walks ``"a text"`` letter by letter and finds the end of ``'a text'`` in one step. The two
    mean the same where nothing is escaped and no apostrophe stands inside, and in a plain
    document every double quote begins or ends a text.
    """
    if not scanned.plain:
        return scanned.text
    parts = scanned.text.split('"')
    joined = [parts[0]]
    for inside, after in zip(parts[1::2], parts[2::2], strict=True):
        quote = '"' if "'" in inside else "'"
        joined += (quote, inside, quote, after)
    return "".join(joined)


def _clean(data: bytes, problems: list[Problem]) -> str:
    """Return the text with every fault replaced, having named each in ``problems``."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("This is not text in UTF-8. Save the file as UTF-8.", line))
        text = data.decode("utf-8", errors="replace")
    if text.startswith("\ufeff"):
        problems.append(
            Problem("The file begins with a byte-order mark. Save it as UTF-8 without one.", 1)
        )
        text = text[1:]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        problems.append(
            Problem(
                "A line ends with a carriage return. Save the file with plain line feeds.", line
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", " ")
    return _without_faults(text, problems)


def _without_faults(text: str, problems: list[Problem]) -> str:
    """Name the first hidden or acting characters of the raw text, where a tab may stand."""
    found = faults(text.replace("\t", " "), limit=MAX_FAULTS_NAMED)
    if not found:
        return text
    for fault in found:
        line = text.count("\n", 0, fault.index) + 1
        column = fault.index - text.rfind("\n", 0, fault.index)
        problems.append(
            Problem(f"There is {describe(fault)} here, in column {column}. Take it out.", line)
        )
    if len(found) == MAX_FAULTS_NAMED:
        problems.append(Problem("There may be more such characters further down.", line))
    letters = list(text)
    for fault in found:
        letters[fault.index] = "\ufffd"
    return "".join(letters)


def _translated(error: Exception) -> Problem:
    """Return what the standard reader said, in a sentence and with its line."""
    said = visible(str(error))
    place = _PLACE.search(said)
    line = int(place[1]) if place and place[1] else None
    for begins, words in _IN_OTHER_WORDS:
        if said.startswith(begins):
            return Problem(words, line)
    return Problem("This is not valid TOML here. Look at the quotes and brackets.", line)


def _value_problems(values: dict[str, Any], scanned: Scan) -> Iterator[Problem]:
    """Yield a problem for each key or value that hides something or that no file should hold."""
    waiting: list[tuple[Path, Any]] = [((), values)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from _text_problems(key, (*path, key), scanned, multiline=False)
                waiting.append(((*path, key), inner))
        elif isinstance(value, list):
            waiting.extend(((*path, index), inner) for index, inner in enumerate(value))
        elif isinstance(value, str):
            yield from _text_problems(value, path, scanned, multiline=True)
        elif isinstance(value, float) and not isfinite(value):
            yield Problem("A number must be finite here. Write it out.", scanned.line_of(path))
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            yield Problem("This number is too large. Write a smaller one.", scanned.line_of(path))


def _text_problems(text: str, path: Path, scanned: Scan, *, multiline: bool) -> Iterator[Problem]:
    """Yield one problem for the first few faults of one key or value."""
    found = faults(text, multiline=multiline, limit=3)
    if found:
        named = ", ".join(dict.fromkeys(describe(fault) for fault in found))
        yield Problem(f"A text here holds {named}. Take it out.", scanned.line_of(path))
