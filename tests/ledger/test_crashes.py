"""kill -9 at any point of a write, and two processes that write at once."""

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from handfast.model import PersonId

HERE = Path(__file__).parent
ALEX, SAM = PersonId("alex"), PersonId("sam")
KILLS = 210
KEPT = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
ENVIRONMENT = {**KEPT, "PYTHONPATH": os.pathsep.join(sys.path)}


def digests_in(folder):
    """Return the digest of every record in the folder, having seen that none is half."""
    found = set()
    for path in [*folder.glob("agreements/*/*"), *folder.glob("journal/*")]:
        data = path.read_bytes()
        found.add(hashlib.sha256(data).hexdigest())
        if not path.name.startswith(".handfast-tmp-"):
            assert data.endswith((b"-----END SSH SIGNATURE-----\n", b"\n"))
            whole = path.suffix == ".sig" or hashlib.sha256(data).hexdigest()[:8] in path.name
            assert whole, path
    return found


def test_killing_a_writer_loses_nothing_that_it_reported(world, ledger):
    """Half of the kills fall on each call to the system in turn, half on random moments."""
    seed = int(os.environ.get("HANDFAST_KILL_SEED", random.SystemRandom().randrange(2**32)))
    print("HANDFAST_KILL_SEED =", seed)
    ledger.load()
    run = subprocess.run(
        [
            sys.executable,
            HERE / "killed_writer.py",
            world.folder,
            world.data,
            str(seed),
            str(KILLS),
        ],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert run.returncode == 0, run.stderr
    killed = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(killed) == KILLS
    reported = {digest for one in killed for digest in one["told"]}
    assert len(reported) > KILLS // 10, "hardly anything was saved between the kills"
    present = digests_in(world.folder)
    assert reported <= present
    for machine in (world.open(), world.elsewhere("second").open()):
        loaded = machine.load()
        assert loaded.set_aside == ()
        assert loaded.unconfirmed == ()
        signed = {one.version for one in loaded.records.consents}
        said = {one.digest for one in loaded.entries}
        assert reported - signed - said <= {
            hashlib.sha256(path.read_bytes()).hexdigest()
            for path in world.folder.glob("agreements/*/*.sig")
        }
    (draft,) = world.open().list_private(ALEX)
    assert len(ledger.get_private(ALEX, draft.name)) == 1022


def test_two_processes_writing_at_once_lose_nothing(world, ledger):
    """Each adds its own and both add the same; all of it is there, once."""
    times = 12
    writers = [
        subprocess.Popen(
            [
                sys.executable,
                HERE / "racing_writer.py",
                world.folder,
                world.data,
                name,
                str(times),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = set()
    for writer in writers:
        out, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0
        told |= set(out.split())
    assert len(told) == 3 * times
    for machine in (world.open(), world.elsewhere("second").open()):
        loaded = machine.load()
        assert set(loaded.records.versions) == told
        assert len(loaded.records.consents) == 2 * len(told)
        assert loaded.set_aside == loaded.missing == ()
    assert len(list(world.folder.glob("agreements/*/*"))) == 3 * len(told)
    assert world.strays() == []
