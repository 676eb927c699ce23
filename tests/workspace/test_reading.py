"""Reading clauses, documents and files with everything that is on."""

from datetime import date

import pytest
from attrs import evolve

from handfast.documents import new_draft
from handfast.errors import UsageError
from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Finding,
    Level,
    Moment,
    Person,
    ReviewDays,
    Style,
    Verdict,
)
from handfast.plugins import Answer, Gathered, PluginFailure
from handfast.workspace import editing, proposals, reading
from handfast.workspace.views import DocumentReport

RULE = "You can't talk to your ex anymore."
MUTUAL = "If either of us runs into an ex, we tell each other within a day."
DRAFT = AgreementDocument(
    title="Exes",
    people=(Person("alex", "Alex"), Person("sam", "Sam")),
    review=ReviewDays(date(2027, 2, 23), date(2027, 3, 23)),
    clauses=(Clause("one", MUTUAL, binds=("alex", "sam"), need="calm", if_missed="we say so"),),
)


@pytest.fixture(scope="module")
def checks():
    """Everything that reads clauses, without a folder."""
    return reading.checker()


def test_the_seeds_rule_reads_as_fear_and_its_rewording_as_mutual(checks):
    """The example that the project grew from comes out right, before and after."""
    assert checks.clause(RULE).verdict is Verdict.FEAR
    assert checks.clause(MUTUAL).verdict is Verdict.MUTUAL
    assert checks.clause(RULE).restricts
    assert not checks.clause(MUTUAL).restricts


def test_each_finding_names_its_clause_and_the_words_it_saw(checks):
    """The quote stands in the text at the span."""
    report = checks.clause(RULE, ("Alex",), clause_id="no-contact")
    for finding in report.findings:
        assert finding.clause == "no-contact"
        start, end = finding.span
        assert RULE[start:end] == finding.quote


def test_a_document_is_read_clause_by_clause_and_as_a_whole(checks):
    """Clauses in order, then the whole; with an earlier version, the change as well."""
    stricter = editing.add_clause(DRAFT, RULE, id="two")
    report = checks.document(stricter, before=DRAFT)
    assert [clause.id for clause in report.clauses] == ["one", "two"]
    assert [clause.verdict for clause in report.clauses] == [Verdict.MUTUAL, Verdict.FEAR]
    alone = checks.document(stricter)
    assert set(alone.agreement) < set(report.agreement)
    assert report.findings[-1] in report.agreement
    assert report.failures == ()


def test_what_restricts_and_lasts_is_known_to_the_engine(checks):
    """The engine gets the ids of restricting clauses; a hold of a report does not restrict."""
    hold = Clause("hold", RULE, kind=ClauseKind.HOLD, until=date(2026, 12, 1))
    document = evolve(DRAFT, clauses=(*DRAFT.clauses, Clause("rule", RULE), hold))
    assert checks.restricting(document) == {"rule", "hold"}
    assert [c.restricts for c in checks.document(document).clauses] == [False, True, False]


def finding(code, level, clause):
    """Return a finding about a clause, or about the whole."""
    return Finding(code, "name", level, "why", "ask", "source", clause=clause)


@pytest.mark.parametrize(
    ("level", "clause", "noted", "is_open"),
    [
        (Level.NOTE, "one", "", False),
        (Level.ASK, "one", "", True),
        (Level.WARN, "one", "", True),
        (Level.WARN, "one", "one", False),
        (Level.WARN, "two", "one", True),
        (Level.STOP, "one", "one", True),
        (Level.ASK, None, "", True),
        (Level.ASK, None, "one", False),
        (Level.NOTE, None, "", False),
        (Level.STOP, None, "one", True),
    ],
)
def test_what_is_open_is_not_talked_through(level, clause, noted, is_open):
    """`ask` and `warn` are settled by a note at their clause, `stop` by none."""
    document = editing.add_clause(DRAFT, "Another.", id="two")
    if noted:
        document = editing.talked_through(document, noted, "HF101", "We talked.")
    report = DocumentReport((), (finding("HF101", level, clause),))
    assert bool(report.open_findings(document)) is is_open


def test_a_style_that_nothing_brings_reads_as_a_plain_one(checks):
    """A document names any style; what is not known has the usual review."""
    assert checks.style("our-own").id == "our-own"
    assert checks.style("").title == "No style"


class Host:
    """A host with one style plugin, a failing plugin, and rules for that style alone."""

    failures = (PluginFailure("broken", "", "It did not load."),)

    def __init__(self, real):
        self.real = real
        self.asked = []

    def styles(self):
        """Bring one style."""
        styles = (Style("other", "Other", ""), Style("mine", "Mine", ""))
        return Gathered(tuple(Answer("mine", style) for style in styles), ())

    def packs(self, style=""):
        """Bring the real rules for the style, and none without."""
        self.asked.append(style)
        return self.real.packs() if style == "mine" else Gathered()

    def check_clause(self, *_, live=False):
        """Fail."""
        return Gathered((), (PluginFailure("broken", "handfast_check_clause", "It raised."),))

    def check_agreement(self, *_, live=False):
        """Fail."""
        return Gathered((), (PluginFailure("broken", "handfast_check_agreement", "It raised."),))


@pytest.fixture
def styled(monkeypatch, checks):
    """Checks whose only rules are a style's."""
    host = Host(checks.host)
    monkeypatch.setattr(reading.plugin_switch, "host", lambda _ws: host)
    return host, reading.checker()


def test_the_rules_of_a_style_read_agreements_of_that_style(styled):
    """Without the style its rules say nothing; they are loaded once."""
    host, checks = styled
    assert checks.style("mine").title == "Mine"
    document = evolve(DRAFT, clauses=(Clause("one", RULE), Clause("two", RULE)))
    without = {one.code for one in checks.document(document).findings}
    assert without <= {"HF501"}
    assert {one.code for one in checks.document(evolve(document, style="mine")).findings} - without
    assert host.asked.count("mine") == 1


def test_a_plugin_that_fails_is_named_and_the_rest_goes_on(styled):
    """Every failure is a sentence with the plugin's name, each once."""
    _, checks = styled
    document = evolve(DRAFT, clauses=(Clause("one", RULE), Clause("two", RULE)))
    report = checks.document(document)
    assert len(report.failures) == 3
    assert all("broken" in sentence for sentence in report.failures)


def test_a_code_is_explained_whichever_style_brings_it(checks, styled):
    """`explain` looks through every pack, and an unknown code is a usage error."""
    code = checks.clause(RULE).findings[0].code
    assert checks.explain(code).code == code
    assert styled[1].explain(code).code == code
    with pytest.raises(UsageError, match="XX999"):
        checks.explain("XX999")


def test_there_is_something_to_start_from_to_ask_and_to_turn_to(checks):
    """Starting clauses may be none; questions and places to find help are always there."""
    assert checks.starting_clauses("our-own") == ()
    assert checks.questions(Moment.SIGNING, DRAFT)
    assert checks.support()
    gb = checks.support("danger", "GB")
    assert gb
    assert {place.country for place in gb} <= {"GB", ""}


def test_a_draft_is_a_valid_file_without_author_and_keys():
    """What proposing fills in is not missing; its clauses are read."""
    report = reading.check_file(None, new_draft(DRAFT))
    assert report.valid
    assert [clause.id for clause in report.report.clauses] == ["one"]


def test_a_draft_that_lacks_something_is_read_all_the_same():
    """What is missing is told, and the clauses are read."""
    data = new_draft(evolve(DRAFT, title="", review=None))
    assert not reading.check_file(None, data).valid
    report = reading.check_file(None, data, unfinished=True)
    assert report.valid
    assert len(report.problems) == 2
    assert report.report.clauses


def test_a_version_is_valid_as_it_is(ws, propose):
    """The bytes of a version are read with the folder's checks."""
    report = reading.check_file(ws, propose(MUTUAL).data)
    assert report.valid
    assert report.problems == ()
    assert report.document.author == "alex"


@pytest.mark.parametrize("named", [True, False])
def test_a_file_that_is_not_valid_tells_everything_at_once(named):
    """Who names an author is told what a version lacks as well; a draft is not."""
    text = b'title = "Exes"\nreview = 3\nkind = "song"\n' + b'author = "alex"\n' * named
    report = reading.check_file(None, text)
    assert not report.valid
    assert report.report is None
    said = " ".join(problem.message for problem in report.problems)
    assert ("when it was written" in said) is named
    assert {problem.line for problem in report.problems if problem.line} == {2, 3}


def test_a_file_with_an_author_that_lacks_the_rest_is_no_version():
    """A version is held to all that it must fulfil, and is not read as a draft."""
    report = reading.check_file(None, b'author = "alex"\n' + new_draft(DRAFT))
    assert not report.valid
    assert report.document is None


def test_a_proposal_is_read_with_a_recent_hurt_in_mind(ws, sit, say, document):
    """While a hurt that was named is fresh, restricting clauses are said to be in the heat."""
    from handfast.workspace import drafts

    say("sam", "rupture")
    name = drafts.new_draft(ws, "alex", document(ws, RULE))
    shown = proposals.preview(ws, sit("alex"), name)
    assert "made-in-the-heat" in {found.name for found in shown.report.agreement}
    assert shown.refusal.until is not None
