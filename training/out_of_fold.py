"""The encoder's opinions on our clauses, each given without having seen the clause's set.

They are kept in the repository, so that the joining can be fitted again in seconds when rules or
the linear reader change. One line for each clause, in the order of ``rows``: the log-probabilities
of fear, mutual and unclear, the log-odds of danger, and the numbers of the three likeliest signals;
above them the digest of the clauses that they belong to.
"""

from pathlib import Path

import numpy as np

from handfast.model import SecondOpinion, Signal

FILE = Path(__file__).parent / "encoder" / "opinions.csv"
LIKELIEST = 3
_SIGNALS = tuple(Signal)


def write(said: np.ndarray, digest: str, file: Path = FILE) -> None:
    """Write the opinions; ``said`` has log-odds of all signals after the first four columns."""
    lines = [f"# {digest}"]
    for row in said:
        likeliest = np.argsort(-row[4:], kind="stable")[:LIKELIEST]
        lines.append(",".join([*(f"{one:.3f}" for one in row[:4]), *map(str, likeliest)]))
    file.write_text("\n".join(lines) + "\n", "utf-8")


def read(digest: str, file: Path = FILE) -> list[SecondOpinion]:
    """Return the opinions. ValueError where they belong to other clauses."""
    text = file.read_text("utf-8")
    if text.splitlines()[0] != f"# {digest}":
        raise ValueError(
            f"{file.name} belongs to other clauses than those of today. Run: make train-encoder"
        )
    rows = np.loadtxt(text.splitlines(), delimiter=",", ndmin=2)
    shares = np.exp(rows[:, :3])
    shares /= shares.sum(1, keepdims=True)
    return [
        SecondOpinion(
            *(float(one) for one in share),
            signals=tuple(_SIGNALS[int(one)] for one in row[4:]),
            danger=float(1 / (1 + np.exp(-row[3]))),
        )
        for share, row in zip(shares, rows, strict=True)
    ]
