"""Secrets stay out of sight."""

import copy
import pickle

import pytest

from handfast.signing import Secret, UnlockedKey


@pytest.fixture(params=["secret", "key"])
def guarded(request: pytest.FixtureRequest, key: UnlockedKey) -> object:
    """Each kind of value that must never be seen."""
    return Secret("hunter2") if request.param == "secret" else key


def test_nothing_is_shown(guarded: object) -> None:
    """repr, str and formatting give the kind of thing it is and nothing else."""
    assert {f"<{type(guarded).__name__}>"} == {repr(guarded), str(guarded), f"{guarded}"}


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_no_copies(guarded: object, way: object) -> None:
    """A secret is neither copied nor pickled."""
    with pytest.raises(TypeError, match="never copied"):
        way(guarded)


def test_reveal_and_forget() -> None:
    """The text comes out through reveal alone, until it is forgotten."""
    secret = Secret("hunter2")
    hidden = secret._hidden
    assert (secret.reveal(), len(secret)) == (b"hunter2", 7)
    secret.forget()
    assert (secret.reveal(), len(secret), bytes(hidden)) == (b"", 0, b"")


def test_bytes_and_text_are_the_same_secret() -> None:
    """A passphrase is its UTF-8 bytes, as other programs read it from a terminal."""
    assert Secret("Füße".encode()).reveal() == Secret("Füße").reveal()


def test_what_is_no_character_is_kept_and_opens_nothing() -> None:
    """A lone half of a character is no reason to crash with the passphrase on the screen."""
    assert Secret("\ud800").reveal() == b"\xed\xa0\x80"
