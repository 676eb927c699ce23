"""Reading a draft while it is written: the clause under the fingers at once, the whole in a pause.

Both run beside the typing. An answer about older words is dropped. What is shown at once has been
read by the rules and the small reader; a reader of whole sentences is asked in a pause.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from .background import InBackground

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause
    from handfast.workspace.reading import Checker
    from handfast.workspace.views import ClauseReport, DocumentReport

AT_ONCE: Final = 0.01
PAUSE: Final = 0.35


class LiveReading:
    """Keeps the newest report; ``show`` is told of each, and whether it is of the whole."""

    def __init__(
        self,
        screen: InBackground,
        checker: "Callable[[], Checker]",
        show: Callable[[bool], object],
    ) -> None:
        self._screen, self._checker, self._show = screen, checker, show
        self._document: AgreementDocument | None = None
        self._timers: dict[str, Timer] = {}
        self.report: DocumentReport | None = None

    def changed(self, document: "AgreementDocument", clause: "Clause | None") -> None:
        """Take note of a change: read this clause at once, and everything in a pause."""
        self._document = document
        if clause is not None and clause.text.strip() and self.report is not None:
            self._later("clause", AT_ONCE, lambda: self._read_clause(document, clause))
        self._later("whole", PAUSE, lambda: self.read(document))

    def read(self, document: "AgreementDocument") -> None:
        """Read the whole draft now, and once more with whoever takes their time."""
        self._document = document
        self._read_whole(document, live=self.report is None)

    def _read_whole(self, document: "AgreementDocument", *, live: bool) -> None:
        def done(report: "DocumentReport") -> None:
            self._whole(document, report)
            if live and document is self._document:
                self._read_whole(document, live=False)

        self._screen.in_background(
            lambda: self._checker().document(document, live=live), done, group="read-whole"
        )

    def _later(self, name: str, pause: float, do: Callable[[], None]) -> None:
        if name in self._timers:
            self._timers[name].stop()
        self._timers[name] = self._screen.set_timer(pause, do)

    def _read_clause(self, document: "AgreementDocument", clause: "Clause") -> None:
        self._screen.in_background(
            lambda: self._checker().clause_of(document, clause, live=True),
            self._clause,
            group="read-clause",
        )

    def _clause(self, read: "ClauseReport") -> None:
        from attrs import evolve

        clause = self._document.clause(read.id) if self._document else None
        if self.report is None or clause is None or clause.text != read.text:
            return
        others = {report.id: report for report in self.report.clauses}
        self.report = evolve(self.report, clauses=(*({**others, read.id: read}).values(),))
        self._show(False)

    def _whole(self, document: "AgreementDocument", report: "DocumentReport") -> None:
        if document is self._document:
            self.report = report
            self._show(True)
