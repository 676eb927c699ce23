"""Who a statement is about: pronouns, names, "either of us", "my partner", "Partner B", things."""

from collections.abc import Collection, Sequence

from attrs import frozen

from ..lexicon import word_sets, words_of
from .tokens import Token
from .values import Actor, Bound

_PRONOUNS = {"i": Actor.I, "you": Actor.YOU, "we": Actor.WE, "he": Actor.THEY, "she": Actor.THEY,
             "they": Actor.THEY, "it": Actor.IT, "this": Actor.IT, "that": Actor.IT}  # fmt: skip
_ALONE = words_of("whoever whichever everyone everybody nobody each both neither either one")
_COUNTING = words_of("each one")
_NOUNS_TOO = words_of("end start wait stay needs happens")
_QUANTIFIERS = words_of("both each either neither one all none any every most")
_PARTIES = words_of("partner partners party parties person people side one spouse member")
_NEGATIVE = frozenset({"neither", "nobody", "none"})
_DETERMINERS = words_of(
    "my your his her the our their a an any no this these those all another some other"
)
_YOURS = {"my": Bound.ME, "your": Bound.OTHER, "his": Bound.OTHER, "her": Bound.OTHER,
          "their": Bound.OTHER}  # fmt: skip
_LOOSE = words_of("any another new a other some secondary outside further casual")
FINITE = words_of(
    "is are was were am be will would shall should can could may might must has have had do does "
    "did needs need stays stay gets get goes go comes come happens happen remains remain counts "
    "belongs belong takes take starts start ends end means mean waits wait"
)


@frozen
class Subject:
    """Somebody or something at the start of a statement; ``after`` is the next token's number."""

    actor: Actor
    bound: Bound
    who: str
    after: int
    negative: bool = False


def bound_of(actor: Actor) -> Bound:
    """Return whom a statement of this actor binds."""
    match actor:
        case Actor.I:
            return Bound.ME
        case Actor.YOU | Actor.THEY:
            return Bound.OTHER
        case Actor.WE | Actor.EACH:
            return Bound.BOTH
        case Actor.OUTSIDER:
            return Bound.OUTSIDER
        case _:
            return Bound.UNSAID


def _make(actor: Actor, found: Sequence[Token], first: int, after: int, **more: object) -> Subject:
    """Return a subject over tokens ``first`` to ``after``."""
    who = " ".join(token.said for token in found[first:after])
    negative = bool(more.get("negative", False))
    bound = more.get("bound")
    return Subject(
        actor, bound if isinstance(bound, Bound) else bound_of(actor), who, after, negative
    )


def _word(found: Sequence[Token], at: int, end: int) -> str:
    """Return the word at a place, or nothing beyond the end."""
    return found[at].word if at < end else ""


def _verb_like(word: str) -> bool:
    """Return whether a word may be a finite verb."""
    verbs = word_sets("verbs")
    return (
        word in FINITE
        or word in verbs["past"]
        or word in verbs["adverb"]
        or word in verbs["imperative"]
        or word.endswith("s")
        or word in {"", "agree", "agrees", "know", "want", "think", "feel"}
    )


def _quantified(found: Sequence[Token], at: int, end: int) -> Subject | None:
    """Read "either of us", "each partner", "whoever", "no one", "the two of us"."""
    word = found[at].word
    following = [token.word for token in found[at + 1 : min(at + 4, end)]] + ["", "", ""]
    if word == "no" and following[0] in {"one", "partner", "party"}:
        return _make(Actor.EACH, found, at, at + 2, negative=True)
    if word == "the" and following[1] == "of" and following[2] in {"us", "you"}:
        return _make(Actor.WE, found, at, at + 4)
    if word == "all" and following[1] == "of" and following[2] in {"us", "you"}:
        return _make(Actor.WE, found, at, at + 4)
    if word in _QUANTIFIERS and following[0] == "of" and following[1] in {"us", "you", "them"}:
        return _make(Actor.EACH, found, at, at + 3, negative=word in _NEGATIVE)
    if word in _QUANTIFIERS and following[0] in _PARTIES:
        return _make(Actor.EACH, found, at, at + 2, negative=word in _NEGATIVE)
    if word in {"partners", "spouses"}:
        return _make(Actor.EACH, found, at, at + 1)
    if word == "whichever" and following[0] == "of":
        return _make(Actor.EACH, found, at, at + 3)
    if word in {"those", "anyone", "anybody"} and following[0] == "who":
        return _make(Actor.EACH, found, at, at + 2)
    if word == "the" and following[0] in {"one", "person"} and following[1] == "who":
        return _make(Actor.EACH, found, at, at + 3)
    if word == "those" and following[:2] == ["of", "us"] and _word(found, at + 3, end) == "who":
        return _make(Actor.EACH, found, at, at + 4)
    if word in _ALONE and (word not in _COUNTING or _verb_like(following[0])):
        return _make(Actor.EACH, found, at, at + 1, negative=word in _NEGATIVE)
    return None


def _joined(found: Sequence[Token], at: int, end: int) -> int:
    """Return the number after "and I", "and me", "and Name" following ``at``, or ``at``."""
    if at + 1 < end and found[at].word == "and":
        other = found[at + 1]
        if other.word in {"i", "me", "you"} or other.name:
            return at + 2
    return at


def _named(
    found: Sequence[Token], at: int, end: int, people: Collection[str], *, first: bool
) -> Subject | None:
    """Read a name, or two joined by "and"."""
    token = found[at]
    if not token.name or token.word.endswith("'s"):
        return None
    if first and not token.party and at + 1 < end:
        following = found[at + 1].word
        verbs = word_sets("verbs")
        verb_like = following in FINITE or following == "and" or following.endswith("s")
        if not verb_like and following not in verbs["past"] and following not in verbs["adverb"]:
            return None
    joined = _joined(found, at + 1, end)
    if joined > at + 1:
        return _make(Actor.WE, found, at, joined)
    outside = bool(people) and not token.party
    return _make(Actor.OUTSIDER if outside else Actor.THEY, found, at, at + 1)


def _head(found: Sequence[Token], at: int, end: int) -> int | None:
    """Return the number of the finite verb that ends a noun phrase beginning at ``at``."""
    verbs = word_sets("verbs")
    for number in range(at + 1, min(at + 7, end)):
        word = found[number].word
        noun = number == at + 1 and word in _NOUNS_TOO and found[at].word in _DETERMINERS
        if (word in FINITE and not noun) or _joined(found, number, end) > number:
            return number
        if not found[number].is_word or word in verbs["subject_after"]:
            return None
        if word in _PRONOUNS and word not in {"this", "that"}:
            return None
        previous = found[number - 1].word
        people = (
            previous in verbs["partner_nouns"]
            or previous in verbs["outsider_nouns"]
            or previous == "party"
        )
        if people and (
            word.endswith("s")
            or word in verbs["past"]
            or word in verbs["imperative"]
            or word in verbs["adverb"]
        ):
            return number
    return None


def _noun_phrase(found: Sequence[Token], at: int, end: int, *, first: bool) -> Subject | None:
    """Read "my partner", "the other party", "your mother", "any new partner", "our phones"."""
    word = found[at].word
    verbs = word_sets("verbs")
    if word in {"partner", "party", "spouse"} and at + 1 < end and len(found[at + 1].word) == 1:
        return _make(Actor.THEY, found, at, at + 2)
    bare = word in verbs["partner_nouns"] or word in verbs["outsider_nouns"]
    if not (word in _DETERMINERS or bare or first):
        return None
    if (
        word == "no"
        or word in FINITE
        or word in verbs["function"] - _DETERMINERS
        or not found[at].is_word
    ):
        return None
    verb = at + 1 if bare and at + 1 < end and found[at + 1].is_word else _head(found, at, end)
    if verb is None or verb <= at:
        return None
    if bare and found[verb].word in verbs["function"]:
        return None
    prepositions = (n for n in range(at + 1, verb) if found[n].word in verbs["preposition"])
    head = found[next(prepositions, verb) - 1].word
    joined = _joined(found, verb, end)
    if joined > verb:
        somebody = head in verbs["partner_nouns"] or head in verbs["outsider_nouns"]
        return _make(Actor.WE, found, at, joined) if somebody else None
    words = {token.word for token in found[at:verb]}
    loose = bool(words & _LOOSE) and "the" not in words
    if head in verbs["partner_nouns"] or (
        head in {"party", "person", "one", "spouse"} and (head == "party" or "other" in words)
    ):
        return _make(Actor.OUTSIDER if loose else Actor.THEY, found, at, verb)
    if head in verbs["outsider_nouns"]:
        return _make(Actor.OUTSIDER, found, at, verb)
    return _make(Actor.IT, found, at, verb, bound=_YOURS.get(word, Bound.UNSAID))


def subject_at(
    found: Sequence[Token], at: int, end: int, people: Collection[str], *, first: bool
) -> Subject | None:
    """Return the subject that begins at token ``at``, if one does."""
    token = found[at]
    actor = _PRONOUNS.get(token.word)
    following = _word(found, at + 1, end)
    if token.word in {"this", "that"} and following in {"rule", "deal", "promise", "one", "clause"}:
        return _noun_phrase(found, at, end, first=first)
    if actor is not None:
        joined = _joined(found, at + 1, end)
        if joined > at + 1 and actor in {Actor.I, Actor.YOU}:
            return _make(Actor.WE, found, at, joined)
        return _make(actor, found, at, at + 1)
    return (
        _quantified(found, at, end)
        or _named(found, at, end, people, first=first)
        or _noun_phrase(found, at, end, first=first)
    )
