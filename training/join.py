"""Fit how the three readers are weighed, on what each said of clauses it had not seen.

Part of ``make train``: the opinions of the encoder lie in ``encoder/opinions.csv``, so this takes
seconds and can be done again whenever the rules or the linear reader change. Figures come from
leaving one set out once more: the numbers that weigh a set were fitted on the others.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from clauses import Row
from measure import VERDICTS, table
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_fscore_support

from handfast.checks import Reading
from handfast.checks.second_reader.weighing import NAMES, noticed
from handfast.model import Finding, SecondOpinion

OUT = Path(__file__).parents[1] / "src/handfast/checks/second_reader/weighing.json"
STRENGTH = 1.0
FEAR_COUNTS = 1.5
"""Overlooking a rule made from fear counts as so many other mistakes."""
COMPARED = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
DANGER_FROM = 0.7
"""From this share of danger on the reader of sentences says stop. It was set with clauses that no
reader learned from; docs/discernment.md has what other bounds would come to."""


@frozen
class Said:
    """What all readers said of our clauses. ``linear`` and ``sentence``: log-probabilities."""

    rows: Sequence[Row]
    readings: Sequence[Reading]
    findings: Sequence[Sequence[Finding]]
    stops: np.ndarray
    linear: np.ndarray
    sentence: np.ndarray


def _matrix(said: Said) -> np.ndarray:
    """Return what was noticed in each clause."""
    out = []
    for number, (reading, findings) in enumerate(zip(said.readings, said.findings, strict=True)):
        fear, mutual, unclear = said.linear[number].tolist()
        opinion = SecondOpinion(*np.exp(said.sentence[number]).tolist())
        out.append(noticed(reading, findings, (fear - mutual, unclear - mutual), opinion))
    return np.array(out)


def _fit(matrix: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(matrix, labels)


def _decided(shares: np.ndarray, stops: np.ndarray, fear_counts: float) -> np.ndarray:
    """Return the verdicts, if overlooking fear costs so much."""
    given = VERDICTS[(shares * [fear_counts, 1.0, 1.0]).argmax(1)]
    return np.where(stops, "fear", given)


def _figures(said: Said, shares: np.ndarray, labels: np.ndarray) -> str:
    """Return what the joined readers come to."""
    given = _decided(shares, said.stops, FEAR_COUNTS)
    out = ["all three joined, where overlooking fear counts as", f"{FEAR_COUNTS} mistakes"]
    out = [" ".join(out), table(labels, given)]
    without = table(labels, _decided(shares, said.stops & False, FEAR_COUNTS))
    out.append(f"  without the rule that stop is fear: {without.splitlines()[0]}")
    for counts in COMPARED:
        precision, recall, each, _ = precision_recall_fscore_support(
            labels, _decided(shares, said.stops, counts), labels=VERDICTS, zero_division=0
        )
        out.append(
            f"  fear counts {counts:.2f}: macro-F1 {each.mean():.3f}, "
            f"fear precision {precision[0]:.3f} recall {recall[0]:.3f}"
        )
    for name in ("hard", "style", "set"):
        for value in sorted({row[name] for row in said.rows}):
            inside = np.array([row[name] == value for row in said.rows])
            score = f1_score(labels[inside], given[inside], average="macro")
            out.append(f"  {name} {value!s:8} macro-F1 {score:.3f} over {inside.sum()}")
    sure = shares.max(1)
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        inside = (sure >= low) & (sure < high)
        right = (VERDICTS[shares.argmax(1)] == labels)[inside].mean()
        out.append(f"  sure {low:.1f} to {min(high, 1.0):.1f}: {right:.3f} right of {inside.sum()}")
    return "\n".join(out)


def left_out(said: Said) -> np.ndarray:
    """Return the shares of each verdict, by numbers that were fitted on all sets but a clause's."""
    labels = np.array([row["verdict"] for row in said.rows])
    sets = np.array([row["set"] for row in said.rows])
    matrix, live = _matrix(said), ~said.stops
    shares = np.zeros((len(labels), len(VERDICTS)))
    for name in sorted(set(sets)):
        inside, outside = sets == name, (sets != name) & live
        shares[inside] = _fit(matrix[outside], labels[outside]).predict_proba(matrix[inside])
    return shares


def verdicts_of(said: Said, shares: np.ndarray) -> np.ndarray:
    """Return the verdicts that come of these shares and of what says stop."""
    return _decided(shares, said.stops, FEAR_COUNTS)


def join(said: Said, digest: str, out: Path = OUT) -> str:
    """Fit, write the numbers, and return the figures."""
    labels = np.array([row["verdict"] for row in said.rows])
    matrix, live = _matrix(said), ~said.stops
    shares = left_out(said)
    model = _fit(matrix[live], labels[live])
    numbers = {
        "names": list(NAMES),
        "weights": {
            str(verdict): [round(float(one), 4) for one in model.coef_[number]]
            for number, verdict in enumerate(model.classes_)
        },
        "bias": {
            str(verdict): round(float(model.intercept_[number]), 4)
            for number, verdict in enumerate(model.classes_)
        },
        "fear_counts": FEAR_COUNTS,
        "danger_from": DANGER_FROM,
        "clauses": digest,
    }
    out.write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")
    return _figures(said, shares, labels)
