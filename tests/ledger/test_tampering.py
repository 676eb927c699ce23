"""What was signed cannot be changed unseen: every byte, every form of a signature, every pair."""

import base64
import hashlib
import itertools

import pytest

from handfast.ledger import create_folder
from handfast.ledger.facts import Refusal
from handfast.ledger.memory import Memory
from handfast.model import Digest, PersonId, Records

ALEX, SAM = PersonId("alex"), PersonId("sam")
ORDER = 2**252 + 27742317777372353535851937790883648493
FIRST, LAST = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"


def only(world, pattern):
    """Return the one file that matches."""
    (path,) = world.folder.glob(f"agreements/*/*{pattern}")
    return path


def test_no_changed_byte_of_a_version_is_accepted(world, ledger):
    """Each byte in turn: the version is named and not believed, where it was never seen whole."""
    version = world.agree(ledger)
    newcomer = world.elsewhere("second").open()
    path = only(world, ".toml")
    name = path.relative_to(world.folder).as_posix()
    for at in range(len(version.data)):
        path.write_bytes(
            version.data[:at] + bytes([version.data[at] ^ (1 + at % 255)]) + version.data[at + 1 :]
        )
        loaded = newcomer.load()
        assert loaded.records == Records()
        assert [(one.path, one.code) for one in loaded.set_aside] == [(name, "digest")]
    path.write_bytes(version.data)
    assert len(newcomer.load().records.consents) == 2


def test_a_changed_version_under_a_fitting_name_has_no_signatures(world, ledger):
    """Whoever renames the files along with the change gains an unsigned text and no consent."""
    version = world.agree(ledger)
    signatures = [world.sign(person, version) for person in (ALEX, SAM)]
    newcomer = world.elsewhere("second").open()
    folder = only(world, ".toml").parent
    for path in list(folder.iterdir()):
        path.unlink()
    for at in range(0, len(version.data), 16):
        data = version.data[:at] + bytes([version.data[at] ^ 1]) + version.data[at + 1 :]
        digest = hashlib.sha256(data).hexdigest()
        stem = f"01-{digest[:8]}"
        (folder / f"{stem}.toml").write_bytes(data)
        for number, signature in enumerate(signatures):
            (folder / f"{stem}.{number}.sig").write_bytes(signature)
        loaded = newcomer.load()
        assert loaded.records.consents == frozenset()
        assert set(loaded.records.versions) <= {Digest(digest)}
        for path in list(folder.iterdir()):
            path.unlink()


def test_no_changed_byte_of_a_signature_is_accepted(world, ledger):
    """Each byte in turn, with another letter of the same alphabet: nobody has signed."""
    version = world.propose(ledger)
    newcomer = world.elsewhere("second").open()
    path = only(world, ".sig")
    whole = path.read_bytes()
    for at, byte in enumerate(whole):
        path.write_bytes(whole[:at] + (b"A" if byte != ord("A") else b"B") + whole[at + 1 :])
        loaded = newcomer.load()
        assert loaded.records.consents == frozenset()
        assert [one.path for one in loaded.set_aside] == [path.relative_to(world.folder).as_posix()]
    path.write_bytes(whole)
    assert {one.version for one in newcomer.load().records.consents} == {version.digest}


def test_a_machine_that_saw_it_whole_goes_on_believing_it(world, ledger):
    """The changed file is named, and the right one is written beside it."""
    version = world.agree(ledger)
    path = only(world, ".toml")
    path.write_bytes(version.data.replace(b"within a day", b"within a year"))
    loaded = ledger.load()
    assert len(loaded.records.consents) == 2
    assert [one.code for one in loaded.set_aside] == ["digest"]
    assert [(one.digest, one.healed) for one in loaded.missing] == [(version.digest, True)]
    assert ledger.version(version.digest) == version
    assert ledger.load().missing == ()
    assert len(world.elsewhere("second").open().load().records.consents) == 2


def variants(armour: bytes) -> dict[str, bytes]:
    """Return the forms of one signature that other programs take for good."""
    blob = base64.b64decode(armour.removeprefix(FIRST).removesuffix(LAST))

    def written(data: bytes, width: int = 70) -> bytes:
        text = base64.b64encode(data)
        lines = [text[at : at + width] + b"\n" for at in range(0, len(text), width)]
        return FIRST + b"".join(lines) + LAST

    scalar = int.from_bytes(blob[-32:], "little") + ORDER
    named = b"\x00\x00\x00\x08handfast"
    text = armour.splitlines(keepends=True)
    return {
        "reserved field": written(blob.replace(named + bytes(4), named + b"\0\0\0\x01x")),
        "S + L": written(blob[:-32] + scalar.to_bytes(32, "little")),
        "version 0": written(blob[:6] + bytes(4) + blob[10:]),
        "text after the footer": armour + b"hello\n",
        "NUL after the footer": armour + b"\0",
        "second signature": armour + armour,
        "spaces in the base64": b"".join([text[0], b" " + text[1], *text[2:]]),
        "wrapped otherwise": written(blob, 64),
        "no last newline": armour.removesuffix(b"\n"),
    }


def test_a_withdrawn_consent_does_not_come_back_in_another_form(world, ledger):
    """Nine files that OpenSSH would take: each is set aside, and nothing changes."""
    version = world.agree(ledger)
    world.withdraw(ledger, ALEX, version)
    before = ledger.load()
    forms = variants(world.sign(ALEX, version))
    assert len(set(forms.values()) - {world.sign(ALEX, version)}) == 9
    path = only(world, ".toml")
    for number, form in enumerate(forms.values()):
        path.with_suffix(f".alex{number}.sig").write_bytes(form)
    for machine in (ledger, world.elsewhere("second").open()):
        loaded = machine.load()
        assert loaded.records == before.records
        assert [one.code for one in loaded.set_aside] == ["armour"] * 9
        assert machine.verify().checked == 14


def test_the_same_signature_again_is_the_same_consent(world, ledger):
    """A copy under another name adds nothing."""
    version = world.agree(ledger)
    path = only(world, ".toml")
    path.with_suffix(".copy.sig").write_bytes(world.sign(ALEX, version))
    loaded = ledger.load()
    assert len(loaded.records.consents) == 2
    assert loaded.set_aside == ()


def test_only_the_right_pairs_of_signature_and_document_hold(world, tmp_path):
    """Of all pairs in a corpus of ten, only the ten right ones count."""
    ledger = world.elsewhere("corpus").open()
    versions = [world.version(f"Agreement {number}") for number in range(10)]
    folder = world.folder / "agreements" / "corpus"
    folder.mkdir()
    for (number, document), (other, signed) in itertools.product(enumerate(versions), repeat=2):
        stem = f"01-{document.digest[:8]}"
        (folder / f"{stem}.toml").write_bytes(document.data)
        (folder / f"{stem}.{number}-{other}.sig").write_bytes(world.sign(ALEX, signed))
        del signed
    loaded = ledger.load()
    assert {one.version for one in loaded.records.consents} == {one.digest for one in versions}
    assert len(loaded.records.consents) == 10


def test_a_copy_under_another_name_hides_nothing(world, ledger):
    """Whoever drops exact copies under shorter or foreign names takes nothing away."""
    version, other = world.agree(ledger), world.agree(ledger, "Another")
    path = only(world, f"{version.digest[:8]}.toml")
    (world.folder / "agreements" / "a.toml").write_bytes(version.data)
    for person in (ALEX, SAM):
        foreign = world.folder / "agreements" / f"{other.digest[:8]}.{person}.sig"
        foreign.write_bytes(world.sign(person, version))
        (world.folder / "agreements" / f"{person}.sig").write_bytes(world.sign(person, version))
        path.with_name(f"\u202e{person}.sig").write_bytes(world.sign(person, version))
    newcomer = world.elsewhere("second").open()
    loaded = newcomer.load()
    assert loaded.records == ledger.load().records
    assert len(loaded.records.consents) == 4
    assert loaded.set_aside == loaded.waiting == ()


@pytest.mark.parametrize("name", ["handfast.toml", "allowed_signers", ".gitattributes"])
def test_other_files_of_the_folder_decide_nothing(world, ledger, name):
    """With each of them gone or full of nonsense, the same is believed."""
    world.agree(ledger)
    expected = ledger.load().records
    for content in (b"nonsense\n", None):
        path = world.folder / name
        path.unlink() if content is None else path.write_bytes(content)
        assert world.open().load().records == expected


def test_a_record_of_another_folder_is_no_harm(world, ledger, tmp_path):
    """Its keys are not trusted here, so it is unconfirmed and decides nothing."""
    other = create_folder(tmp_path / "other", tmp_path / "otherdata")
    version = world.version("Theirs")
    other.trust(ALEX, world.keys[ALEX].public)
    other.add_version(version, world.sign(ALEX, version), ALEX)
    assert len(other.load().records.consents) == 1
    assert ledger.load().records == Records()


@pytest.mark.parametrize("gone", [False, True], ids=["copy stays", "copy goes"])
@pytest.mark.parametrize("kind", ["entry", "version"])
def test_a_copy_in_another_place_changes_nothing_about_a_record(world, ledger, kind, gone):
    """A withdrawal below agreements/ still withdraws, and a version in journal/ is a version."""
    version = world.agree(ledger)
    withdrawal = world.withdraw(ledger, SAM, version)
    expected = ledger.load().records
    record, top = (withdrawal, "agreements") if kind == "entry" else (version, "journal")
    copy = world.folder / top / f"{record.digest[:8]}.toml"
    copy.write_bytes(record.data)
    newcomer = world.elsewhere("second").open()
    loaded = newcomer.load()
    if gone:
        copy.unlink()
        loaded = newcomer.load()
    assert loaded.records == expected
    assert loaded.set_aside == ()
    assert newcomer.verify().set_aside == ()


@pytest.mark.parametrize(
    "text",
    [b'kind = "withdrawal"\n', b'kind = "agreement"\n', b"kind = [1]\n", b"", b"kind = \x00\n"],
)
def test_why_a_document_is_refused_does_not_depend_on_where_it_lies(world, ledger, text):
    """The same bytes are refused with the same words in each place."""
    digest = hashlib.sha256(text).hexdigest()
    reasons = set()
    for number, top in enumerate(("agreements", "journal")):
        path = world.folder / top / f"{digest[:8]}.toml"
        path.write_bytes(text)
        (refused,) = world.elsewhere(f"machine-{number}").open().load().set_aside
        reasons.add(refused.reason)
        path.unlink()
    assert len(reasons) == 1


def test_verify_names_what_this_machine_wrongly_refuses_and_it_counts_again(world, ledger):
    """A refusal that memory holds and the bytes do not deserve is told, and then forgotten."""
    version = world.agree(ledger)
    withdrawal = world.withdraw(ledger, SAM, version)
    (signature,) = world.folder.glob("journal/*.sig")
    newcomer = world.elsewhere("second").open()
    own = hashlib.sha256(signature.read_bytes()).hexdigest()
    wrong = [
        Refusal(withdrawal.digest, "", "document", "It is no agreement."),
        Refusal(own, withdrawal.digest, "key", "Another key."),
    ]
    Memory(newcomer.place.memory).remember(refusals=wrong)
    assert not newcomer.load().records.withdrawals
    named = newcomer.verify().set_aside
    assert {one.path for one in named} == {
        signature.relative_to(world.folder).as_posix(),
        signature.relative_to(world.folder).as_posix().replace(".sam.sig", ".toml"),
    }
    assert all("had refused it until now" in one.reason for one in named)
    assert newcomer.load().records.withdrawals
    assert newcomer.verify().set_aside == ()
