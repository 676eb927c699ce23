"""A terminal inside this process: the command line as two people use it, with quick keys."""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import handfast
from handfast.cli import run
from handfast.clock import FixedClock
from handfast.documents import write_version
from handfast.model import (
    AgreementDocument,
    Clause,
    JournalEntry,
    JournalKind,
    Notice,
    Person,
    ReviewDays,
)
from handfast.signing import UnlockedKey, check_private_key
from handfast.workspace import Workspace, example, people

MOMENT = "2026-11-23T18:04:00+00:00"
NAMES = {"alex": "Alex", "sam": "Sam"}
MUTUAL = "If either of us runs into an ex, we tell each other within a day."
VARIABLES = (
    *("HANDFAST_AS", "HANDFAST_DISABLED_PLUGINS", "EDITOR", "VISUAL"),
    *("XDG_RUNTIME_DIR", "_HANDFAST_COMPLETE"),
)


@pytest.fixture(scope="session")
def keys(make_keys):
    """Give the private key files of two people."""
    return make_keys(*NAMES)


@pytest.fixture(autouse=True)
def _quickly(quick_unlocking):
    """Nobody waits half a second for each passphrase."""


class Result:
    """What one run gave: exit code, standard output, standard error."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        """The one JSON value on standard output, and nothing else beside it."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def lines(self):
        """One JSON value for each line of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


class Stdin(TextIOWrapper):
    """Standard input with these bytes; at a keyboard or not."""

    def __init__(self, content, keyboard):
        super().__init__(BytesIO(content), encoding="utf-8")
        self.keyboard = keyboard

    def isatty(self):
        return self.keyboard


class Terminal:
    """Runs verbs in this process, with an environment of its own."""

    def __init__(self, room, monkeypatch, capsys):
        self.room, self.monkeypatch, self.capsys = room, monkeypatch, capsys
        self.folder, self.data = room / "ours", room / "data"
        self.everything = ""
        for person in NAMES:
            (room / f"{person}.passphrase").write_text(f"{person} passphrase\n")
        self.at(MOMENT)
        monkeypatch.setenv("HANDFAST_DATA_DIR", str(self.data))
        monkeypatch.setenv("HANDFAST_FOLDER", str(self.folder))
        monkeypatch.setenv("COLUMNS", "100")
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)

    def at(self, moment):
        """Let it be this moment."""
        self.monkeypatch.setenv("HANDFAST_NOW", moment)

    def __call__(self, *words, by="", expect=0, stdin=b"", keyboard=False, screens=None):
        """Run one verb; ``by`` signs with that person's key."""
        if by:
            secret = self.room / f"{by}.passphrase"
            words = (*words, "--as", by, "--passphrase-file", str(secret))
        self.monkeypatch.setattr(sys, "stdin", Stdin(stdin, keyboard))
        more = {"open_screens": screens} if screens else {}
        code = run([str(word) for word in words], **more)
        shown = self.capsys.readouterr()
        self.everything += shown.out + shown.err
        assert expect in {None, code}, shown.out + shown.err
        return Result(code, shown.out, shown.err)

    def process(self, *words, **how):
        """Run one verb in a process of its own."""
        variables = {**os.environ, "PYTHONPATH": str(Path(handfast.__file__).parent.parent)}
        how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        how["env"] = variables | how.get("env", {})
        command = [sys.executable, "-m", "handfast", *map(str, words)]
        return subprocess.run(command, check=False, **how)


@pytest.fixture
def cli(tmp_path, monkeypatch, capsys):
    """A terminal in an empty room."""
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ours(cli, keys):
    """Alex and Sam's folder, with nothing agreed yet."""
    ws = Workspace.start(
        cli.folder, clock=FixedClock(datetime.fromisoformat(MOMENT)), data_root=cli.data
    )
    for person, pem in keys.items():
        people.trust(ws, person, check_private_key(pem), NAMES[person])
        ws.ledger.put_key(person, pem)
    return ws


@pytest.fixture
def put(ours):
    """Put a version straight into the ledger, signed by these people; no checks are asked."""

    def do(*texts, by=("alex", "sam"), title="Exes", **fields):
        now = ours.clock.now()
        document = AgreementDocument(
            **{
                "title": title,
                "style": "monogamous",
                "people": tuple(
                    Person(who, NAMES[who], ours.ledger.trusted()[who].fingerprint) for who in NAMES
                ),
                "clauses": tuple(
                    Clause(
                        f"clause-{number}",
                        text,
                        binds=("alex", "sam"),
                        need="so that neither of us feels blindsided",
                        notice=Notice.AFTER,
                        if_missed="we say so when we notice",
                    )
                    for number, text in enumerate(texts or (MUTUAL,), start=1)
                ),
                "review": ReviewDays(now.date().replace(2027, 2), now.date().replace(2027, 3)),
                "author": by[0],
                "written": now,
                **fields,
            }
        )
        version = write_version(document)
        first, *others = (UnlockedKey(person.encode().ljust(32)) for person in by)
        ours.ledger.add_version(version, first.sign(version.data), by[0])
        for person, key in zip(by[1:], others, strict=True):
            ours.ledger.add_signature(version.digest, person, key.sign(version.data))
        return version

    return do


@pytest.fixture
def say(ours):
    """Put a journal entry of one person straight into the ledger."""
    from handfast.documents import write_entry

    def do(by, kind, version=None, **fields):
        key = UnlockedKey(by.encode().ljust(32))
        entry = write_entry(
            JournalEntry(
                **{
                    "kind": JournalKind(kind),
                    "by": by,
                    "key": key.public.fingerprint,
                    "written": ours.clock.now(),
                    "version": version.digest if version else None,
                    **fields,
                }
            )
        )
        ours.ledger.add_entry(entry, key.sign(entry.data))
        return entry

    return do


@pytest.fixture(scope="session")
def example_couple(tmp_path_factory):
    """The example couple's folder, made once; tests take copies."""
    room = tmp_path_factory.mktemp("example")
    couple = example.make(room / "ours", data_root=room / "data")
    return room, couple


@pytest.fixture
def couple(cli, example_couple):
    """A copy of the example couple's folder, with its clock standing still."""
    room, made = example_couple
    shutil.copytree(room / "ours", cli.folder)
    shutil.copytree(room / "data", cli.data)
    cli.monkeypatch.delenv("HANDFAST_NOW")
    for person in made.people:
        (cli.room / f"{person.id}.passphrase").write_text(f"{person.passphrase}\n")
    return made


@pytest.fixture
def alone(monkeypatch):
    """Type answers that are not shown, one after the other."""
    from handfast.cli import output

    def answers(*typed):
        left = list(typed)
        monkeypatch.setattr(output, "ask_hidden", lambda *_, **__: left.pop(0))
        return left

    return answers
