"""Nothing heavy is loaded before it is needed."""

import subprocess
import sys

import pytest

import handfast.signing

HEAVY = ("cryptography", "bcrypt", "pyrage", "sshsig")


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import handfast.signing", set()),
        ("from handfast.signing import PublicKey, Secret, NAMESPACE, allowed_signers", set()),
        ("from handfast.signing import read_private_file", set()),
        ("from handfast.signing import seal", {"pyrage"}),
        ("from handfast.signing import verify", {"cryptography", "bcrypt", "sshsig"}),
    ],
)
def test_what_a_name_loads(statement: str, loaded: set[str]) -> None:
    """Each public name brings no more than the libraries that it works with."""
    script = f"import sys; {statement}; print(*(set({HEAVY}) & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    assert loaded >= set(printed.decode().split())


def test_every_public_name_is_there() -> None:
    """The names that are promised can be had, and no others."""
    assert set(handfast.signing._HOMES) == set(handfast.signing.__all__)
    assert all(getattr(handfast.signing, name) for name in handfast.signing.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = handfast.signing.nothing
