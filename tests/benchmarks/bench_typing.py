"""Somebody types in a draft of thirty clauses: from key to finding, and how long typing waits.

Absolute times, unlike the other figures of the house, since a hand does not compare: they belong
to the machine, and a loaded one lengthens all of them but what the loop itself computed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

PILOT = str(Path(__file__).parent / "typing_pilot.py")


def test_typing_in_thirty_clauses(benchmark: BenchmarkFixture) -> None:
    """Each letter is pressed when the finding about the one before is on the screen."""

    def type_it() -> dict[str, float]:
        environment = os.environ | {"PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [sys.executable, PILOT], env=environment, capture_output=True, check=True, text=True
        )
        told: dict[str, float] = json.loads(done.stdout)
        return told

    benchmark.group = "typing"
    told = benchmark.pedantic(type_it, rounds=1)
    benchmark.extra_info["figures"] = told
    benchmark.extra_info["limits"] = [
        ["from key press to finding, 30 clauses, 95th percentile", told["shown 95"], 50],
        ["one wait of the event loop while typing, 95th percentile", told["blocked 95"], 16],
        ["one wait of the event loop while typing, longest", told["blocked longest"], 16],
        ["computed in one go by the loop while typing, longest", told["busy longest"], 16],
    ]
    assert told["shown 95"] < 2000, "some findings never came"
