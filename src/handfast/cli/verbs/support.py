"""handfast support: where to find help."""

import click

from handfast.workspace import reading

from .. import options, output


@click.command()
@click.option("--country", default="", metavar="CODE", help="A country, such as GB or US.")
@click.option("--situation", default="", help="danger, fear, despair, relationship or alone.")
@options.looking_options
def command(country: str, situation: str, folder: str | None, json_: bool) -> None:
    """See where to find help. Nothing is kept or sent."""
    places = reading.checker(options.optional_workspace(folder)).support(situation, country.upper())
    if json_:
        output.as_json(places)
        return
    for place in places:
        output.data(f"{place.name}{f' ({place.country})' if place.country else ''}")
        output.paragraph(place.what_for)
        output.paragraph(place.how)
