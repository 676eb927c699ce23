"""A consent has one file: every other way to write the same signature is refused."""

import base64
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from handfast.errors import SignatureError
from handfast.signing import UnlockedKey, points, verify
from handfast.signing.armour import read_armour, signed_message, write_armour
from handfast.signing.wire import packed

TEXT = b"If either of us runs into an ex, we tell each other within a day.\n"
BEGIN, END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
SHA512 = b"\0\0\0\6sha512"
Change = Callable[[bytes], bytes]


def lines_of(body: bytes, width: int = 70) -> bytes:
    """Return armour around base64 text, in lines of this width."""
    return (
        BEGIN + b"".join(body[at : at + width] + b"\n" for at in range(0, len(body), width)) + END
    )


def body_of(armour: bytes) -> bytes:
    """Return the base64 text of an armour."""
    return b"".join(armour.splitlines()[1:-1])


def in_blob(change: Change) -> Change:
    """Return a change of the armour that changes the bytes inside it."""
    return lambda armour: lines_of(base64.b64encode(change(base64.b64decode(body_of(armour)))))


def swap(old: bytes, new: bytes) -> Change:
    """Return a change that replaces the only place where ``old`` stands."""

    def change(data: bytes) -> bytes:
        assert data.count(old) == 1
        return data.replace(old, new)

    return change


def plus_the_order(blob: bytes) -> bytes:
    """Return the blob with S + L for S: the same equation holds for both."""
    scalar = int.from_bytes(blob[-32:], "little") + points.L
    return blob[:-32] + scalar.to_bytes(32, "little")


def reordered(armour: bytes) -> bytes:
    """Return the armour with its second and third lines changed over."""
    lines = armour.splitlines(keepends=True)
    return b"".join([lines[0], lines[2], lines[1], *lines[3:]])


MALLEABLE = {
    "reserved field filled": in_blob(swap(b"handfast\0\0\0\0", b"handfast\0\0\0\4evil")),
    "S plus L": in_blob(plus_the_order),
    "version 0": in_blob(swap(b"SSHSIG\0\0\0\1", b"SSHSIG\0\0\0\0")),
    "text after the footer": lambda armour: armour + b"hello\n",
    "NUL after the footer": lambda armour: armour + b"\0",
    "second signature after the footer": lambda armour: armour * 2,
    "spaces in the base64": lambda armour: armour[:60] + b"   " + armour[60:],
    "wrapped at 76": lambda armour: lines_of(body_of(armour), 76),
    "no last newline": lambda armour: armour[:-1],
}
"""The nine files that ``ssh-keygen`` 9.2 takes for the consent that it wrote in a tenth."""

HOSTILE: dict[str, tuple[Change, str]] = {
    "empty": (lambda armour: b"", "armour"),
    "endless": (lambda armour: armour[:-28] + b"A" * 10_000_000 + END, "armour"),
    "CRLF": (lambda armour: armour.replace(b"\n", b"\r\n"), "armour"),
    "byte-order mark": (lambda armour: b"\xef\xbb\xbf" + armour, "armour"),
    "text in front": (lambda armour: b"hello\n" + armour, "armour"),
    "empty line inside": (lambda armour: armour.replace(BEGIN, BEGIN + b"\n"), "armour"),
    "one long line": (lambda armour: lines_of(body_of(armour), 9999), "armour"),
    "no begin": (lambda armour: armour[len(BEGIN) :], "armour"),
    "no end": (lambda armour: armour[: -len(END)], "armour"),
    "begin in lower case": (lambda armour: BEGIN.lower() + armour[len(BEGIN) :], "armour"),
    "last line lost": (lambda armour: lines_of(body_of(armour)[:210]), "armour"),
    "first half alone": (lambda armour: armour[:150], "armour"),
    "lines changed over": (reordered, "armour"),
    "padding doubled": (lambda armour: lines_of(body_of(armour) + b"="), "armour"),
    "another magic": (in_blob(swap(b"SSHSIG", b"SSHSIX")), "armour"),
    "version 2": (in_blob(swap(b"SSHSIG\0\0\0\1", b"SSHSIG\0\0\0\2")), "armour"),
    "bytes after the signature": (in_blob(lambda blob: blob + b"more"), "armour"),
    "cut inside": (in_blob(lambda blob: blob[:-1]), "armour"),
    "length beyond the end": (in_blob(swap(b"\0\0\0\x33", b"\xff\xff\xff\xff")), "armour"),
    "hash in capitals": (in_blob(swap(SHA512, b"\0\0\0\6SHA512")), "algorithm"),
    "hash changed": (in_blob(swap(SHA512, b"\0\0\0\6sha256")), "bytes"),
    "hash unknown": (in_blob(swap(SHA512, b"\0\0\0\6sha384")), "algorithm"),
    "hash no text": (in_blob(swap(SHA512, b"\0\0\0\2\xff\xfe")), "algorithm"),
    "hash md5": (in_blob(swap(SHA512, b"\0\0\0\3md5")), "algorithm"),
    "namespace git": (in_blob(swap(b"\0\0\0\x08handfast", b"\0\0\0\3git")), "namespace"),
    "namespace empty": (in_blob(swap(b"\0\0\0\x08handfast", b"\0\0\0\0")), "namespace"),
    "namespace longer": (in_blob(swap(b"\x08handfast", b"\x09handfasts")), "namespace"),
}


@pytest.mark.parametrize("name", MALLEABLE)
def test_nine_other_files_of_one_consent(key: UnlockedKey, name: str) -> None:
    """Each of the nine is refused, and is no file that handfast would ever write."""
    armour = key.sign(TEXT)
    changed = MALLEABLE[name](armour)
    assert changed != armour
    with pytest.raises(SignatureError) as refused:
        verify(changed, TEXT)
    assert refused.value.reason == "armour"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_armour(key: UnlockedKey, name: str) -> None:
    """Whatever else is done to a signature file, it is refused with the reason that fits."""
    change, reason = HOSTILE[name]
    with pytest.raises(SignatureError) as refused:
        verify(change(key.sign(TEXT)), TEXT)
    assert reason == refused.value.reason


def test_every_single_changed_byte_is_refused(key: UnlockedKey) -> None:
    """No byte of a signature file can be another one."""
    armour = key.sign(TEXT)
    for place in range(len(armour)):
        for other in (armour[place] ^ 1, armour[place] ^ 0x20, 0x41, 0x0A):
            if other != armour[place]:
                with pytest.raises(SignatureError):
                    verify(armour[:place] + bytes([other]) + armour[place + 1 :], TEXT)


def test_weak_keys_inside_a_signature(key: UnlockedKey) -> None:
    """A signature by any of the fourteen weak keys is refused for its key."""
    for raw in points.LOW_ORDER:
        armour = in_blob(swap(key.public.raw, raw))(key.sign(TEXT))
        with pytest.raises(SignatureError) as refused:
            verify(armour, TEXT)
        assert refused.value.reason == "weak-key"


def test_one_signature_for_every_message_is_refused(key: UnlockedKey) -> None:
    """The neutral point as key and as R with S = 0 would sign anything: refused for its key."""
    neutral = (1).to_bytes(32, "little")
    blob = base64.b64decode(body_of(key.sign(TEXT))).replace(key.public.raw, neutral)
    forged = lines_of(base64.b64encode(blob[:-64] + neutral + bytes(32)))
    with pytest.raises(SignatureError) as refused:
        verify(forged, b"whatever one likes")
    assert refused.value.reason == "weak-key"


def test_other_kinds_of_keys_and_signatures(key: UnlockedKey) -> None:
    """An ECDSA key, or a signature labelled as one, is refused as another kind."""
    made = ec.generate_private_key(ec.SECP256R1()).public_key()
    ecdsa = base64.b64decode(made.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).split()[1])
    changes = [
        in_blob(swap(packed(key.public.blob), packed(ecdsa))),
        in_blob(swap(b"\0\0\0\x53\0\0\0\x0bssh-ed25519", b"\0\0\0\x53\0\0\0\x0bssh-ed25510")),
    ]
    for change in changes:
        with pytest.raises(SignatureError) as refused:
            verify(change(key.sign(TEXT)), TEXT)
        assert refused.value.reason == "algorithm"


def test_signature_part_cut_short(key: UnlockedKey) -> None:
    """A signature part that ends too early is damage to the file."""
    blob = base64.b64decode(body_of(key.sign(TEXT)))
    cut = blob[: -83 - 4] + packed(blob[-83:-40])
    with pytest.raises(SignatureError) as refused:
        verify(lines_of(base64.b64encode(cut)), TEXT)
    assert refused.value.reason == "armour"


def test_parts_come_back(key: UnlockedKey) -> None:
    """What was written is read as the same parts, for both hashes and any namespace."""
    for hash_name in ("sha512", "sha256"):
        raw = key._key().sign(signed_message(TEXT, "git", hash_name))
        armour = write_armour(key.public, raw, "git", hash_name)
        parts = read_armour(armour, "git")
        assert (key.public, hash_name, raw) == (parts.key, parts.hash_name, parts.raw)
        assert key.public == verify(armour, TEXT, namespace="git")
