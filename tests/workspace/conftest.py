"""A couple at one machine, with keys that are made once for all tests."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from handfast.clock import FixedClock
from handfast.documents import write_entry
from handfast.model import JournalEntry, JournalKind, Notice, Style
from handfast.signing import UnlockedKey, check_private_key
from handfast.workspace import Seat, Workspace, drafts, editing, people, proposals

NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
NAMES = {"alex": "Alex", "sam": "Sam", "kim": "Kim"}


def key_of(person):
    """Return somebody's open key, without half a second of unlocking."""
    return UnlockedKey(person.encode().ljust(32))


@pytest.fixture(scope="session")
def keys(make_keys):
    """Give the private key files of three people."""
    return make_keys(*NAMES)


@pytest.fixture
def make_workspace(tmp_path, keys):
    """Make a workspace with these people in it."""

    def make(*ids, moment=NOW, folder="ours"):
        ws = Workspace.start(
            tmp_path / folder, clock=FixedClock(moment), data_root=tmp_path / f"data-{folder}"
        )
        for person in ids:
            ws.ledger.put_key(person, keys[person])
            people.trust(ws, person, check_private_key(keys[person]), NAMES[person])
        return ws

    return make


@pytest.fixture
def ws(make_workspace):
    """Alex and Sam at one machine."""
    return make_workspace("alex", "sam")


@pytest.fixture
def sit(ws):
    """Let somebody sit down; everybody leaves at the end."""
    seats = {}

    def sit_down(person, at=None):
        if person not in seats:
            seats[person] = Seat(people.find(at or ws, person), key_of(person))
        return seats[person]

    yield sit_down
    for seat in seats.values():
        seat.leave()


@pytest.fixture
def later(ws):
    """Return the same workspace some days later."""

    def days(number, **more):
        return Workspace(ws.ledger, FixedClock(NOW + timedelta(days=number, **more)))

    return days


@pytest.fixture
def say(ws):
    """Put a journal entry of one person straight into the ledger."""

    def do(by, kind, version=None, **fields):
        key = key_of(by)
        entry = JournalEntry(
            kind=JournalKind(kind),
            by=by,
            key=key.public.fingerprint,
            written=fields.pop("written", NOW),
            version=version.digest if version else None,
            **fields,
        )
        written = write_entry(entry)
        ws.ledger.add_entry(written, key.sign(written.data))
        return written

    return do


@pytest.fixture
def document():
    """Return a document with these clauses, each with its need and what happens if missed."""

    def make(ws, *texts, title="Exes"):
        words = drafts.blank(ws, title=title, style=Style("plain", "Plain", ""))
        for text in texts:
            words = editing.add_clause(
                words,
                text,
                need="so that neither of us feels blindsided",
                if_missed="we say so when we notice",
                notice=Notice.AFTER,
            )
        return words

    return make


@pytest.fixture
def propose(ws, sit, document):
    """Draft and propose these clauses, as one of them."""

    def do(*texts, by="alex", at=None, title="Exes", **fields):
        here = at or ws
        words = evolve(document(here, *texts, title=title), **fields)
        return proposals.propose(here, sit(by), drafts.new_draft(here, by, words))

    return do
