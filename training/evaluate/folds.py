"""Readers that have not seen the clause: each set is read by one trained on the others.

What the rules found comes from the program itself, and so does the way in which the two join. This
module alone needs the libraries of training.
"""

from collections.abc import Sequence

import numpy as np
import out_of_fold
from attrs import evolve
from clauses import Row, digest
from clauses import rows as every_row
from join import Said as SaidByAll
from join import left_out as weighed
from join import verdicts_of
from measure import VERDICTS
from train import SIGNAL_STRENGTH, Vocabulary, fit, known_words, left_out, look_at

from handfast.checks import read_clause
from handfast.checks.second_reader import Looked, own_check
from handfast.model import Signal, Verdict

from .readers import Reader, Said


def unseen(
    rows: Sequence[Row], read: dict[Reader, tuple[Said, ...]]
) -> dict[Reader, tuple[Said, ...]]:
    """Return what each reader says of clauses that it was not trained on.

    ``read`` is what the program says; of it only what the rules found is used. What weighs a set
    was fitted on the clauses of the others; the readers of those have seen it.
    """
    sets = np.array([row["set"] for row in rows])
    labels = np.array([row["verdict"] for row in rows])
    by_rules = read[Reader.RULES]
    looked, _ = look_at(rows, known_words(rows))
    leaning = left_out(looked, labels, sets)
    said = SaidByAll(
        rows,
        [read_clause(row["text"]) for row in rows],
        [one.findings for one in by_rules],
        np.array([one.stops for one in by_rules]),
        leaning,
        _sentence(rows),
    )
    shares = weighed(said)
    joined = _said(by_rules, verdicts_of(said, shares), shares)
    signals = _signals(rows, looked, sets)
    return {
        Reader.RULES: by_rules,
        Reader.LINEAR: _said(by_rules, VERDICTS[leaning.argmax(1)], np.exp(leaning)),
        Reader.ALL: tuple(
            _with_own(one, signal, row["text"])
            for one, signal, row in zip(joined, signals, rows, strict=True)
        ),
    }


def _sentence(rows: Sequence[Row]) -> np.ndarray:
    """Return what the encoder said of each clause before it had seen the clause's set."""
    place = {row["text"]: number for number, row in enumerate(every_row())}
    said: np.ndarray = out_of_fold.read(digest())[[place[row["text"]] for row in rows]]
    return said


def _said(by_rules: Sequence[Said], verdicts: np.ndarray, shares: np.ndarray) -> tuple[Said, ...]:
    """Return the verdicts with the findings of the rules, and how sure of them the reader is."""
    shares = shares / shares.sum(1, keepdims=True)
    place = {verdict: number for number, verdict in enumerate(VERDICTS)}
    return tuple(
        Said(Verdict(str(given)), said.findings, float(share[place[given]]))
        for said, given, share in zip(by_rules, verdicts, shares, strict=True)
    )


def _signals(rows: Sequence[Row], looked: Sequence[Looked], sets: np.ndarray) -> list[Signal]:
    """Return the likeliest signal of each clause, from all sets but its own."""
    out: list[Signal] = [Signal.ONE_SIDED] * len(rows)
    for name in sorted(set(sets)):
        inside, outside = np.flatnonzero(sets == name), np.flatnonzero(sets != name)
        named = [at for at in outside if rows[at]["verdict"] == "fear" and rows[at]["signals"]]
        words = Vocabulary([looked[at] for at in outside])
        main = np.array([rows[at]["signals"][0] for at in named])
        model = fit(words.matrix([looked[at] for at in named]), main, SIGNAL_STRENGTH)
        said = model.predict(words.matrix([looked[at] for at in inside]))
        for at, signal in zip(inside, said, strict=True):
            out[at] = Signal(str(signal))
    return out


def _with_own(said: Said, signal: Signal, text: str) -> Said:
    """Return what is said with what the readers add of their own; of danger nothing is kept."""
    check = own_check(said.findings, None) if said.verdict is Verdict.FEAR else None
    if check is None:
        return said
    return evolve(said, findings=(*said.findings, evolve(check.finding(text), signal=signal)))
