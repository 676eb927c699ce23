"""The words of a clause as the second reader knows them: without names, numbers, days or sexes.

Who somebody is must not move a verdict. So every name, and "he" and "she" alike, becomes one and
the same mark, and "wife" and "husband" one word; each keeps the place where it stood.
"""

from collections.abc import Collection, Sequence

from ..lexicon import words_of
from ..reading.subjects import is_name
from ..reading.tokens import Token, tokens
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
        PERSON: "he she",
        "@@": "him her his hers",
        "@self": "himself herself",
        "spouse": "wife husband hubby missus",
        "lover": "girlfriend boyfriend gf bf",
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


def _masked(token: Token, *, first: bool, known: Collection[str], names: Collection[str]) -> str:
    """Return the form in which a word counts."""
    word = token.word
    bare = word.removesuffix("'s")
    if word[0].isdigit() or word in _NUMBERS:
        return NUMBER
    if word in _DAYS:
        return DAY
    if word in _MONTHS:
        return "<month>"
    if word in _EITHER:
        return _EITHER[word]
    if bare in names and (bare not in known or not first):
        return "@@" if bare != word else PERSON
    if token.upper and bare not in known and (first or is_name(token)):
        return "@@" if bare != word else PERSON
    if bare in _EITHER:
        return f"{_EITHER[bare]}'s"
    return word


def words(reading: Reading, known: Collection[str]) -> list[Word]:
    """Return the words of a clause, masked, with their places; "?" and quotes stay as words.

    ``known`` are ordinary words: those that may begin with a capital without being a name.
    """
    found: Sequence[Token] = tokens(reading.text, reading.plain)
    names = {name.lower() for name in reading.names}
    out: list[Word] = []
    first = True
    for token in found:
        if token.is_word:
            out.append(
                (_masked(token, first=first, known=known, names=names), token.start, token.end)
            )
            first = False
        else:
            mark = token.word[0]
            first = mark in '.!?\n":('
            if mark in '?"':
                out.append((mark, token.start, token.end))
    return out
