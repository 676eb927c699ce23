"""handfast sign: read the whole text, then sign it."""

import click

from handfast.workspace import looking, proposals

from .. import options, output, pages


@click.command()
@click.argument("agreement")
@click.option(
    "--own-words", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="A clause in your words."
)
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    own_words: tuple[tuple[str, str], ...],
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Read AGREEMENT whole, with what the checks on this machine see, then sign it."""
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    view = proposals.before_signing(ws, who.id, agreement)
    pages.agreement(looking.show(ws, view.version.digest), to_note=True)
    for sentence in view.standing.notes:
        output.note(sentence)
    pages.changes(view.replaces)
    for question in view.questions:
        output.paragraph(f"Ask yourself: {question.text}", to_note=True)
    for found in view.report.findings:
        pages.finding(found, to_note=True)
    for failure in view.report.failures:
        output.note(f"A plugin failed: {failure}")
    proposals.refuse(view.refusal)
    if not options.must_confirm("You can say no. Do you want to sign this?", yes=yes):
        output.note("Nothing was signed.")
        return
    with options.seat(ws, who.id, passphrase_file) as seat:
        stands = proposals.sign(
            ws, seat, view.version.digest, digest=view.version.digest, own_words=dict(own_words)
        )
    if json_:
        output.as_json({"digest": stands.digest, "state": stands.state})
    else:
        output.data(f"{stands.digest[:8]}  {pages.state_words(stands)}")
