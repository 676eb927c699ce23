"""A program that adds records while another copy of it does the same to the same folder.

``racing_writer.py FOLDER DATA NAME TIMES`` waits for a line on its input, adds, and prints each
digest that was reported saved.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import ALEX, SAM, World, key_of


def main(folder: str, data: str, name: str, times: str) -> None:
    """Add versions that nobody else adds, and some that the other process adds too."""
    people = {person: key_of(person) for person in (ALEX, SAM)}
    world = World(Path(folder), Path(data), people)
    ledger = world.open(trusting=())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(int(times)):
        for title in (f"Agreement {name} {number}", f"Agreement of both {number}"):
            version = world.agree(ledger, title)
            sys.stdout.write(f"{version.digest}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
