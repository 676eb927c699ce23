"""Writing a private key file in OpenSSH's format, with the comment that people know it by.

cryptography writes such files too, but always without a comment (``docs/decisions/0005``). The
lock itself is bcrypt's key derivation and cryptography's AES; here is only the order of the parts.
"""

import base64
import os

import bcrypt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from .private_file import BEGIN, END, MAGIC
from .public import ALGORITHM, PublicKey
from .secret import Secret
from .wire import packed

CIPHER = "aes256-ctr"
_KEY, _START, _SALT, _BLOCK, _WIDTH = 32, 16, 16, 16, 70
_ONE_KEY = (1).to_bytes(4, "big")
_MOST_COMMENT = 255


def write_private_file(
    key: Ed25519PrivateKey, passphrase: Secret, rounds: int, comment: str = ""
) -> bytes:
    """Return the key's file, locked with the passphrase in this many bcrypt rounds."""
    if len(comment) > _MOST_COMMENT or not comment.isprintable():
        raise ValueError("a key's comment is one short line")
    public = PublicKey.from_raw(key.public_key().public_bytes_raw())
    salt = os.urandom(_SALT)
    options = packed(salt) + rounds.to_bytes(4, "big")
    outside = packed(CIPHER.encode(), b"bcrypt", options) + _ONE_KEY + packed(public.blob)
    locked = _locked(_inside(key, public, comment), passphrase, salt, rounds)
    body = base64.b64encode(MAGIC + outside + packed(locked)).decode()
    lines = [body[start : start + _WIDTH] for start in range(0, len(body), _WIDTH)]
    return "\n".join([BEGIN, *lines, END, ""]).encode()


def _inside(key: Ed25519PrivateKey, public: PublicKey, comment: str) -> bytes:
    """Return the part that is locked: twice a random number to tell a wrong passphrase, the key."""
    check = os.urandom(4) * 2
    both_halves = key.private_bytes_raw() + public.raw
    parts = check + packed(ALGORITHM.encode(), public.raw, both_halves, comment.encode())
    return parts + bytes(range(1, 1 + -len(parts) % _BLOCK))


def _locked(inside: bytes, passphrase: Secret, salt: bytes, rounds: int) -> bytes:
    """Return the inside under the passphrase."""
    derived = bcrypt.kdf(passphrase.reveal(), salt, _KEY + _START, rounds, ignore_few_rounds=True)
    encryptor = Cipher(AES(derived[:_KEY]), CTR(derived[_KEY:])).encryptor()
    return encryptor.update(inside) + encryptor.finalize()
