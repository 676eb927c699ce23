"""The training clauses: reading them, their digest, and how far two labellers agree."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "clauses"
SAFETY = Path(__file__).parent / "safety.jsonl"
Row = dict[str, Any]


def rows(folder: Path = FOLDER) -> list[Row]:
    """Return all clauses in order, each with the name of its set."""
    return [
        json.loads(line) | {"set": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def about_safety(file: Path = SAFETY) -> frozenset[str]:
    """Return the clauses about threats, being kept in or out, or something needed held back."""
    return frozenset(json.loads(line)["text"] for line in file.read_text("utf-8").splitlines())


def digest(folder: Path = FOLDER) -> str:
    """Return the SHA-256 of all sets, one after the other."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def kappa(pairs: Iterable[tuple[str, str]]) -> tuple[int, float, float]:
    """Return how many clauses have two labels, how often these agree, and Cohen's kappa."""
    seen = Counter(pairs)
    many = seen.total()
    agree = sum(times for (one, two), times in seen.items() if one == two) / many
    first, second = Counter[str](), Counter[str]()
    for (one, two), times in seen.items():
        first[one] += times
        second[two] += times
    chance = sum(first[label] * second[label] for label in first) / many**2
    return many, agree, (agree - chance) / (1 - chance)


def labelled_twice(found: Iterable[Row]) -> list[tuple[str, str]]:
    """Return both labels of each clause that was labelled a second time, blind."""
    return [(row["first"], row["second"]) for row in found if "second" in row]
