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


def read_draft(data: bytes, *, where: str = "") -> DraftReading:
    """Return what a draft says so far; raise ``DocumentError`` for what is wrong in it.

    What proposing fills in by itself (format number, author, time, keys) is never missing.
    """
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        raise refusal(opened.problems, where, "draft")
    newer = format_problem(opened.values, opened.scan, draft=True)
    if newer is not None and from_newer(opened.values):
        raise refusal([*opened.problems, newer], where, "draft")
    document, report = read_agreement(opened.values, opened.scan, draft=True)
    problems = [*opened.problems, *report.problems]
    if problems:
        raise refusal(problems, where, "draft")
    return DraftReading(document, in_order(report.missing))
