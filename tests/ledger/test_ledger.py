"""The ledger in daily use: adding, loading, looking up, and what is refused."""

import os
import sqlite3
import subprocess
import sys
from datetime import date, timedelta

import pytest
from attrs import evolve

from handfast.documents import digest_of, read_version, write_version
from handfast.errors import (
    DocumentError,
    RefusedError,
    SignatureError,
    StorageError,
    UsageError,
)
from handfast.ledger import StoredSignature, open_folder
from handfast.ledger.memory import Memory
from handfast.model import (
    Clause,
    ClauseKind,
    Consent,
    Digest,
    Ground,
    JournalKind,
    Person,
    PersonId,
    Records,
    Rupture,
    Withdrawal,
)

ALEX, SAM, MO = PersonId("alex"), PersonId("sam"), PersonId("mo")


def unmeasured():
    """Return an environment for a program of ours in which no measuring loads more than it does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_an_agreement_of_both_is_two_consents(world, ledger):
    """Its terms and both signers come back, here and on another machine."""
    version = world.agree(ledger)
    expected = Records(
        versions={version.digest: version.terms()},
        consents=frozenset(
            Consent(person, world.keys[person].public.fingerprint, version.digest)
            for person in (ALEX, SAM)
        ),
    )
    for machine in (ledger, world.open(), world.elsewhere("second").open()):
        for _ in ("first", "from memory"):
            loaded = machine.load()
            assert loaded.records == expected
            assert loaded.set_aside == loaded.missing == loaded.unconfirmed == loaded.waiting == ()


def test_the_files_have_the_names_of_the_design(world, ledger):
    """Versions of one line share a folder and are numbered along it."""
    first = world.agree(ledger)
    second = world.propose(ledger, "Exes and friends", supersedes=(first.digest,))
    folder = f"agreements/running-into-exes-{first.digest[:4]}"
    entry = world.withdraw(ledger, ALEX, first)
    assert {path for path in world.files() if "/" in path} == {
        f"{folder}/01-{first.digest[:8]}.toml",
        f"{folder}/01-{first.digest[:8]}.alex.sig",
        f"{folder}/01-{first.digest[:8]}.sam.sig",
        f"{folder}/02-{second.digest[:8]}.toml",
        f"{folder}/02-{second.digest[:8]}.alex.sig",
        f"journal/2026-11-23-alex-withdrawal-{entry.digest[:8]}.toml",
        f"journal/2026-11-23-alex-withdrawal-{entry.digest[:8]}.alex.sig",
    }


def test_the_number_is_that_of_the_longest_line(world, ledger):
    """It is derived from what is replaced, so two machines choose the same one."""
    first = world.agree(ledger)
    second = world.agree(ledger, supersedes=(first.digest,))
    other = world.agree(ledger, "Another")
    third = world.agree(ledger, supersedes=(other.digest, second.digest))
    (path,) = world.folder.glob(f"agreements/another-*/03-{third.digest[:8]}.toml")
    assert path.read_bytes() == third.data


def test_what_replaces_the_unknown_has_a_folder_of_its_own(world, ledger):
    """A version may arrive before the one that it replaces."""
    version = world.propose(ledger, supersedes=(Digest("0" * 64),))
    assert list(world.folder.glob(f"agreements/*-{version.digest[:4]}/01-*.toml"))


def test_what_replaces_a_file_outside_the_folders_has_a_folder_of_its_own(world, ledger):
    """A document somebody put elsewhere is read, and not added to."""
    version = world.agree(ledger)
    (path,) = world.folder.glob("agreements/*/*.toml")
    path.rename(world.folder / "agreements" / path.name)
    elsewhere = world.elsewhere("second").open()
    after = world.propose(elsewhere, "After", supersedes=(version.digest,))
    assert list(world.folder.glob(f"agreements/after-{after.digest[:4]}/02-*.toml"))


def test_documents_and_entries_come_back_whole(world, ledger):
    """Their words and exact bytes are read again from the folder."""
    version = world.agree(ledger)
    entry = world.withdraw(ledger, SAM, version)
    assert ledger.version(version.digest) == version
    assert ledger.entry(entry.digest) == entry
    assert world.open().version(version.digest) == version


def test_a_document_that_another_program_just_added_is_found(world, ledger):
    """An unknown digest makes the ledger look again, before it says that there is none."""
    ledger.load()
    version = world.agree(world.open())
    assert ledger.version(version.digest) == version
    with pytest.raises(UsageError, match="no such document"):
        ledger.version(Digest("0" * 64))


def test_a_version_is_no_entry_and_the_other_way_round(world, ledger):
    """Each is asked for as what it is."""
    version = world.agree(ledger)
    entry = world.withdraw(ledger, SAM, version)
    with pytest.raises(UsageError, match="not a version"):
        ledger.version(entry.digest)
    with pytest.raises(UsageError, match="not a journal entry"):
        ledger.entry(version.digest)


def test_signatures_come_back_with_their_bytes(world, ledger):
    """Trusted ones only, in order of their signers."""
    version = world.agree(ledger)
    world.agree(ledger, "Another")
    expected = tuple(
        StoredSignature(person, world.keys[person].public.fingerprint, world.sign(person, version))
        for person in (ALEX, SAM)
    )
    assert ledger.signatures(version.digest) == expected
    stranger = world.elsewhere("second").open(trusting=(SAM,))
    assert stranger.signatures(version.digest) == expected[1:]


def test_what_people_say_becomes_withdrawals_ruptures_and_entries(world, ledger):
    """Each kind gives what standing needs of it; the rest is there to be looked up."""
    version = world.agree(ledger)
    key = world.keys[SAM].public.fingerprint
    until = world.entry(SAM, JournalKind.RUPTURE).written + timedelta(days=5)
    entries = [
        world.entry(SAM, JournalKind.WITHDRAWAL, version.digest, clauses=("tell-me-after",)),
        world.entry(SAM, JournalKind.RUPTURE, until=until),
        world.entry(SAM, JournalKind.SIGNING, version.digest),
    ]
    for entry in entries:
        ledger.add_entry(entry, world.sign(SAM, entry))
    for loaded in (ledger.load(), world.elsewhere("second").open().load()):
        moment = entries[0].written
        assert loaded.records.withdrawals == {
            Withdrawal(SAM, key, version.digest, frozenset({"tell-me-after"}), moment)
        }
        assert loaded.records.ruptures == {Rupture(SAM, key, moment, until)}
        assert {(one.digest, one.kind, one.by, one.version) for one in loaded.entries} == {
            (entry.digest, entry.kind, SAM, entry.version) for entry in entries
        }


def test_adding_twice_is_adding_once(world, ledger):
    """The same record has the same place, and nothing changes."""
    version = world.agree(ledger)
    before = world.files()
    world.agree(ledger)
    world.agree(world.open())
    assert world.files() == before
    assert len(ledger.load().records.consents) == 2
    assert set(ledger.load().records.versions) == {version.digest}


@pytest.mark.parametrize("reason", ["bytes", "armour", "key", "untrusted", "digest", "unnamed"])
def test_what_does_not_hold_is_not_added(world, ledger, reason):
    """Each fault has its own word, and no file is written."""
    version = world.version()
    signature, by = world.sign(ALEX, version), ALEX
    before = world.files()
    if reason == "bytes":
        signature = world.sign(ALEX, world.version("Another"))
    elif reason == "armour":
        signature = signature.replace(b"\n", b"\r\n")
    elif reason == "key":
        signature = world.sign(SAM, version)
    elif reason == "untrusted":
        people = (*version.document.people, Person(MO, "Mo", world.keys[MO].public.fingerprint))
        version, by = write_version(evolve(version.document, people=people)), MO
        signature = world.sign(MO, version)
    elif reason == "digest":
        version = evolve(version, digest=Digest("0" * 64))
    else:
        signature, by = world.sign(MO, version), MO
    with pytest.raises((SignatureError, RefusedError)) as refused:
        ledger.add_version(version, signature, by)
    assert getattr(refused.value, "reason", "unnamed") == reason
    assert world.files() == before
    assert ledger.load().records == Records()


def test_the_bytes_decide_and_not_what_the_caller_says(world, ledger):
    """A version whose words are not those of its bytes is stored as its bytes say."""
    version = world.version()
    other = world.document("Something else")
    ledger.add_version(evolve(version, document=other), world.sign(ALEX, version), ALEX)
    assert ledger.load().records.versions[version.digest].title == "Running into exes"


def test_a_version_that_is_not_valid_is_not_added(world, ledger):
    """The reader's rules hold for adding too."""
    version = world.version()
    data = version.data + b"\xff"
    broken = evolve(version, data=data, digest=digest_of(data))
    with pytest.raises(DocumentError):
        ledger.add_version(broken, world.keys[ALEX].sign(data), ALEX)


def test_an_entry_is_signed_by_who_says_it(world, ledger):
    """Nobody withdraws for somebody else."""
    version = world.agree(ledger)
    entry = world.entry(SAM, JournalKind.WITHDRAWAL, version.digest)
    with pytest.raises(SignatureError) as refused:
        ledger.add_entry(entry, world.sign(ALEX, entry))
    assert refused.value.reason == "key"
    assert ledger.load().records.withdrawals == frozenset()


def test_one_key_under_two_names_of_a_version_is_one_consent(world, ledger):
    """Only the person whom this machine knows by that key has signed."""
    key = world.keys[ALEX].public.fingerprint
    version = world.version()
    data = version.data.replace(world.keys[SAM].public.fingerprint.encode(), key.encode())
    doubled = read_version(data)
    ledger.add_version(doubled, world.sign(ALEX, doubled), ALEX)
    loaded = ledger.load()
    assert loaded.records.consents == {Consent(ALEX, key, doubled.digest)}
    assert [one.person for one in loaded.unconfirmed] == [SAM]


def test_a_signature_that_holds_by_a_key_not_trusted_here_is_unconfirmed(world, ledger):
    """It counts as soon as the key is confirmed, without anything arriving anew."""
    version = world.agree(ledger)
    entry = world.withdraw(ledger, SAM, version)
    stranger = world.elsewhere("second").open(trusting=(ALEX,))
    loaded = stranger.load()
    assert {consent.person for consent in loaded.records.consents} == {ALEX}
    assert loaded.records.withdrawals == frozenset()
    assert {(one.person, one.version) for one in loaded.unconfirmed} == {
        (SAM, version.digest),
        (SAM, entry.digest),
    }
    assert all("has not been told" in one.reason for one in loaded.unconfirmed)
    stranger.trust(SAM, world.keys[SAM].public)
    assert stranger.load().records == ledger.load().records
    assert stranger.load().unconfirmed == ()


def test_another_key_than_the_trusted_one_is_unconfirmed_with_that_reason(world, ledger):
    """Somebody who rewrites the folder with a key of theirs is named."""
    world.agree(ledger)
    stranger = world.elsewhere("second").open(trusting=(ALEX,))
    stranger.trust(SAM, world.keys[MO].public)
    loaded = stranger.load()
    assert {consent.person for consent in loaded.records.consents} == {ALEX}
    assert [one.reason for one in loaded.unconfirmed] == [
        "This machine trusts another key for them."
    ]


def test_a_signature_whose_document_is_not_here_waits(world, ledger):
    """It is no error, and counts when the document arrives."""
    world.agree(ledger)
    (document,) = world.folder.glob("agreements/*/*.toml")
    data = document.read_bytes()
    document.unlink()
    elsewhere = world.elsewhere("second").open()
    loaded = elsewhere.load()
    assert loaded.records == Records()
    assert loaded.set_aside == ()
    assert [one.code for one in loaded.waiting] == ["document-missing"] * 2
    document.write_bytes(data)
    assert len(elsewhere.load().records.consents) == 2
    document.unlink()
    document.with_suffix(".alex.sig").unlink()


def test_what_was_seen_and_not_believed_is_not_kept(world, ledger):
    """A document without a trusted signature is gone when its file is; its signature waits."""
    world.agree(ledger)
    stranger = world.elsewhere("second").open(trusting=())
    assert len(stranger.load().records.versions) == 1
    (document,) = world.folder.glob("agreements/*/*.toml")
    document.unlink()
    loaded = stranger.load()
    assert loaded.records == Records()
    assert loaded.missing == ()
    assert [one.code for one in loaded.waiting] == ["document-missing"] * 2


def test_an_entry_without_its_signature_waits(world, ledger):
    """Nobody has said it yet."""
    version = world.agree(ledger)
    entry = world.entry(SAM, JournalKind.WITHDRAWAL, version.digest)
    path = world.folder / "journal" / f"2026-11-23-sam-withdrawal-{entry.digest[:8]}.toml"
    path.write_bytes(entry.data)
    loaded = ledger.load()
    assert loaded.records.withdrawals == frozenset()
    assert [one.code for one in loaded.waiting] == ["signature-missing"]
    path.with_suffix(".sam.sig").write_bytes(world.sign(SAM, entry))
    assert len(ledger.load().records.withdrawals) == 1


def test_a_document_without_a_signature_is_there_and_unsigned(world, ledger):
    """It is shown as a version that nobody has consented to."""
    version = world.version()
    folder = world.folder / "agreements" / "new"
    folder.mkdir()
    (folder / f"01-{version.digest[:8]}.toml").write_bytes(version.data)
    loaded = ledger.load()
    assert set(loaded.records.versions) == {version.digest}
    assert loaded.records.consents == frozenset()


def test_conflict_copies_that_match_are_taken(world, ledger):
    """A copy that a program renamed is the record it is; so is its signature."""
    world.agree(ledger)
    for path in list(world.folder.glob("agreements/*/*")):
        first, _, rest = path.name.partition(".")
        path.rename(path.with_name(f"{first}.sync-conflict-20261123-180400-ABCDEFG.{rest}"))
    loaded = world.elsewhere("second").open().load()
    assert loaded.records == ledger.load().records
    assert loaded.set_aside == ledger.load().missing == ()


def test_records_that_somebody_moved_are_found_where_they_are(world, ledger):
    """Names are hints: after a renaming everything is read, signed and continued in its place."""
    version = world.agree(ledger)
    unsigned = world.version("Unsigned")
    folder = world.folder / "agreements" / "new"
    folder.mkdir()
    (folder / f"01-{unsigned.digest[:8]}.toml").write_bytes(unsigned.data)
    ledger.load()
    folder.rename(folder.with_name("newer"))
    (before,) = world.folder.glob("agreements/running-*")
    before.rename(before.with_name("moved"))
    assert ledger.load().missing == ()
    assert ledger.version(unsigned.digest) == unsigned
    assert [one.person for one in ledger.signatures(version.digest)] == [ALEX, SAM]
    after = world.agree(ledger, supersedes=(version.digest,))
    names = {path.name for path in before.with_name("moved").iterdir()}
    assert f"02-{after.digest[:8]}.toml" in names
    assert len(names) == 6


def test_two_files_with_the_same_bytes_are_one_record(world, ledger):
    """The shorter name is the one that is remembered, in any order."""
    version = world.agree(ledger)
    (path,) = world.folder.glob("agreements/*/*.toml")
    for ending in ("a", "z"):
        path.with_name(f"{path.stem}.sync-conflict-{ending}.toml").write_bytes(version.data)
    elsewhere = world.elsewhere("second").open()
    assert len(elsewhere.load().records.versions) == 1
    for copy in world.folder.glob("agreements/*/*.toml"):
        copy.unlink()
    assert [one.name for one in elsewhere.load().missing] == [
        path.relative_to(world.folder).as_posix()
    ]


def test_a_conflict_copy_with_other_content_is_reported(world, ledger):
    """An edited copy is nobody's version."""
    version = world.agree(ledger)
    (path,) = world.folder.glob("agreements/*/*.toml")
    copy = path.with_name(f"{path.stem}.sync-conflict-20261123-180400-ABCDEFG.toml")
    copy.write_bytes(version.data.replace(b"within a day", b"within a week"))
    loaded = ledger.load()
    assert [one.code for one in loaded.set_aside] == ["digest"]
    assert set(loaded.records.versions) == {version.digest}


def test_a_document_that_is_not_valid_is_set_aside_and_remembered_as_that(world, ledger):
    """Its reason is given each time, and it is parsed only once."""
    data = b'handfast = 1\nkind = "agreement"\n'
    folder = world.folder / "agreements" / "new"
    folder.mkdir()
    (folder / f"01-{digest_of(data)[:8]}.toml").write_bytes(data)
    first, second = ledger.load(), ledger.load()
    assert [one.code for one in first.set_aside] == ["document"]
    assert first.set_aside == second.set_aside


def test_a_signature_that_does_not_hold_is_set_aside_and_remembered_as_that(world, ledger):
    """By a key that the document does not name, or over other bytes."""
    version = world.agree(ledger)
    other = world.agree(ledger, "Another")
    (path,) = world.folder.glob(f"agreements/*/01-{version.digest[:8]}.toml")
    path.with_suffix(".mo.sig").write_bytes(world.sign(MO, version))
    path.with_suffix(".zoe.sig").write_bytes(world.sign(ALEX, evolve(other, data=b"?")))
    first, second = ledger.load(), ledger.load()
    assert [one.code for one in first.set_aside] == ["key", "bytes"]
    assert first.set_aside == second.set_aside
    assert len(first.records.consents) == 4


def test_a_name_that_is_taken_is_left_alone(world, ledger):
    """What lies under a record's name and is something else stays, and the name grows."""
    version = world.version()
    folder = world.folder / "agreements" / f"running-into-exes-{version.digest[:4]}"
    folder.mkdir()
    (folder / f"01-{version.digest[:8]}.toml").write_bytes(b"something else")
    world.agree(ledger)
    assert (folder / f"01-{version.digest[:8]}.toml").read_bytes() == b"something else"
    assert (folder / f"01-{version.digest[:16]}.toml").read_bytes() == version.data
    assert (folder / f"01-{version.digest[:16]}.sam.sig").exists()
    assert len(world.elsewhere("second").open().load().records.consents) == 2


def test_when_every_name_is_taken_it_is_said(world, ledger):
    """Nothing is overwritten even then."""
    version = world.version()
    folder = world.folder / "agreements" / f"running-into-exes-{version.digest[:4]}"
    folder.mkdir()
    for length in (8, 16, 32, 64):
        (folder / f"01-{version.digest[:length]}.toml").symlink_to("nowhere")
    with pytest.raises(StorageError, match="every name"):
        world.propose(ledger)


def test_a_withdrawal_counts_where_the_folder_cannot_be_written(world, ledger, monkeypatch):
    """It is remembered first, said to be not in the folder yet, and written when that works."""
    version = world.agree(ledger)
    with monkeypatch.context() as patch:

        def read_only(path, data):
            raise StorageError("This disk can only be read, so nothing was written.")

        patch.setattr("handfast.ledger.writer.write", read_only)
        with pytest.raises(StorageError, match="counts on this machine now; it has yet") as told:
            world.withdraw(ledger, ALEX, version)
        assert "nothing was written" not in str(told.value)
        loaded = world.open().load()
        assert len(loaded.records.withdrawals) == 1
        assert [missing.healed for missing in loaded.missing] == [False, False]
    loaded = world.open().load()
    assert [missing.healed for missing in loaded.missing] == [True, True]
    second = world.elsewhere("second").open().load()
    assert len(second.records.withdrawals) == 1


def test_a_withdrawal_counts_where_only_the_folder_can_be_written(world, ledger, monkeypatch):
    """With the disk of this machine's memory full, the folder alone is enough."""
    version = world.agree(ledger)
    with monkeypatch.context() as patch:
        patch.setattr(Memory, "remember", no_room)
        world.withdraw(ledger, ALEX, version)
        assert len(world.open().load().records.withdrawals) == 1
    assert len(world.open().load().records.withdrawals) == 1
    assert len(world.elsewhere("second").open().load().records.withdrawals) == 1


def test_a_withdrawal_that_can_be_written_nowhere_is_said_to_have_failed(
    world, ledger, monkeypatch
):
    """What the folder's disk says is told, and nothing counts."""
    version = world.agree(ledger)
    with monkeypatch.context() as patch:
        patch.setattr(Memory, "remember", no_room)
        patch.setattr("handfast.ledger.writer.write", no_room)
        with pytest.raises(StorageError, match="no room") as told:
            world.withdraw(ledger, ALEX, version)
        assert "counts" not in str(told.value)
    assert not world.open().load().records.withdrawals


def no_room(*_given):
    """Fail as a full disk does."""
    raise StorageError("There is no room on the disk for this file.")


def test_a_moved_folder_loads_where_the_note_on_it_cannot_be_kept(world, ledger, monkeypatch):
    """A full data disk takes nobody's agreements away."""
    version = world.agree(ledger)
    moved = world.folder.rename(world.folder.with_name("moved"))
    monkeypatch.setattr("handfast.ledger.place.write", no_room)
    loaded = open_folder(moved, world.data).load()
    assert set(loaded.records.versions) == {version.digest}


def test_reading_works_in_a_folder_that_cannot_be_written(world, ledger, monkeypatch):
    """Loading, looking up and verifying write nothing that they need."""
    version = world.agree(ledger)
    world.withdraw(ledger, SAM, version)
    elsewhere = world.elsewhere("second").open()
    writable = os.open

    def read_only(path, flags, *rest, **more):
        if flags & os.O_CREAT and str(world.folder) in str(path):
            raise OSError(30, "Read-only file system")
        return writable(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", read_only)
    assert len(elsewhere.load().records.withdrawals) == 1
    assert elsewhere.version(version.digest) == version
    assert elsewhere.verify().set_aside == ()
    with pytest.raises(StorageError, match="only be read"):
        world.propose(elsewhere, "Another")


def test_verifying_afresh_takes_nothing_from_memory(world, ledger):
    """Every file is read and verified again, and what is wrong is named."""
    version = world.agree(ledger)
    world.withdraw(ledger, SAM, version)
    assert ledger.verify().checked == 5
    assert ledger.verify().set_aside == ()
    (path,) = world.folder.glob("agreements/*/*.toml")
    path.write_bytes(version.data.replace(b"within a day", b"within a year"))
    verified = ledger.verify()
    assert [(one.path, one.code) for one in verified.set_aside] == [
        (path.relative_to(world.folder).as_posix(), "digest")
    ]
    assert [one.code for one in verified.waiting] == ["document-missing"] * 2


def test_a_record_that_vanishes_from_everywhere_is_a_sentence(world, ledger):
    """Only a document that was never believed can be gone for good."""
    version = world.version()
    folder = world.folder / "agreements" / "new"
    folder.mkdir()
    path = folder / f"01-{version.digest[:8]}.toml"
    path.write_bytes(version.data)
    ledger.load()
    path.unlink()
    with pytest.raises(StorageError, match="a moment ago"):
        ledger.version(version.digest)


def test_a_signature_that_vanishes_while_it_is_looked_at_waits(world, ledger, monkeypatch):
    """It is neither refused nor believed, and taken the next time."""
    from handfast.ledger.reading import read_bounded

    version = world.propose(ledger)
    (path,) = world.folder.glob("agreements/*/*.toml")
    path.with_suffix(".sam.sig").write_bytes(world.sign(SAM, version))

    def vanishing(path, limit):
        if str(path).endswith(".sig"):
            raise FileNotFoundError(2, "No such file or directory")
        return read_bounded(path, limit)

    with monkeypatch.context() as patch:
        patch.setattr("handfast.ledger.scan.IN_HAND", 0)
        patch.setattr("handfast.ledger.reading.read_bounded", vanishing)
        loaded = ledger.load()
        assert len(loaded.records.consents) == 1
        assert loaded.set_aside == ()
    assert len(ledger.load().records.consents) == 2


def test_a_signature_over_a_document_of_which_nothing_is_left_waits(world, ledger):
    """Without the bytes nothing can be verified; the facts are still believed."""
    version = world.propose(ledger)
    (path,) = world.folder.glob("agreements/*/*.toml")
    path.with_suffix(".sam.sig").write_bytes(world.sign(SAM, version))
    path.unlink()
    connection = sqlite3.connect(ledger.place.memory, isolation_level=None)
    connection.execute("DELETE FROM copies")
    connection.close()
    loaded = ledger.load()
    assert len(loaded.records.consents) == 1
    assert loaded.set_aside == ()


def test_what_vanishes_before_it_is_kept_is_kept_the_next_time(world, ledger, monkeypatch):
    """A copy is kept as soon as there is one."""
    world.agree(ledger)
    elsewhere = world.elsewhere("second").open(trusting=())
    assert len(elsewhere.load().unconfirmed) == 2
    for person in (ALEX, SAM):
        elsewhere.trust(person, world.keys[person].public)
    with monkeypatch.context() as patch:
        patch.setattr("handfast.ledger.scan.read_again", lambda path, digest, limit: None)
        assert len(elsewhere.load().records.consents) == 2
    elsewhere.load()
    for path in world.folder.glob("agreements/*/*"):
        path.unlink()
    assert len(elsewhere.load().missing) == 3


def test_a_version_without_a_known_digest_can_be_signed_by_nobody(world, ledger):
    """Signing asks for a document that is here."""
    with pytest.raises(UsageError, match="no such document"):
        ledger.add_signature(Digest("0" * 64), ALEX, b"")


def test_terms_survive_memory_in_every_field(world, ledger):
    """A hold, a ground agreement, what is replaced and unknown fields give the same terms."""
    first = world.agree(ledger)
    hold = Clause("pause", "We pause.", ClauseKind.HOLD, (ALEX, SAM), until=date(2026, 12, 7))
    version = world.agree(
        ledger,
        supersedes=(first.digest,),
        clauses=(*first.document.clauses, hold),
        ground=Ground(96),
        why="Because.",
    )
    for machine in (world.open(), world.elsewhere("second").open()):
        assert machine.load().records.versions[version.digest] == version.terms()
        assert machine.load().records.versions[version.digest] == version.terms()


def test_an_unchanged_folder_needs_no_parser_and_no_cryptography(world, ledger):
    """Loading what is known imports none of the heavy libraries."""
    world.agree(ledger)
    ledger.load()
    heavy = ["cryptography", "bcrypt", "pyrage", "sshsig", "tomli", "tomlkit", "platformdirs"]
    program = (
        "import sys; from pathlib import Path; from handfast.ledger import open_folder\n"
        f"loaded = open_folder(Path({str(world.folder)!r}), Path({str(world.data)!r})).load()\n"
        "assert len(loaded.records.consents) == 2\n"
        f"print(sorted(set({heavy!r}) & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=unmeasured(),
    )
    assert shown.stdout == "[]\n"
