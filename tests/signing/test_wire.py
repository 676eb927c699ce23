"""Strings with their length in front."""

import pytest

from handfast.signing.wire import Wire, packed


def test_there_and_back() -> None:
    """What was packed is read again, in order, and nothing is left."""
    wire = Wire(packed(b"one", b"", b"three") + bytes([0, 0, 1, 0]))
    assert [wire.string(), wire.string(), wire.string()] == [b"one", b"", b"three"]
    assert wire.number() == 256
    assert wire.rest == b""


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\0\0\0\5four", b"\xff\xff\xff\xff"])
def test_cut_short(data: bytes) -> None:
    """A string that promises more than there is is refused, whatever it promises."""
    with pytest.raises(ValueError, match="too early"):
        Wire(data).string()
