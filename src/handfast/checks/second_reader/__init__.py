"""The second reader: a small learned model for what no rule names.

Lives here: how a clause becomes features (``words``, ``features``), the learned weights and their
file (``weights``), what the model makes of a clause and which words moved it (``opinion``), and how
that joins what the rules found (``joining``). May import: the reading and the verdicts beside it.
Everything runs on the standard library, offline, and says the same every time; the weights are
loaded when first asked for. They are made by ``training/train.py`` in the repository.
"""

from .features import BLOCKS, Looked, look
from .joining import Judgement, judge, own_check
from .opinion import Opinion, consider
from .plain_words import PlainText, plain_words
from .weights import FORMAT, RARENESS_STEP, Weights, read_weights, weights
from .words import words

__all__ = [
    "BLOCKS",
    "FORMAT",
    "RARENESS_STEP",
    "Judgement",
    "Looked",
    "Opinion",
    "PlainText",
    "Weights",
    "consider",
    "judge",
    "look",
    "own_check",
    "plain_words",
    "read_weights",
    "weights",
    "words",
]
