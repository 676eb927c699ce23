"""Reading clauses, documents and files with everything that is on."""

from datetime import date

import pytest
from attrs import evolve

from handfast.checks import core_pack
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
from handfast.workspace import beside, editing, proposals, reading
from handfast.workspace.example import texts
from handfast.workspace.views import DocumentReport
from handfast_monogamous import plugin as monogamous
from handfast_polyamorous import plugin as polyamorous

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


BESIDE = {
    "a threat where it is missed": ("if_missed", "If I ever catch you, you'll regret it.", "HF214"),
    "a punishment": ("if_missed", "You lose your phone for a week.", "HF302"),
    "a ban": ("if_missed", "You may not see your friends for a month.", "HF101"),
    "a ban as a need": ("need", "so that you never see him again", "HF201"),
    "a threat as a need": ("need", "or else", "HF214"),
}


@pytest.mark.parametrize(("field", "words", "code"), BESIDE.values(), ids=BESIDE)
def test_what_weighs_beside_the_text_is_found_and_quoted(checks, field, words, code):
    """Need and what happens if missed are signed too: findings quote them, the verdict does not."""
    document = evolve(DRAFT, clauses=(evolve(DRAFT.clauses[0], **{field: words}),))
    report = checks.document(document)
    (found,) = [finding for finding in report.clauses[0].findings if finding.code == code]
    assert found.quote.lower() in words.lower()
    assert (found.span, found.clause) == (None, "one")
    assert "This stands in" in found.why
    assert found in report.open_findings(document)
    assert report.clauses[0].verdict is Verdict.MUTUAL


@pytest.mark.parametrize(
    ("need", "if_missed"),
    [
        ("so that neither of us feels blindsided", "we say so when we notice"),
        ("so that nobody is outed", "whoever forgot says so, and we try again"),
        ("because neither of us likes surprises", "a message the next morning is fine"),
        ("I want us to feel safe", "we talk about it at the weekend"),
    ],
)
def test_kind_words_beside_the_text_stay_free_of_findings(checks, need, if_missed):
    """A reason and a kind way back restrict nobody."""
    document = evolve(DRAFT, clauses=(evolve(DRAFT.clauses[0], need=need, if_missed=if_missed),))
    assert checks.document(document).findings == ()
    assert checks.restricting(document) == frozenset()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("if_missed", "You must ask me before you go out again."),
        ("need", "so that we are calm. You may not go out."),
        ("need", "Neither of us goes out in the evening."),
    ],
)
def test_a_restriction_beside_the_text_restricts(checks, field, words):
    """The time after a rupture cannot be got round by writing the rule into another field."""
    document = evolve(DRAFT, clauses=(evolve(DRAFT.clauses[0], **{field: words}),))
    assert checks.restricting(document) == {"one"}
    assert checks.document(document).clauses[0].restricts


@pytest.mark.parametrize("field", ["title", "why"])
def test_a_threat_in_the_title_or_the_why_stops(checks, field):
    """They are read for what says stop, and for nothing else."""
    threat = "If I ever catch you with him, you'll regret it."
    document = evolve(DRAFT, **{field: threat})
    (found,) = checks.document(document).agreement
    assert (found.level, found.clause, found.span) == (Level.STOP, None, None)
    assert found.quote in threat
    assert checks.document(evolve(DRAFT, **{field: RULE})).findings == ()


def test_the_examples_and_all_wording_to_start_from_are_free_beside_their_texts(checks):
    """Needs and ways back that come with handfast say nothing that weighs, and restrict nobody."""
    written = [
        one for one in vars(texts).values() if isinstance(one, AgreementDocument) and one.people
    ]
    brought = [
        Clause(one.text, one.text, need=one.need, if_missed=one.if_missed)
        for style in (monogamous, polyamorous)
        for one in style.handfast_starting_clauses(style.handfast_styles()[0].id)
    ]
    packs = [core_pack(), *monogamous.handfast_rule_packs(), *polyamorous.handfast_rule_packs()]
    assert len(brought) > 20
    for document in (*written, evolve(DRAFT, clauses=tuple(brought))):
        assert list(beside.beside_clauses(document, ("Alex", "Sam"), packs)) == []
        for clause in document.clauses:
            assert list(beside.beside_clause(clause, document, ("Alex", "Sam"), packs)) == []
            assert not beside.restricts_beside(clause, ("Alex", "Sam")), clause


def test_where_something_beside_the_text_says_stop_nothing_is_smoothed(checks):
    """No finding of that clause offers a wording."""
    clause = Clause("one", RULE, if_missed="If I ever catch you with her, you'll regret it.")
    report = checks.document(evolve(DRAFT, clauses=(clause,))).clauses[0]
    assert {finding.level for finding in report.findings} > {Level.STOP}
    assert all(finding.wordings == () for finding in report.findings)


def test_under_an_open_rupture_no_restriction_is_signed_where_it_is_missed(ws, sit, say, document):
    """The engine is told of a restriction that stands beside the text."""
    from handfast.workspace import drafts

    say("sam", "rupture")
    words = document(ws, MUTUAL)
    hidden = evolve(words.clauses[0], if_missed="Neither of us goes out in the evening.")
    for clause, free in ((words.clauses[0], True), (hidden, False)):
        name = drafts.new_draft(ws, "alex", evolve(words, clauses=(clause,)))
        assert (proposals.preview(ws, sit("alex"), name).refusal is None) is free


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

    def has(self, hook):
        """Nobody reads whole sentences."""
        return False

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


def test_a_clause_of_a_document_reads_alone_as_it_reads_in_the_whole():
    """Reading the clause under the fingers says what reading the whole says of it."""
    people = (Person("alex", "Alex"), Person("sam", "Sam"))
    clauses = (Clause("one", RULE, need="so that I can sleep"), Clause("two", "We cook together."))
    document = AgreementDocument(title="Two", style="monogamous", people=people, clauses=clauses)
    checks = reading.checker()
    whole = checks.document(document, live=True)
    alone = [checks.clause_of(document, clause, live=True) for clause in clauses]
    assert alone == list(whole.clauses)
    assert alone[0].findings
