"""One agreement as a page one would like to read."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from .. import text, wording
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause
    from handfast.workspace import VersionStanding
    from handfast.workspace.views import AgreementView, Replaced

INDENT = 4


def agreement_page(view: "AgreementView", today: date) -> list[Block]:
    """Return one version as it stands: its words, who signed when, and its review."""
    document, standing = view.version.document, view.standing
    page = [
        block((document.title, text.HEADING)),
        block(wording.stands(standing, unconfirmed=view.unconfirmed)),
        *opening(document),
        *replacing(view.replaces),
        *clauses(document, standing),
        *_signatures(view),
        *(_lapsed(document) if standing.state.value == "lapsed" else review(document, today)),
    ]
    if view.number > 1 or len(view.agreement.versions) > 1:
        of = wording.version_of(view.number, len(view.agreement.versions))
        page.append(block((of, text.QUIET), gap=1))
    page += [block(("! ", text.CARE), note, gap=1) for note in standing.notes]
    page += _other_fields(document.extra)
    page += [
        block((f"Comment in the file, line {line}: ", text.QUIET), said)
        for line, said in view.version.comments
    ]
    return page


def opening(document: "AgreementDocument") -> list[Block]:
    """Return who it is between, and why it was written."""
    between = wording.names(person.name for person in document.people)
    style = f" · {document.style}" if document.style else ""
    made = [block((f"between {between}{style}", text.QUIET))]
    for person in document.people:
        made += _other_fields(person.extra, of=f"people.{person.id}.")
    if document.ground is not None:
        made.append(block(document.ground.said, gap=1))
    if document.why:
        made.append(block((f"“{document.why}”", "italic"), indent=INDENT, gap=1))
    return made


def replacing(replaces: "Iterable[Replaced]") -> list[Block]:
    """Return what it replaces: what would end with it, by title and digest, and what is not here.

    Each ends as soon as everybody has signed.
    """
    made: list[Block] = []
    for each in replaces:
        short = (f" ({each.digest[:8]})", text.QUIET)
        if each.title is None:
            made.append(
                block((f"It is to replace {each.digest[:8]}, which is not here.", text.CARE))
            )
        elif each.ends:
            said = ", which is in force now, once everybody has signed."
            made.append(
                block("It ends ", (each.title, text.STRONG), short, said, margin=("! ", text.CARE))
            )
        else:
            made.append(block(("It replaces ", text.QUIET), each.title, short))
    return made


def clauses(
    document: "AgreementDocument", standing: "VersionStanding | None" = None
) -> list[Block]:
    """Return every clause with its need, whom it binds and how it is kept."""
    withdrawn = standing.withdrawn_clauses if standing else frozenset()
    ended = standing.ended_holds if standing else frozenset()
    made: list[Block] = []
    for number, clause in enumerate(document.clauses, start=1):
        gone = clause.id in withdrawn or clause.id in ended
        margin = (f"{number:>2}  ", text.QUIET if gone else text.HEADING)
        made.append(block((clause.text, "strike $quiet" if gone else ""), margin=margin, gap=1))
        if gone:
            how = "withdrawn" if clause.id in withdrawn else "this hold has ended"
            made.append(block((f"{how}; it no longer holds", text.QUIET), indent=INDENT))
            continue
        made += clause_details(clause, document)
    return made


def clause_details(clause: "Clause", document: "AgreementDocument") -> list[Block]:
    """Return what belongs to a clause besides its words."""
    made: list[Block] = []
    if clause.need:
        made.append(block((clause.need, "italic $secondary"), indent=INDENT))
    bound = wording.names(wording.name_of(document, person) for person in clause.binds)
    facts = [f"binds {bound}"] if clause.binds else []
    if clause.kind.value != "practice":
        facts.insert(0, wording.KIND[clause.kind.value])
    if clause.notice is not None:
        facts.append(wording.NOTICE[clause.notice.value])
    if clause.until is not None:
        facts.append(f"until {wording.day(clause.until)}")
    if facts:
        made.append(block((" · ".join(facts), text.QUIET), indent=INDENT))
    if clause.if_missed:
        made.append(block((f"if it is missed: {clause.if_missed}", text.QUIET), indent=INDENT))
    made += [
        block((f"talked through: {note.note}", text.QUIET), indent=INDENT)
        for note in clause.talked_through
    ]
    return made + _other_fields(clause.extra, indent=INDENT)


def review(document: "AgreementDocument", today: date) -> list[Block]:
    """Return when to come back to it, and when it lapses."""
    if document.review is None:
        return [block(("No review day yet.", text.QUIET), gap=1)]
    who = "both" if len(document.people) == 2 else "all of you"
    on, lapses = document.review.on, document.review.lapses
    return [
        heading("Looking at it again"),
        block(f"on {wording.day(on)} ({wording.distance(on, today)})"),
        block((f"it lapses after {wording.day(lapses)} unless {who} renew it", text.QUIET)),
    ]


def _lapsed(document: "AgreementDocument") -> list[Block]:
    """Return that it ended by itself, and what can come of it."""
    day = wording.day(document.review.lapses) if document.review else ""
    return [
        heading("Looking at it again"),
        block(f"It ended by itself after {day}, as you had agreed."),
        block(("You can renew it, write something new, or let it rest.", text.QUIET)),
    ]


def _signatures(view: "AgreementView") -> Iterable[Block]:
    yield heading("Signed")
    for signature in view.signatures:
        when = wording.moment(signature.signed_at) if signature.signed_at else "at a time not said"
        yield block(signature.name, (f" · {when}", text.QUIET), margin=("✓ ", text.GOOD))
        yield from _own_words(view, signature.person)
    for person in view.standing.waiting_for:
        yield block(
            (f"{wording.named(view.standing, [person])} is still reading", text.QUIET),
            margin=("◌ ", text.WAITING),
        )
    for person in view.standing.withdrawn_by:
        who = wording.named(view.standing, [person])
        yield block((f"{who} has withdrawn", text.QUIET), margin=("○ ", text.QUIET))


def _own_words(view: "AgreementView", person: str) -> Iterable[Block]:
    """Return the clauses that somebody said in words of their own when they signed."""
    ids = [clause.id for clause in view.version.document.clauses]
    for entry in view.entries:
        if entry.by == person and entry.kind.value == "signing":
            for one in entry.own_words:
                number = ids.index(one.clause) + 1 if one.clause in ids else one.clause
                said = (f"on {number}, in their own words: ", text.QUIET)
                yield block(said, (one.text, "italic"), indent=INDENT)


def _other_fields(extra: "object", indent: int = 0, of: str = "") -> list[Block]:
    fields = dict(extra) if isinstance(extra, dict) else {}
    return [
        block((f"other field {of}{name}: {value}", text.QUIET), indent=indent)
        for name, value in fields.items()
    ]
