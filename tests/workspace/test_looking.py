"""What stands, what happened, and what needs a look."""

import errno
from datetime import date

import pytest
from attrs import evolve

from handfast.clock import FixedClock
from handfast.documents import write_version
from handfast.errors import StorageError
from handfast.ledger import durable
from handfast.model import Because, Clause, Reply, ReplyKind, RoundStep, RoundWords
from handfast.signing import UnlockedKey, check_private_key
from handfast.workspace import State, Workspace, drafts, looking, people, proposals

MUTUAL = "If either of us runs into an ex, we tell each other within a day."


def files(ws, pattern):
    """Return the files of the folder that fit."""
    return sorted((ws.folder).rglob(pattern))


@pytest.fixture
def in_force(ws, sit, propose):
    """An agreement that both have signed."""
    version = propose(MUTUAL)
    proposals.sign(ws, sit("sam"), version.digest, own_words={})
    return version


def test_an_overview_says_what_stands_and_what_waits_for_whom(ws, propose, in_force):
    """In force, waiting and due, in one value."""
    waiting = propose(MUTUAL, title="Nights")
    view = looking.overview(ws)
    assert [v.digest for v in view.in_force()] == [in_force.digest]
    assert [v.digest for v in view.waiting_for("sam")] == [waiting.digest]
    assert view.waiting_for("alex") == ()
    assert [p.id for p in view.people] == ["alex", "sam"]
    assert [d.kind.value for d in view.due] == ["waiting"]
    assert view.concerns == ()
    assert looking.overview(ws, on=date(2028, 1, 1)).in_force() == ()


def test_a_page_has_who_signed_and_when_they_say(ws, in_force):
    """Signatures come with the times that the signers claim, in the order of the people."""
    view = looking.show(ws, "exes")
    assert view.number == 1
    assert [(s.person, s.signed_at) for s in view.signatures] == [
        ("alex", ws.clock.now()),
        ("sam", ws.clock.now()),
    ]
    assert [entry.kind.value for entry in view.entries] == ["signing", "signing"]


def test_a_deleted_version_is_believed_and_reported(ws, in_force):
    """Whoever deletes files of the folder makes this machine believe nothing less."""
    for path in files(ws, "*.toml") + files(ws, "*.sig"):
        if path.parent.parent.name == "agreements":
            path.unlink()
    view = looking.overview(ws)
    assert [v.digest for v in view.in_force()] == [in_force.digest]
    assert any("is missing from the folder" in sentence for sentence in view.concerns)
    assert looking.show(ws, in_force.digest).version.data == in_force.data


def test_a_changed_file_is_named_and_counts_for_nothing(ws, in_force):
    """What was believed stays; the changed file is set aside with its reason."""
    (path,) = files(ws, "agreements/*/*.toml")
    path.write_bytes(path.read_bytes().replace(b"within a day", b"within a year"))
    report = looking.verify(ws)
    assert not report.holds
    assert any(path.name in fault.path for fault in report.faults)
    assert any(path.name in sentence for sentence in looking.overview(ws).concerns)
    assert looking.show(ws, "exes").version.document.clauses[0].text == MUTUAL


def test_everything_that_holds_is_counted(ws, in_force):
    """One document, two signatures, two entries with a signature each."""
    report = looking.verify(ws)
    assert report.holds
    assert report.checked >= 3


def test_a_strangers_signature_does_not_count_and_is_named(ws, in_force):
    """A machine that knows no key says whose signatures wait for that, and counts none."""
    other = Workspace.open(
        ws.folder,
        clock=FixedClock(ws.clock.now()),
        data_root=ws.folder.parent / "data-elsewhere",
    )
    concerns = looking.overview(other).concerns
    assert ["of sam do not count yet" in each for each in concerns] == [False, True]
    assert looking.show(other, "exes").standing.state is State.UNSIGNED
    report = looking.verify(other)
    assert {fault.reason for fault in report.faults} == {"untrusted"}
    key = ws.ledger.trusted()
    for person in ("alex", "sam"):
        people.meet_person(
            other, person.title(), key[person].line, fingerprint=key[person].fingerprint
        )
    assert looking.show(other, "exes").standing.state is State.IN_FORCE
    assert looking.verify(other).holds


def test_what_is_gone_or_deleted_is_a_fault_when_everything_is_verified(ws, in_force, tmp_path):
    """A record that was here before and is gone is named, even where it cannot be put back."""
    for path in files(ws, "agreements/*/*"):
        path.unlink()
    report = looking.verify(ws)
    assert "missing" in {fault.reason for fault in report.faults}


def sign_as(ws, version, person, key):
    """Put a signature over a version into the folder, as anybody who can write there can."""
    (path,) = files(ws, f"agreements/*/*{version.digest[:8]}.toml")
    path.with_suffix(f".{person}.sig").write_bytes(key.sign(version.data))


def test_a_key_in_somebodys_name_is_never_to_be_added(ws, sit, propose):
    """A version that puts Alex's key under Sam's id says so, and never asks for trust in it."""
    first = propose(MUTUAL)
    alex, sam = first.document.people
    forged = write_version(evolve(first.document, people=(alex, evolve(sam, key=alex.key))))
    ws.ledger.add_version(forged, sit("alex").key.sign(forged.data), "alex")
    (said,) = [each for each in looking.overview(ws).concerns if alex.key in each]
    for words in ("in the name of sam", "not the key that this machine trusts for sam"):
        assert words in said
    assert "It is the key of alex. Never add it for them" in said
    assert "then add" not in said
    assert "handfast " not in said
    report = looking.verify(ws)
    assert [fault.message for fault in report.faults if fault.path == "signature of sam"] == [said]


def test_a_strangers_key_in_somebodys_name_is_one_concern_per_key(ws, sit, propose):
    """However much it signs, it is named once; and nobody's key here is said to be it."""
    stranger = UnlockedKey(b"9" * 32)
    for title in ("One", "Two"):
        first = propose(MUTUAL, title=title)
        alex, sam = first.document.people
        words = evolve(sam, key=stranger.public.fingerprint)
        forged = write_version(evolve(first.document, people=(alex, words)))
        ws.ledger.add_version(forged, sit("alex").key.sign(forged.data), "alex")
        sign_as(ws, forged, "sam", stranger)
    concerns = looking.overview(ws).concerns
    (said,) = [each for each in concerns if stranger.public.fingerprint in each]
    assert "Never add it for them" in said
    assert "It is the key of" not in said
    assert len(looking.verify(ws).faults) == 1


def test_each_unknown_key_is_named_once_when_everything_is_verified(ws, in_force):
    """Two people nobody met here are two faults, however much they have signed."""
    other = Workspace.open(
        ws.folder,
        clock=FixedClock(ws.clock.now()),
        data_root=ws.folder.parent / "data-elsewhere",
    )
    faults = looking.verify(other).faults
    assert [fault.path for fault in faults] == ["signature of alex", "signature of sam"]


NAMED = {
    "swapped": ({"alex": "Sam", "sam": "Alex"}, ["name of sam", "name of alex"]),
    "another": ({"alex": "Alexandra"}, ["knows them as “Alex”. Make sure"]),
    "other letters": ({"alex": "\u0410\u04cf\u0435\u0445"}, ["written with other letters"]),
    "the same": ({"alex": "ALEX", "sam": " Sam "}, []),
}


@pytest.mark.parametrize(("names", "words"), NAMED.values(), ids=NAMED)
def test_a_version_that_calls_people_otherwise_says_so(ws, sit, propose, names, words):
    """What names people otherwise than this machine does is a concern, and noted on its page."""
    first = propose(MUTUAL)
    called = [
        evolve(person, name=names.get(person.id, person.name)) for person in first.document.people
    ]
    version = write_version(evolve(first.document, people=tuple(called)))
    ws.ledger.add_version(version, sit("alex").key.sign(version.data), "alex")
    concerns = looking.overview(ws).concerns
    assert len(concerns) == len(words)
    notes = looking.show(ws, version.digest).standing.notes
    assert len(notes) == len(words)
    for said, concern, note in zip(words, concerns, notes, strict=True):
        assert said in concern
        assert concern.startswith("Exes calls the person ")
        assert said in note
    assert looking.show(ws, first.digest).standing.notes == ()


def test_a_stranger_under_the_name_of_somebody_here_is_named(ws, sit, propose):
    """Who is not known here and bears the name of somebody who is gets a sentence."""
    first = propose(MUTUAL)
    alex, sam = first.document.people
    eve = evolve(sam, id="eve", key=UnlockedKey(b"9" * 32).public.fingerprint)
    clauses = [evolve(clause, binds=("alex", "eve")) for clause in first.document.clauses]
    version = write_version(evolve(first.document, people=(alex, eve), clauses=tuple(clauses)))
    ws.ledger.add_version(version, sit("alex").key.sign(version.data), "alex")
    (said,) = looking.overview(ws).concerns
    assert said == (
        "Exes calls the person eve “Sam”. Here that is the name of sam: make sure who is meant."
    )


def test_two_agreements_that_a_proposal_merges_are_not_side_by_side(ws, sit, propose, in_force):
    """A version that only one has signed makes no two versions of agreements that are apart."""
    other = propose(MUTUAL, title="Freedom")
    proposals.sign(ws, sit("sam"), other.digest, own_words={})
    merged = write_version(
        evolve(in_force.document, title="Both", supersedes=(in_force.digest, other.digest))
    )
    ws.ledger.add_version(merged, sit("alex").key.sign(merged.data), "alex")
    view = looking.overview(ws)
    assert len(view.in_force()) == 2
    assert view.concerns == ()


def test_two_versions_in_force_side_by_side_are_a_concern(ws, propose, in_force, sit):
    """The program names them and resolves nothing."""
    both = []
    for number in (1, 2):
        words = evolve(
            in_force.document,
            supersedes=(in_force.digest,),
            clauses=(*in_force.document.clauses, Clause(f"more-{number}", MUTUAL, binds=("sam",))),
        )
        version = write_version(words)
        ws.ledger.add_version(version, sit("alex").key.sign(version.data), "alex")
        ws.ledger.add_signature(version.digest, "sam", sit("sam").key.sign(version.data))
        both.append(version.digest)
    view = looking.overview(ws)
    assert {v.digest for v in view.in_force()} == set(both)
    assert any("2 versions side by side" in sentence for sentence in view.concerns)


def test_history_tells_every_step_in_order(ws, sit, propose, say):
    """Versions in order, then what was said about each, in plain sentences."""
    version = propose(MUTUAL)
    clause = version.document.clauses[0].id
    replies = [
        Reply(ReplyKind.QUESTION, clause, "What is a day?"),
        Reply(ReplyKind.DECLINE),
        Reply(ReplyKind.AGREE, clause),
    ]
    proposals.answer(ws, sit("sam"), "exes", replies)
    ws.ledger.add_signature(version.digest, "sam", sit("sam").key.sign(version.data))
    proposals.withdraw(ws, sit("sam"), "exes", clauses=[clause])
    opening = RoundWords(RoundStep.OPEN, 1, because=Because.ASKED)
    say("alex", "review-answer", version, review=opening)
    say("alex", "key-change", version)
    renewed = evolve(version.document, supersedes=(version.digest,))
    second = write_version(renewed)
    ws.ledger.add_version(second, sit("alex").key.sign(second.data), "alex")
    told = [f"{h.who} {h.what}" for h in looking.history(ws, version.digest)]
    assert told[0] == "Alex wrote version 1"
    assert told[1] == "Sam signed"
    assert set(told[2:7]) == {
        "Alex signed",
        f"Sam asked about {clause}: What is a day?; said not this to the whole; agreed to {clause}",
        f"Sam withdrew from {clause}",
        "Alex opened a review",
        "Alex wrote: key-change",
    }
    assert told[7:] == ["Alex wrote version 2, which answers or replaces version 1", "Alex signed"]
    happenings = looking.history(ws, version.digest)
    assert happenings[0].day == ws.clock.today()
    assert happenings[1].day is None


def test_whoever_is_not_named_shows_by_their_id(ws, propose, say, keys):
    """Somebody known here can say something about what does not name them; it shows as theirs."""
    version = propose(MUTUAL)
    people.trust(ws, "kim", check_private_key(keys["kim"]), "Kim")
    say("kim", "answer", version, replies=(Reply(ReplyKind.DECLINE),))
    assert "kim" in {happening.who for happening in looking.history(ws, version.digest)}


def test_the_difference_between_two_references(ws, sit, propose):
    """A counter-proposal shows word by word."""
    first = propose(MUTUAL)
    draft = proposals.counter(ws, sit("sam"), first.digest)
    view = drafts.open_draft(ws, sit("sam"), draft)
    words = evolve(
        view.document,
        clauses=(evolve(view.document.clauses[0], text=MUTUAL.replace("a day", "two days")),),
    )
    drafts.save(ws, sit("sam"), draft, words)
    second = proposals.propose(ws, sit("sam"), draft)
    found = looking.difference(ws, first.digest, second.digest)
    kinds = {word.kind for word in found.clauses[0].words}
    assert kinds == {"same", "added", "removed"}


def test_a_folder_that_can_only_be_read_is_read(ws, in_force, propose, monkeypatch):
    """Looking and verifying need no writing; proposing says that nothing was written."""
    write = durable._fill

    def read_only(path, data):
        if path.is_relative_to(ws.folder):
            raise OSError(errno.EROFS, "Read-only file system")
        write(path, data)

    monkeypatch.setattr(durable, "_fill", read_only)
    assert looking.overview(ws).in_force()
    assert looking.show(ws, "exes").version == in_force
    assert looking.verify(ws).holds
    with pytest.raises(StorageError, match="only be read"):
        propose(MUTUAL, title="Other")
