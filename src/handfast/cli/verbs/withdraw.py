"""handfast withdraw: take back one's consent."""

import click

from handfast.workspace import looking, proposals

from .. import options, output, pages


@click.command()
@click.argument("agreement")
@click.option("--clause", "clauses", multiple=True, metavar="ID", help="Only this; repeat it.")
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    clauses: tuple[str, ...],
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Take back your consent to AGREEMENT, whole or to one clause. No reason is needed."""
    ws = options.workspace(folder)
    title = looking.find(ws, agreement).document.title
    what = f"{', '.join(clauses)} in {title!r}" if clauses else f"the whole of {title!r}"
    output.note(
        f"This takes back your consent to {what}, at once. The others will see that you withdrew, "
        "and no reason. It cannot be undone; you can agree again in a new version."
    )
    if not options.must_confirm("Withdraw?", yes=yes):
        output.note("Nothing was changed.")
        return
    with options.seat(ws, person, passphrase_file) as seat:
        stands = proposals.withdraw(ws, seat, agreement, clauses=clauses)
    if json_:
        output.as_json(
            {
                "digest": stands.digest,
                "state": stands.state,
                "withdrawn_clauses": sorted(stands.withdrawn_clauses),
            }
        )
    else:
        output.data(f"{stands.digest[:8]}  {pages.state_words(stands)}")
