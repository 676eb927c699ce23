"""The line of an agreement for looking back, and finding one by its words."""

import pytest
from attrs import evolve

from handfast.model import Reply, ReplyKind
from handfast.workspace import drafts, looking, proposals

FIRST, SECOND = "We tell each other within a day.", "We tell each other within a week."


@pytest.fixture
def line(ws, sit, propose):
    """A proposal by Alex that Sam answers with another version, which both have signed."""
    first = propose(FIRST)
    clause = first.document.clauses[0].id
    proposals.answer(ws, sit("sam"), first.digest, [Reply(ReplyKind.SUGGESTION, clause, SECOND)])
    name = proposals.counter(ws, sit("sam"), first.digest)
    second = proposals.propose(ws, sit("sam"), name)
    proposals.sign(ws, sit("alex"), second.digest)
    return first, second


def test_every_version_has_its_signatures_and_entries(ws, line):
    """In the order of the line, each with what belongs to it and nothing of the other."""
    found = looking.timeline(ws, line[0].digest)
    assert found.chosen == line[0].digest
    assert [each.number for each in found.versions] == [1, 2]
    first, second = found.versions
    assert [each.name for each in first.signatures] == ["Alex"]
    assert [each.name for each in second.signatures] == ["Alex", "Sam"]
    assert {entry.version for entry in first.entries} == {line[0].digest}
    assert [reply.text for entry in first.entries for reply in entry.replies] == [SECOND]
    assert not first.unconfirmed


def test_a_version_is_compared_with_the_one_it_replaces(ws, line):
    """The first has none before it; the second replaces the first; else it is the one before."""
    found = looking.timeline(ws, line[1].digest)
    first, second = found.versions
    assert found.before(first) is None
    assert found.before(second) is first
    words = evolve(second.version.document, supersedes=())
    alone = evolve(second, version=evolve(second.version, document=words))
    assert found.before(alone) is first
    assert found.between(second, first) == found.versions
    assert found.of("0" * 64) is None


def test_agreements_are_found_by_what_they_say(ws, line, propose):
    """Title, names, clauses and standing are searched, in any case; every word has to fit."""
    propose("We call each other on Sundays.", title="Sundays")
    stands = looking.overview(ws).standing
    texts = looking.texts(ws, stands)
    titles = {each.id: each.title for each in stands.agreements}

    def found(words):
        return sorted(titles[key] for key, text in texts.items() if looking.fits(text, words))

    assert found("WEEK sam") == ["Exes"]
    assert found("sundays proposed") == ["Sundays"]
    assert found("each other") == ["Exes", "Sundays"]
    assert found("each zebra") == []
    assert found("") == ["Exes", "Sundays"]


def test_drafts_are_not_searched(ws, sit, document):
    """A draft is private: no word of it is among what is searched."""
    drafts.new_draft(ws, "alex", document(ws, "A secret wish."))
    assert looking.texts(ws, looking.overview(ws).standing) == {}
