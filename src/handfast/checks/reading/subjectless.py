"""Statements in which nobody is named: "No phones at dinner", "don't wait up", "please knock"."""

from collections.abc import Sequence

from attrs import frozen

from ..lexicon import word_sets, words_of
from .modality import M, VerbGroup, verb_group
from .subjects import FINITE
from .tokens import Token
from .values import Actor, Bound

_NO_DUTY = words_of(
    "one matter problem pressure reason questions worries doubt hard explanation is means rush "
    "big idea longer harm shame blame score penalty matter wonder strings surprise offence "
    "offense exception exceptions "
    "rule rules right such point one someone objection "
    "expectation expectations obligation guilt fuss judgement judgment lies"
)
_ACCOUNTS = words_of(
    "asking reporting explaining justifying permission explanations approval veto vetoes curfew "
    "curfews"
)
_MODALS = words_of("can cannot may must should will would shall need has have")
_THERE = words_of("is are to be will shall must should can may")
_INVERTED = words_of("can could would will may might shall")
_NOUN_AFTER = FINITE | {"and", "with", "from", "about", "between", "of", "in", "at", ",", "for"}
_CAN_BE_NOUNS = words_of(
    "text date love trust support plan name help share report call talk respect message love "
    "kiss hug work rest set visit review change promise offer walk sleep hand hold look treat act "
    "limit pick move book test log pause stay run try end cut drop read"
)


@frozen
class Headless:
    """A verb group whose actor is not named by a subject of its own."""

    actor: Actor
    group: VerbGroup
    after: int


def inverted(found: Sequence[Token], at: int, end: int) -> Headless | None:
    """Read "could you ...", "can we ...", "may I ..." as asking."""
    if at + 2 >= end or found[at].word not in _INVERTED:
        return None
    actor = {"you": Actor.YOU, "we": Actor.WE, "i": Actor.I}.get(found[at + 1].word)
    return Headless(actor, VerbGroup(M.ASKS, at + 2), at + 2) if actor else None


def _imperative(found: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a command begins here."""
    word = found[at].word
    if word not in word_sets("verbs")["imperative"]:
        return False
    following = found[at + 1].word if at + 1 < end else ""
    return not (word in _CAN_BE_NOUNS and (following in _NOUN_AFTER or not following))


def _no(found: Sequence[Token], at: int, end: int) -> VerbGroup | None:
    """Read what "no" forbids, if it forbids anything."""
    following = found[at + 1].word if at + 1 < end else ""
    if following == "need":
        return VerbGroup(M.NEED_NOT, min(at + 3, end - 1))
    kind = found[at + 2].word if following == "more" and at + 2 < end else following
    if kind in _ACCOUNTS:
        return VerbGroup(M.NEED_NOT, at + 1)
    if not following or following in _NO_DUTY or not found[at + 1].is_word:
        return None
    return VerbGroup(M.MAY_NOT, at + 1)


def _there(found: Sequence[Token], at: int, end: int) -> VerbGroup | None:
    """Read what "there will be no ..." and "there are to be no ..." forbid."""
    words = [token.word for token in found[at + 1 : min(at + 6, end)]]
    while words and words[0] in _THERE:
        words, at = words[1:], at + 1
    return _no(found, at + 1, end) if words and words[0] in {"no", "zero"} else None


def headless(found: Sequence[Token], spelt: Sequence[str], at: int, end: int) -> Headless | None:
    """Return the statement without a subject that begins at a place, if one does."""
    asked = inverted(found, at, end)
    if asked:
        return asked
    adverbs = word_sets("verbs")["adverb"] - {"never", "please"}
    while at + 1 < end and found[at].word in adverbs:
        at += 1
    word = found[at].word
    following = found[at + 1].word if at + 1 < end else ""
    group: VerbGroup | None = None
    if word == "let" and following == "us":
        return Headless(Actor.WE, VerbGroup(M.OFFERS, min(at + 2, end - 1)), at + 2)
    if word == "there":
        group = _there(found, at, end)
    elif word == "feel" and following == "free":
        group = VerbGroup(M.MAY, min(at + 3, end - 1))
        return Headless(Actor.YOU, group, group.verb)
    elif word == "please":
        group = VerbGroup(M.ASKS, min(at + 1, end - 1))
    elif word in {"no", "zero"}:
        group = _no(found, at, end)
    elif word == "never" or (word == "do" and following == "not"):
        verb = min(at + (1 if word == "never" else 2), end - 1)
        need = word == "do" and found[verb].word in {"have", "need"}
        group = VerbGroup(M.NEED_NOT if need else M.MAY_NOT, verb)
    elif word == "not" and following in {"allowed", "permitted", "to"}:
        group = VerbGroup(M.MAY_NOT, min(at + 2, end - 1))
    elif (
        following
        and word in _MODALS
        and not (
            word in {"will", "may"} and found[at].upper and at + 1 < end and following in FINITE
        )
    ):
        group = verb_group(spelt, at, Actor.UNSAID)
    elif _imperative(found, at, end):
        group = VerbGroup(M.MUST, at)
    return Headless(Actor.UNSAID, group, group.verb) if group else None


def bound_by_words(words: Sequence[str]) -> Bound:
    """Return whom a statement without a person binds, judged by the possessives in it."""
    have = set(words)
    if have & {"our", "us", "each", "ours"}:
        return Bound.BOTH
    if have & {"my", "me", "you", "your", "her", "him", "his"}:
        return Bound.OTHER
    return Bound.UNSAID
