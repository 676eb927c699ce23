"""handfast person: make a key, bring one, see who is here."""

from typing import TYPE_CHECKING

import click

from handfast.errors import UsageError
from handfast.workspace import invitations, people
from handfast.workspace.invitations import spoken_lines

from .. import options, output

if TYPE_CHECKING:
    from handfast.workspace.invitations import Invitation
    from handfast.workspace.views import PersonView


@click.group()
def command() -> None:
    """Make a key, bring a key, see who is here."""


@command.command()
@click.argument("name")
@click.option("--id", "person_id", help="A short id: small letters, digits, hyphens.")
@options.passphrase_option
@options.looking_options
def make(
    name: str,
    person_id: str | None,
    folder: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Make NAME a key of their own.

    The passphrase protects your drafts and your signature. Nobody can recover it for you.
    """
    ws = options.workspace(folder)
    secret = options.passphrase(passphrase_file, f"A passphrase for {name}", twice=True)
    _tell(people.make_person(ws, name, secret, person_id=person_id), json_=json_)


@command.command()
@click.argument("name")
@click.option("--id", "person_id", help="A short id: small letters, digits, hyphens.")
@click.option("--key", metavar="FILE", help="Your own OpenSSH Ed25519 private key.")
@click.option("--public", metavar="FILE", help="The public key of somebody on another machine.")
@click.option("--fingerprint", help="Their fingerprint, as they read it to you (SHA256:...).")
@options.passphrase_option
@options.looking_options
def bring(
    name: str,
    person_id: str | None,
    key: str | None,
    public: str | None,
    fingerprint: str | None,
    folder: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Bring a key: your own with --key, or somebody else's public one with --public."""
    ws = options.workspace(folder)
    if (key is None) == (public is None):
        raise UsageError("Say which key to bring.", next_step="Use either --key or --public.")
    if key is not None:
        pem = options.read_bytes(key, "key")
        secret = options.passphrase(passphrase_file, "The passphrase of this key", twice=False)
        _tell(people.bring_person(ws, name, pem, secret, person_id=person_id), json_=json_)
        return
    met = invitations.read(options.read_bytes(str(public), "public key").decode("utf-8", "replace"))
    if fingerprint is None and not _words_were_read(name, met):
        return
    line, compared = met.key.line, fingerprint or met.key.fingerprint
    _tell(
        people.meet_person(ws, name, line, fingerprint=compared, person_id=person_id), json_=json_
    )


def _words_were_read(name: str, met: "Invitation") -> bool:
    """Ask whether the words of a key are those that its owner read aloud."""
    if not options.somebody_is_there():
        raise UsageError(
            "The fingerprint is missing.",
            next_step="Ask them to read theirs to you (handfast person list), "
            "and give it with --fingerprint.",
        )
    output.note(f"Let {name} read their twelve words to you, face to face or by telephone:")
    for line in spoken_lines(met.words):
        output.note(f"  {line}")
    if output.confirm("Are these the very same words?"):
        return True
    output.note("Nothing was trusted. Ask for the invitation again.")
    return False


@command.command()
@click.option("--output", "target", metavar="FILE", help="Write it to a new file.")
@options.person_option
@options.folder_option
@options.json_option
def invite(target: str | None, person: str | None, folder: str | None, json_: bool) -> None:
    """Write an invitation: your public key, for somebody at another machine.

    It holds nothing secret. Read them your twelve words aloud before they trust it.
    """
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    words = invitations.words_of(ws, who.id)
    if target is not None:
        invitations.write(ws, who.id, target)
    if json_:
        output.as_json({"invitation": invitations.text_of(ws, who.id), "words": words})
    elif target is None:
        output.data(invitations.text_of(ws, who.id).rstrip())
    output.note("Send it to them, and read these words to each other, not in the same message:")
    for line in spoken_lines(words):
        output.note(f"  {line}")


@command.command(name="list")
@options.looking_options
def list_(folder: str | None, json_: bool) -> None:
    """See who is here, with their fingerprints."""
    everybody = people.everybody(options.workspace(folder))
    if json_:
        output.as_json(everybody)
        return
    if not everybody:
        output.note("Nobody is here yet. Make a key with: handfast person make NAME")
    where = {True: "key on this machine", False: "key on another machine"}
    output.table((p.id, p.name, p.fingerprint, where[p.key_here]) for p in everybody)


def _tell(person: "PersonView", *, json_: bool) -> None:
    if json_:
        output.as_json(person)
    else:
        output.data(f"{person.id}  {person.fingerprint}")
    output.note(f"{person.name} is here now.")
