"""Train the sentence encoder: ``make train-encoder``.

Three folds for honest opinions (each clause read by an encoder that never saw its set), then runs
on all clauses whose weights are averaged, then the file that ``plugins/handfast-encoder`` brings.
Runs that are done lie in ``.cache/encoder`` and are taken again while clauses and settings are
the same. Options: ``--only fold0`` (or ``run1``, ...) does one part and stops, so that parts can
run beside each other; ``--again`` forgets what lies in the cache.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import asdict, evolve
from clauses import digest, rows
from learning import (
    FOLDS,
    SIGNALS,
    VERDICTS,
    Clauses,
    Settings,
    averaged,
    learned,
    opinions,
    prepared,
)
from measure import table
from out_of_fold import write

from model import Encoder

CACHE = Path(__file__).parents[2] / ".cache" / "encoder"
RUNS = 1


def _cache_name(known: Clauses, settings: Settings) -> str:
    """Return a name that changes with the clauses, as the encoder sees them, and the settings."""
    labels = known.verdicts, known.signals, known.danger
    seen = (known.pieces, [label.tolist() for label in labels], asdict(settings))
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:12]


def _fold(known: Clauses, settings: Settings, fold: int) -> np.ndarray:
    """Return the opinions on one fold, of an encoder that learned from the others."""
    file = CACHE / f"{_cache_name(known, settings)}-fold{fold}of{FOLDS}.npy"
    inside = np.flatnonzero(known.fold == fold)
    if not file.is_file():
        outside = np.flatnonzero(known.fold != fold)
        model = learned(known, outside.tolist(), settings, f"fold {fold}")
        np.save(file, opinions(model, [known.pieces[number] for number in inside]))
    return np.asarray(np.load(file))


def _run(known: Clauses, settings: Settings, run: int) -> Path:
    """Return the file of the weights that one run on all clauses came to."""
    own = evolve(settings, seed=run)
    file = CACHE / f"{_cache_name(known, own)}-run.pt"
    if not file.is_file():
        everything = list(range(len(known.pieces)))
        torch.save(learned(known, everything, own, f"run {run}").state_dict(), file)
    return file


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, measure, average, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", metavar="PART", help="fold0 to fold2, or run1, ...")
    parser.add_argument("--again", action="store_true", help="forget the cache")
    given = parser.parse_args(arguments)
    CACHE.mkdir(parents=True, exist_ok=True)
    if given.again:
        for file in CACHE.iterdir():
            file.unlink()
    known, settings = prepared(rows()), Settings()
    if given.only.startswith("fold"):
        _fold(known, settings, int(given.only[4:]))
        return 0
    if given.only.startswith("run"):
        _run(known, settings, int(given.only[3:]))
        return 0
    said = np.zeros((len(known.pieces), len(VERDICTS) + 1 + len(SIGNALS)))
    for fold in range(FOLDS):
        said[known.fold == fold] = _fold(known, settings, fold)
    labels = np.array(VERDICTS)[known.verdicts]
    print("encoder alone, each fold read by an encoder trained on the others")
    print(table(labels, np.array(VERDICTS)[said[:, : len(VERDICTS)].argmax(1)]))
    write(said[:, : len(VERDICTS)], digest())
    model = Encoder(len(VERDICTS), len(SIGNALS))
    files = [_run(known, settings, run) for run in range(1, RUNS + 1)]
    model.load_state_dict(averaged(files))
    from export import exported  # the libraries of the file are needed for nothing else

    print(exported(model.eval(), known.pieces, digest()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
