"""Readers that have not seen the clause: each set is read by one trained on the others.

What the rules found comes from the program itself, and so does the way in which the two join. This
module alone needs the libraries of training.
"""

from collections.abc import Sequence

import numpy as np
from attrs import evolve
from clauses import Row
from measure import VERDICTS, joined, tilt_for
from train import SIGNAL_STRENGTH, Vocabulary, fit, known_words, left_out, look_at

from handfast.checks.second_reader import Looked
from handfast.checks.verdicts import speaks_of_fear
from handfast.checks.whole_rules import SECOND_READER
from handfast.model import Signal, Verdict

from .readers import Reader, Said


def unseen(
    rows: Sequence[Row], read: dict[Reader, tuple[Said, ...]]
) -> dict[Reader, tuple[Said, ...]]:
    """Return what each reader says of clauses that it was not trained on.

    ``read`` is what the program says; of it only what the rules found is used. The tilt of each
    set, two numbers, is chosen on the clauses of the others; the readers of those have seen it.
    """
    sets = np.array([row["set"] for row in rows])
    labels = np.array([row["verdict"] for row in rows])
    by_rules = read[Reader.RULES]
    stops = np.array([said.stops for said in by_rules])
    looked, _ = look_at(rows, known_words(rows))
    leaning = left_out(looked, labels, sets)
    both, tilted = np.empty(len(rows), dtype=VERDICTS.dtype), leaning.copy()
    for name in sorted(set(sets)):
        inside, outside = sets == name, sets != name
        tilt = tilt_for(leaning[outside], labels[outside], stops[outside])
        both[inside] = joined(leaning[inside], tilt, stops[inside])
        tilted[inside] += [tilt[verdict] for verdict in VERDICTS]
    signals = _signals(rows, looked, sets)
    return {
        Reader.RULES: by_rules,
        Reader.LINEAR: _said(by_rules, VERDICTS[leaning.argmax(1)], leaning),
        Reader.ALL: tuple(
            _with_question(said, signal, row["text"])
            for said, signal, row in zip(_said(by_rules, both, tilted), signals, rows, strict=True)
        ),
    }


def _said(by_rules: Sequence[Said], verdicts: np.ndarray, leaning: np.ndarray) -> tuple[Said, ...]:
    """Return the verdicts with the findings of the rules, and how sure of them the reader is."""
    shares = np.exp(leaning)
    shares /= shares.sum(1, keepdims=True)
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


def _with_question(said: Said, signal: Signal, text: str) -> Said:
    """Return what is said with the second reader's question, where no rule speaks of fear."""
    if said.verdict is not Verdict.FEAR or any(map(speaks_of_fear, said.findings)):
        return said
    question = evolve(SECOND_READER.finding(text), signal=signal)
    return evolve(said, findings=(*said.findings, question))
