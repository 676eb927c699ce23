"""The names of files: what they carry, and what is never taken for a record."""

import pytest
from attrs import evolve

from handfast.errors import UsageError
from handfast.ledger import names
from handfast.model import Digest, JournalKind, PersonId

DIGEST = Digest("5c1e77d2" + "0a" * 28)


def test_an_agreement_lies_in_a_folder_named_after_its_first_version():
    """The folder's name has the plain title and four characters of the digest."""
    assert names.agreement_folder("Running into exes", DIGEST) == (
        "agreements/running-into-exes-5c1e"
    )


def test_a_version_is_named_by_its_number_and_digest():
    """Version 1 is ``01-`` and eight characters."""
    assert names.version_stem(1, DIGEST) == "01-5c1e77d2"


def test_a_journal_entry_is_named_by_day_person_kind_and_digest(world):
    """The day is the one the writer claims."""
    entry = world.entry(PersonId("alex"), JournalKind.WITHDRAWAL, DIGEST)
    entry = evolve(entry, digest=Digest("41d0f3b2" + "00" * 28))
    assert names.entry_stem(entry) == "2026-11-23-alex-withdrawal-41d0f3b2"


@pytest.mark.parametrize(
    ("stem", "longer"),
    [
        ("01-5c1e77d2", "01-5c1e77d20a0a0a0a"),
        ("2026-11-23-alex-withdrawal-5c1e77d2", "2026-11-23-alex-withdrawal-5c1e77d20a0a0a0a"),
        ("a-copy", "a-copy-5c1e77d20a0a0a0a"),
    ],
)
def test_a_taken_name_grows_by_its_digest(stem, longer):
    """A name that is taken carries more of the digest."""
    assert names.lengthened(stem, DIGEST, 16) == longer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("agreements/x-5c1e/01-5c1e77d2.toml", True),
        ("01-5c1e77d2.sync-conflict-20261123-180400-ABCDEFG.toml", True),
        ("01-5c1e77d2 (Sam's conflicted copy 2026-11-23).toml", True),
        ("agreements/5c1e77d2/01-9b40c6aa.toml", False),
        ("agreement.toml", False),
    ],
)
def test_a_name_carries_its_digest_or_not(name, expected):
    """Only the file's own name counts, wherever in it the characters stand."""
    assert names.carries(name, DIGEST) is expected


def test_hints_are_the_beginnings_of_digests():
    """Everything in a name that might be a digest is looked up by its first eight characters."""
    assert names.hints("journal/2026-11-23-alex-withdrawal-41d0f3b2aa.alex.sig") == {"41d0f3b2"}


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".syncthing.01-5c1e77d2.toml.tmp",
        "~syncthing~01-5c1e77d2.toml.tmp",
        "01-5c1e77d2.toml~",
        "#01-5c1e77d2.toml#",
        ".01-5c1e77d2.toml.swp",
        "01-5c1e77d2.toml.BAK",
        "01-5c1e77d2.toml.part",
        "Thumbs.db",
        "desktop.ini",
        ".handfast-tmp-00",
    ],
)
def test_files_left_by_programs_are_known(name):
    """Hidden, backup and half-copied files are nobody's records."""
    assert names.left_by_programs(name)


@pytest.mark.parametrize("name", ["01-5c1e77d2.toml", "01-5c1e77d2.alex.sig", "notes.txt"])
def test_other_files_are_looked_at(name):
    """Records and strange files are not passed over."""
    assert not names.left_by_programs(name)


@pytest.mark.parametrize("person", ["", "Alex", "../alex", "a" * 33, "alex\n", "a.b", "ä"])
def test_only_an_id_becomes_part_of_a_path(person):
    """Anything but a plain id is refused."""
    with pytest.raises(UsageError):
        names.checked_person(person)


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "a" * 65, "draft\n", "Draft", "a.age"])
def test_only_plain_names_of_private_files(name):
    """Anything but a plain name is refused."""
    with pytest.raises(UsageError):
        names.checked_private(name)
