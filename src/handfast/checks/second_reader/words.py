"""The words of a clause as the second reader knows them: without names, numbers, days or sexes.

Who somebody is must not move a verdict. So every name, and "he" and "she" alike, becomes one and
the same mark, and "wife" and "husband" one word; each keeps the place where it stood.
"""

from collections.abc import Collection
from functools import lru_cache

from ..lexicon import words_of
from ..reading.tokens import Token
from ..reading.values import Reading

Span = tuple[int, int]
Word = tuple[str, int, int]
PERSON, NUMBER, DAY = "@", "#", "<day>"
_DAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays tues weds thurs fri"
)
_MONTHS = words_of("january february april june july august september october november december")
_NUMBERS = words_of("two three four five six seven eight nine ten eleven twelve twenty thirty")
_EITHER = {
    word: alike
    for alike, words in {
        PERSON: "she",
        "@@": "her",
        "@self": "herself",
        "spouse": "husband",
        "lover": "girlfriend",
        "parent": "mother father mum dad mam mom mummy daddy ma da",
        "sibling": "sister brother",
        "child": "son daughter",
        "man": "woman lady guy bloke girl boy lad lass",
        "men": "women ladies guys blokes girls boys lads lasses",
        "grandparent": "gran grandma granny nan nana grandad grandfather grandmother",
        "aunt": "uncle auntie",
        "niece": "nephew",
        "fiance": "fiancee",
        "king": "queen",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=4096)
def _counts_as(word: str) -> str:
    """Return the form in which a word counts that is nobody's name."""
    if word[0].isdigit() or word in _NUMBERS:
        return NUMBER
    if word in _DAYS:
        return DAY
    if word in _MONTHS:
        return "<month>"
    if word in _EITHER:
        return _EITHER[word]
    bare = word.removesuffix("'s")
    return f"{_EITHER[bare]}'s" if bare in _EITHER else word


def _named(token: Token, known: Collection[str]) -> str:
    """Return the form in which a word counts that looks like a name."""
    if token.said in known and not token.party:
        return token.said
    return "@@" if token.word.endswith("'s") else PERSON


def words(reading: Reading, known: Collection[str]) -> list[Word]:
    """Return the words of a clause, masked, with their places; "?" and quotes stay as words.

    ``known`` are ordinary words: those that may begin with a capital without being a name.
    """
    out: list[Word] = []
    for token in reading.tokens:
        word = token.word
        if word[0].isalnum():
            form = _named(token, known) if token.name else _counts_as(word)
            out.append((form, token.start, token.end))
        elif word[0] in '?"':
            out.append((word[0], token.start, token.end))
    return out
