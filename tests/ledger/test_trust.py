"""Trust anchors: told to this machine, never taken from the folder, never changed."""

import pytest

from handfast.errors import RefusedError, SignatureError, StorageError, UsageError
from handfast.model import PersonId

ALEX, SAM, MO = PersonId("alex"), PersonId("sam"), PersonId("mo")


def test_a_trusted_key_is_remembered(world, ledger):
    """It is there after opening anew, and telling it twice changes nothing."""
    ledger.trust(ALEX, world.keys[ALEX].public)
    assert dict(world.open(trusting=()).trusted()) == {
        ALEX: world.keys[ALEX].public,
        SAM: world.keys[SAM].public,
    }


def test_a_trusted_key_is_never_changed(world, ledger):
    """Another key for the same person is refused and the old one stays."""
    with pytest.raises(RefusedError, match="another key for sam"):
        ledger.trust(SAM, world.keys[MO].public)
    assert ledger.trusted()[SAM] == world.keys[SAM].public


def test_one_key_is_never_two_peoples(world, ledger):
    """The same key under a second name is refused."""
    with pytest.raises(RefusedError, match="already trusted as the key of sam"):
        ledger.trust(MO, world.keys[SAM].public)


def test_a_name_that_is_no_id_is_refused(world, ledger):
    """A pattern would make a key valid for others in OpenSSH's file."""
    with pytest.raises(UsageError):
        ledger.trust(PersonId("*"), world.keys[MO].public)


def test_a_key_that_stands_under_two_names_counts_for_neither(world, ledger):
    """Somebody who edits the data directory by hand cannot make two people of one."""
    world.agree(ledger)
    trusted = ledger.place.trusted
    (trusted / "alex.pub").write_bytes((trusted / "sam.pub").read_bytes())
    loaded = ledger.load()
    assert ledger.trusted() == {}
    assert [one.code for one in loaded.set_aside] == ["trust", "trust"]
    assert loaded.records.consents == frozenset()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ssh-ed25519 AAAA\n",
        b"\xff\xfe",
        b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        b"ssh-ed25519 ".ljust(5000, b"A"),
    ],
)
def test_a_damaged_anchor_trusts_nobody_and_is_said(world, ledger, content):
    """A file that holds no sound key is named; it is not replaced by what somebody says next."""
    version = world.agree(ledger)
    (ledger.place.trusted / "sam.pub").write_bytes(content)
    loaded = ledger.load()
    assert [one.code for one in loaded.set_aside] == ["trust"]
    assert {consent.person for consent in loaded.records.consents} == {ALEX}
    with pytest.raises(StorageError, match="cannot be read"):
        ledger.trust(SAM, world.keys[MO].public)
    with pytest.raises(StorageError, match="cannot be read"):
        ledger.add_signature(version.digest, SAM, world.sign(SAM, version))


def test_somebody_elses_damaged_anchor_is_in_nobodys_way(world, ledger):
    """Alex can sign and Mo can be met while Sam's anchor is damaged."""
    (ledger.place.trusted / "sam.pub").write_bytes(b"")
    world.propose(ledger)
    ledger.trust(MO, world.keys[MO].public)
    assert set(ledger.trusted()) == {ALEX, MO}


def test_an_anchor_on_a_disk_that_fails_is_said_loudly(ledger):
    """To trust nobody for a moment would be to believe less; loading stops with a sentence."""
    (ledger.place.trusted / "sam.pub").unlink()
    (ledger.place.trusted / "sam.pub").symlink_to("alex.pub")
    with pytest.raises(StorageError, match="could not be read"):
        ledger.load()


def test_files_with_other_names_are_no_anchors(world, ledger):
    """Only a person's id names an anchor."""
    (ledger.place.trusted / "*.pub").write_text(world.keys[MO].public.line)
    assert set(ledger.trusted()) == {ALEX, SAM}


def test_allowed_signers_is_written_for_openssh(world, ledger):
    """Each trusted person has one line, and nothing in it is ever believed."""
    text = (world.folder / "allowed_signers").read_text()
    assert text == "".join(
        f'{person} namespaces="handfast" {world.keys[person].public.line}\n'
        for person in (ALEX, SAM)
    )


def test_a_swapped_key_in_the_folder_has_no_effect(world, ledger):
    """Neither allowed_signers nor the settings decide whose key is whose."""
    version = world.propose(ledger)
    signers = world.folder / "allowed_signers"
    sam, mo = world.keys[SAM].public.line, world.keys[MO].public.line
    signers.write_text(signers.read_text().replace(sam, mo))
    with pytest.raises(SignatureError) as refused:
        ledger.add_signature(version.digest, SAM, world.sign(MO, version))
    assert refused.value.reason == "key"
    assert ledger.trusted()[SAM] == world.keys[SAM].public
    world.agree(ledger, "Another")
    assert sam in signers.read_text()


def test_lines_for_people_whom_this_machine_has_not_met_stay(world, ledger):
    """Two machines that have met different people do not undo each other's lines."""
    signers = world.folder / "allowed_signers"
    line = f'mo namespaces="handfast" {world.keys[MO].public.line}\n'
    junk = 'b*d namespaces="handfast" ssh-ed25519 AAAA\nnonsense\n'
    signers.write_text(line + junk)
    world.propose(ledger)
    lines = signers.read_text().splitlines(keepends=True)
    assert [one.split()[0] for one in lines] == ["alex", "mo", "sam"]
    assert line in lines


def test_a_folder_that_lists_no_anchors_for_reading_is_a_sentence(world, ledger, monkeypatch):
    """A data directory that cannot be listed is not taken for one without anchors."""

    def refuse(self, pattern):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.glob", refuse)
    with pytest.raises(StorageError, match="could not be read"):
        ledger.trusted()
