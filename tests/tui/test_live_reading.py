"""Reading while somebody writes: at once without waiting for anybody, whole in a pause."""

from attrs import evolve

from handfast.model import AgreementDocument, Clause, Verdict
from handfast.tui.live_reading import LiveReading
from handfast.workspace.views import ClauseReport, DocumentReport

FIRST = AgreementDocument(title="Fridays", clauses=(Clause("eat", "We eat."),))
SECOND = evolve(FIRST, clauses=(Clause("eat", "We eat late."),))


class Timer:
    """A timer of a test: it is stopped or it runs when the test says so."""

    def __init__(self, do):
        self.do, self.stopped = do, False

    def stop(self):
        self.stopped = True


class Screen:
    """Keeps what is to be done in the background until the test does it."""

    def __init__(self):
        self.jobs, self.timers = [], []

    def in_background(self, work, then, *, group):
        self.jobs.append((group, work, then))

    def busy(self, group):
        return any(group == one for one, _, _ in self.jobs)

    def set_timer(self, pause, do):
        self.timers.append(Timer(do))
        return self.timers[-1]

    def finish(self, number=0):
        group, work, then = self.jobs.pop(number)
        then(work())
        return group


class Checker:
    """Reads nothing, and remembers how it was asked."""

    def __init__(self):
        self.asked = []

    def document(self, document, *, live=False):
        self.asked.append((document.clauses[0].text, live))
        verdict = Verdict.UNCLEAR if live else Verdict.MUTUAL
        clauses = tuple(
            ClauseReport(one.id, one.text, verdict, None, (), (), False) for one in document.clauses
        )
        return DocumentReport(clauses, (), ())

    def clause_of(self, document, clause, *, live):
        assert clause in document.clauses
        return self.document(evolve(document, clauses=(clause,)), live=live).clauses[0]


def live_reading():
    """Return a reading with a screen, a checker, and what was shown."""
    screen, checker, shown = Screen(), Checker(), []
    return LiveReading(screen, lambda: checker, shown.append), screen, checker, shown


def test_a_draft_is_shown_at_once_and_then_by_who_takes_their_time():
    """The first report waits for no plugin; the second replaces it."""
    reading, screen, checker, shown = live_reading()
    reading.read(FIRST)
    screen.finish()
    assert reading.report.clauses[0].verdict is Verdict.UNCLEAR
    screen.finish()
    assert reading.report.clauses[0].verdict is Verdict.MUTUAL
    assert checker.asked == [("We eat.", True), ("We eat.", False)]
    assert shown == [True, True]
    assert screen.jobs == []


def test_while_somebody_types_no_plugin_is_waited_for():
    """The clause under the fingers is read live, and everything once more in a pause."""
    reading, screen, checker, _ = live_reading()
    reading.read(FIRST)
    screen.finish()
    screen.finish()
    reading.changed(SECOND, SECOND.clauses[0])
    for timer in screen.timers:
        timer.do()
    assert screen.finish() == "read-clause"
    assert reading.report.clauses[0].verdict is Verdict.UNCLEAR
    assert screen.finish() == "read-whole"
    assert reading.report.clauses[0].verdict is Verdict.MUTUAL
    assert checker.asked[2:] == [("We eat late.", True), ("We eat late.", False)]


def test_a_late_answer_about_older_words_is_dropped():
    """What was read of words that are gone is never shown."""
    reading, screen, _, shown = live_reading()
    reading.read(FIRST)
    screen.finish()
    screen.finish()
    reading.read(FIRST)
    late = screen.jobs.pop()
    reading.changed(SECOND, SECOND.clauses[0])
    before = reading.report
    late[2](late[1]())
    assert reading.report is before
    assert shown == [True, True]


def test_what_is_typed_while_a_clause_is_read_is_read_next_and_only_the_newest():
    """One reading goes on at a time; of all that was typed meanwhile the last words are read."""
    reading, screen, checker, _ = live_reading()
    reading.read(FIRST)
    screen.finish()
    screen.finish()
    for text in ("We eat l.", "We eat la.", "We eat late."):
        newer = evolve(FIRST, clauses=(Clause("eat", text),))
        reading.changed(newer, newer.clauses[0])
    assert len(screen.jobs) == 1
    screen.finish()
    assert screen.finish() == "read-clause"
    assert [text for text, _ in checker.asked[2:]] == ["We eat l.", "We eat late."]
    assert reading.report.clauses[0].text == "We eat late."
