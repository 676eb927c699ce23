"""The entry point: parse, run one verb, and turn every error into a sentence and an exit code.

Exit codes: 0 fine; 1 something to look at (findings, reviews due); 2 usage; 3 a document is not
valid; 4 the engine refuses, and says why and until when; 5 a signature or digest does not hold.
"""

import errno
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Final

import click

from handfast import __version__
from handfast.errors import HandfastError

from .lazy import LazyGroup

_VERBS: Final = {
    "init": ("handfast.cli.verbs.init", "Start a folder for your agreements."),
    "person": ("handfast.cli.verbs.person", "Make a key, bring one, see who is here."),
    "draft": ("handfast.cli.verbs.draft", "Write in private; nobody else can open it."),
    "read": ("handfast.cli.verbs.read", "Read clauses and say what they sound like."),
    "reword": ("handfast.cli.verbs.reword", "The need under a clause, and other wordings."),
    "check": ("handfast.cli.verbs.check", "Check a file or a draft before anybody sees it."),
    "propose": ("handfast.cli.verbs.propose", "Sign a draft and put it before the others."),
    "list": ("handfast.cli.verbs.list", "What is in force, proposed, lapsed, withdrawn."),
    "show": ("handfast.cli.verbs.show", "Read one agreement."),
    "diff": ("handfast.cli.verbs.diff", "What changed between two versions, word by word."),
    "answer": ("handfast.cli.verbs.answer", "Ask, suggest a wording, or say not this."),
    "counter": ("handfast.cli.verbs.counter", "Answer a proposal with a version of your own."),
    "sign": ("handfast.cli.verbs.sign", "Read the whole text, then sign it."),
    "withdraw": ("handfast.cli.verbs.withdraw", "Take back your consent; needs no reason."),
    "review": ("handfast.cli.verbs.review", "Come back to it: each alone, then together."),
    "rupture": ("handfast.cli.verbs.rupture", "Name a hurt, for yourself first."),
    "repair": ("handfast.cli.verbs.repair", "Find back to each other, at your own pace."),
    "renew": ("handfast.cli.verbs.renew", "Propose the same clauses with a new review day."),
    "due": ("handfast.cli.verbs.due", "What it is time to look at."),
    "calendar": ("handfast.cli.verbs.calendar", "Your days as a calendar file."),
    "remind": ("handfast.cli.verbs.remind", "Let this machine remind you, by itself."),
    "history": ("handfast.cli.verbs.history", "What happened to an agreement, in order."),
    "verify": ("handfast.cli.verbs.verify", "Check every document and signature afresh."),
    "export": ("handfast.cli.verbs.export", "A page to print, or a folder OpenSSH can verify."),
    "plugins": ("handfast.cli.verbs.plugins", "Which plugins there are; turn one on or off."),
    "explain": ("handfast.cli.verbs.explain", "What a finding means, and who says so."),
    "support": ("handfast.cli.verbs.support", "Where to find help, for you alone."),
    "serve": ("handfast.cli.verbs.serve", "The screens in a browser of this machine."),
    "example": ("handfast.cli.verbs.example", "Make an example couple's folder to look around."),
}

_ABOUT = """Write down what you have agreed, in words you both mean, and come back to it.

Without a verb, handfast opens its screens. It runs on this machine and sends nothing anywhere.
It is no therapist, no lawyer, and no proof of consent.
"""

_EXIT_CODES = (
    "Exit codes: 0 fine; 1 something to look at (findings, reviews due); 2 usage; 3 a document is "
    "not valid; 4 refused, with the reason and until when; 5 a signature or digest does not hold."
)


def _no_screens(_folder: Path | None) -> int:
    """Say that there are only verbs here."""
    return _failed("Say what to do; see: handfast --help.", 2)


@click.group(
    cls=LazyGroup,
    verbs=_VERBS,
    help=_ABOUT,
    epilog=_EXIT_CODES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--folder", "folder", type=click.Path(), help="The folder of your agreements.")
@click.option("--as", "person", metavar="PERSON", help="Who you are here.")
@click.version_option(__version__, message="handfast %(version)s")
@click.pass_context
def _handfast(ctx: click.Context, folder: str | None, person: str | None) -> None:
    open_screens = ctx.obj
    ctx.obj = {"folder": folder, "person": person}
    if ctx.invoked_subcommand is None:
        from .options import screens_folder

        ctx.exit(open_screens(screens_folder(folder)))


def run(
    arguments: list[str] | None = None,
    *,
    open_screens: Callable[[Path | None], int] = _no_screens,
) -> int:
    """Run handfast and return its exit code. No traceback ever reaches the person.

    ``open_screens`` is called with a folder, or None, when no verb is given.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a narrow terminal is no reason to stop
    given = sys.argv[1:] if arguments is None else [*arguments]
    try:
        with _handfast.make_context("handfast", given, obj=open_screens) as ctx:
            result = _handfast.invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _failed("\nStopped. What was saved before is still there.", 2)
    except click.ClickException as error:
        return _failed(error.format_message(), 2)
    except HandfastError as error:
        return _told(error)
    except BrokenPipeError:
        sys.stdout = sys.stderr = StringIO()  # nobody reads on; nor is anything said on leaving
        return 0
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO} and sys.stdout is not None:
            return _not_written()
        return _crashed(error)
    except Exception as error:  # noqa: BLE001 - the last door before a person's screen
        return _crashed(error)
    return result if isinstance(result, int) else 0


def _told(error: HandfastError) -> int:
    from handfast.errors import DocumentError, RefusedError

    from .output import document_error, moment_words, note

    if isinstance(error, DocumentError):
        document_error(error)
    else:
        note(str(error))
    if isinstance(error, RefusedError) and error.until is not None:
        note(f"Until: {moment_words(error.until)}")
    return error.exit_code


def _failed(sentence: str, code: int) -> int:
    from .output import note

    note(sentence)
    return code


def _not_written() -> int:
    """Say that standard output took no more; nothing is tried again on leaving."""
    sys.stdout = StringIO()
    return _failed("Standard output could not be written. See if the disk is full.", 4)


def _crashed(error: Exception) -> int:
    from handfast.workspace.crashes import record

    path = record(error)
    where = f" The details, without anything you wrote, are in {path}." if path else ""
    return _failed(
        "Something went wrong inside handfast. What was saved before is still there." + where, 4
    )
