"""The text that goes with an exported folder: what to type, and what that proves."""

from collections.abc import Mapping, Sequence

from handfast.model import PersonId
from handfast.signing import NAMESPACE, PublicKey
from handfast.text_hygiene import one_line

_OPENING = """\
How to check these signatures
=============================

Each document (.toml) has one signature (.sig) for each person who signed it. To check them you
need only OpenSSH 8.1 or newer, which most computers have. Open a terminal in this folder (on
Windows the "Command Prompt", not PowerShell) and type the lines that begin with "ssh-keygen".
Each answers with "Good" when that person's key signed exactly that document.
"""

_KEYS = """\
The keys
--------

A good signature proves which key made it, not whose key that is. Ask each person for the
fingerprint of their key, by voice or in person, and compare:
"""

_TAKEN_BACK = """\
What was taken back
-------------------
"""

_NOTHING_KNOWN = "Where this folder was written, no withdrawal of these documents was known."

_KNOWN = """\
Where this folder was written, it was known that these are withdrawn. A good signature does not
bring them back:
"""

_CLOSING = """\
What this does not prove
------------------------

It does not prove when somebody signed, nor that they were free to. A signature here is not a legal
contract. Anyone may have withdrawn since; a withdrawal needs no reason.
"""


def how_to_verify(
    signatures: Sequence[tuple[str, str, PersonId]],
    keys: Mapping[PersonId, PublicKey],
    taken_back: Mapping[str, str],
) -> str:
    """Return the text for these (title, file name without ending, person) and these keys.

    ``taken_back`` says of a file name what of it is known to be withdrawn, and by whom.
    """
    lines = [_OPENING]
    title_before = None
    for title, name, person in signatures:
        if name != title_before:
            heading = one_line(title, 90)
            lines += ["", heading, "-" * len(heading), ""]
            title_before = name
        lines.append(command(name, person))
    lines += ["", "", _KEYS]
    lines += [f"    {person}  {keys[person].fingerprint}" for person in sorted(keys)]
    lines += ["", "", _TAKEN_BACK, _KNOWN if taken_back else _NOTHING_KNOWN]
    lines += [f"    {name}.toml  {one_line(what)}" for name, what in taken_back.items()]
    return "\n".join([*lines, "", "", _CLOSING])


def command(name: str, person: PersonId) -> str:
    """Return the line with which OpenSSH checks one signature."""
    return (
        f"ssh-keygen -Y verify -f allowed_signers -I {person} -n {NAMESPACE} "
        f"-s {name}.{person}.sig < {name}.toml"
    )
