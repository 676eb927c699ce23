"""handfast example: an example couple's folder to look around."""

import click

from handfast.workspace import example

from .. import options, output


@click.command()
@click.argument("target", type=click.Path())
@options.anybody_option
@options.json_option
def command(target: str, json_: bool) -> None:
    """Make the example couple's folder in TARGET. In it, it is always the same moment."""
    couple = example.make(options.path_of(target))
    if json_:
        output.as_json(
            {
                "folder": str(couple.workspace.folder),
                "people": couple.people,
                "moment": couple.moment,
            }
        )
    else:
        output.table(
            (person.id, person.name, f"passphrase: {person.passphrase}") for person in couple.people
        )
    output.note(f"The example couple is in {target}. Look around with: handfast --folder {target}")
