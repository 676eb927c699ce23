"""handfast counter: answer a proposal with a version of one's own."""

import click

from handfast.workspace import drafts, editing, proposals

from .. import options, output


@click.command()
@click.argument("agreement")
@click.option(
    "--clause", "wordings", nargs=2, multiple=True, metavar="ID TEXT", help="Another wording."
)
@click.option("--propose", "at_once", is_flag=True, help="Propose it at once.")
@options.signing_options
def command(
    agreement: str,
    wordings: tuple[tuple[str, str], ...],
    at_once: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Start a draft that answers AGREEMENT, with your suggestions in it.

    Nobody sees it until you propose it.
    """
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        name = proposals.counter(ws, seat, agreement)
        document = drafts.open_draft(ws, seat, name).document
        for clause_id, text in wordings:
            document = editing.change_clause(document, clause_id, text=text)
        drafts.save(ws, seat, name, document)
        version = proposals.propose(ws, seat, name) if at_once else None
    result = {"digest": version.digest} if version else {"draft": name}
    if json_:
        output.as_json(result)
    else:
        output.data(next(iter(result.values())))
    output.note(
        "Proposed as your answer."
        if version
        else "A draft of yours. Change it, then: handfast propose NAME"
    )
