"""The weights of the second reader: one file beside this module, read when first asked for.

The file begins with one line of JSON (``format``, ``blocks``: name and how many features each,
``verdicts`` and ``signals``: what the columns stand for, ``bias``, ``scale``, ``tilt``, ``known``:
ordinary words, ``clauses``: the digest of the training clauses). Then comes one line for each
feature, block after block, an empty line, and whole numbers in little-endian order: for each
feature its rareness in sixteenths (one byte), then for each label a column of weights (two bytes
each for a verdict, one for a signal).
"""

import json
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import repeat
from operator import add, lshift, mul

from attrs import field, frozen

from handfast.model import Signal, Verdict

from .features import Manner, of_manner, parts

FORMAT = 1
RARENESS_STEP = 16
_FILE = "weights.bin"
_REMEMBERED = 4096


@frozen
class Weights:
    """What was learned. A column holds, for each feature, weight times rareness: whole numbers.

    ``squares`` are those of the rareness, for the length of a block, by which its sum is divided;
    ``scale`` turns whole numbers into weights; ``tilt`` was chosen in cross-validation.
    """

    places: Mapping[str, int] = field(repr=False)
    blocks: tuple[tuple[str, int], ...]
    squares: "array[int]" = field(repr=False)
    columns: Mapping[Verdict | Signal, "array[int]"] = field(repr=False)
    bias: Mapping[str, float]
    scale: Mapping[str, float]
    tilt: Mapping[str, float]
    known: frozenset[str] = field(repr=False)
    clauses: str

    def placed(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return the places of those features that have weights."""
        return tuple([at for at in map(self.places.get, names) if at is not None])

    @cached_property
    def of_word(self) -> Callable[[str], tuple[int, ...]]:
        """The places of the parts of a word, in their order; those of common words are kept."""
        return lru_cache(_REMEMBERED)(lambda word: self.placed(parts(word)))

    @cached_property
    def of_manner(self) -> Callable[[Manner], tuple[int, ...]]:
        """The places of what counts of one statement; those of common manners are kept."""
        return lru_cache(_REMEMBERED)(lambda manner: self.placed(of_manner(manner)))

    @cached_property
    def _rows(self) -> "tuple[tuple[Signal, ...], array[int]]":
        """The signals, and their columns laid side by side: what one feature weighs for each."""
        signals = tuple(one for one in Signal if self.columns.get(one))
        rows = array("i", bytes(array("i").itemsize * len(signals) * len(self.places)))
        for number, signal in enumerate(signals):
            rows[number :: len(signals)] = self.columns[signal]
        return signals, rows

    def signal_sums(self, at: Iterable[int]) -> dict[Signal, int]:
        """Return what features at some places add up to, for each signal that was learned."""
        signals, rows = self._rows
        many = len(signals)
        of_each = [rows[one * many : one * many + many] for one in at]
        sums = map(sum, zip(*of_each, strict=True)) if of_each else repeat(0)
        return dict(zip(signals, sums, strict=False))

    @cached_property
    def _packed(self) -> tuple[int, list[int]]:
        """The squares and the columns of the verdicts, side by side in one number per feature.

        A clause has some two hundred features, and each costs a walk to another place in memory:
        one walk and one sum, instead of four, is most of the time of a reading. Every column has
        so many bits that the sum over all features there are does not reach into the next.
        """
        columns = [self.squares, *(self.columns[verdict] for verdict in Verdict)]
        furthest = max(abs(one) for column in columns for one in (max(column), min(column)))
        bits = (furthest * len(self.places)).bit_length() + 1
        numbers: Iterable[int] = columns.pop()
        for column in reversed(columns):
            numbers = map(add, column, map(lshift, numbers, repeat(bits)))
        return bits, list(numbers)

    def sums(self, at: Iterable[int]) -> tuple[int, list[int]]:
        """Return what features at some places add up to: their squares, and each verdict's."""
        bits, numbers = self._packed
        whole = sum(map(numbers.__getitem__, at))
        half, out = 1 << bits - 1, []
        for _ in range(len(Verdict) + 1):
            low = (whole + half) % (half * 2) - half  # a column may add up to less than nothing
            whole = whole - low >> bits
            out.append(low)
        return out[0], out[1:]


def _column(code: str, data: bytes) -> "array[int]":
    """Return whole numbers from little-endian bytes."""
    numbers: array[int] = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big" and numbers.itemsize > 1:
        numbers.byteswap()
    return numbers


def read_weights(data: bytes) -> Weights:
    """Return the weights that a file of this format holds."""
    top, body = data.split(b"\n", 1)
    header = json.loads(top)
    names, numbers = body.split(b"\n\n", 1)
    lines = names.decode("utf-8").split("\n")
    many = len(lines)
    rareness = _column("B", numbers[:many])
    columns: dict[Verdict | Signal, array[int]] = {}
    labels: list[Verdict | Signal] = [
        *map(Verdict, header["verdicts"]),
        *map(Signal, header["signals"]),
    ]
    at = many
    for label in labels:
        code, size = ("h", 2) if isinstance(label, Verdict) else ("b", 1)
        column = _column(code, numbers[at : at + size * many])
        columns[label] = array("i", map(mul, column, rareness))
        at += size * many
    return Weights(
        places={name: number for number, name in enumerate(lines)},
        blocks=tuple((name, size) for name, size in header["blocks"]),
        squares=array("i", map(mul, rareness, rareness)),
        columns=columns,
        bias=header["bias"],
        scale=header["scale"],
        tilt=header["tilt"],
        known=frozenset(header["known"]),
        clauses=header["clauses"],
    )


@cache
def weights() -> Weights:
    """Return the weights that come with handfast."""
    return read_weights(files("handfast.checks.second_reader").joinpath(_FILE).read_bytes())
