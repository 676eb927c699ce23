"""Pieces of words: the longest that is known, then the longest of the rest."""

import pytest

from handfast_encoder.pieces import LONGEST_WORD, Cutter, load

KNOWN = {"[UNK]": 0, "sleep": 1, "##over": 2, "##s": 3, "-": 4, "ex": 5, "s": 6, "'": 7, "over": 8}
CUTTER = Cutter(KNOWN)


@pytest.mark.parametrize(
    ("words", "numbers", "owners"),
    [
        (["sleepovers"], (1, 2, 3), (0, 0, 0)),
        (["ex-s", "over"], (5, 4, 6, 8), (0, 0, 0, 1)),
        (["ex's"], (5, 7, 6), (0, 0, 0)),
        (["sleepx", "ex"], (0, 5), (0, 1)),
        (["s" * (LONGEST_WORD + 1)], (0,), (0,)),
        ([""], (), ()),
    ],
)
def test_words_are_cut(words, numbers, owners):
    """Marks stand alone, what is unknown is one unknown piece, and each piece knows its word."""
    found = CUTTER.cut(words)
    assert (found.numbers, found.owners) == (numbers, owners)


def test_the_pieces_that_come_with_the_package():
    """The list is whole, and everyday words are one piece each."""
    known = load().known
    assert len(known) == 30522
    assert len(load().cut(["we", "talk", "about", "your", "partner", "first"]).numbers) == 6
