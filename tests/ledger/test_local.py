"""What this machine alone knows of a folder besides keys and trust."""

from datetime import UTC, datetime

import pytest

from handfast.ledger import Local, read_local, write_local
from handfast.model import PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")
MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)


def test_nothing_is_known_at_first(tmp_path):
    """No file is no knowledge."""
    assert read_local(tmp_path) == Local()


def test_what_is_not_given_stays(tmp_path):
    """Each change leaves the rest alone."""
    write_local(tmp_path, names={ALEX: "Alex"}, moment=MOMENT)
    write_local(tmp_path, names={SAM: "Sam"}, plugins=("b", "b", "a"))
    write_local(tmp_path, plugins_off=("c", "c"))
    assert read_local(tmp_path) == Local({ALEX: "Alex", SAM: "Sam"}, ("b", "a"), ("c",), MOMENT)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"names": 1}', b'{"moment": "soon"}'])
def test_a_damaged_file_knows_nothing(tmp_path, content):
    """It stops nobody."""
    (tmp_path / "local.json").write_bytes(content)
    assert read_local(tmp_path) == Local()
