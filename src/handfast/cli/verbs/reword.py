"""handfast reword: the need under a rule, and other ways to say it."""

from typing import TYPE_CHECKING

import click

from handfast.errors import UsageError
from handfast.workspace import fears, reading, rewording

from .. import options, output, reword_pages
from ..contracts import rewording_json

if TYPE_CHECKING:
    from handfast.workspace.views import OfferedWording, Rewording

_EXAMPLE = """\b
Examples:
  handfast reword "You can't talk to your ex anymore." --need "to feel included"
  handfast reword --draft "Running into exes" --clause clause-2 --take 2
"""


@click.command(epilog=_EXAMPLE)
@click.argument("text", required=False)
@click.option("--draft", metavar="NAME", help="Reword a clause of this draft of yours.")
@click.option("--clause", "clause_id", metavar="ID", help="Which clause of the draft.")
@click.option(
    "--afraid", metavar="TEXT", help="What you are afraid of; sealed to you. - reads it from stdin."
)
@click.option("--need", default="", metavar="TEXT", help="What you need, in a sentence.")
@click.option("--take", type=int, metavar="N", help="Take the wording with this number.")
@click.option("--style", default="", help="A relationship style, such as polyamorous.")
@click.option("--person", "people", multiple=True, metavar="NAME", help="A name; repeat it.")
@click.option("--country", default="", metavar="CODE", help="Where to find help, if it comes up.")
@click.option("--kept", is_flag=True, help="Read back what you were afraid of.")
@click.option("--forget", metavar="NAME", help="Delete one of these for good.")
@options.signing_options
def command(
    text: str | None,
    draft: str | None,
    clause_id: str | None,
    afraid: str | None,
    need: str,
    take: int | None,
    style: str,
    people: tuple[str, ...],
    country: str,
    kept: bool,
    forget: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> int:
    """Find the need under a clause made from fear, and other ways to say it.

    Works on TEXT, on standard input, or on a clause of a draft. Each wording stands one rung
    further down: telling before, telling afterwards, no need to tell, a plan of your own.
    What you are afraid of is sealed to you alone and is never part of anything else.
    At a terminal, without options, it asks you. Exit code 1 says that no wording is offered
    for what stands there, and where to find help.
    """
    if kept or forget is not None:
        return reword_pages.kept_pages(folder, person, passphrase_file, forget, json_=json_)
    alone = afraid is None and not need and take is None and not json_
    asks = alone and options.somebody_is_there()
    if draft is not None:
        if text is not None:
            raise UsageError("Say what to reword.", next_step="Give a TEXT, or --draft NAME.")
        return _in_draft(
            (folder, person, passphrase_file), draft, clause_id, (afraid, need, take, country),
            asks=asks, json_=json_,
        )  # fmt: skip
    ws = options.optional_workspace(folder) if afraid is None else options.workspace(folder)
    words = _words(text, afraid)
    checks = reading.checker(ws, style=style)

    def offered(given: str) -> "Rewording":
        return rewording.offer(checks, words, need=given, people=people, country=country.upper())

    found = offered(need)
    if asks and found.wordings:
        found, chosen = reword_pages.ask(found, offered, ws=None, name="")
        return _end(found, chosen, None, json_=json_)
    name = None
    if afraid is not None:
        assert ws is not None  # noqa: S101 - opened above
        who = options.speaker(ws, person)
        name = fears.keep(ws, who.id, _fear(afraid), about=words)
        output.note(reword_pages.KEPT)
    chosen = rewording.pick(found, take) if take is not None else None
    return _end(found, chosen, name, json_=json_)


def _in_draft(
    who: tuple[str | None, str | None, str | None],
    draft: str,
    clause_id: str | None,
    given: tuple[str | None, str, int | None, str],
    *,
    asks: bool,
    json_: bool,
) -> int:
    """Reword one clause of a draft, and save it where a wording is taken."""
    from handfast.workspace import drafts

    folder, person, passphrase_file = who
    afraid, need, take, country = given
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        view = drafts.open_draft(ws, seat, draft)
        clause = _clause(clause_id, [one.id for one in view.document.clauses])
        checks = reading.checker(ws)

        def offered(words: str) -> "Rewording":
            return rewording.offer_for(
                checks, view.document, clause, need=words, country=country.upper()
            )

        found = offered(need)
        place = fears.name_for(view.name, clause)
        name = chosen = None
        if afraid is not None:
            about = found.report.text
            name = fears.keep(ws, seat.person.id, _fear(afraid), about=about, name=place)
            output.note(reword_pages.KEPT)
        if asks and found.wordings:
            found, chosen = reword_pages.ask(found, offered, ws=ws, name=place, seat=seat)
        elif take is not None:
            chosen = rewording.pick(found, take)
        if chosen is not None:
            document = rewording.take(
                view.document, clause, chosen, need=found.need, by=seat.person.id
            )
            saved = drafts.save(ws, seat, view.name, document, opened=view.text)
            where = "the draft now"
            if saved.name != view.name:
                where = f"a second draft, {saved.name}; somebody changed the first one meanwhile"
            output.note(f"It stands in {where}. Before it said: {found.report.text}")
    return _end(found, chosen, name, json_=json_)


def _clause(clause_id: str | None, known: list[str]) -> str:
    """Return the clause that is meant: the one that is named, or the only one."""
    if clause_id is not None:
        return clause_id
    if len(known) == 1:
        return known[0]
    listed = ", ".join(known) or "none yet"
    raise UsageError("Which clause is missing.", next_step=f"Add --clause with one of: {listed}.")


def _words(text: str | None, afraid: str | None) -> str:
    """Return the clause that was given, from standard input where it was not an argument."""
    if text is not None and text != "-":
        return text
    if afraid == "-":
        raise UsageError(
            "Standard input cannot be both the clause and the fear.",
            next_step="Give the clause as TEXT.",
        )
    words = options.read_bytes("-", "text").decode("utf-8", "replace").strip()
    if not words:
        raise UsageError("There is nothing to reword.", next_step="Give a TEXT, or --draft NAME.")
    return words


def _fear(afraid: str) -> str:
    """Return what somebody is afraid of; "-" stands for standard input."""
    if afraid != "-":
        return afraid
    return options.read_bytes("-", "text").decode("utf-8", "replace")


def _end(
    found: "Rewording", chosen: "OfferedWording | None", name: str | None, *, json_: bool
) -> int:
    """Print what was found or taken, and return the exit code."""
    if json_:
        output.as_json(rewording_json(found, chosen, name))
    elif chosen is not None:
        output.data(chosen.text)
    else:
        reword_pages.page(found)
    return int(found.flagged and not found.wordings)
