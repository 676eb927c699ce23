"""Words with their places; contractions are taken apart ("can't" is "can" and "not")."""

import re

from attrs import frozen

from ..lexicon import words_of

_TOKEN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*'?|[.!?]+|[,;:()\"/\n]|-+|[^\sa-z0-9]")
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
_SHORT = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "n": "and", "abt": "about",
    "b4": "before", "r": "are", "w": "with", "bc": "because", "cos": "because", "cuz": "because",
    "thru": "through", "tho": "though", "ppl": "people", "anymore": "anymore", "luv": "love",
}  # fmt: skip


@frozen
class Token:
    """One word or mark: its plain form and its place. ``upper``: it began with a capital."""

    word: str
    start: int
    end: int
    upper: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number and not a mark."""
        return self.word[0].isalnum()


def _split(word: str) -> tuple[str, ...]:
    """Return the words that a run-together word stands for."""
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    if word in _SHORT:
        return (_SHORT[word],)
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


def tokens(text: str, plain_text: str) -> list[Token]:
    """Return the tokens of a text, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(plain_text):
        start, end = match.span()
        upper = text[start].isupper()
        words = _split(match.group())
        if len(words) == 1:
            found.append(Token(words[0], start, end, upper))
            continue
        middle = min(start + len(words[0]), end - 1)
        found.extend((Token(words[0], start, middle, upper), Token(words[1], middle, end)))
    return found


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
