"""The list of signers holds plain ids and nothing that a name could smuggle in."""

import pytest

from handfast.errors import UsageError
from handfast.signing import UnlockedKey, allowed_signers


def test_one_line_each(key: UnlockedKey, other: UnlockedKey) -> None:
    """Each person has a line for our purpose only, in a fixed order, without doubles."""
    people = [("sam", other.public), ("alex", key.public), ("sam", other.public)]
    expected = (
        f'alex namespaces="handfast" {key.public.line}\n'
        f'sam namespaces="handfast" {other.public.line}\n'
    )
    assert expected.encode() == allowed_signers(people)
    assert allowed_signers([]) == b""


@pytest.mark.parametrize(
    "name",
    ["", "*", "a?a", "bo,ada", "ada\nada", "ada\n", "Ada", "zoë", "a b", "!ada", "a" * 33, "#ada"],
)
def test_names_that_would_be_patterns(key: UnlockedKey, name: str) -> None:
    """Nothing that OpenSSH could read as a pattern or a second line gets in."""
    with pytest.raises(UsageError, match="plain id"):
        allowed_signers([(name, key.public)])
