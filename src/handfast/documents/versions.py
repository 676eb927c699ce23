"""Reading versions and drafts."""

from attrs import frozen

from ..errors import Problem
from ..model import AgreementDocument, Version
from .agreements import read_agreement
from .digest import digest_of
from .door import in_order, open_door, refusal
from .stamp import format_problem, from_newer


@frozen
class DraftReading:
    """What a draft says so far, and what must still be filled in before it can be proposed."""

    document: AgreementDocument
    missing: tuple[Problem, ...] = ()


def check_version(data: bytes) -> tuple[Version | None, tuple[Problem, ...]]:
    """Return the version, or None and every problem of the file, in the order of their lines."""
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        return None, in_order(opened.problems)
    if from_newer(opened.values):
        newer = format_problem(opened.values, opened.scan)
        return None, in_order([*opened.problems, *([newer] if newer else [])])
    document, report = read_agreement(opened.values, opened.scan, draft=False)
    problems = in_order([*opened.problems, *report.problems, *report.missing])
    if problems:
        return None, problems
    return Version(digest_of(data), document, data, opened.scan.comments), ()


def read_version(data: bytes, *, where: str = "") -> Version:
    """Return the version that these bytes are; raise ``DocumentError`` with every problem."""
    version, problems = check_version(data)
    if version is None:
        raise refusal(list(problems), where, "agreement")
    return version


def check_draft(data: bytes) -> tuple[DraftReading | None, tuple[Problem, ...]]:
    """Return what a draft says so far, or None and all that is wrong or missing in it, by line.

    What proposing fills in by itself (format number, author, time, keys) is never missing.
    """
    reading, wrong, missing = _draft(data)
    return (None, in_order([*wrong, *missing])) if wrong else (reading, ())


def read_draft(data: bytes, *, where: str = "") -> DraftReading:
    """Return what a draft says so far; raise ``DocumentError`` for what is wrong in it.

    What is only missing yet is named in the reading, and is no error in a draft.
    """
    reading, wrong, _ = _draft(data)
    if reading is None or wrong:
        raise refusal(wrong, where, "draft")
    return reading


def _draft(data: bytes) -> tuple[DraftReading | None, list[Problem], list[Problem]]:
    """Return what a draft says, what is wrong in it, and what it lacks."""
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        return None, opened.problems, []
    newer = format_problem(opened.values, opened.scan, draft=True)
    if newer is not None and from_newer(opened.values):
        return None, [*opened.problems, newer], []
    document, report = read_agreement(opened.values, opened.scan, draft=True)
    reading = DraftReading(document, in_order(report.missing))
    return reading, [*opened.problems, *report.problems], report.missing
