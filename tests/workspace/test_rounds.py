"""The rounds of an agreement as one conversation per clause."""

from handfast.model import Reply, ReplyKind
from handfast.workspace import drafts, editing, looking, proposals

FIRST, SECOND = "We tell each other within a day.", "We tell each other within a week."


def _said(conversation, clause):
    return [(t.by, t.kind, t.version, t.text) for t in conversation.about(clause)]


def test_the_rounds_are_told_clause_by_clause(ws, sit, propose):
    """Each version's own words, what was answered, the words of a counter, own words, leaving."""
    first = propose(FIRST)
    clause = first.document.clauses[0].id
    replies = [
        Reply(ReplyKind.QUESTION, clause, "Also letters?"),
        Reply(ReplyKind.SUGGESTION, clause, SECOND),
        Reply(ReplyKind.DECLINE, "", "Not yet."),
    ]
    proposals.answer(ws, sit("sam"), first.digest, replies)
    name = proposals.counter(ws, sit("sam"), first.digest)
    second = proposals.propose(ws, sit("sam"), name)
    mine = {clause: "I say so in a week."}
    proposals.sign(ws, sit("alex"), second.digest, own_words=mine)
    proposals.withdraw(ws, sit("alex"), second.digest, clauses=[clause])
    proposals.withdraw(ws, sit("sam"), second.digest)

    said = looking.conversation(ws, second.digest)
    assert said.people == ("alex", "sam")
    assert _said(said, clause) == [
        ("alex", "wrote", 1, FIRST),
        ("sam", "question", 1, "Also letters?"),
        ("sam", "suggestion", 1, SECOND),
        ("sam", "reworded", 2, SECOND),
        ("alex", "own words", 2, mine[clause]),
        ("alex", "withdrew", 2, ""),
    ]
    assert _said(said, "") == [("sam", "decline", 1, "Not yet."), ("sam", "withdrew", 2, "")]
    assert [[w.text for w in t.words if w.kind != "same"] for t in said.about(clause)][2:4] == [
        ["day", "week"],
        ["day", "week"],
    ]
    assert said.about(clause)[0].name == "Alex"
    assert said.about("nothing") == ()


def test_what_came_later_is_not_told_of_an_earlier_version(ws, sit, propose):
    """Reading the first version shows what was said to it, and nothing of the second."""
    first = propose(FIRST)
    clause = first.document.clauses[0].id
    proposals.answer(ws, sit("sam"), first.digest, [Reply(ReplyKind.SUGGESTION, clause, SECOND)])
    name = proposals.counter(ws, sit("sam"), first.digest)
    draft = drafts.open_draft(ws, sit("sam"), name).document
    drafts.save(ws, sit("sam"), name, editing.add_clause(draft, "We rest on Sundays."))
    proposals.propose(ws, sit("sam"), name)
    said = looking.conversation(ws, first.digest)
    assert {turn.version for turns in said.turns.values() for turn in turns} == {1}


def test_who_signed_hears_of_an_answer(ws, sit, propose):
    """The writer of a proposal is told who answered it, until it is signed or replaced."""
    first = propose(FIRST)
    reply = Reply(ReplyKind.AGREE, first.document.clauses[0].id)
    assert looking.overview(ws).answered_to("alex") == {}
    proposals.answer(ws, sit("sam"), first.digest, [reply])
    overview = looking.overview(ws)
    assert [who for _, who in overview.answered_to("alex").values()] == [("sam",)]
    assert overview.answered_to("sam") == {}
    proposals.sign(ws, sit("sam"), first.digest)
    assert looking.overview(ws).answered_to("alex") == {}
