"""The private consent check: sealed to its writer, and to everybody else only reading."""

import os

import pytest

from handfast.errors import RefusedError
from handfast.workspace import consent, looking, proposals
from handfast.workspace.consent import Answer, ConsentCheck

CALM = ConsentCheck(dict.fromkeys(consent.QUESTIONS, Answer.YES))
WORRIED = ConsentCheck({**CALM.answers, consent.FREE: Answer.NO})
CLASS = 4096
"""age pads its own header by chance; within a class a size says nothing."""
CLAUSE = "We tell each other within a day."


@pytest.fixture
def waiting(propose):
    """A proposal by Alex that waits for Sam."""
    return propose(CLAUSE)


def seen(ws):
    """Return what somebody without a key can see: every name and size, and when it was written."""
    found = {}
    for root in (ws.folder, ws.ledger.place.data):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".sqlite":
                about = path.stat()
                found[str(path)] = (about.st_size // CLASS, about.st_mtime_ns)
    return found


def test_a_worried_answer_leaves_what_still_reading_leaves(ws, sit, waiting):
    """Nothing changes in the shared folder, and beside it one file of one name and size."""
    before = seen(ws)
    left = []
    for check in (None, WORRIED, CALM, ConsentCheck({consent.FREE: Answer.UNSURE})):
        consent.keep(ws, "sam", waiting.digest, check)
        now = seen(ws)
        changed = {path for path in now if now[path] != before.get(path)}
        assert not any(path.startswith(str(ws.folder)) for path in changed)
        left.append({path: now[path][0] for path in changed})
    assert len({tuple(one.items()) for one in left}) == 1
    assert len(left[0]) == 1


def test_what_was_answered_opens_with_the_writers_key_only(ws, sit, waiting):
    """The writer reads it back with its moment; the other finds nothing of their own."""
    consent.keep(ws, "sam", waiting.digest, WORRIED)
    last = consent.last_check(ws, sit("sam"), waiting.digest)
    assert last.answers == WORRIED.answers
    assert last.written == ws.clock.now()
    assert not last.calm
    assert consent.last_check(ws, sit("alex"), waiting.digest) is None
    (kept,) = (ws.ledger.place.data / "reading" / "sam").iterdir()
    assert b"free" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_reading_on_takes_the_place_of_an_older_answer(ws, sit, waiting):
    """Whoever looks again and answers nothing leaves nothing of the time before."""
    consent.keep(ws, "sam", waiting.digest, WORRIED)
    consent.keep(ws, "sam", waiting.digest, None)
    assert consent.last_check(ws, sit("sam"), waiting.digest) is None


def test_a_damaged_check_is_none(ws, sit, waiting):
    """What does not open, or is no check, is taken for nothing kept."""
    consent.keep(ws, "sam", waiting.digest, WORRIED)
    (kept,) = (ws.ledger.place.data / "reading" / "sam").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-40] + os.urandom(40))
    assert consent.last_check(ws, sit("sam"), waiting.digest) is None


@pytest.mark.parametrize("question", consent.QUESTIONS)
@pytest.mark.parametrize("answer", [Answer.UNSURE, Answer.NO])
def test_any_answer_but_yes_does_not_sign_now(ws, sit, waiting, question, answer):
    """The engine would allow it; the signer's own answer does not, and says the same each time."""
    check = ConsentCheck({**CALM.answers, question: answer})
    with pytest.raises(RefusedError) as refused:
        proposals.sign(ws, sit("sam"), waiting.digest, check=check)
    assert refused.value.message == consent.NOT_NOW[0]
    assert looking.show(ws, waiting.digest).standing.signed_by == ("alex",)


def test_three_times_yes_signs(ws, sit, waiting):
    """A calm check signs, and nothing of it stands in any file that the others can read."""
    stands = proposals.sign(ws, sit("sam"), waiting.digest, check=CALM)
    assert stands.complete
    for path in (ws.folder / "journal").iterdir():
        assert b"next-month" not in path.read_bytes()


def test_clauses_that_weigh_are_named_before_signing(ws, propose):
    """A clause that restricts is to be said in one's own words; one that shares is not."""
    version = propose(CLAUSE, "Either of us asks the other before an ex stays over.")
    view = proposals.before_signing(ws, "sam", version.digest)
    assert view.weighty == (version.document.clauses[1].id,)


def test_empty_words_of_ones_own_are_left_out(ws, sit, waiting):
    """Only what somebody wrote goes into their journal entry."""
    clause = waiting.document.clauses[0].id
    proposals.sign(ws, sit("sam"), waiting.digest, own_words={clause: "  "})
    entries = looking.show(ws, waiting.digest).entries
    assert [entry.own_words for entry in entries if entry.by == "sam"] == [()]


def test_a_name_in_doubt_is_said_before_signing(ws, waiting):
    """A version that calls somebody by another name than this machine says so to the signer."""
    ws.save_local(names={"alex": "Somebody Else"})
    notes = proposals.before_signing(ws, "sam", waiting.digest).standing.notes
    assert any("Somebody Else" in note for note in notes)
