"""From a text in plain words to an opinion, with onnxruntime: offline, one thread, one text a time.

One text a time, because the whole numbers that the encoder counts in are scaled by the greatest
of what it reads at once: beside another text the same text would read a little differently.
"""

from importlib.resources import as_file, files
from itertools import pairwise
from math import exp
from typing import Any, Final

import numpy as np
import onnxruntime

from handfast.plugins import SecondOpinion, Signal

from .pieces import END, START, Pieces, load

WHOLE: Final = 128
"""How many pieces are read as one text; no clause that it learned from is longer."""
PART: Final = 48
"""A longer text is read in parts of so many, and the one that leans to fear most counts: a rule
hidden among many kind words is found."""
MOST_PARTS: Final = 32
LIKELIEST: Final = 3


def _session() -> Any:
    """Return the encoder, loaded from this package."""
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    with as_file(files(__package__).joinpath("encoder.onnx")) as path:
        return onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )


def _shares(sums: list[float]) -> list[float]:
    powers = [exp(one - max(sums)) for one in sums]
    whole = sum(powers)
    return [power / whole for power in powers]


class Reader:
    """The encoder with its pieces of words."""

    def __init__(self) -> None:
        self._cutter = load()
        self._session = _session()
        self._start, self._end = self._cutter.known[START], self._cutter.known[END]
        told = self._session.get_modelmeta().custom_metadata_map
        self._signals = [Signal(name) for name in told["signals"].split()]

    def opinion(self, text: str) -> SecondOpinion:
        """Return how a text in plain words reads; of an endless one only the first part counts."""
        words = text.split(" ")
        pieces = self._cutter.cut(words)
        many = min(len(pieces.numbers), PART * MOST_PARTS)
        edges = [0, many] if many <= WHOLE else [*range(0, many, PART), many]
        parts = [self._part(pieces, first, after, len(words)) for first, after in pairwise(edges)]
        most = max(parts, key=lambda one: one.fear)
        danger = max(one.danger for one in parts)
        return SecondOpinion(most.fear, most.mutual, most.unclear, most.signals, most.moved, danger)

    def _part(self, pieces: Pieces, first: int, after: int, words: int) -> SecondOpinion:
        numbers = [self._start, *pieces.numbers[first:after], self._end]
        ids = np.array([numbers], dtype=np.int64)
        said = self._session.run(["verdicts", "signals", "danger", "by_piece"], {"ids": ids})
        verdicts, signals, danger, by_piece = (one[0].tolist() for one in said)
        moved = [0.0] * words
        for owner, one in zip(pieces.owners[first:after], by_piece[1:-1], strict=True):
            moved[owner] += (one[0] - (one[1] + one[2]) / 2) / len(numbers)
        likely = sorted(range(len(signals)), key=lambda number: -signals[number])
        fear, mutual, unclear = _shares(verdicts)
        return SecondOpinion(
            fear,
            mutual,
            unclear,
            signals=tuple(self._signals[number] for number in likely[:LIKELIEST]),
            moved=tuple(moved),
            danger=1 / (1 + exp(-danger)),
        )
