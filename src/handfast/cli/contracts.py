"""The JSON shapes that other programs rely on: ``read --json`` and ``check --json``."""

from typing import TYPE_CHECKING

from handfast.model import Finding

if TYPE_CHECKING:
    from handfast.workspace.views import ClauseReport, FileReport


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
