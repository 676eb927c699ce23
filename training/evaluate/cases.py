"""What is measured: clauses with the verdict that a careful reader gave them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from handfast.errors import UsageError
from handfast.model import Verdict

from .dangers import dangers_of
from .registers import register_of

_VERDICTS = frozenset(verdict.value for verdict in Verdict)


@frozen
class Case:
    """One clause; ``wanted`` is what a careful reader says, ``part`` the set or file it is from.

    ``difficulty`` is ``hard``, ``easy`` or whatever the file says, ``not said`` where it says
    nothing. ``dangers`` is empty unless the clause is a rule made from fear.
    """

    text: str
    wanted: Verdict
    style: str
    register: str
    difficulty: str
    signals: tuple[str, ...]
    dangers: tuple[str, ...]
    part: str

    @property
    def length(self) -> str:
        """How long it is, in words, as one of three groups."""
        words = len(self.text.split())
        return "1 to 10 words" if words <= 10 else "11 to 25 words" if words <= 25 else "26 or more"


@frozen
class CaseFile:
    """The cases of one file, and a sentence for each line that is none."""

    cases: tuple[Case, ...]
    problems: tuple[str, ...]


def case_of(row: Mapping[str, Any], part: str) -> Case:
    """Return the case that a row of fields says. ValueError, as a sentence, where it says none."""
    text, verdict = row.get("text"), row.get("verdict")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("it has no text. Give the clause in the field text.")
    if not isinstance(verdict, str) or verdict not in _VERDICTS:
        raise ValueError("its verdict is none of fear, mutual and unclear.")
    signals = _words(row.get("signals"))
    said = row.get("difficulty", {True: "hard", False: "easy"}.get(row.get("hard"), ""))
    fear = verdict == Verdict.FEAR.value
    named = _words(row.get("dangers")) if "dangers" in row else dangers_of(text, signals)
    return Case(
        text=text,
        wanted=Verdict(verdict),
        style=_word(row.get("style")) or "not said",
        register=_word(row.get("register")) or register_of(text),
        difficulty=_word(said) or "not said",
        signals=signals,
        dangers=named if fear else (),
        part=part,
    )


def cases_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Case, ...]:
    """Return our own clauses as cases, each with the name of its set."""
    return tuple(case_of(row, str(row["set"])) for row in rows)


def read_cases(path: Path) -> CaseFile:
    """Return the cases of a JSON lines file. UsageError if it cannot be read or holds none."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        raise UsageError(
            "The file of clauses cannot be read.", where=str(path), next_step="Check its name."
        ) from None
    cases, problems = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            cases.append(_case(line, path.stem))
        except ValueError as error:
            problems.append(f"Line {number} is left out: {error}")
    if not cases:
        raise UsageError(
            f"The file holds no clause that can be measured. {' '.join(problems[:3])}".strip(),
            where=str(path),
            next_step='Write a line so: {"text": "We talk.", "verdict": "mutual", "style": "any"}',
        )
    return CaseFile(tuple(cases), tuple(problems))


def _case(line: bytes, part: str) -> Case:
    """Return the case on one line. ValueError, as a sentence, where there is none."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("it is no JSON. Write one object on each line.") from None
    if not isinstance(row, dict):
        raise ValueError("it is no JSON object. Put the fields between { and }.")
    return case_of(row, part)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_word, value))) if isinstance(value, list) else ()
