"""Words with their places; contractions are taken apart ("can't" is "can" and "not").

Names become one and the same mark, and of he and she, wife and husband only one word is left: who
somebody is must not change what is read. ``said`` keeps the word that stands there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from attrs import define

from ..alike import ALIKE, NAME
from ..lexicon import english, spellings, word_sets, words_of

_TOKEN = re.compile(
    r"[a-z0-9]+(?:['-][a-z0-9]+)*'?|[.!?]+|[,;:()\"/]|\n(?:[^\S\n]*\n)+|-+|[^\sa-z0-9]"
)
_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am"}
_PRONOUNS = words_of("he she it that there who what here where let everyone everybody nobody")
_NOT_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_RUN_TOGETHER = {
    "cant": ("can", "not"), "dont": ("do", "not"), "wont": ("will", "not"), "isnt": ("is", "not"),
    "doesnt": ("does", "not"), "didnt": ("did", "not"), "arent": ("are", "not"),
    "wasnt": ("was", "not"), "shouldnt": ("should", "not"), "couldnt": ("could", "not"),
    "wouldnt": ("would", "not"), "mustnt": ("must", "not"), "neednt": ("need", "not"),
    "havent": ("have", "not"), "hasnt": ("has", "not"), "cannot": ("can", "not"),
    "shant": ("shall", "not"), "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"),
    "youll": ("you", "will"), "youve": ("you", "have"), "theyre": ("they", "are"),
    "theyll": ("they", "will"), "weve": ("we", "have"), "shes": ("she", "is"), "hes": ("he", "is"),
    "lets": ("let", "us"), "wanna": ("want", "to"), "gonna": ("going", "to"),
    "gotta": ("have", "to"), "id": ("i", "would"), "itll": ("it", "will"), "thats": ("that", "is"),
}  # fmt: skip
_TIED = frozenset({*_ENDINGS, "'s", "'"})
_AFTER_IS = words_of(
    "not never allowed expected supposed required free welcome happy glad to the a the one no also "
    "always got been on off out in home"
)
_AFTER_YOU_ARE = words_of("late not never allowed supposed expected going free welcome")
_AFTER_WILL = words_of(
    "tell be do go let ask call text try make take never always not stop send leave come get show "
    "say give keep talk just"
)
_OF_TWO_MINDS = words_of("your ill")
_ENDS = frozenset('.!?:;"(-')
"""Marks after which a word may begin with a capital and be no name."""
_LONG = 40
_INVERTS = words_of("i you we he she they it this that")


@define
class Token:
    """One word or mark: its plain form, its place, and the word that is said there.

    ``upper``: it begins with a capital, or the clause. ``name``: it is somebody's name. ``party``:
    it is the name of one of those whose agreement this is. ``instead``: what stands for it where
    patterns search, if it was spelt in another way.
    """

    word: str
    start: int
    end: int
    upper: bool = False
    said: str = ""
    name: bool = False
    party: bool = False
    instead: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number and not a mark."""
        return self.word[0].isalnum()


def _split(word: str) -> tuple[str, ...]:
    """Return the words that a run-together word stands for."""
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    if "'" not in word:
        return (word,)
    if word.endswith("n't"):
        stem = word[:-3]
        return (_NOT_STEMS.get(stem, stem), "not") if stem else ("not",)
    if word == "let's":
        return ("let", "us")
    cut = word.rindex("'")
    stem, ending = word[:cut], word[cut:]
    if ending in _ENDINGS and stem:
        return stem, _ENDINGS[ending]
    if ending == "'s" and stem in _PRONOUNS:
        return stem, "is"
    return (word.rstrip("'") or word,)


@cache
def _ordinary() -> frozenset[str]:
    """Return the words that may begin with a capital without being somebody's name."""
    verbs, ordinary = word_sets("verbs"), word_sets("ordinary")["ordinary"]
    return ordinary.union(
        *verbs.values(), *_RUN_TOGETHER.values(), _RUN_TOGETHER, spellings(), ALIKE
    )


def _is_name(bare: str, *, told: bool) -> bool:
    """Return whether a word with a capital looks like a name, of nobody that is known.

    ``told``: the capital says something, because any other word would have none in its place.
    """
    parts = bare.split("-")
    return (
        len(bare) > 1
        and all(part.isalpha() for part in parts)
        and _ordinary().isdisjoint((bare, *parts))
        and (told or english().isdisjoint((bare, *parts)))
    )


def _is_party(bare: str, following: str, *, upper: bool, told: bool) -> bool:
    """Return whether a word that is the name of one of the people stands for them here.

    ``told``: as for ``_is_name``. Where it does not, "Hope you slept" is about nobody called Hope.
    """
    return bare not in _ordinary() or (upper and (told or following not in _INVERTS))


def _alike(word: str) -> str:
    """Return the one word that stands for a pair, with "'s" if it was there."""
    bare = word.removesuffix("'s")
    return ALIKE.get(bare, bare) + word[len(bare) :]


@lru_cache(maxsize=4096)
def _spelt(word: str) -> tuple[tuple[str, str], ...]:
    """Return the words that a word stands for, each as it counts and as it is said."""
    return tuple((_alike(one), one) for one in _split(word))


def _meant(word: str, following: str) -> tuple[str, ...]:
    """Return the words that are meant by a short or wrong spelling; none where it is right."""
    ongoing = word == "ur" and following.endswith("ing")
    if ongoing or (word in {"ur", "your"} and following in _AFTER_YOU_ARE):
        return ("you", "are")
    if word == "ill" and following in _AFTER_WILL:
        return ("i", "will")
    return spellings().get(word, ())


def _respelt(words: tuple[str, ...], start: int, end: int, upper: bool) -> list[Token]:
    """Return the tokens of what is meant by one word, sharing its place among them."""
    out: list[Token] = []
    last = len(words) - 1
    for number, word in enumerate(words):
        first = min(start + number, end - 1)
        after = end if number == last else min(first + 1, end)
        instead = f" {word}" if number else word
        parts = _spelt(word)
        for part, (counts, said) in enumerate(parts):
            out.append(Token(counts, first, after, upper, said, instead="" if part else instead))
    return out


def _cut(word: str) -> tuple[str, str]:
    """Return a word and what is tied to it by its last apostrophe."""
    at = word.rfind("'")
    return (word[:at], word[at:]) if at > 0 and word[at:] in _TIED else (word, "")


def tokens(text: str, plain_text: str, people: Collection[str] = frozenset()) -> list[Token]:
    """Return the tokens of a text, in order; ``people`` are plain names of those who agree."""
    found: list[Token] = []
    begun = False
    fresh = True
    shouted = text.isupper()
    short = spellings()
    matches = list(_TOKEN.finditer(plain_text))
    for number, match in enumerate(matches, 1):
        word = match.group()
        start, end = match.span()
        if not word[0].isalnum():
            found.append(Token(word, start, end, False, word))
            fresh = fresh or word[0] in _ENDS
            continue
        upper = not begun or text[start].isupper()
        told = not (fresh or shouted)
        begun, fresh = True, False
        following = matches[number].group() if number < len(matches) else ""
        if upper or people:
            bare, tied = _cut(word)
            party = bare in people and _is_party(bare, following, upper=upper, told=told)
            if party or (upper and _is_name(bare, told=told)):
                found += _named(bare, tied, following, start, end, upper, party)
                continue
        if word in short or word in _OF_TWO_MINDS:
            meant = _meant(word, following)
            if meant:
                found += _respelt(meant, start, end, upper)
                continue
        words = _spelt(word) if len(word) < _LONG else ((word, word),)
        counts, said = words[0]
        if len(words) == 1:
            found.append(Token(counts, start, end, upper, said))
            continue
        middle = min(start + len(said), end - 1)
        found.append(Token(counts, start, middle, upper, said))
        found.append(Token(words[1][0], middle, end, False, words[1][1]))
    return found


def _named(
    bare: str, tied: str, following: str, start: int, end: int, upper: bool, party: bool
) -> list[Token]:
    """Return the tokens of a name and of the verb that is tied to it, if one is."""
    verb = _ENDINGS.get(tied, "")
    if tied == "'s" and (following.endswith("ing") or following in _AFTER_IS):
        verb = "is"
    if not verb:
        mark = f"{NAME}'s" if tied else NAME
        return [Token(mark, start, end, upper, bare + tied, True, party)]
    middle = start + len(bare)
    return [
        Token(NAME, start, middle, upper, bare, True, party),
        Token(verb, middle, end, False, verb),
    ]


def replaced(found: Iterable[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of names and of other spellings, with what stands there for patterns."""
    for token in found:
        if token.name:
            yield token.start, token.start + len(_cut(token.said)[0]), NAME
        elif token.instead:
            yield token.start, token.end, token.instead


def sentences(found: list[Token]) -> list[tuple[int, int]]:
    """Return the sentences as (first, after last) token numbers; marks end them."""
    spans, first = [], 0
    for number, token in enumerate(found):
        if token.word[0] in ".!?\n;":
            if number > first:
                spans.append((first, number))
            first = number + 1
    if first < len(found):
        spans.append((first, len(found)))
    return spans
