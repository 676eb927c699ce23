"""Sealing to people with age, through pyrage, behind a door that bounds what pyrage sees.

pyrage reads headers in quadratic time, takes some that the format forbids, and may panic. So a
header is measured, read strictly and its stanzas are counted before pyrage gets it; only whole
buffers of bounded size are opened (its streaming functions release text before it is
authenticated), and its panic becomes our error.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import pyrage  # type: ignore[import-untyped]  # it ships no types

from handfast.errors import SignatureError, UsageError

from .public import ALGORITHM, PublicKey
from .secret import Secret

MAX_PLAIN = 64 * 1024 * 1024
"""The most that is sealed in one file."""

MAX_HEADER = 4096
MAX_STANZAS = 12
MAX_RECIPIENTS = MAX_STANZAS - 1
"""One stanza is left for the random one that age's writers may add."""

_CHUNK, _TAG, _NONCE = 64 * 1024, 16, 16
MAX_SEALED = MAX_HEADER + _NONCE + MAX_PLAIN + _TAG * (MAX_PLAIN // _CHUNK)
"""The most that is looked at: the largest text, its tags, its nonce and the longest header."""

_ARMOUR = b"-----BEGIN AGE"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:->(?: [!-~]+)+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
_STANZA = re.compile(rb"^-> ([!-~]+)", re.MULTILINE)
_Returned = TypeVar("_Returned")


def seal(data: bytes, recipients: Sequence[PublicKey]) -> bytes:
    """Return the data as a binary age file that only the recipients can open."""
    lines = sorted({key.line for key in recipients})
    if not 1 <= len(lines) <= MAX_RECIPIENTS:
        raise UsageError(
            f"Something can be sealed to 1 to {MAX_RECIPIENTS} people, not to {len(lines)}.",
            next_step="Choose for whom it is.",
        )
    if len(data) > MAX_PLAIN:
        raise UsageError(
            "This is too large to be sealed in one file (64 MB).", next_step="Take less at once."
        )
    sealed: bytes = _guarded(
        lambda: pyrage.encrypt(data, [pyrage.ssh.Recipient.from_str(line) for line in lines])
    )
    return sealed


def open_sealed(sealed: bytes, identity: Secret) -> bytes:
    """Return what an age file holds, opened with an unencrypted OpenSSH key in memory."""
    return open_with(
        sealed, lambda: pyrage.ssh.Identity.from_buffer(identity.reveal()), kind=ALGORITHM
    )


def open_with(sealed: bytes, identity: Callable[[], object], *, kind: str) -> bytes:
    """Return what an age file holds, after a look at its header, with pyrage's identity."""
    check_header(sealed, kind=kind)
    plain: bytes = _guarded(lambda: pyrage.decrypt(sealed, [identity()]))
    return plain


def check_header(sealed: bytes, *, kind: str = ALGORITHM) -> None:
    """Raise ``SignatureError`` unless this is a binary age file with a small, plain header.

    At least one of its stanzas is of ``kind``, and none is for a passphrase.
    """
    if len(sealed) > MAX_SEALED:
        raise _refused("This sealed file is larger than handfast ever writes.")
    if sealed.startswith(_ARMOUR):
        raise _refused(
            "This sealed file is written in letters.",
            "Ask its sender for the binary form, made without `age --armor`.",
        )
    header = _HEADER.match(sealed[:MAX_HEADER])
    kinds = _STANZA.findall(header[0]) if header else []
    if not 1 <= len(kinds) <= MAX_STANZAS:
        raise _refused("This is not a sealed file, or its header is damaged or oversized.")
    if kind.encode() not in kinds or b"scrypt" in kinds:
        raise _refused("This file is not sealed to a person's key.")


def _guarded(call: Callable[[], _Returned]) -> _Returned:
    """Return what a call of pyrage returns; whatever it raises becomes ``SignatureError``.

    Its panics are no ``Exception``, so everything but an interruption is caught. The error is
    raised afterwards, so that it holds no frame with anything private in it.
    """
    try:
        return call()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 a panic of pyrage is a bare BaseException
        is_for_others = "No matching keys" in str(error)
    if is_for_others:
        raise SignatureError(
            "This is not sealed to this key.",
            reason="key",
            next_step="Unlock the key of the person it was sealed to.",
        )
    raise SignatureError(
        "This sealed file is damaged or cut short.",
        reason="bytes",
        next_step="Take it from another copy.",
    )


def _refused(message: str, next_step: str = "Ask its sender to seal it again.") -> SignatureError:
    """Return the error for a file that pyrage never gets to see."""
    return SignatureError(message, reason="armour", next_step=next_step)
