"""handfast draft: write in private."""

from typing import TYPE_CHECKING

import click

from handfast.errors import DocumentError, UsageError
from handfast.model import PersonId
from handfast.workspace import drafts, editing, ground, looking, reading

from .. import options, output
from ..draft_edits import edited

if TYPE_CHECKING:
    from handfast.workspace.views import DraftView


@click.group()
def command() -> None:
    """Write in private: only you can open your drafts."""


@command.command()
@click.argument("title", required=False)
@click.option("--ground", "ground_", is_flag=True, help="Start with how you make agreements.")
@click.option(
    "--hours",
    type=int,
    metavar="HOURS",
    help="With --ground: how long after a hurt nothing lasting is signed (72 or more).",
)
@click.option("--style", default="", help="A relationship style, such as monogamous.")
@click.option("--with", "others", multiple=True, metavar="PERSON", help="Whom it is between.")
@click.option("--clause", "clauses", multiple=True, metavar="TEXT", help="A clause; repeat it.")
@click.option("--why", default="", help="Why now, in a sentence.")
@click.option("--from", "reference", metavar="AGREEMENT", help="Change this agreement.")
@options.signing_options
def new(
    title: str | None,
    ground_: bool,
    hours: int | None,
    style: str,
    others: tuple[str, ...],
    clauses: tuple[str, ...],
    why: str,
    reference: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Start a draft. It is sealed to you at once; nobody else can open it."""
    from attrs import evolve

    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    title = _title(title, reference, hours, ground_=ground_)
    if reference is not None:
        version = looking.find(ws, reference)
        document = evolve(
            version.document,
            title=title,
            supersedes=(version.digest,),
            author=PersonId(""),
            written=None,
        )
    else:
        chosen = reading.checker(ws).style(style)
        with_me = tuple(dict.fromkeys((who.id, *others))) if others else ()
        if ground_:
            words = ground.ground_agreement(
                ws, chosen, hours=hours or ground.LEAST, person_ids=with_me
            )
            document = evolve(words, title=title)
        else:
            document = drafts.blank(ws, title=title, style=chosen, person_ids=with_me)
    if why:
        document = evolve(document, why=why)
    for text in clauses:
        document = editing.add_clause(document, text)
    name = drafts.new_draft(ws, who.id, document)
    if json_:
        output.as_json({"name": name, "title": title})
    else:
        output.data(name)
    output.note("Only you can open this draft. Look at it with: handfast check --draft NAME")


def _title(title: str | None, reference: str | None, hours: int | None, *, ground_: bool) -> str:
    """Return the title of a new draft, or say what does not go together."""
    if reference is not None and ground_:
        raise UsageError(
            "A draft is either a change of an agreement or a ground agreement.",
            next_step="Use either --from or --ground.",
        )
    if hours is not None and not ground_:
        raise UsageError("--hours belongs to a ground agreement.", next_step="Add --ground.")
    if not ground_ and not (title or "").strip():
        raise UsageError(
            "The title is missing.",
            next_step="Say what it is about: handfast draft new 'Running into exes'",
        )
    return title or ground.TITLE


@command.command()
@click.argument("name")
@click.option("--add", multiple=True, metavar="TEXT", help="Add a clause.")
@click.option("--clause", metavar="ID", help="The clause that the next options change.")
@click.option("--text", help="Its text.")
@click.option("--need", help="The need under it.")
@click.option("--kind", help="practice, promise, request, boundary or hold.")
@click.option("--notice", help="permission, before, after or none.")
@click.option("--if-missed", help="What happens when it is forgotten.")
@click.option("--until", type=options.type_date, metavar="DATE", help="The last day of a hold.")
@click.option("--binds", multiple=True, metavar="PERSON", help="Whom it binds; repeat it.")
@click.option("--remove", multiple=True, metavar="ID", help="Take a clause out.")
@click.option("--title", help="The title.")
@click.option("--why", help="Why now.")
@click.option("--review", type=options.type_date, metavar="DATE", help="The day to come back.")
@click.option("--file", metavar="FILE", help="Take the whole text from a file; - for stdin.")
@options.signing_options
def edit(
    name: str,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
    **changes: object,
) -> None:
    """Change a draft: with options, or without any in your editor ($VISUAL or $EDITOR)."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        draft = drafts.open_draft(ws, seat, name)
        _show(edited(ws, seat, draft, changes), json_=json_)


@command.command()
@click.argument("name")
@click.argument("code")
@click.argument("note")
@click.option("--clause", default="", metavar="ID", help="The clause the finding is about.")
@options.signing_options
def talk(
    name: str,
    code: str,
    note: str,
    clause: str,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Note that you two have talked the finding CODE through; NOTE is a sentence about it."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        draft = drafts.open_draft(ws, seat, name)
        document = editing.talked_through(draft.document, clause, code.upper(), note)
        _show(drafts.save(ws, seat, draft.name, document), json_=json_)


@command.command()
@click.argument("name")
@options.signing_options
def show(
    name: str, folder: str | None, person: str | None, passphrase_file: str | None, json_: bool
) -> None:
    """Read one of your drafts."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        _show(drafts.open_draft(ws, seat, name), json_=json_)


@command.command(name="list")
@options.signing_options
def list_(folder: str | None, person: str | None, passphrase_file: str | None, json_: bool) -> None:
    """See your drafts."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        views, damaged = drafts.list_drafts(ws, seat), drafts.list_damaged(ws, seat)
    for name in damaged:
        output.note(f"The file {name} lies among your drafts and does not open as one.")
    if json_:
        output.as_json(
            [{"name": v.name, "title": v.document.title, "modified": v.modified} for v in views]
        )
        return
    if not views:
        output.note("You have no drafts. Start one with: handfast draft new TITLE")
    output.table((v.name, output.moment_words(v.modified), v.document.title) for v in views)


@command.command()
@click.argument("name")
@options.yes_option
@options.signing_options
def delete(
    name: str,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Delete one of your drafts for good."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        draft = drafts.open_draft(ws, seat, name)
    if not options.must_confirm(f"Delete the draft {draft.document.title!r} for good?", yes=yes):
        output.note("Nothing was deleted.")
        return
    drafts.throw_away(ws, seat.person.id, draft.name)
    if json_:
        output.as_json({"deleted": draft.name})
    output.note("The draft is gone.")


def _show(view: "DraftView", *, json_: bool) -> None:
    if json_:
        output.as_json({"name": view.name, "document": view.document, "missing": view.missing})
    else:
        try:
            output.data(view.text.decode("utf-8").rstrip("\n"))
        except UnicodeDecodeError:
            raise DocumentError("This draft is not text.", where=view.name) from None
    for problem in view.missing:
        output.note(f"Before proposing: {problem.message}")
