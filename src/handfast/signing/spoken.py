"""A key as twelve words, for two people to read to each other.

Each word stands for one byte of the key's SHA-256, the digest that its fingerprint shows: 96 bits,
more than anybody can search through for a second key that says the same. The words are everyday
nouns that sound unlike each other; their order and spelling never change, for other machines hold
the same list.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from .public import PublicKey

HOW_MANY: Final = 12


@cache
def word_list() -> tuple[str, ...]:
    """Return the 256 words, in the order of the bytes that they stand for."""
    return tuple(files(__package__).joinpath("spoken_words.txt").read_text("ascii").split())


def spoken(key: PublicKey) -> tuple[str, ...]:
    """Return the words of a key."""
    words = word_list()
    return tuple(words[byte] for byte in hashlib.sha256(key.blob).digest()[:HOW_MANY])
