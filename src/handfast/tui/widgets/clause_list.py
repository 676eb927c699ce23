"""The clauses of a draft as a list, each with what is still to look at in it."""

from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from .. import text

if TYPE_CHECKING:
    from handfast.model import AgreementDocument
    from handfast.workspace.views import DocumentReport

WHOLE: Final = "whole"
PREFIX: Final = "clause:"


def clause_options(document: "AgreementDocument", report: "DocumentReport | None") -> list[Option]:
    """Return one line for the whole and one per clause; open findings are counted in words."""
    found = report.open_findings(document) if report else ()
    counts = {key: sum(f.clause == key for f in found) for key in {f.clause for f in found}}
    made = [
        text.option(("The whole", text.STRONG), _open(counts.get(None, 0)), margin="    ", id=WHOLE)
    ]
    for number, clause in enumerate(document.clauses, start=1):
        shown = (
            text.brief(clause.text, 60) if clause.text.strip() else text.safe("empty", text.QUIET)
        )
        made.append(
            text.option(
                shown,
                _open(counts.get(clause.id, 0)),
                margin=(f"{number:>2}  ", text.HEADING),
                id=f"{PREFIX}{clause.id}",
            )
        )
    return made


def _open(count: int) -> text.Content:
    return text.words((f"\n▲ {count} to look at", text.CARE)) if count else text.words()
