"""Ids and folder names from any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handfast.text_hygiene import PERSON_ID, person_id, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoë K.", "zoe-k"),
        ("ALEX", "alex"),
        ("Ślązak Łukasz", "slazak-lukasz"),
        ("Großmann", "grossmann"),
        ("../../etc", "etc"),
        ("张伟", "person"),
        ("", "person"),
        ("a" * 40, "a" * 32),
        ("x" * 31 + " y", "x" * 31),
    ],
)
def test_a_name_gives_a_plain_id(name: str, expected: str) -> None:
    """Accents and signs go, the rest is kept in small letters."""
    assert person_id(name) == expected


@given(st.text())
def test_every_name_gives_a_valid_id(name: str) -> None:
    """Whatever the name, the id is one, and an id stays itself."""
    made = person_id(name)
    assert PERSON_ID.match(made)
    assert person_id(made) == made


def test_a_title_gives_a_folder_name() -> None:
    """A title becomes a short folder name, and there is always one."""
    assert slug("Running into exes!") == "running-into-exes"
    assert slug("Running into exes", 8) == "running"
    assert slug("約束") == "agreement"


def test_an_id_has_no_line_break() -> None:
    """An id followed by a line break is none, however it is matched."""
    assert PERSON_ID.match("alex\n") is None
    assert PERSON_ID.fullmatch("alex")
