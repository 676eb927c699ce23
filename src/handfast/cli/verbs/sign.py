"""handfast sign: read the whole text, ask oneself three questions, then sign it."""

from typing import TYPE_CHECKING, Final

import click

from handfast.errors import RefusedError
from handfast.text_hygiene import one_line
from handfast.workspace import consent, looking, proposals

from .. import options, output, pages

if TYPE_CHECKING:
    from handfast.workspace import Workspace
    from handfast.workspace.views import PersonView, SigningView

_ANSWERS: Final = [str(answer) for answer in consent.Answer]
_LAST: Final = "You can say no. Do you want to sign this?"
_ALONE: Final = (
    "Three questions for you alone. What you type is not shown, is sealed to you, and is never "
    "shared: y for yes, u for unsure, n for no."
)


@click.command()
@click.argument("agreement")
@click.option(
    "--own-words", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="A clause in your words."
)
@click.option(
    "--check",
    nargs=3,
    type=click.Choice(_ANSWERS),
    metavar="FREE UNDERSTOOD NEXT-MONTH",
    help="Answer the three private questions here: yes, unsure or no to each.",
)
@click.option("--my-check", is_flag=True, help="Only tell you what you answered last time.")
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    own_words: tuple[tuple[str, str], ...],
    check: tuple[str, str, str] | None,
    my_check: bool,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> int:
    """Read AGREEMENT whole, with what the checks on this machine see, then sign it.

    A program that answers the questions, or asks for JSON, gets exit code 4 where nothing was
    signed. At a terminal leaving is no failure, whatever was answered.
    """
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    if my_check:
        _tell_last(ws, who, agreement, passphrase_file)
        return 0
    view = proposals.before_signing(ws, who.id, agreement)
    _show(ws, view)
    proposals.must_be_signable(view)
    options.must_be_able_to_ask(yes=yes)
    answered: consent.ConsentCheck | None = None
    try:
        answered = _given(check) or (None if yes else _asked())
        calm = answered is None or answered.calm
        if not (calm and options.must_confirm(_LAST, yes=yes)):
            for sentence in consent.NOT_NOW:
                output.note(sentence)
            output.note("Where to find help: handfast support")
            return RefusedError.exit_code if check or json_ else 0
        words = dict(own_words) if yes else {**_own_words(view), **dict(own_words)}
        with options.seat(ws, who.id, passphrase_file) as seat:
            stands = proposals.sign(
                ws,
                seat,
                view.version.digest,
                digest=view.version.digest,
                own_words=words,
                check=answered,
            )
    finally:
        consent.keep(ws, who.id, view.version.digest, answered)
    if json_:
        output.as_json({"digest": stands.digest, "state": stands.state})
    else:
        output.data(f"{stands.digest[:8]}  {pages.state_words(stands)}")
    return 0


def _show(ws: "Workspace", view: "SigningView") -> None:
    """Tell everything that is signed, and what the checks of this machine see in it."""
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


def _given(check: tuple[str, str, str] | None) -> consent.ConsentCheck | None:
    """Return the answers that a script gives."""
    if check is None:
        return None
    answers = zip(consent.QUESTIONS, map(consent.Answer, check), strict=True)
    return consent.ConsentCheck(dict(answers))


def _asked() -> consent.ConsentCheck:
    """Ask the three questions on the terminal, without showing what is typed."""
    output.paragraph(_ALONE, indent="", to_note=True)
    answers: dict[str, consent.Answer] = {}
    for name, question in consent.QUESTIONS.items():
        answer = None
        while answer is None:
            typed = output.ask_hidden(f"{question} [y/u/n]").strip().lower()
            answer = next((a for a in consent.Answer if typed in {a.value, a.value[0]}), None)
        answers[name] = answer
    return consent.ConsentCheck(answers)


def _own_words(view: "SigningView") -> dict[str, str]:
    """Ask for the clauses that weigh in the signer's own words; an empty line leaves one out."""
    said: dict[str, str] = {}
    for clause in view.version.document.clauses:
        if clause.id in view.weighty:
            output.paragraph(f"“{clause.text}”", indent="", to_note=True)
            said[clause.id] = output.ask(
                "In your own words, what does it ask of you? The others can read it; or leave "
                "it empty"
            )
    return said


def _tell_last(
    ws: "Workspace", who: "PersonView", agreement: str, passphrase_file: str | None
) -> None:
    """Tell what was answered when this person last looked at a version."""
    version = looking.find_for(ws, agreement, who)
    with options.seat(ws, who.id, passphrase_file) as seat:
        last = consent.last_check(ws, seat, version.digest)
    output.note(f"About \u201c{one_line(version.document.title)}\u201d ({version.digest[:8]}):")
    if last is None:
        output.note("Nothing is kept of the last time you looked at it.")
        return
    for name, question in consent.QUESTIONS.items():
        output.data(f"{last.answers.get(name, '-'):<7} {question}")
