"""The JSON shapes that other programs rely on: of ``read``, ``check`` and ``show``."""

from typing import TYPE_CHECKING

from handfast.model import Finding

if TYPE_CHECKING:
    from handfast.checks import Carries
    from handfast.workspace.views import ClauseReport, FileReport, OfferedWording, Rewording


def finding_json(found: Finding) -> dict[str, object]:
    """Return one finding: code, level, signal, quote, why, ask, try, source."""
    return {
        "code": found.code,
        "level": found.level.value,
        "signal": found.signal.value if found.signal else None,
        "quote": found.quote,
        "why": found.why,
        "ask": found.ask,
        "try": found.wordings[0] if found.wordings else "",
        "source": found.source,
    }


def clause_json(report: "ClauseReport") -> dict[str, object]:
    """Return one line of ``read --json``."""
    return {
        "text": report.text,
        "verdict": report.verdict.value,
        "notice": report.notice.value if report.notice else None,
        "binds": list(report.binds),
        "findings": [finding_json(found) for found in report.findings],
    }


def carries_json(one: "Carries") -> dict[str, object]:
    """Return what one person carries, as ids of clauses."""
    return {
        "person": one.person,
        "name": one.name,
        "duties": list(one.duties),
        "restrictions": list(one.restrictions),
        "permissions": list(one.permissions),
    }


def file_json(report: "FileReport") -> dict[str, object]:
    """Return what ``check --json`` prints."""
    read = report.report
    return {
        "valid": report.valid,
        "problems": [{"line": p.line, "message": p.message} for p in report.problems],
        "clauses": [
            {
                "id": clause.id,
                "verdict": clause.verdict.value,
                "findings": [finding_json(found) for found in clause.findings],
            }
            for clause in (read.clauses if read else ())
        ],
        "agreement": [finding_json(found) for found in (read.agreement if read else ())],
    }


def rewording_json(
    found: "Rewording", taken: "OfferedWording | None", kept: str | None
) -> dict[str, object]:
    """Return what ``reword --json`` prints; ``kept`` names a sealed fear and says nothing of it."""
    return {
        "text": found.report.text,
        "verdict": found.report.verdict.value,
        "flagged": found.flagged,
        "stop": found.stops,
        "need": found.need,
        "need_left_out": found.need_left_out,
        "wordings": [
            {
                "number": number,
                "text": wording.text,
                "rung": wording.rung,
                "kind": wording.kind.value,
                "notice": wording.notice.value,
                "changes": [{"kind": word.kind, "text": word.text} for word in wording.words],
            }
            for number, wording in enumerate(found.wordings, start=1)
        ],
        "taken": found.wordings.index(taken) + 1 if taken else None,
        "kept": kept,
        "support": [{"name": one.name, "how": one.how} for one in found.support],
    }
