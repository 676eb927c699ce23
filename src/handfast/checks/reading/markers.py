"""Words and marks that lead to another part of a sentence: conditions, reasons, inner clauses."""

from attrs import evolve

from ..lexicon import word_sets, words_of
from .sentence import Sentence
from .values import Actor, Modality, Part

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
_SO = words_of("i we you she nobody neither it")
_STARTERS = words_of("i you we she they it either one anyone")
_TIMES = words_of("day week month year night fortnight evening quarter")
_WHATEVER = words_of("who whom what where how whatever whoever whichever")
_SO_THAT = words_of("can feel know am do will never stop sleep")
_MARKS = frozenset(',:()"/-')
_JOINS = words_of("before after should so then but otherwise and or that")
_MARKING = _MARKS | _CONDITION | _REASON | _INNER | _WHATEVER | _JOINS | frozenset(_LEADS)


def _condition(state: Sentence, at: int) -> int:
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


def _invited(state: Sentence, at: int) -> bool:
    """Return whether a command only says when something follows: "ask me and I will"."""
    if len(state.raw) != 1 or state.raw[0].part is not Part.MAIN:
        return False
    one = state.raw[0]
    command = one.actor is Actor.UNSAID and one.modality is Modality.MUST
    verb, following = state.word(one.verb), state.word(at + 2)
    threat = verb in _BREAKS and following in {"will", "are", "lose", "start", "sleep", "pay"}
    return command and (threat or (verb in _INVITES and following == "will"))


def _verb_first(state: Sentence, at: int) -> bool:
    """Return whether a past verb stands here: "he once told me" is no condition."""
    return state.word(at) in word_sets("verbs")["past"]


def _led_by_reason(state: Sentence, at: int) -> bool:
    """Return whether a sentence begins with its reason: "so I can relax, you ..."."""
    rest = state.spelt[at : state.end]
    if "," not in rest:
        return False
    if rest[0] == "since":
        return state.word(at + 1) in _STARTERS
    return rest[0] != "so" or not _SO_THAT.isdisjoint(rest[1:4])


def _led_by_question_word(state: Sentence, at: int) -> bool:
    """Return whether a sentence begins as in "who you see is your affair", and asks nothing."""
    led = at == state.first and state.word(at) in _WHATEVER and state.word(at + 1) in _STARTERS
    asks = state.end < len(state.found) and "?" in state.found[state.end].word
    return led and not asks


def marker(state: Sentence, at: int) -> int:
    """Read a mark or a joining word; return how many tokens it took (0: it was none)."""
    word = state.spelt[at]
    if word not in _MARKING:
        return 0
    following = state.word(at + 1)
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
    if _led_by_question_word(state, at):
        state.inner, state.fresh = True, False
        return 1
    if word in _INNER and not state.fresh:
        state.inner = True
        return 1
    return 0
