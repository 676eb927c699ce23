"""The encoder's opinions on our clauses, each given without having seen the clause's set.

They are kept in the repository, so that the joining can be fitted again in seconds when rules or
the linear reader change. One line for each clause, in the order of ``rows``: the log-probabilities
of fear, mutual and unclear; above them the digest of the clauses that they belong to.
"""

from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "encoder" / "opinions.csv"


def write(leaning: np.ndarray, digest: str, file: Path = FILE) -> None:
    """Write the opinions."""
    lines = [f"# {digest}", *(",".join(f"{one:.3f}" for one in row) for row in leaning)]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def read(digest: str, file: Path = FILE) -> np.ndarray:
    """Return the opinions. ValueError where they belong to other clauses."""
    text = file.read_text("utf-8")
    if text.splitlines()[0] != f"# {digest}":
        raise ValueError(
            f"{file.name} belongs to other clauses than those of today. Run: make train-encoder"
        )
    return np.loadtxt(text.splitlines(), delimiter=",", ndmin=2)
