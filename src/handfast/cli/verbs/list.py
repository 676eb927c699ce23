"""handfast list: what stands."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from handfast.workspace import looking

from .. import options, output, pages

if TYPE_CHECKING:
    from handfast.workspace import AgreementStanding, VersionStanding


@click.command()
@click.option("--all", "all_", is_flag=True, help="Every version, also replaced ones.")
@options.on_option
@options.looking_options
def command(all_: bool, folder: str | None, on: datetime | None, json_: bool) -> None:
    """See what is in force, proposed, lapsed and withdrawn."""
    view = looking.list_all(options.workspace(folder), on=options.on_day(on))
    shown = [
        (agreement, version)
        for agreement in view.standing.agreements
        for version in (agreement.versions if all_ else looking.worth_showing(agreement))
    ]
    if json_:
        output.as_json([_json(agreement, version) for agreement, version in shown])
    else:
        output.table(
            (
                version.digest[:8],
                pages.state_words(version),
                f"review {version.terms.review.on.isoformat()}",
                version.terms.title,
            )
            for _, version in shown
        )
    if not shown:
        output.note("Nothing is written down yet. Start with: handfast draft new TITLE")
    for concern in view.concerns:
        output.note(concern)


def _json(agreement: "AgreementStanding", version: "VersionStanding") -> dict[str, object]:
    terms = version.terms
    return {
        "agreement": agreement.id,
        "digest": version.digest,
        "title": terms.title,
        "state": version.state.value,
        "review_due": version.review_due,
        "review": terms.review.on,
        "lapses": terms.review.lapses,
        "people": [person.id for person in terms.people],
        "signed_by": version.signed_by,
        "waiting_for": version.waiting_for,
        "withdrawn_by": version.withdrawn_by,
        "withdrawn_clauses": sorted(version.withdrawn_clauses),
        "ended_holds": sorted(version.ended_holds),
        "notes": version.notes,
    }
