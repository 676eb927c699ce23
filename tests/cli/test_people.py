"""handfast init and person: a folder, keys made, brought and met, and who speaks."""

import subprocess

import pytest

from handfast.cli import output
from handfast.signing import Secret, check_private_key, make_key
from handfast.signing.spoken import spoken


@pytest.fixture
def folder(cli):
    """A new folder without anybody in it."""
    cli("init", cli.folder)
    return cli.folder


@pytest.fixture
def own_key(tmp_path):
    """A key that OpenSSH made, with a passphrase and fewer rounds than handfast wants."""
    path = tmp_path / "id_ed25519"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-a", "1", "-N", "alex passphrase", "-f", str(path)],
        check=True,
    )
    return path


def test_init_makes_a_folder_and_says_where_and_what_is_next(cli):
    """The folder's place goes to standard output for programs, the next step to people."""
    result = cli("init", cli.folder, "--json")
    assert result.json == {"folder": str(cli.folder)}
    assert "person make" in result.err
    assert (cli.folder / "handfast.toml").is_file()


def test_init_without_a_target_takes_the_folder_that_is_meant(cli):
    """HANDFAST_FOLDER names it as well."""
    assert cli("init").out == ""
    assert (cli.folder / "handfast.toml").is_file()


def test_init_twice_is_refused(cli, folder):
    """What is there is never made anew."""
    assert "already" in cli("init", folder, expect=2).err


def test_a_place_without_agreements_is_refused_with_the_next_step(cli, tmp_path):
    """Whoever stands in another folder is told so."""
    assert "start your agreements in a new one" in cli("list", "--folder", tmp_path, expect=2).err


def test_nobody_is_here_at_first(cli, folder):
    """An empty folder says what to do; its JSON is an empty list."""
    assert cli("person", "list", "--json").json == []
    assert "person make" in cli("person", "list").err
    assert "person make" in cli("draft", "list", expect=2).err


def test_a_key_is_made_listed_and_lies_outside_the_folder(cli, folder):
    """Making a key prints id and fingerprint; the private half is in the data directory only."""
    made = cli("person", "make", "Alex K.", "--passphrase-file", cli.room / "alex.passphrase")
    person, fingerprint = made.out.split()
    assert person == "alex-k"
    assert cli("person", "list").out.split() == [
        *("alex-k", "Alex", "K.", fingerprint, "key", "on", "this", "machine")
    ]
    assert not [p for p in folder.rglob("*") if p.is_file() and b"PRIVATE" in p.read_bytes()]
    again = cli("person", "make", "Alex K.", "--passphrase-file", "x", "--json", expect=2)
    assert "x" in again.err


def test_an_id_is_taken_only_once(cli, ours):
    """A second Alex chooses another id, and is told how."""
    secret = cli.room / "alex.passphrase"
    assert (
        "another name or id"
        in cli("person", "make", "Alex", "--passphrase-file", secret, expect=2).err
    )


@pytest.mark.parametrize(
    ("name", "person_id"),
    [
        ("", "alex"),
        ("  ", "alex"),
        ("A" * 81, "alex"),
        ("Alex\x1b[31m", "alex"),
        ("Al\u202eex", "alex"),
        ("Alex\nSam", "alex"),
        ("Alex", "Alex"),
        ("Alex", "a b"),
        ("Alex", "../alex"),
        ("Alex", "a" * 33),
    ],
)
def test_names_and_ids_that_could_act_or_hide_are_refused(cli, folder, name, person_id):
    """Neither a name nor an id brings control characters, hidden characters or paths."""
    secret = cli.room / "alex.passphrase"
    result = cli(
        *("person", "make", name, "--id", person_id, "--passphrase-file", secret), expect=2
    )
    assert "cannot be used" in result.err
    assert "\x1b" not in result.err


def test_ones_own_key_is_brought_and_strengthened(cli, folder, own_key):
    """An OpenSSH key is taken as a copy with more rounds; the file itself stays as it was."""
    before = own_key.read_bytes()
    secret = cli.room / "alex.passphrase"
    brought = cli(
        *("person", "bring", "Alex", "--key", own_key, "--passphrase-file", secret, "--json")
    ).json
    assert brought["key_here"] is True
    assert brought["fingerprint"] == check_private_key(before).fingerprint
    assert own_key.read_bytes() == before
    cli("draft", "list", by="alex")
    other = cli(
        *("person", "bring", "Sam", "--key", own_key, "--passphrase-file", secret), expect=4
    )
    assert "already trusted as the key of alex" in other.err
    cli("person", "make", "Sam", "--passphrase-file", cli.room / "sam.passphrase")


def test_a_wrong_passphrase_is_told_kindly(cli, folder, own_key):
    """Exit code 4, a sentence with the next step, and nobody was added."""
    secret = cli.room / "sam.passphrase"
    result = cli(
        *("person", "bring", "Alex", "--key", own_key, "--passphrase-file", secret), expect=4
    )
    assert "did not open with this passphrase" in result.err
    assert cli("person", "list", "--json").json == []


def test_somebody_on_another_machine_is_met_by_their_fingerprint(cli, ours, own_key):
    """The public key counts only with the fingerprint that was read aloud (exit code 5 if not)."""
    public = f"{own_key}.pub"
    fingerprint = check_private_key(own_key.read_bytes()).fingerprint
    missing = cli("person", "bring", "Kim", "--public", public, expect=2)
    assert "--fingerprint" in missing.err
    other = ours.ledger.trusted()["alex"].fingerprint
    wrong = cli("person", "bring", "Kim", "--public", public, "--fingerprint", other, expect=5)
    assert "another fingerprint" in wrong.err
    met = cli("person", "bring", "Kim", "--public", public, "--fingerprint", fingerprint)
    assert met.out.split() == ["kim", fingerprint]
    assert "key on another machine" in cli("person", "list").out
    (cli.room / "kim.passphrase").write_text("anything\n")
    assert "Kim's key is not on this machine" in cli("draft", "list", by="kim", expect=4).err


@pytest.mark.parametrize("options", [(), ("--key", "a", "--public", "b")])
def test_bring_wants_exactly_one_key(cli, folder, options):
    """Neither none nor two."""
    assert "--key or --public" in cli("person", "bring", "Kim", *options, expect=2).err


def test_a_key_file_that_cannot_be_read_is_named(cli, folder):
    """The sentence has the name of the file."""
    assert "nowhere" in cli("person", "bring", "Kim", "--key", "nowhere", expect=2).err


def test_several_people_have_to_say_who_they_are(cli, ours):
    """With two keys here the usage error names both."""
    err = cli("draft", "list", expect=2).err
    assert "--as alex or --as sam" in err


@pytest.mark.parametrize("where", ["verb", "group", "environment", "name"])
def test_who_speaks_is_said_in_one_of_several_ways(cli, ours, where):
    """--as at the verb or before it, HANDFAST_AS, an id or a name."""
    secret = ("--passphrase-file", cli.room / "sam.passphrase")
    if where == "environment":
        cli.monkeypatch.setenv("HANDFAST_AS", "sam")
    who = {"verb": ("--as", "sam"), "name": ("--as", "SAM")}.get(where, ())
    before = ("--as", "sam") if where == "group" else ()
    assert "no drafts" in cli(*before, "draft", "list", *who, *secret).err


def test_somebody_unknown_is_told_who_is_known(cli, ours):
    """Exit code 2 and the names."""
    err = cli("draft", "list", "--as", "kim\x1b[2J", expect=2).err
    assert "Known in this folder: Alex, Sam." in err
    assert "\x1b" not in err


def test_the_only_person_need_not_say_who_they_are(cli, folder):
    """With one key here nobody is asked."""
    secret = cli.room / "alex.passphrase"
    cli("person", "make", "Alex", "--passphrase-file", secret)
    assert "no drafts" in cli("draft", "list", "--passphrase-file", secret).err


def test_an_invitation_is_written_and_its_words_are_said(cli, ours, tmp_path):
    """The invitation is the data; the words to read aloud are said beside it."""
    shown = cli("person", "invite", "--as", "alex")
    assert shown.out.splitlines()[-1].startswith("ssh-ed25519 ")
    assert "cinnamon  diamond  diamond  orchard" in shown.err
    told = cli("person", "invite", "--as", "alex", "--json").json
    assert told["invitation"].strip() == shown.out.strip()
    assert len(told["words"]) == 12
    assert cli("person", "invite", "--as", "sam", "--output", tmp_path / "sam.pub").out == ""
    assert (tmp_path / "sam.pub").read_text().endswith(" sam\n")


def test_somebody_is_met_by_their_words(cli, ours, tmp_path, monkeypatch):
    """At a keyboard the words are shown and asked about; a no trusts nobody."""
    path = tmp_path / "kim.pub"
    kim = check_private_key(make_key(Secret("p"), "kim", seed=b"k" * 32))
    path.write_text(kim.line)
    asked = []
    monkeypatch.setattr(
        output, "confirm", lambda question: asked.append(question) or len(asked) > 1
    )
    for here in (False, True):
        result = cli("person", "bring", "Kim", "--public", path, keyboard=True)
        assert "  ".join(spoken(kim)[:4]) in result.err
        assert ("Nothing was trusted" in result.err) is not here
        known = [person["id"] for person in cli("person", "list", "--json").json]
        assert ("kim" in known) is here
