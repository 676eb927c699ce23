"""Train the second reader: ``make train``.

Reads the clauses of ``training/clauses``, measures by leaving out one set at a time, trains on all
and writes ``weights.bin`` beside the second reader; then fits how all readers are joined, with the
opinions of the encoder that are kept in ``encoder/opinions.csv``, and writes ``weighing.json``. The
same clauses, rules and versions of the libraries give the same bytes. Options: ``--out FILE``,
``--quick`` (take the tilt and the joining that are there).
"""

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import out_of_fold
from clauses import Row, digest, kappa, labelled_twice, rows
from join import Said, join
from measure import figures, joined, tilt_for
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from handfast.checks import Reading, check_clause, core_pack, read_clause
from handfast.checks.reading.tokens import tokens
from handfast.checks.second_reader import FORMAT, RARENESS_STEP, Looked, look
from handfast.model import Finding, Level, Signal, Verdict

OUT = Path(__file__).parents[1] / "src/handfast/checks/second_reader/weights.bin"
SCALE = {"words": 1.0, "parts": 1.0, "reading": 0.7, "rules": 0.5}
SEEN_IN = {"words": 2, "parts": 3, "reading": 3, "rules": 2}
KNOWN_IN = 3
STRENGTH = 5.0
SIGNAL_STRENGTH = 3.0
VERDICTS = [verdict.value for verdict in Verdict]
SIGNALS = [signal.value for signal in Signal]


class Vocabulary:
    """The features that are kept, in order, and how rare each is."""

    def __init__(self, looked: Sequence[Looked]) -> None:
        self.names: list[str] = []
        self.blocks: list[tuple[str, int]] = []
        rareness: list[int] = []
        for block, least in SEEN_IN.items():
            seen = Counter(name for one in looked for name in one.blocks[block])
            kept = sorted(name for name, times in seen.items() if times >= least)
            self.blocks.append((block, len(kept)))
            self.names += kept
            rareness += [
                round(RARENESS_STEP * (1 + math.log((1 + len(looked)) / (1 + seen[name]))))
                for name in kept
            ]
        self.rareness = np.array(rareness, dtype=np.uint8)
        self.place = {name: number for number, name in enumerate(self.names)}

    def matrix(self, looked: Sequence[Looked]) -> sparse.csr_matrix:
        """Return one row for each clause: rareness of what it holds, each block of length one."""
        values: list[float] = []
        places: list[int] = []
        ends = [0]
        for one in looked:
            for block, names in one.blocks.items():
                at = sorted(self.place[name] for name in names if name in self.place)
                rare = self.rareness[at] / RARENESS_STEP
                values += (SCALE[block] * rare / (math.sqrt((rare**2).sum()) or 1.0)).tolist()
                places += at
            ends.append(len(places))
        return sparse.csr_matrix((values, places, ends), shape=(len(looked), len(self.names)))


def fit(matrix: sparse.csr_matrix, labels: np.ndarray, strength: float) -> LogisticRegression:
    """Return a fitted multinomial logistic regression."""
    return LogisticRegression(C=strength, max_iter=2000, tol=1e-6).fit(matrix, labels)


def known_words(found: Sequence[Row]) -> frozenset[str]:
    """Return ordinary words: those written small in at least three clauses."""
    seen: Counter[str] = Counter()
    for row in found:
        reading = read_clause(row["text"])
        small = tokens(reading.text, reading.plain)
        seen.update({token.word for token in small if token.is_word and not token.upper})
    return frozenset(word for word, times in seen.items() if times >= KNOWN_IN) | {"i"}


def read_all(found: Sequence[Row]) -> tuple[list[Reading], list[tuple[Finding, ...]], np.ndarray]:
    """Return what grammar and rules make of each clause, and where the rules say stop."""
    readings = [read_clause(row["text"]) for row in found]
    findings = [tuple(check_clause(reading, [core_pack()])) for reading in readings]
    stops = [any(one.level is Level.STOP for one in several) for several in findings]
    return readings, findings, np.array(stops)


def look_at(found: Sequence[Row], known: frozenset[str]) -> tuple[list[Looked], np.ndarray]:
    """Return what is to be seen in each clause, and where the rules say stop."""
    readings, findings, stops = read_all(found)
    seen = zip(readings, findings, strict=True)
    return [look(reading, several, known) for reading, several in seen], stops


def left_out(
    looked: Sequence[Looked], labels: np.ndarray, sets: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return log-probabilities for each clause, and the signal, from all sets but its own."""
    out = np.zeros((len(looked), len(VERDICTS)))
    for name in sorted(set(sets)):
        inside, outside = np.flatnonzero(sets == name), np.flatnonzero(sets != name)
        words = Vocabulary([looked[at] for at in outside])
        model = fit(words.matrix([looked[at] for at in outside]), labels[outside], STRENGTH)
        order = [list(model.classes_).index(verdict) for verdict in VERDICTS]
        out[inside] = model.predict_log_proba(words.matrix([looked[at] for at in inside]))[:, order]
    return out


def columns(model: LogisticRegression, kept: Sequence[str], most: int) -> tuple[np.ndarray, float]:
    """Return the weights as whole numbers, one row for each label, and the step between them."""
    order = [list(model.classes_).index(label) for label in kept]
    weights = model.coef_[order]
    step = float(f"{np.abs(weights).max() / most:.6g}")
    return np.clip(np.rint(weights / step), -most, most), step


def packed(
    words: Vocabulary,
    verdicts: LogisticRegression,
    signals: LogisticRegression,
    more: dict[str, Any],
) -> bytes:
    """Return the file: header, features, rareness, columns."""
    kept = [signal for signal in SIGNALS if signal in signals.classes_]
    of_verdict, verdict_step = columns(verdicts, VERDICTS, 32767)
    of_signal, signal_step = columns(signals, kept, 127)
    bias = {
        str(label): round(float(value), 4)
        for model in (verdicts, signals)
        for label, value in zip(model.classes_, model.intercept_, strict=True)
    }
    header = {
        "format": FORMAT,
        "blocks": words.blocks,
        "verdicts": VERDICTS,
        "signals": kept,
        "bias": bias,
        "scale": SCALE | {"verdict": verdict_step, "signal": signal_step},
        **more,
    }
    top = json.dumps(header, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return b"".join(
        (
            f"{top}\n".encode(),
            "\n".join(words.names).encode(),
            b"\n\n",
            words.rareness.tobytes(),
            of_verdict.astype("<i2").tobytes(),
            of_signal.astype("i1").tobytes(),
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, measure, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--quick", action="store_true", help="take the tilt that is there")
    given = parser.parse_args(arguments)
    found = rows()
    many, agree, agreed = kappa(labelled_twice(found))
    print(f"{len(found)} clauses; {many} labelled twice, {agree:.4f} alike, kappa {agreed:.3f}")
    known = known_words(found)
    readings, findings, stops = read_all(found)
    seen = zip(readings, findings, strict=True)
    looked = [look(reading, several, known) for reading, several in seen]
    labels = np.array([row["verdict"] for row in found])
    if given.quick:
        tilt = json.loads(OUT.read_bytes().split(b"\n", 1)[0])["tilt"]
    else:
        leaning = left_out(looked, labels, np.array([row["set"] for row in found]))
        tilt = tilt_for(leaning, labels, stops)
        print(figures(found, leaning, joined(leaning, tilt, stops), stops))
        sentence = out_of_fold.read(digest())
        print(join(Said(found, readings, findings, stops, leaning, sentence), digest()))
    words = Vocabulary(looked)
    fear = [at for at, row in enumerate(found) if row["verdict"] == "fear" and row["signals"]]
    matrix = words.matrix(looked)
    data = packed(
        words,
        fit(matrix, labels, STRENGTH),
        fit(matrix[fear], np.array([found[at]["signals"][0] for at in fear]), SIGNAL_STRENGTH),
        {"tilt": tilt, "known": sorted(known), "clauses": digest()},
    )
    given.out.write_bytes(data)
    print(f"wrote {len(data)} bytes to {given.out.name}: {len(words.names)} features")
    return 0


if __name__ == "__main__":
    sys.exit(main())
