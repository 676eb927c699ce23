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
from handfast.model import SecondOpinion, Signal, Verdict

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
    opinions = _opinions(rows)
    said = SaidByAll(
        rows,
        [read_clause(row["text"]) for row in rows],
        [one.findings for one in by_rules],
        np.array([one.stops for one in by_rules]),
        leaning,
        opinions,
    )
    shares = weighed(said)
    joined = _said(by_rules, verdicts_of(said, shares), shares)
    signals = _signals(rows, looked, sets, opinions)
    return {
        Reader.RULES: by_rules,
        Reader.LINEAR: _said(by_rules, VERDICTS[leaning.argmax(1)], np.exp(leaning)),
        Reader.ALL: tuple(
            _with_own(one, opinion, signal, row["text"])
            for one, opinion, signal, row in zip(joined, opinions, signals, rows, strict=True)
        ),
    }


def _opinions(rows: Sequence[Row]) -> list[SecondOpinion]:
    """Return what the encoder said of each clause before it had seen the clause's set."""
    everything = [row["text"] for row in every_row()]
    known = dict(zip(everything, out_of_fold.read(digest()), strict=True))
    return [known[row["text"]] for row in rows]


def _said(by_rules: Sequence[Said], verdicts: np.ndarray, shares: np.ndarray) -> tuple[Said, ...]:
    """Return the verdicts with the findings of the rules, and how sure of them the reader is."""
    shares = shares / shares.sum(1, keepdims=True)
    place = {verdict: number for number, verdict in enumerate(VERDICTS)}
    return tuple(
        Said(Verdict(str(given)), said.findings, float(share[place[given]]))
        for said, given, share in zip(by_rules, verdicts, shares, strict=True)
    )


def _signals(
    rows: Sequence[Row],
    looked: Sequence[Looked],
    sets: np.ndarray,
    opinions: Sequence[SecondOpinion],
) -> list[Signal]:
    """Return the likeliest of the signals that the encoder names, from all sets but its own."""
    out: list[Signal] = [Signal.ONE_SIDED] * len(rows)
    for name in sorted(set(sets)):
        inside, outside = np.flatnonzero(sets == name), np.flatnonzero(sets != name)
        named = [at for at in outside if rows[at]["verdict"] == "fear" and rows[at]["signals"]]
        words = Vocabulary([looked[at] for at in outside])
        main = np.array([rows[at]["signals"][0] for at in named])
        model = fit(words.matrix([looked[at] for at in named]), main, SIGNAL_STRENGTH)
        place = {str(signal): number for number, signal in enumerate(model.classes_)}
        said = model.decision_function(words.matrix([looked[at] for at in inside]))
        for at, row in zip(inside, said, strict=True):
            known = [one for one in opinions[at].signals if one.value in place]
            out[at] = max(
                known or [Signal.ONE_SIDED], key=lambda one, row=row: row[place[one.value]]
            )
    return out


def _with_own(said: Said, opinion: SecondOpinion, signal: Signal, text: str) -> Said:
    """Return what is said with what the readers add of their own."""
    if said.verdict is not Verdict.FEAR or said.stops:
        return said
    check = own_check(said.findings, opinion)
    if check is None:
        return said
    return evolve(said, findings=(*said.findings, evolve(check.finding(text), signal=signal)))
