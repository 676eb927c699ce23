"""handfast rupture: naming a hurt, for oneself first."""

from datetime import datetime

import click

from handfast.errors import UsageError
from handfast.workspace import repairing

from .. import options, output
from . import repair_words

_SHARED_ALONE = "They will read that you were hurt, without words about what it was."

country_option = click.option(
    "--country", default="", metavar="CODE", help="Your country, such as GB, for places to turn to."
)
until_option = click.option(
    "--until", type=options.type_date, metavar="DATE", help="Only holds until the end of this day."
)


@click.group()
def command() -> None:
    """Name a hurt: for yourself first, and shared only if and when you say so.

    Sharing it opens a repair, and a time in which only holds can be signed. You decide what the
    others read.
    """


@command.command()
@click.argument("text", required=False)
@click.option("--file", metavar="FILE", help="Take the words from a file; - for stdin.")
@country_option
@options.folder_option
@options.person_option
@options.json_option
def name(
    text: str | None,
    file: str | None,
    country: str,
    folder: str | None,
    person: str | None,
    json_: bool,
) -> None:
    """Put a hurt into words, for you alone. It is sealed to you at once; nobody else can open it.

    Without TEXT you are asked. What stands on a command line may stay in your shell's history.
    """
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    said = repair_words.words_of(text, file, "What hurt, in your own words")
    kept = repairing.keep_hurt(ws, who.id, said)
    if json_:
        output.as_json({"name": kept})
    else:
        output.data(kept)
    output.note("Kept for you alone. Share it, or only a part of it: handfast rupture share NAME")
    repair_words.danger(repairing.support_for(ws, said, country), country)


@command.command(name="list")
@options.signing_options
def list_(folder: str | None, person: str | None, passphrase_file: str | None, json_: bool) -> None:
    """See the hurts that were shared, and with your passphrase those you keep for yourself."""
    ws = options.workspace(folder)
    shared = repairing.all_courses(ws)
    kept = damaged = None
    if passphrase_file or options.somebody_is_there():
        with options.seat(ws, person, passphrase_file) as seat:
            kept, damaged = repairing.list_hurts(ws, seat), repairing.list_damaged(ws, seat)
    for file in damaged or ():
        output.note(f"The file {file} lies among what you keep for yourself and does not open.")
    if json_:
        own = None if kept is None else [{"name": k.name, "written": k.written} for k in kept]
        output.as_json(
            {
                "shared": [
                    {"digest": each.digest, "by": each.by, "named": each.named} for each in shared
                ],
                "own": own,
                "damaged": damaged,
            }
        )
        return
    names = ws.local.names
    output.table(
        (each.digest[:8], names.get(each.by, each.by), output.moment_words(each.named), each.text)
        for each in shared
    )
    if kept:
        output.note(repair_words.PRIVATELY)
        output.table(((k.name, output.moment_words(k.written), k.text) for k in kept), to_note=True)
    if not (shared or kept or damaged):
        output.note("No hurt is named here.")


@command.command()
@click.argument("name", required=False)
@options.signing_options
def show(
    name: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Read a hurt that you keep for yourself: NAME, or the only one."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        kept = repairing.open_hurt(ws, seat, name)
    if json_:
        output.as_json(kept)
    else:
        output.paragraph(kept.text, indent="", inner=output.DEEP)
    output.note(repair_words.PRIVATELY)


@command.command()
@click.argument("name", required=False)
@click.option("--text", metavar="TEXT", help="What the others read, in place of what you kept.")
@click.option("--file", metavar="FILE", help="Take that from a file; - for stdin.")
@click.option("--no-words", is_flag=True, help="Share only that you were hurt.")
@click.option("--with", "others", multiple=True, metavar="PERSON", help="With whom to mend it.")
@until_option
@country_option
@options.yes_option
@options.signing_options
def share(
    name: str | None,
    text: str | None,
    file: str | None,
    no_words: bool,
    others: tuple[str, ...],
    until: datetime | None,
    country: str,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Share a hurt, in the words that you choose. This opens a repair, and it is signed.

    NAME is which one, if you keep several. For 72 hours, or longer if you say so, only holds of at
    most 14 days can be signed.
    """
    if bool(text) + bool(file) + no_words > 1:
        raise UsageError(
            "What the others read is given twice.",
            next_step="Give one of --text, --file and --no-words.",
        )
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        kept = repairing.open_hurt(ws, seat, name)
        given = "" if no_words else text
        if file:
            given = repair_words.words_of(None, file, "")
        read = kept.text if given is None else given
        repair_words.danger(repairing.support_for(ws, f"{kept.text}\n{read}", country), country)
        output.note("Whoever has this folder will read exactly this, and it stays:")
        output.paragraph(read or _SHARED_ALONE, inner=output.DEEP, to_note=True)
        if not options.must_confirm("Share it?", yes=yes):
            output.note("Nothing was shared. It is kept for you alone.")
            return
        course = repairing.share(
            ws, seat, kept.name, text=given, with_=others, until=end_of_day(until)
        )
    view = repairing.look(ws, course.digest)
    if json_:
        output.as_json({"digest": course.digest, "only_holds_until": view.ends})
    else:
        output.data(course.digest[:8])
    for sentence in (*view.said, *view.concerns):
        output.note(sentence)
    output.note("Begin wherever you like: handfast repair step acknowledge")


@command.command()
@click.argument("repair", required=False)
@click.option(
    "--until", type=options.type_date, required=True, metavar="DATE", help="The last day of it."
)
@options.signing_options
def lengthen(
    repair: str | None,
    until: datetime,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Make the time longer in which only holds can be signed. Nobody alone can make it shorter."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        last = end_of_day(until)
        ends = repairing.lengthen(ws, seat, repair, last or until)
    if json_:
        output.as_json({"only_holds_until": ends})
    output.note(repairing.until_when(ends))


@command.command()
@click.argument("name")
@options.yes_option
@options.signing_options
def forget(
    name: str,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Delete a hurt that you kept for yourself, for good."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        kept = repairing.open_hurt(ws, seat, name)
    if not options.must_confirm("Delete it for good?", yes=yes):
        output.note("Nothing was deleted.")
        return
    repairing.forget_hurt(ws, seat.person.id, kept.name)
    if json_:
        output.as_json({"deleted": kept.name})
    output.note("It is gone.")


def end_of_day(day: datetime | None) -> datetime | None:
    """Return the last second of a day where the person sits, in UTC."""
    return None if day is None else repairing.end_of_day(day.date())
