"""One run of learning: from clauses in plain words to an encoder, the same each time.

The rates are those that did best where two sets were left out; ``docs/discernment.md`` has the
figures. One thread: two that wait for each other are slower where others work too.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import frozen
from clauses import Row, about_safety
from torch.nn import functional

from handfast.checks import plain_words, read_clause
from handfast.model import Signal, Verdict
from model import Encoder, batch, tokenizer

VERDICTS = [verdict.value for verdict in Verdict]
SIGNALS = [signal.value for signal in Signal]
FOLDS = 3
BATCH, NEAR = 16, 20
SIGNALS_COUNT, DANGER_COUNTS = 1.0, 1.0
MAIN_COUNTS = 2.0
"""The main signal of a clause counts as so many others."""
SMALLEST_RATE, WARMING = 0.02, 0.1


@frozen
class Settings:
    """What a run depends on besides the clauses."""

    epochs: int = 3
    rate: float = 2e-4
    decay: float = 0.85
    head_rate: float = 1e-3
    smoothing: float = 0.05
    seed: int = 1


@frozen
class Clauses:
    """The clauses as the encoder sees them.

    ``signals`` holds for a rule made from fear the share of each signal, for other clauses noughts;
    ``danger`` ones and noughts.
    """

    pieces: list[list[int]]
    verdicts: np.ndarray
    signals: np.ndarray
    danger: np.ndarray
    fold: np.ndarray


def prepared(found: Sequence[Row]) -> Clauses:
    """Return the clauses in pieces of words. Whole sets lie in one fold."""
    cut, grave = tokenizer(), about_safety()
    sets = sorted({row["set"] for row in found})
    signals = np.zeros((len(found), len(SIGNALS)), dtype=np.float32)
    for number, row in enumerate(found):
        named = [SIGNALS.index(signal) for signal in row["signals"]]
        signals[number, named] = 1
        signals[number, named[:1]] = MAIN_COUNTS
    signals /= np.maximum(signals.sum(1, keepdims=True), 1)
    return Clauses(
        pieces=[cut.encode(plain_words(read_clause(row["text"])).text).ids for row in found],
        verdicts=np.array([VERDICTS.index(row["verdict"]) for row in found]),
        signals=signals,
        danger=np.array([row["text"] in grave for row in found], dtype=np.float32),
        fold=np.array([sets.index(row["set"]) % FOLDS for row in found]),
    )


def _parts(numbers: Sequence[int], many: int) -> Iterator[list[int]]:
    """Yield the numbers in parts of at most so many."""
    for start in range(0, len(numbers), many):
        yield list(numbers[start : start + many])


def _batches(pieces: list[list[int]], inside: list[int], chance: random.Random) -> list[list[int]]:
    """Return the clauses in batches of like length, in a new order."""
    chance.shuffle(inside)
    out: list[list[int]] = []
    for near in _parts(inside, BATCH * NEAR):
        ordered = sorted(near, key=lambda number: len(pieces[number]))
        out += _parts(ordered, BATCH)
    chance.shuffle(out)
    return out


def _loss(model: Encoder, known: Clauses, rows: list[int], smoothing: float) -> torch.Tensor:
    """Return how wrong the encoder is about these clauses."""
    verdicts, signals, danger, _ = model(*batch([known.pieces[row] for row in rows]))
    wrong: torch.Tensor = functional.cross_entropy(
        verdicts, torch.from_numpy(known.verdicts[rows]), label_smoothing=smoothing
    )
    shares = torch.from_numpy(known.signals[rows])
    named = -(shares * signals.log_softmax(-1)).sum() / len(rows)
    grave = functional.binary_cross_entropy_with_logits(
        danger, torch.from_numpy(known.danger[rows])
    )
    return wrong + SIGNALS_COUNT * named + DANGER_COUNTS * grave


def learned(known: Clauses, inside: Sequence[int], settings: Settings, say: str) -> Encoder:
    """Return an encoder that has read the clauses with these numbers."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    model = Encoder(len(VERDICTS), len(SIGNALS))
    groups = model.groups(settings.rate, settings.decay, settings.head_rate)
    steps = settings.epochs * -(-len(inside) // BATCH)
    warm = WARMING * steps

    def share(step: int) -> float:
        falling = (steps - step) / (steps - warm)
        return min((step + 1) / warm, max(SMALLEST_RATE, falling))

    mover = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(mover, share)
    for epoch in range(settings.epochs):
        model.train()
        sums = 0.0
        order = _batches(known.pieces, list(map(int, inside)), chance)
        for rows in order:
            wrong = _loss(model, known, rows, settings.smoothing)
            mover.zero_grad()
            wrong.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            mover.step()
            rates.step()
            sums += wrong.item()
        print(f"{say}, round {epoch + 1}: {sums / len(order):.3f}", flush=True)
    return model.eval()


def opinions(model: Encoder, pieces: Sequence[Sequence[int]]) -> np.ndarray:
    """Return log-probabilities of the verdicts and log-odds of danger and of each signal.

    One row for each clause.
    """
    out = np.zeros((len(pieces), len(VERDICTS) + 1 + len(SIGNALS)))
    order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
    with torch.inference_mode():
        for part in _parts(order, 32):
            said, signals, danger, _ = model(*batch([pieces[number] for number in part]))
            all_said = said.log_softmax(-1), danger.unsqueeze(-1), signals
            out[part] = torch.cat(all_said, -1).double().numpy()
    return out


def averaged(files: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of several runs: the same size, and steadier."""
    runs = [torch.load(path, weights_only=True) for path in files]
    return {
        name: torch.stack([run[name].double() for run in runs]).mean(0).to(value.dtype)
        if value.is_floating_point()
        else value
        for name, value in runs[0].items()
    }
