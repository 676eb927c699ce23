"""handfast show: read one agreement."""

from datetime import datetime

import click

from handfast.engine.sentences import names_of
from handfast.model import JournalEntry
from handfast.workspace import looking, reading

from .. import options, output, pages
from ..contracts import carries_json


@click.command()
@click.argument("agreement")
@options.on_option
@options.looking_options
def command(agreement: str, folder: str | None, on: datetime | None, json_: bool) -> None:
    """Read AGREEMENT: its title, the start of its digest, or TITLE@2 for its second version."""
    view = looking.show(options.workspace(folder), agreement, on=options.on_day(on))
    gone = view.standing.withdrawn_clauses | view.standing.ended_holds
    carried = reading.carried(view.version.document, gone=gone)
    if json_:
        output.as_json(
            {
                "digest": view.version.digest,
                "number": view.number,
                "state": view.standing.state,
                "review_due": view.standing.review_due,
                "document": view.version.document,
                "signatures": view.signatures,
                "waiting_for": view.standing.waiting_for,
                "withdrawn_by": view.standing.withdrawn_by,
                "withdrawn_clauses": sorted(view.standing.withdrawn_clauses),
                "notes": view.standing.notes,
                "comments": view.version.comments,
                "balance": [carries_json(one) for one in carried],
                "entries": [_entry(entry) for entry in view.entries],
            }
        )
        return
    pages.agreement(view)
    pages.balance(carried)
    for sentence in view.standing.notes:
        output.note(sentence)
    for entry in view.entries:
        who = names_of(view.standing.terms, [entry.by])
        for words in entry.own_words:
            output.paragraph(
                f"{who}, in words of their own, on {words.clause}: {words.text}",
                indent="",
                inner=output.DEEP,
            )
        for reply in entry.replies:
            about = reply.clause or "the whole"
            output.paragraph(
                f"{who}, {reply.kind.value} on {about}" + (f": {reply.text}" * bool(reply.text)),
                indent="",
                inner=output.DEEP,
            )


def _entry(entry: JournalEntry) -> dict[str, object]:
    from attrs import asdict

    fields = asdict(entry, recurse=False)
    fields.pop("data")
    return dict(fields)
