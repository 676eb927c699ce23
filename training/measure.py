"""Figures of the second reader, alone and joined with the rules, on clauses it has not seen."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from clauses import Row
from sklearn.metrics import confusion_matrix, f1_score, precision_recall_fscore_support

VERDICTS = np.array(["fear", "mutual", "unclear"])
STEPS = [step / 20 for step in range(-12, 13)]


def joined(leaning: np.ndarray, tilt: dict[str, float], stops: np.ndarray) -> np.ndarray:
    """Return the verdicts of both readers: what says stop is fear, else the likeliest."""
    given = VERDICTS[(leaning + [tilt[verdict] for verdict in VERDICTS]).argmax(1)]
    return np.where(stops, "fear", given)


def tilt_for(leaning: np.ndarray, labels: np.ndarray, stops: np.ndarray) -> dict[str, float]:
    """Return what to add to each leaning so that macro-F1 is highest; small ones are preferred."""
    best, most = (0.0, 0.0), -1.0
    for fear, unclear in product(STEPS, STEPS):
        tilt = {"fear": fear, "mutual": 0.0, "unclear": unclear}
        score = f1_score(labels, joined(leaning, tilt, stops), average="macro")
        score -= 0.002 * (abs(fear) + abs(unclear))
        if score > most + 1e-9:
            best, most = (fear, unclear), score
    return {"fear": best[0], "mutual": 0.0, "unclear": best[1]}


def table(labels: np.ndarray, given: np.ndarray) -> str:
    """Return macro-F1, each verdict, and who was taken for whom."""
    precision, recall, each, _ = precision_recall_fscore_support(
        labels, given, labels=VERDICTS, zero_division=0
    )
    lines = [f"macro-F1 {each.mean():.3f} over {len(labels)} clauses"]
    lines += [
        f"  {name:8} precision {precision[at]:.3f}  recall {recall[at]:.3f}  F1 {each[at]:.3f}"
        for at, name in enumerate(VERDICTS)
    ]
    confused = confusion_matrix(labels, given, labels=VERDICTS).tolist()
    lines += [f"  {name:8} read as {row}" for name, row in zip(VERDICTS, confused, strict=True)]
    return "\n".join(lines)


def _at_recall(leaning: np.ndarray, labels: np.ndarray, wanted: float) -> float:
    """Return the precision of fear at the threshold that finds this share of it."""
    fear = labels == "fear"
    least = np.quantile(leaning[fear, 0], 1 - wanted)
    return float(fear[leaning[:, 0] >= least].mean())


def figures(found: Sequence[Row], leaning: np.ndarray, both: np.ndarray, stops: np.ndarray) -> str:
    """Return the figures of cross-validation as text."""
    labels = np.array([row["verdict"] for row in found])
    hard = np.array([row["hard"] for row in found])
    words = np.array([len(row["text"].split()) for row in found])
    alone = VERDICTS[leaning.argmax(1)]
    out = [
        "second reader alone, each set read by a reader trained on the others",
        table(labels, alone),
    ]
    out += ["joined with what the rules say is stop", table(labels, both)]
    groups = {
        "hard": hard,
        "easy": ~hard,
        "to 10 words": words <= 10,
        "to 25 words": (words > 10) & (words <= 25),
        "longer": words > 25,
    }
    groups |= {
        style: np.array([row["style"] == style for row in found])
        for style in ("any", "mono", "poly")
    }
    groups |= {
        name: np.array([row["set"] == name for row in found])
        for name in sorted({row["set"] for row in found})
    }
    for name, inside in groups.items():
        score = f1_score(labels[inside], both[inside], average="macro")
        out.append(f"  {name:12} macro-F1 {score:.3f} over {inside.sum()}")
    for wanted in (0.80, 0.85, 0.92):
        out.append(
            f"  fear recall {wanted:.2f}: precision {_at_recall(leaning, labels, wanted):.3f}"
        )
    out.append(
        f"  stop: {stops.sum()} clauses, {(labels[stops] == 'fear').mean():.3f} of them fear"
    )
    chances = np.exp(leaning).max(1)
    for low in (0.3, 0.5, 0.7, 0.9):
        inside = (chances >= low) & (chances < low + 0.2)
        right, to = (alone == labels)[inside].mean(), min(low + 0.2, 1.0)
        out.append(f"  sure {low:.1f} to {to:.1f}: {right:.3f} right of {inside.sum()}")
    return "\n".join(out)
