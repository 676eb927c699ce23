"""From tokens to statements: one pass over each sentence, with its conditions and reasons."""

from collections.abc import Callable, Collection, Sequence

from attrs import evolve

from ..lexicon import word_sets, words_of
from .markers import marker
from .modality import VerbGroup, none_of, verb_group
from .sentence import Raw, Sentence
from .subjectless import Headless, bound_by_words, headless
from .subjects import Subject, bound_of, subject_at
from .tokens import Token, sentences
from .values import NEGATIVE, Actor, Bound, Modality, Part, Seen, Statement

_GRANTS = words_of("allow allows permit permits forbid forbids owe owes have has")
_NEAR = 24
_PRONOUNS = words_of("i we you she they it")
_LATE = frozenset({"whoever", "nobody", "my"})


def _is_object(state: Sentence, at: int) -> bool:
    """Return whether what stands here is the object of the word before, not a subject."""
    before = state.word(at - 1)
    verbs = word_sets("verbs")
    commands = verbs["imperative"]
    if before in {"like", "likes"} and state.word(at + 1).endswith("ing"):
        return False
    if before == "for" and state.word(at + 1) == "to" and state.word(at - 2) in _BEST:
        return False
    if before in {"on", "off"} and state.word(at - 2) in {"now", "then", "here"}:
        return False
    return (
        before in verbs["preposition"]
        or before in commands
        or before in _GRANTS
        or before.removesuffix("s") in commands
    )


def _subject(state: Sentence, at: int) -> int:
    """Read a statement with a subject; return how many tokens it took."""
    word = state.spelt[at]
    if not (state.fresh or state.inner or word in _PRONOUNS or state.found[at].name):
        quantified = word in {"either", "neither", "each", "both"}
        if not (quantified and state.word(at + 1) == "of") and word not in _LATE:
            return 0
    if (
        not state.fresh
        and not state.inner
        and state.word(at) not in {"i", "we", "he", "she", "they"}
        and _is_object(state, at)
    ):
        return 0
    subject = subject_at(
        state.found, at, state.end, state.people, first=at == state.first or state.fresh
    )
    if subject is None:
        return 0
    subject = _refers_to_outsider(state, subject)
    following = state.word(subject.after)
    group: VerbGroup | None
    demanded = _demand(state, at, following)
    if demanded is not None:
        group = VerbGroup(demanded, min(subject.after + (following == "to"), state.end - 1))
    else:
        group = verb_group(state.spelt, subject.after, subject.actor)
    if group is None:
        return 0
    joined = state.word(at - 1) in {"and", "or"}
    if state.part is Part.CONDITION and at > state.marked and not joined and not state.inner:
        state.part = Part.MAIN
    if _denied(state, at):
        turned = {Modality.MUST: Modality.NEED_NOT, Modality.MAY_NOT: Modality.MAY}
        group = evolve(group, modality=turned.get(group.modality, group.modality))
    if subject.negative:
        group = evolve(group, modality=none_of(group.modality))
    state.emit(subject.actor, subject.bound, group, subject.who, at)
    return max(subject.after, min(group.verb, state.end)) - at


def _denied(state: Sentence, at: int) -> bool:
    """Return whether what follows is said not to be so: "no rule that", "doesn't mean"."""
    words = [state.word(number) for number in range(max(state.first, at - 5), at)]
    if words and words[-1] == "that":
        words.pop()
    if words[-2:] == ["no", "rule"] or words[-1:] == ["not"]:
        return True
    return words[-1:] in (["mean"], ["meant"]) and not {"not", "never"}.isdisjoint(words)


_WANTS = words_of("want wants need needs expect expects require requires")
_BEST = words_of("is best important essential vital necessary need needs want wants asking ask")


def _demand(state: Sentence, at: int, following: str) -> Modality | None:
    """Return what somebody wants of this subject: "I want you to", "it is best for you to"."""
    before, wants = state.word(at - 1), following == "to"
    if before == "rather" and following in {"did", "do", "would"}:
        return Modality.MAY_NOT
    if not wants and not following.endswith("ing"):
        return None
    refused = bool(state.raw) and state.raw[-1].modality in NEGATIVE
    if before in _WANTS:
        if not refused:
            return Modality.MUST
        return Modality.MAY_NOT if before.startswith("want") else Modality.NEED_NOT
    if before in {"mind", "minds"} and not wants and refused:
        return Modality.MAY
    if before == "for" and wants and state.word(at - 2) in _BEST:
        return Modality.NEED_NOT if refused else Modality.MUST
    if before in {"like", "likes"} and not wants and refused:
        return Modality.MAY_NOT
    return None


def _refers_to_outsider(state: Sentence, subject: Subject) -> Subject:
    """Return the subject, as an outsider where "they" goes back to one in the same sentence."""
    earlier = state.raw and state.raw[-1].actor is Actor.OUTSIDER
    if subject.who in {"they", "them"} and earlier:
        return evolve(subject, actor=Actor.OUTSIDER, bound=Bound.OUTSIDER)
    return subject


def _carried(state: Sentence, at: int, group: Headless) -> Headless | None:
    """Return a statement that goes on with the subject before it, if it does."""
    joined = state.word(at - 1) in {"and", "or", "but", ","}
    plain_command = group.group.modality is Modality.MUST and group.actor is Actor.UNSAID
    if not (joined and state.raw and state.raw[-1].sentence == state.number):
        return None
    last = state.raw[-1]
    if last.part in {Part.INNER, Part.REASON} or last.actor in {Actor.IT, Actor.UNSAID}:
        return None
    if last.part is Part.CONDITION and state.word(at) in {"no", "zero"}:
        return None
    same = plain_command and group.after == at
    own = last.actor in {Actor.I, Actor.WE, Actor.EACH} and state.word(at) in {"will", "shall"}
    if same and last.part is Part.CONDITION:
        return Headless(last.actor, VerbGroup(Modality.DOES, group.group.verb), group.after)
    modality = last.modality if same else Modality.WILL if own else group.group.modality
    return Headless(last.actor, VerbGroup(modality, group.group.verb), group.after)


def _headless(state: Sentence, at: int) -> int:
    """Read a statement without a subject of its own; return how many tokens it took."""
    if not state.fresh or state.inner:
        return 0
    group = headless(state.found, state.spelt, at, state.end)
    if group is None:
        return 0
    carried = _carried(state, at, group)
    if carried:
        last = state.raw[-1]
        state.emit(last.actor, last.bound, carried.group, last.who, at)
    else:
        words = state.spelt[at : min(at + _NEAR, state.end)]
        alone = group.actor is Actor.UNSAID
        bound = bound_by_words(words) if alone else bound_of(group.actor)
        state.emit(group.actor, bound, group.group, "", at)
    return max(group.after - at, 1)


def _read_sentence(state: Sentence) -> list[Raw]:
    """Return the statements of one sentence."""
    at = state.first
    while at < state.end:
        took = 0
        if state.fresh and state.word(at) in {"that", "who", "what", "everyone", "anyone"}:
            took = _subject(state, at)
        took = took or marker(state, at) or _subject(state, at)
        if not took and state.fresh:
            took = _headless(state, at)
        if not took:
            state.fresh = state.fresh and state.word(at) in word_sets("verbs")["adverb"]
            took = 1
        at += took
    return state.raw


def _towards(words: Sequence[str], actor: Actor) -> Bound | None:
    """Return to whom a statement is done or told."""
    have = set(words)
    if actor is not Actor.I and have & {"me", "my", "mine"}:
        return Bound.ME
    if actor is Actor.I and have & {"you", "your", "her", "him", "them", "his"}:
        return Bound.OTHER
    if have & word_sets("verbs")["outsider_nouns"]:
        return Bound.OUTSIDER
    return None


_JOINING = frozenset({*words_of("and or but so then because if when that unless"), *',:"-('})
_LOOKED_AT = 60
"""So many words after a verb say to whom it is done."""


def _ends(raw: Sequence[Raw], ends: Sequence[int]) -> list[int]:
    """Return for each statement the token that ends it.

    A statement goes on over the inner ones that follow it; an inner one ends at the next.
    """
    out: list[int] = []
    sentence, following, outer = -1, 0, 0
    for one in reversed(raw):
        if one.sentence != sentence:
            sentence = one.sentence
            following = outer = ends[sentence]
        inner = one.part is Part.INNER
        end = following if inner else outer
        out.append(min(end, one.last) if one.last > one.verb else end)
        following = one.first
        outer = outer if inner else one.first
    out.reverse()
    return out


About = Callable[[int, int], tuple[frozenset[str], str]]
"""Says of the words between two places what they are about, and which of them are its object."""


def statements(
    text: str, found: list[Token], people: Collection[str], about: About
) -> list[Statement]:
    """Return what a text says that somebody does, may, must, will or asks for."""
    raw: list[Raw] = []
    spelt = [token.word for token in found]
    spans = sentences(found)
    for number, (first, end) in enumerate(spans):
        raw.extend(_read_sentence(Sentence(found, spelt, first, end, number, people)))
    out = []
    for one, last in zip(raw, _ends(raw, [end for _, end in spans]), strict=True):
        end = last
        while end - 1 > one.verb and spelt[end - 1] in _JOINING:
            end -= 1
        start, stop = found[one.first].start, max(found[end - 1].end, found[one.verb].end)
        domains, noun = about(start, stop)
        out.append(
            Statement(
                actor=one.actor, bound=one.bound, modality=one.modality, part=one.part,
                seen=Seen(text[start:stop], start, stop), who=one.who,
                action=text[found[one.verb].start : stop], sentence=one.sentence,
                verb=spelt[one.verb], domains=domains, object=noun,
                towards=_towards(spelt[one.verb : min(end, one.verb + _LOOKED_AT)], one.actor),
            )
        )  # fmt: skip
    return out
