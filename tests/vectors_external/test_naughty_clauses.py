"""The Big List of Naughty Strings, read as clauses."""

import json
from pathlib import Path

from handfast.checks import core_pack, report_clause


def test_every_naughty_string_is_judged_as_a_clause(vectors: Path) -> None:
    """Each string, alone and inside a clause, gives a reading as long as itself and a verdict."""
    strings = json.loads((vectors / "blns/blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    for naughty in strings:
        for text in (naughty, f"You must tell {naughty} before you go, {naughty}."):
            report = report_clause(text, [core_pack()], (naughty,))
            assert len(report.reading.plain) == len(text)
            for finding in report.findings:
                assert finding.quote == text[slice(*finding.span)]
