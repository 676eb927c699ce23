"""Keys, signatures and sealing: ordinary OpenSSH keys, SSHSIG signatures and age files.

Lives here: public keys and their refusal when weak, private keys under a passphrase, signing and
verifying in canonical form only, sealing to people, the ``allowed_signers`` file.
May import: ``model``, ``errors``, ``clock``, ``text_hygiene``; cryptography, sshsig and pyrage
only in the modules that need them. This package itself loads none of the three: the names below
arrive when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .private import check_private_key, make_key, rewrap, unlock
    from .private_file import FEWEST_ROUNDS, PrivateFile, read_private_file
    from .public import NAMESPACE, PublicKey
    from .sealing import MAX_PLAIN, MAX_RECIPIENTS, MAX_SEALED, seal
    from .secret import Secret
    from .signers import allowed_signers
    from .unlocked import UnlockedKey
    from .verifying import verify, verify_by, verify_raw

_HOMES = {
    "FEWEST_ROUNDS": "private_file",
    "MAX_PLAIN": "sealing",
    "MAX_RECIPIENTS": "sealing",
    "MAX_SEALED": "sealing",
    "NAMESPACE": "public",
    "PrivateFile": "private_file",
    "PublicKey": "public",
    "Secret": "secret",
    "UnlockedKey": "unlocked",
    "allowed_signers": "signers",
    "check_private_key": "private",
    "make_key": "private",
    "read_private_file": "private_file",
    "rewrap": "private",
    "seal": "sealing",
    "unlock": "private",
    "verify": "verifying",
    "verify_by": "verifying",
    "verify_raw": "verifying",
}

__all__ = [
    "FEWEST_ROUNDS",
    "MAX_PLAIN",
    "MAX_RECIPIENTS",
    "MAX_SEALED",
    "NAMESPACE",
    "PrivateFile",
    "PublicKey",
    "Secret",
    "UnlockedKey",
    "allowed_signers",
    "check_private_key",
    "make_key",
    "read_private_file",
    "rewrap",
    "seal",
    "unlock",
    "verify",
    "verify_by",
    "verify_raw",
]


def __getattr__(name: str) -> object:
    """Load the module that a public name lives in, when the name is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
