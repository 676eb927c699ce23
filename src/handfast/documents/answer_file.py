"""Reading a review answer that somebody wrote into a file of their own, before it is sealed in."""

from ..model import RoundStep, RoundWords
from .door import open_door, refusal
from .fields import Fields, Report
from .round_words import read_said


def read_review_answer(data: bytes, *, where: str = "") -> RoundWords:
    """Return what the file says: ``sentence``, ``appreciated``, ``agenda`` and ``[[answers]]``.

    Raises ``DocumentError`` with every problem; a field of any other name is one.
    """
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        raise refusal(opened.problems, where, "review answer")
    report = Report(opened.scan)
    report.problems.extend(opened.problems)
    top = Fields(report, opened.values)
    said = read_said(top)
    top.refuse_rest()
    if report.problems or report.missing:
        raise refusal([*report.problems, *report.missing], where, "review answer")
    return RoundWords(RoundStep.ANSWER, 1, **said)
