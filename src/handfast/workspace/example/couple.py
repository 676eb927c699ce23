"""Making the example folder, step by step through the same doors that everybody uses."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from attrs import frozen

from handfast.clock import FixedClock
from handfast.model import AgreementDocument, PersonId, Reply, ReplyKind
from handfast.signing import Secret, check_private_key, make_key

from .. import drafts, people, proposals
from ..seat import Seat
from ..workspace import Workspace
from . import texts

MOMENT: Final = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
"""The moment at which it is always 'now' in the example folder."""


@frozen
class ExamplePerson:
    """One of the two, with the passphrase that opens their example key. It protects nothing."""

    id: PersonId
    name: str
    passphrase: str


@frozen
class ExampleCouple:
    """The example folder, the two people in it, and the moment at which its clock stands still."""

    workspace: Workspace
    people: tuple[ExamplePerson, ...]
    moment: datetime


_PEOPLE: Final = (
    ExamplePerson(texts.ALEX, "Alex", "alex likes long walks"),
    ExamplePerson(texts.SAM, "Sam", "sam burns the toast"),
)


def make(folder: Path, *, data_root: Path | None = None) -> ExampleCouple:
    """Make the example folder. The same documents and signatures come out every time."""
    ws = Workspace.start(folder, clock=FixedClock(MOMENT), data_root=data_root)
    ws.save_local(moment=MOMENT)
    alex, sam = (_person(ws, person) for person in _PEOPLE)
    try:
        _tell(ws, alex, sam)
    finally:
        alex.leave()
        sam.leave()
    return ExampleCouple(Workspace.open(folder, data_root=data_root), _PEOPLE, MOMENT)


def _tell(ws: Workspace, alex: Seat, sam: Seat) -> None:
    """Play what happened between the two, each step on its day."""
    spring = _at(ws, days=-105)
    _agree(spring, texts.MONEY_TALKS, alex, sam)
    calendars = _agree(_at(ws, days=-60), texts.SHARING_CALENDARS, sam, alex)
    _agree(_at(ws, days=-49), texts.RUNNING_INTO_EXES, sam, alex)
    proposals.withdraw(_at(ws, days=-20), sam, calendars)

    nights = _propose(_at(ws, days=-6), alex, texts.NIGHTS_OUT)
    later = _at(ws, days=-5)
    clause = texts.NIGHTS_OUT.clauses[0].id
    suggestion = Reply(ReplyKind.SUGGESTION, clause, texts.NIGHTS_OUT_WORDING)
    proposals.answer(later, sam, nights, [suggestion])
    proposals.propose(later, sam, proposals.counter(later, sam, nights))

    _propose(_at(ws, days=-1), sam, texts.PHONES_AT_DINNER)
    drafts.new_draft(ws, alex.person.id, texts.PRIVATE_DRAFT)


def _person(ws: Workspace, person: ExamplePerson) -> Seat:
    """Make one of the two their fixed key, and let them sit down."""
    secret = Secret(person.passphrase)
    seed = sha256(b"handfast example couple: " + person.id.encode()).digest()
    pem = make_key(secret, comment=f"{person.id} (handfast example)", seed=seed)
    ws.ledger.put_key(person.id, pem)
    people.trust(ws, person.id, check_private_key(pem), person.name)
    return people.unlock_seat(ws, person.id, secret)


def _at(ws: Workspace, *, days: int) -> Workspace:
    """Return the same folder some days away from its moment."""
    return Workspace(ws.ledger, FixedClock(MOMENT + timedelta(days=days)))


def _propose(ws: Workspace, seat: Seat, document: AgreementDocument) -> str:
    name = drafts.new_draft(ws, seat.person.id, document)
    return proposals.propose(ws, seat, name).digest


def _agree(ws: Workspace, document: AgreementDocument, first: Seat, second: Seat) -> str:
    digest = _propose(ws, first, document)
    proposals.sign(ws, second, digest)
    return digest
