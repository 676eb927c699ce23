"""A private key while it is open: it can sign, open what is sealed to it, and be forgotten."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from handfast.errors import PassphraseError

from .armour import signed_message, write_armour
from .points import SIZE
from .public import NAMESPACE, PublicKey
from .sealing import open_sealed
from .secret import Guarded, Secret


class UnlockedKey(Guarded):
    """An open private key. Only its seed is kept, where it can be overwritten.

    ``seed`` is the key's 32 secret bytes; people get one through ``unlock``.
    """

    __slots__ = ("_seed", "public")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SIZE:
            raise ValueError("an Ed25519 key has a seed of 32 bytes")
        self._seed = bytearray(seed)
        self.public = PublicKey.from_raw(self._key().public_key().public_bytes_raw())

    def _key(self) -> Ed25519PrivateKey:
        """Return the key for one use; the library clears it when it is dropped."""
        if not self._seed:
            raise PassphraseError(
                "This key has been locked again.", next_step="Unlock it with its passphrase."
            )
        return Ed25519PrivateKey.from_private_bytes(self._seed)

    def sign(self, data: bytes) -> bytes:
        """Return the signature over these exact bytes, armoured as ``ssh-keygen`` writes it."""
        message = signed_message(data, NAMESPACE, "sha512")
        return write_armour(self.public, self._key().sign(message), NAMESPACE, "sha512")

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed to this key, or raise ``SignatureError``."""
        identity = Secret(
            self._key().private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        )
        try:
            return open_sealed(sealed, identity)
        finally:
            identity.forget()

    def forget(self) -> None:
        """Overwrite the secret; afterwards the key can do nothing but name its public half."""
        self._seed[:] = bytes(len(self._seed))
        self._seed.clear()
