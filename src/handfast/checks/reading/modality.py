"""How somebody is bound: from the words after the subject to a modality and the verb."""

from collections.abc import Sequence

from attrs import frozen

from ..lexicon import word_sets, words_of
from .values import Actor, Modality

M = Modality
_OTHERS = frozenset({Actor.YOU, Actor.THEY, Actor.OUTSIDER, Actor.IT, Actor.UNSAID})
_NEGATED = {M.MAY: M.MAY_NOT, M.MUST: M.MAY_NOT, M.WILL: M.WILL_NOT, M.DOES: M.DOES_NOT,
            M.OFFERS: M.WILL_NOT, M.WISHES: M.DOES_NOT, M.ASKS: M.ASKS}  # fmt: skip
_LIKE = words_of("like love prefer appreciate")
_FREE = words_of("allowed permitted free entitled welcome able fine ok okay alright good")
_DUTY = words_of("expected required obliged obligated bound asked told")
_MEANT = words_of("supposed meant")
_BARRED = words_of("forbidden banned prohibited off off-limits barred out unacceptable")
_GLAD = words_of("happy glad willing open ready delighted prepared")
_TRYING = words_of("trying hoping learning working aiming")
_PLEDGE = words_of(
    "promise promises agree agrees commit commits intend intends undertake undertakes vow vows "
    "swear swears pledge pledges covenant covenants consents"
)
_GIVEN = words_of("offer help give bring cover lend cook drive listen pick")
_GOING = words_of(
    "going seeing wearing leaving having meeting talking staying taking doing getting sleeping "
    "spending driving inviting posting drinking working texting"
)
_NO_RIGHT = words_of("right business say")
_PLEDGED = words_of("agreed promised committed sworn pledged")
_HOPE = words_of("try tries hope hopes wish wishes aim aims want wants")
_PARTICIPLES = words_of(
    "run kept left told given shown held put spent met sent made done taken read seen paid cut "
    "handed"
)


@frozen
class VerbGroup:
    """A modality and the number of the token where the verb itself begins."""

    modality: Modality
    verb: int


@frozen
class _Words:
    """The words from a place on; asking beyond the end gives an empty word."""

    words: Sequence[str]

    def at(self, number: int) -> str:
        """Return the word with this number, or nothing."""
        return self.words[number] if number < len(self.words) else ""

    def past_not(self, number: int) -> tuple[int, bool]:
        """Skip "not", "never", "no longer" and adverbs; say whether they negate."""
        negated = False
        adverbs = word_sets("verbs")["adverb"]
        while True:
            word = self.at(number)
            if word in {"not", "never"}:
                negated = True
            elif word == "no" and self.at(number + 1) == "longer":
                negated, number = True, number + 1
            elif word not in adverbs:
                return number, negated
            number += 1


def _turn(modality: Modality, negated: bool) -> Modality:
    """Return the modality, turned round when it is negated."""
    return _NEGATED.get(modality, modality) if negated else modality


def _to(words: _Words, at: int) -> tuple[int, bool] | None:
    """Read "to" or "not to" at a place: (the verb's number, negated)."""
    negated = words.at(at) == "not"
    at += negated
    return (at + 1, negated) if words.at(at) == "to" else None


def _pledge(words: _Words, at: int, actor: Actor, negated: bool) -> VerbGroup:
    """Read what follows "promise", "agrees", "has agreed": one's own word or a duty."""
    own = actor not in _OTHERS
    to = _to(words, at)
    verb, inner = to or (at, False)
    return VerbGroup(_turn(M.WILL if own else M.MUST, negated or inner), verb)


def _be(words: _Words, at: int, actor: Actor, negated: bool, past: bool) -> VerbGroup:
    """Read a form of "be" whose negation has been read; ``at`` is the next word."""
    word, nxt = words.at(at), words.at(at + 1)
    to = _to(words, at)
    if to:
        return VerbGroup(_turn(M.MUST, negated or to[1]), to[0])
    if past:
        return VerbGroup(M.DID, at)
    after_to = at + 2 if nxt == "to" else at + 1
    if word in _FREE:
        return VerbGroup(_turn(M.MAY, negated), after_to)
    if word in _DUTY and nxt in {"to", "not"}:
        duty = _to(words, at + 1) or (after_to, False)
        return VerbGroup(M.NEED_NOT if negated else _turn(M.MUST, duty[1]), duty[0])
    if word in _MEANT:
        return VerbGroup(_turn(M.MUST, negated), after_to)
    if word in _BARRED or (word in {"acceptable", "happening"} and negated):
        return VerbGroup(M.MAY if negated and word in _BARRED else M.MAY_NOT, at + 1)
    if word in _GLAD:
        return VerbGroup(_turn(M.OFFERS, negated), after_to)
    if word == "going" and nxt == "to":
        return _will(at + 2, actor, negated)
    if negated and actor in {Actor.YOU, Actor.THEY} and word in _GOING:
        return VerbGroup(M.MAY_NOT, at)
    if word in _TRYING:
        return VerbGroup(M.WISHES, at)
    if word == "asking":
        return VerbGroup(M.NEED_NOT if negated else M.ASKS, at)
    passive = word.endswith("ed") or word in _PARTICIPLES
    if passive and actor in {Actor.IT, Actor.UNSAID, Actor.OUTSIDER}:
        return VerbGroup(_turn(M.MUST, negated), at)
    return VerbGroup(_turn(M.DOES, negated), at)


def _will(at: int, actor: Actor, negated: bool) -> VerbGroup:
    """Read "will" and "going to": one's own word, or a duty laid on somebody else."""
    return VerbGroup(_turn(M.MUST if actor in _OTHERS else M.WILL, negated), at)


def _do(words: _Words, at: int, negated: bool, past: bool) -> VerbGroup:
    """Read what follows "do", "does" and "did"."""
    word, nxt = words.at(at), words.at(at + 1)
    if negated and (word in {"have", "need", "owe", "require"}) and (nxt != "the"):
        return VerbGroup(M.NEED_NOT, at + 2 if nxt == "to" else at)
    if negated and word == "get" and nxt == "to":
        return VerbGroup(M.MAY_NOT, at + 2)
    if past:
        return VerbGroup(M.DID, at)
    return VerbGroup(_turn(M.DOES, negated), at)


def _have(words: _Words, at: int, actor: Actor, negated: bool, past: bool) -> VerbGroup:
    """Read what follows "have", "has" and "had"."""
    word = words.at(at)
    if word == "got" and words.at(at + 1) == "to":
        return VerbGroup(M.MUST, at + 2)
    if word == "to":
        duty = M.DID if past else M.MUST
        return VerbGroup(M.NEED_NOT if negated else duty, at + 1)
    if word in _PLEDGED:
        return _pledge(words, at + 1, actor, negated)
    if word == "no" and words.at(at + 1) in _NO_RIGHT and actor in _OTHERS:
        return VerbGroup(M.MAY_NOT, at)
    if word == "been" and words.at(at + 1) in _DUTY | _PLEDGED and _to(words, at + 2):
        return _pledge(words, at + 2, Actor.IT, negated)
    if past and word == "better":
        return VerbGroup(_turn(M.MUST, words.at(at + 1) == "not"), at + 1)
    if past or word == "been" or word.endswith("ed") or word in word_sets("verbs")["past"]:
        return VerbGroup(M.DID, at)
    return VerbGroup(M.DOES_NOT if negated or word == "no" else M.DOES, at)


def _plain(words: _Words, at: int, actor: Actor, negated: bool) -> VerbGroup | None:
    """Read a verb that stands alone."""
    word, nxt = words.at(at), words.at(at + 1)
    verbs = word_sets("verbs")
    if word in {"need", "needs"}:
        turned = negated or nxt == "not"
        verb = at + 2 if nxt in {"to", "not"} else at
        if actor is Actor.I and not turned and nxt != "to":
            return VerbGroup(M.WISHES, at)
        return VerbGroup(M.NEED_NOT if turned else M.MUST, verb)
    if word in _PLEDGE:
        return _pledge(words, at + 1, actor, negated)
    if word in {"offer", "offers"}:
        return VerbGroup(_turn(M.OFFERS, negated), at + 1)
    if word in _HOPE:
        return VerbGroup(_turn(M.WISHES, negated), at)
    if word in {"ask", "request"} and actor is Actor.I and nxt in {"you", "that", "for"}:
        return VerbGroup(M.ASKS, at)
    if word in {"get", "gets"} and nxt == "to":
        return VerbGroup(_turn(M.MAY, negated), at + 2)
    if not word or not word[0].isalpha() or word in verbs["function"]:
        return None
    if word.endswith("ing") and len(word) > 5 and word not in verbs["imperative"]:
        return None
    past = word in verbs["past"] and word not in verbs["imperative"]
    if past or (word.endswith("ed") and len(word) > 4 and word != "need"):
        return VerbGroup(M.DID, at)
    return VerbGroup(_turn(M.DOES, negated), at)


def verb_group(spelt: Sequence[str], at: int, actor: Actor) -> VerbGroup | None:
    """Return the modality and the verb that begin at a place, or None where no verb stands."""
    words = _Words(spelt)
    at, before = words.past_not(at)
    word = words.at(at)
    nxt, after = words.past_not(at + 1)
    negated = before or after
    match word:
        case "can" | "could" | "may" | "might":
            if word in {"may", "might"} and words.at(nxt) == "want" and actor in _OTHERS:
                return VerbGroup(M.MUST, min(nxt + 2, len(spelt)))
            if actor is Actor.I and not negated and words.at(nxt) in _GIVEN:
                return VerbGroup(M.OFFERS, nxt)
            narrowed = words.at(at + 1) == "only" and actor in _OTHERS
            return VerbGroup(_turn(M.MAY, negated or narrowed), nxt)
        case "must" | "should" | "ought":
            verb = nxt + (words.at(nxt) == "to")
            return VerbGroup(_turn(M.MUST, negated), verb)
        case "shall" | "will":
            return _will(nxt, actor, negated)
        case "would":
            if words.at(nxt) == "better":
                return VerbGroup(_turn(M.MUST, words.at(nxt + 1) == "not"), nxt + 1)
            modality = M.ASKS if words.at(nxt) in _LIKE and not negated else M.WISHES
            return VerbGroup(modality, nxt)
        case "is" | "are" | "am" | "be" | "was" | "were":
            return _be(words, nxt, actor, negated, word in {"was", "were"})
        case "do" | "does" | "did":
            to_do = word in {"do", "does"} and not after and words.at(at + 1) in {"", ",", "and"}
            return (
                VerbGroup(_turn(M.DOES, before), at)
                if to_do
                else _do(words, nxt, negated, word == "did")
            )
        case "have" | "has" | "had":
            if before and words.at(nxt) == "to":
                return VerbGroup(M.NEED_NOT, nxt + 1)
            return _have(words, nxt, actor, negated, word == "had")
        case _:
            return _plain(words, at, actor, before)


def none_of(modality: Modality) -> Modality:
    """Return what a modality becomes with "neither of us" or "nobody" in front of it."""
    return M.NEED_NOT if modality is M.MUST else _turn(modality, True)
