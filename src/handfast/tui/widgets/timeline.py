"""Looking back: the line of versions, one of them as it was, and what differs between two."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from .. import text, wording
from ..voices import UNKNOWN, voices
from .comparison import beside_page, changes_page, counted
from .page import Block, barred, block, heading

if TYPE_CHECKING:
    from handfast.model import JournalEntry
    from handfast.workspace.views import Difference, Timeline, TimelineVersion, VerifyReport

_HOLDS = "Each signature here fits this text, letter by letter, by a key that this machine trusts."
_CLAIMS = "The order is what each version replaces. Times are what each person's file says."


def version_options(line: "Timeline", marked: str) -> list[Option]:
    """Return one entry per version, the first at the top: where it stands, who signed, when."""
    made: list[Option] = []
    for one in line.versions:
        sign, style = wording.sign_of(one.standing)
        stands = wording.stands_briefly(one.standing, unconfirmed=one.unconfirmed)
        signed = wording.names(each.name for each in one.signatures)
        written = one.version.document.written
        when = f"{wording.day(written)} · " if written else ""
        mark: tuple[text.Part, ...] = (
            (("  ◂ compared with", text.WAITING),) if one.version.digest == marked else ()
        )
        made.append(
            text.option(
                (f"Version {one.number}", text.STRONG),
                *mark,
                (f"\n{stands}", style),
                (f"\n{when}signed by {signed}", text.QUIET),
                margin=(f"{sign} ", style),
                id=one.version.digest,
            )
        )
    return made


def version_page(one: "TimelineVersion", report: "VerifyReport | None") -> list[Block]:
    """Return one version as it was: who wrote and signed it when, whether it holds, what was said.

    ``report`` is a check of the whole folder made just now, None where none was asked for.
    """
    document = one.version.document
    written = f" on {wording.moment(document.written)}" if document.written else ""
    author = wording.name_of(document, document.author)
    made = [
        block((document.title, text.HEADING), (f"  version {one.number}", text.QUIET)),
        block(wording.stands(one.standing, unconfirmed=one.unconfirmed)),
        block((f"written by {author}{written}", text.QUIET)),
    ]
    if document.why:
        made.append(block((f"“{document.why}”", "italic"), indent=4, gap=1))
    made.append(heading("Signed"))
    for each in one.signatures:
        when = wording.moment(each.signed_at) if each.signed_at else "at a time not said"
        made.append(block(each.name, (f" · {when}", text.QUIET), margin=("✓ ", text.GOOD)))
        made.append(block((each.key, text.QUIET), indent=2))
    if not one.signatures:
        made.append(block(("by nobody that this machine knows", text.QUIET)))
    made += _holds(one, report)
    said = list(said_about([one]))
    if said:
        made += [heading("What was said"), *said]
    return [*made, block((_CLAIMS, text.QUIET), gap=1)]


def _holds(one: "TimelineVersion", report: "VerifyReport | None") -> list[Block]:
    made = [heading("Does it hold?")]
    made += [block(note, margin=("! ", text.CARE)) for note in one.standing.notes]
    if report is None:
        made.append(block(_HOLDS if one.signatures else "There is no signature to check."))
        return [*made, block(("v checks every file of the folder afresh.", text.QUIET))]
    short = one.version.digest[:8]
    faults = [fault for fault in report.faults if short in fault.path]
    made += [
        block((fault.path, text.STRONG), f"  {fault.message}", margin=("! ", text.CARE))
        for fault in faults
    ]
    if not faults:
        made.append(block("Checked just now, and it holds.", margin=("✓ ", text.GOOD)))
    others = len(report.faults) - len(faults)
    if others:
        file = "one other file" if others == 1 else f"{others} other files"
        made.append(block((f"In {file} something does not hold: see Verify at home.", text.CARE)))
    return made


def difference_page(
    line: "Timeline",
    before: "TimelineVersion | None",
    after: "TimelineVersion",
    difference: "Difference | None",
    *,
    beside: bool,
) -> list[Block]:
    """Return what differs between two versions, in one text or side by side, and what was said."""
    if before is None or difference is None:
        first = f"Version {after.number} is the first; there is none before it to compare with."
        return [block((first, text.QUIET))]
    made = [
        block((f"From version {before.number} to version {after.number}", text.HEADING)),
        block(counted(difference)),
        block((_LEGEND[beside], text.QUIET)),
    ]
    made += beside_page(difference) if beside else changes_page(difference)
    said = list(said_about(line.between(before, after)))
    if said:
        made += [heading("What was said between them"), *said]
    return made


_LEGEND = {
    False: "What went is struck through, what came is marked. b puts them beside each other.",
    True: "Before on the left, after on the right. b puts them into one text.",
}


def said_about(versions: "Iterable[TimelineVersion]") -> Iterator[Block]:
    """Yield the journal entries about these versions, in order: read-only, for they were signed."""
    everybody = [*versions]
    known = voices(p.id for one in everybody for p in one.version.document.people)
    for one in everybody:
        for entry in one.entries:
            lines = list(_said(one, entry))
            if not lines:
                continue
            who = wording.name_of(one.version.document, entry.by)
            when = f" · {wording.moment(entry.written)} · version {one.number}"
            voice = known.get(entry.by, UNKNOWN)
            bar = (f"{voice.mark} ", voice.style)
            yield barred((who, f"bold {voice.style}"), (when, text.QUIET), bar=bar)
            yield from (barred(line, bar=bar) for line in lines)


def _said(one: "TimelineVersion", entry: "JournalEntry") -> Iterator[text.Content]:
    ids = [clause.id for clause in one.version.document.clauses]

    def place(clause: str) -> str:
        if not clause:
            return "the whole"
        return f"clause {ids.index(clause) + 1}" if clause in ids else clause

    for reply in entry.replies:
        verb = wording.REPLY.get(reply.kind.value, reply.kind.value)
        about = (f"{verb}, on {place(reply.clause)}", text.WAITING)
        yield text.words(about, f": {reply.text}" if reply.text else "")
    for words in entry.own_words:
        own = (f"on {place(words.clause)}, in their own words: ", text.QUIET)
        yield text.words(own, (words.text, "italic"))
    if entry.kind.value == "withdrawal":
        gone = wording.names(place(clause) for clause in entry.clauses or ("",))
        yield text.words((f"withdrew from {gone}", text.CARE))
    elif entry.kind.value not in {"signing", "answer"} and not (entry.replies or entry.own_words):
        yield text.words((f"wrote: {entry.kind.value.replace('-', ' ')}", text.QUIET))
