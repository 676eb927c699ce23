"""OpenSSH's own test signature."""

from pathlib import Path

import pytest

from handfast.errors import SignatureError
from handfast.signing import PublicKey, verify


def test_openssh_s_own_signature(vectors: Path) -> None:
    """The signature from OpenSSH's tests holds for its data and purpose, and for no other."""
    folder = vectors / "openssh-sshsig"
    armour = (folder / "ed25519.sig").read_bytes()
    data = (folder / "signed-data").read_bytes()
    purpose = (folder / "namespace").read_text().strip()
    public = PublicKey.from_line((folder / "ed25519.pub").read_text())
    assert public == verify(armour, data, namespace=purpose)
    for changed, asked, reason in (
        (data + b"x", purpose, "bytes"),
        (data, "handfast", "namespace"),
    ):
        with pytest.raises(SignatureError) as refused:
            verify(armour, changed, namespace=asked)
        assert reason == refused.value.reason
