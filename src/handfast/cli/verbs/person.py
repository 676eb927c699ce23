"""handfast person: make a key, bring one, see who is here."""

from typing import TYPE_CHECKING

import click

from handfast.errors import UsageError
from handfast.workspace import people

from .. import options, output

if TYPE_CHECKING:
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
    if fingerprint is None:
        raise UsageError(
            "The fingerprint is missing.",
            next_step="Ask them to read theirs to you (handfast person list), "
            "and give it with --fingerprint.",
        )
    line = options.read_bytes(str(public), "public key").decode("utf-8", "replace").strip()
    met = people.meet_person(ws, name, line, fingerprint=fingerprint, person_id=person_id)
    _tell(met, json_=json_)


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
