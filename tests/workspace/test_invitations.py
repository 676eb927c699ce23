"""Invitations: a public key to send, and twelve words that are compared aloud."""

import subprocess

import pytest

from handfast.errors import SignatureError, StorageError, UsageError
from handfast.signing import check_private_key
from handfast.signing.spoken import spoken, word_list
from handfast.workspace import invitations, people

KNOWN = "cinnamon diamond diamond orchard puddle pollen jacket carpet ticket chimney pottery candle"


def test_an_invitation_brings_somebody_to_another_machine(ws, make_workspace, tmp_path):
    """What one machine writes, the other reads: the same name, the same words, the same key."""
    path = invitations.write(ws, "alex", tmp_path / "from-alex.txt")
    other = make_workspace("sam", folder="theirs")
    found = invitations.find_one(f" {path} ")
    assert found.name == "Alex"
    assert found.words == invitations.words_of(ws, "alex")
    met = invitations.accept(other, found, "Alex")
    assert (met.id, met.key_here) == ("alex", False)
    assert met.fingerprint == people.find(ws, "alex").fingerprint


def test_openssh_reads_an_invitation_too(ws, tmp_path):
    """The file is an ordinary public key file under a few lines of comment."""
    path = invitations.write(ws, "alex", tmp_path / "from-alex.pub")
    shown = subprocess.run(
        ["ssh-keygen", "-l", "-f", str(path)], capture_output=True, text=True, check=True
    )
    assert people.find(ws, "alex").fingerprint in shown.stdout


def test_a_line_can_be_pasted(ws):
    """A public key line by itself is an invitation; its comment is the name."""
    line = invitations.text_of(ws, "alex").splitlines()[-1]
    assert invitations.find_one(line).name == "alex"
    assert invitations.find_one(line.rsplit(" ", 1)[0]).name == ""


def test_the_words_come_from_the_key_and_never_from_the_file(ws, keys):
    """Whoever exchanges the key changes the words that its reader sees."""
    theirs = invitations.text_of(ws, "alex")
    mine = check_private_key(keys["kim"]).line
    forged = theirs.replace(people_line(theirs), mine)
    found = invitations.read(forged)
    assert found.name == "Alex"
    assert found.words == spoken(check_private_key(keys["kim"]))
    assert found.words != invitations.words_of(ws, "alex")


def people_line(text):
    """Return the key in an invitation, without its comment."""
    return text.splitlines()[-1].rsplit(" ", 1)[0]


def test_the_words_are_those_that_other_machines_have():
    """The list is 256 different words in an order that never changes."""
    words = word_list()
    assert len(set(words)) == 256
    assert words == tuple(sorted(words))
    assert (words[0], words[255]) == ("acorn", "zebra")
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)


def test_a_known_key_has_known_words(keys):
    """Pinned: a change of the list or of the digest would part old machines from new ones."""
    assert " ".join(spoken(check_private_key(keys["alex"]))) == KNOWN


@pytest.mark.parametrize("text", ["", "# only comment", "ssh-ed25519 a\nssh-ed25519 b", "hello"])
def test_what_is_no_invitation_is_said(text):
    """None, or more than one, is no invitation."""
    with pytest.raises(SignatureError):
        invitations.read(text)


@pytest.mark.parametrize("given", ["no-such-file", "a\0b", ""])
def test_a_file_that_is_not_there_is_said(given):
    """The next step names both ways to give one."""
    with pytest.raises(UsageError, match="paste the line"):
        invitations.find_one(given)


def test_no_file_is_overwritten(ws, tmp_path):
    """What lies there already stays, and a folder that is missing is said."""
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(UsageError, match="of this name already"):
        invitations.write(ws, "alex", path)
    assert path.read_text() == "mine"
    with pytest.raises(StorageError, match="cannot be written there"):
        invitations.write(ws, "alex", tmp_path / "nowhere" / "mine.txt")


def test_words_are_read_four_to_a_line():
    """Twelve words are three lines."""
    assert invitations.spoken_lines(tuple("abcdefghijkl")) == (
        "a  b  c  d",
        "e  f  g  h",
        "i  j  k  l",
    )
