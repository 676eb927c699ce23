"""A program that forks writers and kills them, and says what they had reported as saved.

``killed_writer.py FOLDER DATA SEED TIMES`` prints one JSON line for each killed writer: the files
that it had reported, with the digests of their bytes. The writers share one warm interpreter, so
a kill costs a fork and no imports. It runs on its own because a test process may have threads.
"""

import hashlib
import json
import os
import random
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import ALEX, SAM, World, key_of
from handfast.ledger import Ledger

CALLS = ("open", "write", "fsync", "replace", "mkdir", "close", "unlink")
SEALED = b"age-encryption.org/v1\n"


def write_on_and_on(world: World, ledger: Ledger, number: int, report: int, said) -> None:
    """Write records without end; report each one when, and only when, it was said to be saved."""
    for count in range(1_000_000):
        version = world.version(f"Agreement {number} {count}")
        for person in (ALEX, SAM):
            armour = world.sign(person, version)
            if person == ALEX:
                ledger.add_version(version, armour, person)
            else:
                ledger.add_signature(version.digest, person, armour)
            said(report, f"{hashlib.sha256(armour).hexdigest()}\n".encode())
            said(report, f"{version.digest}\n".encode())
        entry = world.withdraw(ledger, SAM, version)
        said(report, f"{entry.digest}\n".encode())
        sealed = SEALED + os.urandom(1000)
        ledger.put_private(ALEX, "draft", sealed)


def die_at(count: int) -> None:
    """Arrange for this process to be killed at its ``count``-th call to the system from now."""
    left = [count]

    def dying(real):
        def call(*given, **named):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        return call

    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))


def run_and_kill(world: World, number: int, after: float, call: int) -> list[str]:
    """Fork a writer, kill it after some time or at one call, and return what it had reported."""
    ledger, said = world.open(trusting=()), os.write
    ledger.load()
    reading, report = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os.close(reading)
            if call:
                die_at(call)
            write_on_and_on(world, ledger, number, report, said)
        os._exit(1)
    os.close(report)
    end, told = time.monotonic() + after, b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while (left := end - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
            more = pipe.read(65536)
            if not more:
                break
            told += more
        os.kill(child, signal.SIGKILL)
        while more := pipe.read(65536):
            told += more
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("a writer ended by itself")
    return told.decode().split()


def main(folder: str, data: str, seed: str, times: str) -> None:
    """Kill at each call to the system in turn, then at random moments, and print what was told."""
    people = {person: key_of(person) for person in (ALEX, SAM)}
    world, dice = World(Path(folder), Path(data), people), random.Random(int(seed))
    world.agree(world.open(), "The first")
    world.open().put_private(ALEX, "draft", SEALED + os.urandom(1000))
    at_calls = int(times) // 2
    for number in range(int(times)):
        call = number + 1 if number < at_calls else 0
        after = 5.0 if call else dice.uniform(0.0, 0.1)
        told = run_and_kill(world, number, after, call)
        sys.stdout.write(json.dumps({"call": call, "after": after, "told": told}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
