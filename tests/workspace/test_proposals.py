"""From a draft to consent, and back: proposing, countering, signing, withdrawing, renewing."""

from datetime import date

import pytest
from attrs import evolve

from handfast.errors import DocumentError, RefusedError, UsageError
from handfast.model import ClauseKind, Reply, ReplyKind, ReviewDays, Style
from handfast.workspace import State, drafts, editing, looking, proposals, reading

RULE = "You can't talk to your ex anymore."
MUTUAL = "If either of us runs into an ex, we tell each other within a day."
PLAIN = Style("plain", "Plain", "")


def state(ws, version):
    return looking.show(ws, version.digest).standing.state


def test_a_mutual_clause_is_proposed_signed_and_in_force(ws, sit, propose):
    """Both signatures put it in force, and the draft is gone."""
    version = propose(MUTUAL)
    assert state(ws, version) is State.PROPOSED
    assert drafts.count(ws, "alex") == 0
    assert proposals.sign(ws, sit("sam"), "Exes").state is State.IN_FORCE


def test_a_rule_made_from_fear_is_not_proposed(ws, propose):
    """Open findings keep a draft from being proposed; the draft stays."""
    with pytest.raises(RefusedError, match="still open"):
        propose(RULE)
    assert drafts.count(ws, "alex") == 1


def test_what_was_talked_through_can_be_proposed(document, ws, sit):
    """`ask` and `warn` findings are settled by a note that the people talked about them."""
    words = document(ws, "You tell me before you meet your ex, always.")
    name = drafts.new_draft(ws, "alex", words)
    found = proposals.preview(ws, sit("alex"), name)
    assert found.open_findings
    assert not found.ready
    for finding in found.open_findings:
        words = editing.talked_through(words, finding.clause or "", finding.code, "We did.")
    drafts.save(ws, sit("alex"), name, words)
    assert proposals.preview(ws, sit("alex"), name).ready
    proposals.propose(ws, sit("alex"), name)


def test_a_draft_that_lacks_something_says_all_of_it(ws, sit):
    """Everything that is missing is named at once, and nothing is lost."""
    words = evolve(drafts.blank(ws, title="", style=PLAIN))
    name = drafts.new_draft(ws, "alex", words)
    with pytest.raises(DocumentError) as caught:
        proposals.propose(ws, sit("alex"), name)
    assert len(caught.value.problems) >= 2
    assert drafts.count(ws, "alex") == 1


def test_a_counter_takes_my_suggestion_in_and_replaces_the_proposal(ws, sit, propose):
    """What I suggested is the wording of my counter-proposal; the first proposal is countered."""
    first = propose(MUTUAL)
    clause = first.document.clauses[0].id
    wording = MUTUAL.replace("a day", "a week")
    reply = Reply(ReplyKind.SUGGESTION, clause, wording)
    proposals.answer(ws, sit("sam"), "Exes", [reply])
    name = proposals.counter(ws, sit("sam"), "Exes")
    second = proposals.propose(ws, sit("sam"), name)
    assert second.document.supersedes == (first.digest,)
    assert second.document.clauses[0].text == wording
    assert state(ws, first) is State.COUNTERED
    proposals.sign(ws, sit("alex"), second.digest)
    assert state(ws, second) is State.IN_FORCE
    assert state(ws, first) is State.SUPERSEDED


def test_only_the_text_that_was_shown_is_signed(ws, sit, propose):
    """A version that differs from the one on the screen is refused."""
    propose(MUTUAL)
    with pytest.raises(RefusedError, match="another text"):
        proposals.sign(ws, sit("sam"), "Exes", digest="0" * 64)


def test_nobody_signs_twice(ws, sit, propose):
    """The engine's refusal reaches the surface as a sentence."""
    propose(MUTUAL)
    with pytest.raises(RefusedError):
        proposals.sign(ws, sit("alex"), "Exes")


def test_one_clause_then_the_whole_is_withdrawn_then_renewed(ws, sit, propose, later):
    """A withdrawn clause leaves the rest; what was withdrawn whole comes back as a new version."""
    version = propose(MUTUAL, "We both keep our friends. No permission is needed.")
    proposals.sign(ws, sit("sam"), "Exes")
    first, second = (clause.id for clause in version.document.clauses)
    after = proposals.withdraw(ws, sit("sam"), "Exes", clauses=[first])
    assert after.state is State.IN_FORCE
    assert after.withdrawn_clauses == {first}
    assert proposals.withdraw(ws, sit("alex"), "Exes").state is State.WITHDRAWN
    with pytest.raises(RefusedError, match="already"):
        proposals.withdraw(ws, sit("alex"), "Exes")
    renewed = proposals.renew(later(3), sit("sam"), version.digest)
    assert [clause.id for clause in renewed.document.clauses] == [second]
    assert proposals.sign(later(3), sit("alex"), renewed.digest).state is State.IN_FORCE


def test_renewing_with_nothing_left_or_nothing_in_force_is_refused(ws, sit, propose):
    """Only what was in force is renewed, and only clauses that still stand."""
    version = propose(MUTUAL)
    with pytest.raises(RefusedError, match="in force"):
        proposals.renew(ws, sit("alex"), version.digest)
    proposals.sign(ws, sit("sam"), "Exes")
    proposals.withdraw(ws, sit("sam"), "Exes", clauses=[version.document.clauses[0].id])
    with pytest.raises(RefusedError, match="No clause is left"):
        proposals.renew(ws, sit("alex"), version.digest)


def test_a_hold_ends_and_is_not_renewed(document, ws, sit, propose, later):
    """A hold that has ended is left out of a renewal."""
    until = ws.clock.today().replace(day=30)
    words = document(ws, MUTUAL, "We both sleep at home this week, to rest.")
    last = words.clauses[-1]
    words = editing.change_clause(words, last.id, kind=ClauseKind.HOLD, until=until)
    name = drafts.new_draft(ws, "alex", words)
    for finding in proposals.preview(ws, sit("alex"), name).open_findings:
        words = editing.talked_through(words, finding.clause or "", finding.code, "We did.")
    drafts.save(ws, sit("alex"), name, words)
    version = proposals.propose(ws, sit("alex"), name)
    proposals.sign(ws, sit("sam"), version.digest)
    assert looking.show(later(10), version.digest).standing.ended_holds == {
        version.document.clauses[-1].id
    }
    renewed = proposals.renew(later(10), sit("sam"), version.digest)
    first = version.document.clauses[0].id
    assert [clause.id for clause in renewed.document.clauses] == [first]


@pytest.mark.parametrize("clause", ["nothing", "also-nothing"])
def test_an_unknown_clause_is_named(ws, sit, propose, clause):
    """Withdrawing from or answering a clause that is not there says which there are."""
    version = propose(MUTUAL)
    with pytest.raises(UsageError, match=version.document.clauses[0].id):
        proposals.withdraw(ws, sit("alex"), "Exes", clauses=[clause])
    with pytest.raises(UsageError, match=version.document.clauses[0].id):
        proposals.answer(ws, sit("sam"), "Exes", [Reply(ReplyKind.AGREE, clause)])


def test_an_empty_answer_and_one_that_comes_too_late_are_refused(ws, sit, propose):
    """An answer says something, and to something that is still open."""
    propose(MUTUAL)
    with pytest.raises(UsageError, match="empty"):
        proposals.answer(ws, sit("sam"), "Exes", [])
    proposals.withdraw(ws, sit("alex"), "Exes")
    with pytest.raises(RefusedError, match="no longer open"):
        proposals.answer(ws, sit("sam"), "Exes", [Reply(ReplyKind.DECLINE)])


def test_who_is_not_named_neither_signs_nor_withdraws(document, make_workspace, sit):
    """An agreement is answered by the people it names."""
    ws = make_workspace("alex", "sam", "kim", folder="three")
    with sit("alex", ws) as alex:
        words = document(ws, MUTUAL)
        words = evolve(words, people=words.people[:1] + words.people[2:])
        words = evolve(words, clauses=tuple(evolve(c, binds=()) for c in words.clauses))
        version = proposals.propose(ws, alex, drafts.new_draft(ws, "alex", words))
    assert [p.id for p in version.document.people] == ["alex", "sam"]
    with sit("kim", ws) as kim:
        with pytest.raises(RefusedError, match="does not name Kim"):
            proposals.withdraw(ws, kim, version.digest)
        with pytest.raises(RefusedError, match="does not name Kim"):
            proposals.sign(ws, kim, version.digest)


def test_a_threat_is_not_signed_by_talking_it_through(ws, sit, document):
    """What says stop stays open whatever was noted, and points to support."""
    words = document(ws, "If you leave me, you will never see the children again.")
    for finding in reading.checker(ws).document(words).findings:
        words = editing.talked_through(words, finding.clause or "", finding.code, "We did.")
    name = drafts.new_draft(ws, "alex", words)
    with pytest.raises(RefusedError, match="support page") as caught:
        proposals.propose(ws, sit("alex"), name)
    assert "another wording before anybody signs it" in caught.value.next_step


def test_what_waits_as_a_renewal_is_not_renewed_once_more(ws, sit, propose):
    """Each would have signed one of two, and could sign neither that of the other."""
    digest = propose(MUTUAL).digest
    proposals.sign(ws, sit("sam"), digest)
    renewal = proposals.renew(ws, sit("alex"), digest)
    for again in (
        lambda: proposals.preview_renewal(ws, "sam", digest),
        lambda: proposals.renew(ws, sit("sam"), digest),
    ):
        with pytest.raises(RefusedError, match=f"Alex .* already, in {renewal.digest[:8]}"):
            again()
    proposals.withdraw(ws, sit("alex"), renewal.digest)
    assert proposals.renew(ws, sit("sam"), digest)


def test_a_renewal_can_have_a_review_day_of_its_own(ws, sit, propose):
    """The days of grace follow the day that was chosen."""
    propose(MUTUAL)
    proposals.sign(ws, sit("sam"), "Exes")
    day = date(2027, 5, 1)
    renewed = proposals.renew(ws, sit("alex"), "Exes", on=day)
    assert proposals.before_signing(ws, "sam", "Exes").version == renewed, (
        "a title means what waits"
    )
    assert renewed.document.review == ReviewDays(day, date(2027, 5, 29))
    with pytest.raises(DocumentError):
        proposals.renew(ws, sit("alex"), "Exes", on=date(9999, 12, 31))


def test_a_draft_that_replaces_what_is_not_here_is_read_as_a_first_one(ws, sit, document):
    """Nothing can be compared with what has not arrived."""
    words = evolve(document(ws, MUTUAL), supersedes=("0" * 64,))
    name = drafts.new_draft(ws, "alex", words)
    assert proposals.preview(ws, sit("alex"), name).changes is None


def test_a_clause_in_ones_own_words_is_kept_with_the_signature(ws, sit, propose):
    """What the signer wrote is part of their signing entry."""
    version = propose(MUTUAL)
    clause = version.document.clauses[0].id
    proposals.sign(ws, sit("sam"), "Exes", own_words={clause: "I tell you by the next evening."})
    (entry,) = [e for e in looking.show(ws, "Exes").entries if e.by == "sam"]
    assert [(words.clause, words.text) for words in entry.own_words] == [
        (clause, "I tell you by the next evening.")
    ]


@pytest.mark.parametrize(
    ("clause", "text", "error"),
    [("nothing", "Fine.", UsageError), ("", "hidden \u202e", DocumentError)],
)
def test_own_words_that_cannot_be_kept_keep_the_signature_back(
    ws, sit, propose, clause, text, error
):
    """Nothing is signed by halves."""
    version = propose(MUTUAL)
    words = {clause or version.document.clauses[0].id: text}
    with pytest.raises(error):
        proposals.sign(ws, sit("sam"), "Exes", own_words=words)
    assert state(ws, version) is State.PROPOSED


def test_what_is_open_is_named_as_the_draft_names_it(ws, sit, document):
    """A finding's clause can be talked through under the id that the draft shows."""
    name = drafts.new_draft(ws, "alex", document(ws, RULE))
    ids = {clause.id for clause in drafts.open_draft(ws, sit("alex"), name).document.clauses}
    shown = proposals.preview(ws, sit("alex"), name)
    assert {finding.clause for finding in shown.open_findings} <= {*ids, None}
    with pytest.raises(RefusedError, match=f"Clause {ids.pop()} is still open"):
        proposals.propose(ws, sit("alex"), name)


def test_before_signing_the_reader_sees_it_with_their_own_checks(ws, sit, propose):
    """The text, what changed, whether it can be signed, and questions to ask oneself."""
    first = propose(MUTUAL)
    view = proposals.before_signing(ws, "sam", "Exes")
    assert (view.version, view.changes, view.refusal) == (first, None, None)
    assert view.report.clauses
    assert view.questions
    refused = proposals.before_signing(ws, "alex", "Exes").refusal
    assert "already" in refused.reason


def test_only_the_draft_that_was_shown_is_signed(ws, sit, document):
    """A draft that says something else by now is refused; time alone changes nothing."""
    name = drafts.new_draft(ws, "alex", document(ws, MUTUAL))
    shown = proposals.preview(ws, sit("alex"), name).text
    drafts.save(ws, sit("alex"), name, document(ws, "We both rest on Sundays."))
    with pytest.raises(RefusedError, match="no longer the one that was shown"):
        proposals.propose(ws, sit("alex"), name, shown=shown)
    shown = proposals.preview(ws, sit("alex"), name).text
    signed = proposals.propose(ws, sit("alex"), name, shown=evolve(shown, written=None))
    assert evolve(signed.document, written=None) == evolve(shown, written=None)


def test_one_partner_cannot_make_a_title_mean_another_text(ws, sit, propose):
    """A draft that would replace two agreements, withdrawn, leaves each title its own."""
    ours, chores = propose(MUTUAL, title="Our agreement"), propose(MUTUAL, title="Chores")
    for each in (ours, chores):
        proposals.sign(ws, sit("sam"), each.digest)
    both = propose(MUTUAL, title="Tidy", supersedes=(ours.digest, chores.digest))
    proposals.withdraw(ws, sit("alex"), both.digest)
    again = proposals.renew(ws, sit("alex"), "Chores")
    assert proposals.before_signing(ws, "sam", "Our agreement").version == ours
    assert proposals.before_signing(ws, "sam", "Chores").version == again
    reply = Reply(ReplyKind.DECLINE)
    assert proposals.answer(ws, sit("sam"), "Our agreement", [reply]).version == ours.digest


def test_the_title_of_ones_own_proposal_is_not_that_of_somebody_elses(ws, sit, propose):
    """An answer goes to the version with the title that was typed."""
    first = propose(MUTUAL)
    proposals.sign(ws, sit("sam"), first.digest)
    proposals.renew(ws, sit("alex"), "Exes")
    own = propose(MUTUAL, by="sam", title="Meeting exes", supersedes=(first.digest,))
    assert proposals.before_signing(ws, "sam", "Meeting exes").version == own
    reply = Reply(ReplyKind.QUESTION, "", "When?")
    assert proposals.answer(ws, sit("sam"), "Meeting exes", [reply]).version == own.digest


def test_a_clause_is_withdrawn_once_by_each(ws, sit, propose):
    """Nothing is written twice; somebody else may still say it too."""
    version = propose(MUTUAL)
    proposals.sign(ws, sit("sam"), version.digest)
    clause = version.document.clauses[0].id
    proposals.withdraw(ws, sit("sam"), "Exes", clauses=[clause])
    with pytest.raises(RefusedError, match="already"):
        proposals.withdraw(ws, sit("sam"), "Exes", clauses=[clause])
    assert len(ws.load().records.withdrawals) == 1
    proposals.withdraw(ws, sit("alex"), "Exes", clauses=[clause])
    assert len(ws.load().records.withdrawals) == 2
