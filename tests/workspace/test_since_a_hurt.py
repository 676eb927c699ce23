"""What became stricter since a hurt was named, and who carries what, through the workspace."""

from datetime import timedelta

import pytest
from attrs import evolve

from handfast.clock import FixedClock
from handfast.errors import RefusedError
from handfast.model import CheckContext, Notice, Records, Rupture
from handfast.workspace import Workspace, drafts, proposals, reading
from handfast.workspace.looking.before_a_hurt import last_rupture, words_at

from .conftest import NOW

FREE = "We see our friends when we like, and a no is fine."


def at(ws, days):
    """Return the same workspace some days later."""
    return Workspace(ws.ledger, FixedClock(NOW + timedelta(days=days)))


def following(ws, seat, version, text, notice):
    """Propose the next version of the one clause, and return it with what is said before it is."""
    (clause,) = version.document.clauses
    document = evolve(
        version.document,
        supersedes=(version.digest,),
        clauses=(evolve(clause, text=text, notice=notice),),
        written=None,
    )
    name = drafts.new_draft(ws, seat.person.id, document)
    return name, proposals.preview(ws, seat, name)


def stricter(preview):
    """Return what is said to have become stricter."""
    return [one.why for one in preview.report.agreement if one.code.startswith("HF47")]


def test_a_rule_that_tightens_bit_by_bit_is_seen_since_the_hurt(ws, sit, say, propose):
    """After a hurt, two small steps are shown as the whole way that they go."""
    first = propose(FREE)
    proposals.sign(ws, sit("sam"), "Exes")
    say("sam", "rupture", written=NOW + timedelta(days=1))
    after = at(ws, 10)
    name, shown = following(after, sit("alex"), first, "We see our friends.", Notice.AFTER)
    (no_more,) = stricter(shown)
    assert "no longer says that a no is fine" in no_more
    assert "from before the hurt" in no_more
    with pytest.raises(RefusedError, match="still open"):
        proposals.propose(after, sit("alex"), name)
    second = settled(after, sit("alex"), name)
    proposals.sign(after, sit("sam"), second.digest)
    name, shown = following(after, sit("alex"), second, "We see our friends.", Notice.BEFORE)
    rung, no_more = stricter(shown)
    assert "heavier rung" in rung
    assert "from before the hurt" not in rung
    assert "no longer says that a no is fine" in no_more
    assert "from before the hurt" in no_more


def settled(ws, seat, name):
    """Propose a draft once everything in it was talked through."""
    from handfast.workspace import editing

    words = drafts.open_draft(ws, seat, name).document
    for finding in proposals.preview(ws, seat, name).open_findings:
        clause = finding.clause or words.clauses[0].id
        words = editing.talked_through(words, clause, finding.code, "We did.")
    drafts.save(ws, seat, name, words)
    return proposals.propose(ws, seat, name)


def test_without_a_hurt_only_the_version_before_is_looked_at(ws, sit, propose):
    """What was settled with the version before is not brought up again."""
    first = propose(FREE)
    proposals.sign(ws, sit("sam"), "Exes")
    name, _ = following(ws, sit("alex"), first, "We see our friends.", Notice.AFTER)
    second = settled(ws, sit("alex"), name)
    proposals.sign(ws, sit("sam"), second.digest)
    _, shown = following(ws, sit("alex"), second, "We see our friends.", Notice.AFTER)
    assert stricter(shown) == []


def rupture(by, days):
    """Return a hurt that somebody named some days from now."""
    return Rupture(by, "key", NOW + timedelta(days=days))


def test_the_last_hurt_among_these_people_counts():
    """Hurts of other people, and those that claim to be far ahead, are none of theirs."""
    hurts = frozenset({rupture("sam", -9), rupture("alex", -2), rupture("kim", 0)})
    ahead = frozenset({rupture("sam", 5)})
    people = ("alex", "sam")
    assert last_rupture(Records(ruptures=hurts | ahead), people, NOW) == NOW - timedelta(days=2)
    assert last_rupture(Records(ruptures=ahead), people, NOW) is None


def test_the_words_that_stood_then_are_found_in_the_line(ws, sit, propose):
    """The last version from before the hurt, unless it is the one that is replaced anyway."""
    first = propose(FREE)
    terms = first.terms()
    second = evolve(terms, digest="2" * 64, supersedes=(first.digest,), written=NOW)
    third = evolve(terms, digest="3" * 64, supersedes=(second.digest, first.digest), written=None)
    first_terms = evolve(terms, written=NOW - timedelta(days=9))
    records = Records(versions={one.digest: one for one in (first_terms, second, third)})
    hurt = NOW - timedelta(days=5)
    assert words_at(records, (third.digest,), hurt) == (first.digest,)
    assert words_at(records, (second.digest, "9" * 64), hurt) == (first.digest,)
    assert words_at(records, (first.digest,), hurt) == ()
    assert words_at(records, (third.digest,), NOW - timedelta(days=20)) == ()
    assert words_at(records, (third.digest,), None) == ()


def test_the_balance_is_part_of_what_is_read(ws, document):
    """A document that is read says what each person carries; ended clauses weigh on nobody."""
    words = document(ws, "Sam can't see Kim.", "Alex cooks.")
    ban, cooks = (clause.id for clause in words.clauses)
    alex, sam = reading.checker().document(words).balance
    assert (alex.name, alex.duties, alex.restrictions) == ("Alex", (cooks,), ())
    assert (sam.name, sam.duties, sam.restrictions) == ("Sam", (), (ban,))
    assert reading.carried(words) == (alex, sam)
    assert reading.carried(words, gone={ban})[1].clauses == ()


def test_the_rung_beside_the_text_restricts_for_the_engine(ws, document):
    """Permission that stands only in the field is a restriction in the time after a rupture."""
    words = document(ws, "We plan evenings with friends.")
    asking = evolve(words, clauses=(evolve(words.clauses[0], notice=Notice.PERMISSION),))
    checks = reading.checker()
    assert checks.restricting(words) == frozenset()
    assert checks.restricting(asking) == {asking.clauses[0].id}
    assert checks.document(asking).clauses[0].restricts
    assert checks.context == CheckContext(checks.context.today)


def test_a_withdrawn_clause_is_no_freedom_that_a_renewal_leaves_out(ws, sit, propose):
    """What one person took back is not held against the version that goes on without it."""
    version = propose(FREE, "If either of us is late, we say so within the hour.")
    proposals.sign(ws, sit("sam"), version.digest)
    free, late = version.document.clauses
    proposals.withdraw(ws, sit("sam"), version.digest, clauses=[free.id])
    renewed = proposals.renew(ws, sit("alex"), version.digest)
    assert [one.id for one in renewed.document.clauses] == [late.id]
