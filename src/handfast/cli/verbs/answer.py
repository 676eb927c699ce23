"""handfast answer: ask, suggest a wording, or say not this."""

import click

from handfast.model import Reply, ReplyKind
from handfast.text_hygiene import one_line
from handfast.workspace import looking, proposals

from .. import options, output

_WHOLE = "all"


@click.command()
@click.argument("agreement")
@click.option("--question", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="Ask about it.")
@click.option(
    "--suggest", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="Suggest another wording."
)
@click.option("--agree", multiple=True, metavar="CLAUSE", help="Say yes to one clause.")
@click.option(
    "--decline", multiple=True, metavar="CLAUSE", help=f"Not this; {_WHOLE} for the whole."
)
@click.option("--reason", default="", help="Why not, if you want to say.")
@options.signing_options
def command(
    agreement: str,
    question: tuple[tuple[str, str], ...],
    suggest: tuple[tuple[str, str], ...],
    agree: tuple[str, ...],
    decline: tuple[str, ...],
    reason: str,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Answer a proposal without signing it. A decline needs no reason."""
    replies = [Reply(ReplyKind.QUESTION, _clause(c), text) for c, text in question]
    replies += [Reply(ReplyKind.SUGGESTION, c, text) for c, text in suggest]
    replies += [Reply(ReplyKind.AGREE, _clause(c)) for c in agree]
    replies += [Reply(ReplyKind.DECLINE, _clause(c), reason) for c in decline]
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        entry = proposals.answer(ws, seat, agreement, replies)
        title = looking.find(ws, entry.version or agreement).document.title
    if json_:
        output.as_json({"digest": entry.digest, "replies": entry.replies})
    called = f"\u201c{one_line(title)}\u201d ({(entry.version or '')[:8]})"
    output.note(f"Your answer to {called} is kept where the others can read it.")


def _clause(clause: str) -> str:
    return "" if clause == _WHOLE else clause
