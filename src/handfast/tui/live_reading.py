"""Reading a draft while it is written: the clause under the fingers at once, the whole in a pause.

Both run beside the typing. The clause is read one time after the other, without a wait between: of
what was typed while one was under way, the next reads the newest. An answer about older words is
dropped. What is shown at once has been read by the rules and the small reader; a reader of whole
sentences is asked in a pause.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from .background import InBackground

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause
    from handfast.workspace.reading import Checker
    from handfast.workspace.views import ClauseReport, DocumentReport

PAUSE: Final = 0.35
"""Seconds without a change after which the whole is read."""

CLAUSE: Final = "read-clause"


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
        self._unread: tuple[AgreementDocument, Clause] | None = None
        self._pause: Timer | None = None
        self.report: DocumentReport | None = None

    def changed(self, document: "AgreementDocument", clause: "Clause | None") -> None:
        """Take note of a change: read this clause at once, and everything in a pause."""
        self._document = document
        there = clause is not None and clause.text.strip()
        self._unread = (document, clause) if clause is not None and there else None
        if self.report is not None:
            self._read_clause()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._screen.set_timer(PAUSE, lambda: self.read(document))

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

    def _read_clause(self) -> None:
        """Read the newest words of the clause; while older ones are being read, after them."""
        if self._unread is None or self._screen.busy(CLAUSE):
            return
        (document, clause), self._unread = self._unread, None
        self._screen.in_background(
            lambda: self._checker().clause_of(document, clause, live=True),
            self._clause,
            group=CLAUSE,
        )

    def _clause(self, read: "ClauseReport") -> None:
        from attrs import evolve

        clause = self._document.clause(read.id) if self._document else None
        if self.report is not None and clause is not None and clause.text == read.text:
            others = {report.id: report for report in self.report.clauses}
            self.report = evolve(self.report, clauses=(*({**others, read.id: read}).values(),))
            self._show(False)
        self._read_clause()

    def _whole(self, document: "AgreementDocument", report: "DocumentReport") -> None:
        if document is self._document:
            self.report = report
            self._show(True)
