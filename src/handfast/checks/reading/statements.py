"""From tokens to statements: one pass over each sentence, with its conditions and reasons."""

from collections.abc import Collection, Sequence

from attrs import define, evolve, field, frozen

from ..lexicon import word_sets, words_of
from .modality import VerbGroup, none_of, verb_group
from .subjectless import Headless, bound_by_words, headless
from .subjects import Subject, bound_of, subject_at
from .tokens import Token, sentences
from .values import NEGATIVE, Actor, Bound, Modality, Part, Seen, Statement

_CONDITION = words_of("if when whenever unless until till while once provided")
_REASON = words_of("because since")
_INNER = words_of(
    "what who whom where which how why whatever whether than everything everyone anyone anybody "
    "people someone things thing time ones way"
)
_FRAME = words_of(
    "agree agreed agrees understood best rule deal expect insist ask means promise important "
    "expected clear is condition ensure sure know accept accepts decided say says fair"
)
_LEADS = {
    "in": ("case", "the event"), "every": ("time",), "each": ("time",), "any": ("time",),
    "the": ("moment", "minute", "next time"), "as": ("soon as", "long as"),
}  # fmt: skip
_INVITES = words_of("tell ask give call text ring wake say let try")
_BREAKS = words_of("miss break cross lie cheat forget")
_GRANTS = words_of("allow allows permit permits forbid forbids owe owes have has")
_SO = words_of("i we you she nobody neither it")
_STARTERS = words_of("i you we she they it either one anyone")
_TIMES = words_of("day week month year night fortnight evening quarter")
_SO_THAT = words_of("can feel know am do will never stop sleep")
_NEAR = 24
_LATE = frozenset({"whoever", "nobody", "my"})
_MARKS = frozenset(',:()"/-')


@frozen
class _Raw:
    """A statement before its place is known: token numbers and what was read."""

    actor: Actor
    bound: Bound
    modality: Modality
    part: Part
    who: str
    first: int
    verb: int
    sentence: int
    last: int = -1


@define
class _Sentence:
    """The state of reading one sentence."""

    found: Sequence[Token]
    spelt: Sequence[str]
    first: int
    end: int
    number: int
    people: Collection[str]
    part: Part = Part.MAIN
    fresh: bool = True
    inner: bool = False
    conditioned: bool = False
    settled: bool = False
    marked: int = -1
    raw: list[_Raw] = field(factory=list)

    def word(self, at: int) -> str:
        """Return the word at a place, or nothing outside the sentence."""
        return self.found[at].word if self.first <= at < self.end else ""

    def emit(self, actor: Actor, bound: Bound, group: VerbGroup, who: str, at: int) -> None:
        """Keep one statement."""
        part = Part.INNER if self.inner else self.part
        if part is Part.MAIN and self.conditioned:
            part = Part.CONSEQUENCE
        self.settled = self.settled or part is Part.MAIN
        verb = min(group.verb, self.end - 1)
        self.raw.append(_Raw(actor, bound, group.modality, part, who, at, verb, self.number))
        self.fresh = self.inner = False

    def turn(self, part: Part, at: int = -1) -> None:
        """Go on in another part of the sentence; a condition or reason before it ends here."""
        if at >= 0 and self.raw and self.raw[-1].part in {Part.CONDITION, Part.REASON}:
            self.raw[-1] = evolve(self.raw[-1], last=at)
        if part is Part.CONDITION:
            self.conditioned = not self.settled
        self.part, self.fresh, self.inner = part, True, False


def _condition(state: _Sentence, at: int) -> int:
    """Return how many words begin a condition here: "if", "every time", "should I"; or none."""
    word, following = state.word(at), state.word(at + 1)
    if word == "once":
        timed = following in {"a", "an", "the", "each", "every", "per"}
        return int(not (timed and state.word(at + 2) in _TIMES) and not _verb_first(state, at + 1))
    if word in _CONDITION or (word in {"before", "after"} and following in _STARTERS):
        return 1
    if word == "should" and state.fresh and following in _STARTERS:
        return 1
    for lead in _LEADS.get(word, ()):
        spelt = lead.split()
        if all(state.word(at + 1 + number) == one for number, one in enumerate(spelt)):
            return 1 + len(spelt)
    return 0


def _invited(state: _Sentence, at: int) -> bool:
    """Return whether a command only says when something follows: "ask me and I will"."""
    if len(state.raw) != 1 or state.raw[0].part is not Part.MAIN:
        return False
    one = state.raw[0]
    command = one.actor is Actor.UNSAID and one.modality is Modality.MUST
    verb, following = state.word(one.verb), state.word(at + 2)
    threat = verb in _BREAKS and following in {"will", "are", "lose", "start", "sleep", "pay"}
    return command and (threat or (verb in _INVITES and following == "will"))


def _verb_first(state: _Sentence, at: int) -> bool:
    """Return whether a past verb stands here: "he once told me" is no condition."""
    return state.word(at) in word_sets("verbs")["past"]


def _led_by_reason(state: _Sentence, at: int) -> bool:
    """Return whether a sentence begins with its reason: "so I can relax, you ..."."""
    rest = state.spelt[at : state.end]
    if "," not in rest:
        return False
    if rest[0] == "since":
        return state.word(at + 1) in _STARTERS
    return rest[0] != "so" or not _SO_THAT.isdisjoint(rest[1:4])


def _marker(state: _Sentence, at: int) -> int:
    """Read a mark or a joining word; return how many tokens it took (0: it was none)."""
    word, following = state.word(at), state.word(at + 1)
    if word in _MARKS:
        state.turn(Part.MAIN, at)
        return 1
    took = _condition(state, at)
    if took:
        state.turn(Part.CONDITION)
        state.marked = at + took
        return took
    if word in _REASON or (word == "so" and (following == "that" or following in _SO)):
        if at > state.first or _led_by_reason(state, at):
            state.turn(Part.REASON)
        return 2 if following == "that" else 1
    if word in {"then", "but", "otherwise"}:
        state.turn(Part.MAIN)
        return 1
    if word in {"and", "or", "so"}:
        if word == "and" and _invited(state, at):
            state.raw[-1] = evolve(state.raw[-1], part=Part.CONDITION, last=at)
            state.conditioned, state.settled = True, False
        state.fresh, state.inner = True, False
        if state.part is Part.CONDITION and not state.conditioned:
            state.part = Part.MAIN
        return 1
    if word == "that" and not state.fresh:
        framed = state.word(at - 1) in _FRAME
        state.fresh, state.inner = framed, not framed
        return 1
    if word in _INNER and not state.fresh:
        state.inner = True
        return 1
    return 0


def _is_object(state: _Sentence, at: int) -> bool:
    """Return whether what stands here is the object of the word before, not a subject."""
    before = state.word(at - 1)
    verbs = word_sets("verbs")
    commands = verbs["imperative"]
    if before in {"on", "off"} and state.word(at - 2) in {"now", "then", "here"}:
        return False
    return (
        before in verbs["preposition"]
        or before in commands
        or before in _GRANTS
        or before.removesuffix("s") in commands
    )


def _subject(state: _Sentence, at: int) -> int:
    """Read a statement with a subject; return how many tokens it took."""
    pronoun = state.word(at) in {"i", "we", "you", "he", "she", "they", "it"}
    if not (state.fresh or pronoun or state.inner or state.found[at].name):
        quantified = state.word(at) in {"either", "neither", "each", "both"}
        if not (quantified and state.word(at + 1) == "of") and state.word(at) not in _LATE:
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
    if subject.negative:
        group = evolve(group, modality=none_of(group.modality))
    state.emit(subject.actor, subject.bound, group, subject.who, at)
    return max(subject.after, min(group.verb, state.end)) - at


_WANTS = words_of("want wants need needs expect expects require requires")
_BEST = words_of("is best important essential vital necessary need needs want wants asking ask")


def _demand(state: _Sentence, at: int, following: str) -> Modality | None:
    """Return what somebody wants of this subject: "I want you to", "it is best for you to"."""
    before, wants = state.word(at - 1), following == "to"
    if not wants and not following.endswith("ing"):
        return None
    refused = bool(state.raw) and state.raw[-1].modality in NEGATIVE
    if before in _WANTS:
        if not refused:
            return Modality.MUST
        return Modality.MAY_NOT if before.startswith("want") else Modality.NEED_NOT
    if before == "for" and wants and state.word(at - 2) in _BEST:
        return Modality.NEED_NOT if refused else Modality.MUST
    if before in {"like", "likes"} and not wants and refused:
        return Modality.MAY_NOT
    return None


def _refers_to_outsider(state: _Sentence, subject: Subject) -> Subject:
    """Return the subject, as an outsider where "they" goes back to one in the same sentence."""
    earlier = state.raw and state.raw[-1].actor is Actor.OUTSIDER
    if subject.who in {"they", "them"} and earlier:
        return evolve(subject, actor=Actor.OUTSIDER, bound=Bound.OUTSIDER)
    return subject


def _carried(state: _Sentence, at: int, group: Headless) -> Headless | None:
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
    modality = last.modality if same else Modality.WILL if own else group.group.modality
    return Headless(last.actor, VerbGroup(modality, group.group.verb), group.after)


def _headless(state: _Sentence, at: int) -> int:
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


def _read_sentence(state: _Sentence) -> list[_Raw]:
    """Return the statements of one sentence."""
    at = state.first
    while at < state.end:
        took = 0
        if state.fresh and state.word(at) in {"that", "who", "what", "everyone", "anyone"}:
            took = _subject(state, at)
        took = took or _marker(state, at) or _subject(state, at) or _headless(state, at)
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


def _ends(raw: Sequence[_Raw], ends: Sequence[int]) -> list[int]:
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


def statements(text: str, found: list[Token], people: Collection[str]) -> list[Statement]:
    """Return what a text says that somebody does, may, must, will or asks for."""
    raw: list[_Raw] = []
    spelt = [token.word for token in found]
    spans = sentences(found)
    for number, (first, end) in enumerate(spans):
        raw.extend(_read_sentence(_Sentence(found, spelt, first, end, number, people)))
    out = []
    for one, last in zip(raw, _ends(raw, [end for _, end in spans]), strict=True):
        end = last
        while end - 1 > one.verb and spelt[end - 1] in _JOINING:
            end -= 1
        start, stop = found[one.first].start, max(found[end - 1].end, found[one.verb].end)
        out.append(
            Statement(
                actor=one.actor, bound=one.bound, modality=one.modality, part=one.part,
                seen=Seen(text[start:stop], start, stop), who=one.who,
                action=text[found[one.verb].start : stop], sentence=one.sentence,
                verb=spelt[one.verb],
                towards=_towards(spelt[one.verb : min(end, one.verb + _LOOKED_AT)], one.actor),
            )
        )  # fmt: skip
    return out
