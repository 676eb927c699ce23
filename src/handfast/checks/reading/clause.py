"""Reading a whole clause: its statements, its features, its rung, whom it binds."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from handfast.model import Notice

from ..alike import Alike, alike
from ..lexicon import finder, words_of
from ..spans import Span, Spans
from .plain import plain
from .statements import statements
from .tokens import Token, replaced, tokens
from .values import Actor, Bound, Feature, Modality, Part, Reading, Seen, Statement

_OBLIGING = frozenset(
    {Modality.MUST, Modality.MAY_NOT, Modality.WILL, Modality.WILL_NOT, Modality.ASKS,
     Modality.OFFERS, Modality.DOES, Modality.DOES_NOT}
)  # fmt: skip

_OWNERS = words_of("my your his her our their the an a any other old new")
_WHICH = words_of("each either neither both other third all breaching")
_MOSTLY = 0.8
_READ: ContextVar[dict[tuple[str, frozenset[str]], Reading] | None] = ContextVar(
    "readings", default=None
)
_TOLD = frozenset({Bound.OTHER, Bound.OUTSIDER, Bound.UNSAID})


def _seen(text: str, spans: Iterable[Span]) -> tuple[Seen, ...]:
    """Return the words at these places."""
    return tuple(Seen(text[start:end], start, end) for start, end in spans)


def _set_aside(
    text: str, read: Sequence[Statement], features: Mapping[str, list[Span]]
) -> tuple[Span, ...]:
    """Return the spans that a clause only takes back: retired rules, and what nobody has to do."""
    spans = [(one.seen.start, one.seen.end) for one in read if one.modality is Modality.NEED_NOT]
    for start, end in features.get("retired", ()):
        stop = min(
            (at for at in (text.find(mark, end) for mark in ".;!?") if at >= 0), default=len(text)
        )
        spans.append((start, stop))
    if features.get("retired"):
        spans += _quoted(text)
    return tuple(sorted(spans))


def _quoted(text: str) -> list[Span]:
    """Return the places of quoted words, unless all of the text is quoted."""
    marks = [number for number, letter in enumerate(text) if letter == '"']
    found = [(start, end) for start, end in zip(marks[::2], marks[1::2], strict=False)]
    quoted = sum(end - start for start, end in found)
    return found if quoted < _MOSTLY * len(text) else []


Hit = tuple[int, int, str]
_ABOUT_NOTHING: tuple[frozenset[str], str] = (frozenset(), "")


def _domains(start: int, end: int, hits: Sequence[Hit], text: str) -> tuple[frozenset[str], str]:
    """Return what a statement between two places is about, and the words of its object.

    ``hits`` are the places of all domain words, in the order of the text.
    """
    first, last = bisect_left(hits, (start, 0, "")), bisect_left(hits, (end, 0, ""))
    inside = [hit for hit in hits[first:last] if hit[1] <= end]
    if not inside:
        return _ABOUT_NOTHING
    nouns = [hit for hit in inside if hit[2] not in {"contact", "time"}]
    words = ""
    if nouns:
        at, stop, _ = min(nouns, key=lambda hit: (hit[0], -hit[1]))
        lead = text[max(start, at - 12) : at]
        owner = lead.split()[-1] if lead.strip() and lead[-1].isspace() else ""
        words = f"{owner} {text[at:stop]}" if owner.lower() in _OWNERS else text[at:stop]
    return frozenset([hit[2] for hit in inside]), words


def _binds(read: Iterable[Statement]) -> tuple[str, ...]:
    """Return whom the clause binds, in the clause's own words where it has some."""
    out: list[str] = []
    for one in read:
        if one.modality not in _OBLIGING:
            continue
        match one.bound:
            case Bound.ME:
                name = "I"
            case Bound.BOTH:
                name = "we"
            case Bound.OTHER:
                name = one.who if one.actor is Actor.THEY and one.who else "you"
            case Bound.OUTSIDER:
                name = one.who
            case _:
                continue
        if name not in out:
            out.append(name)
    return tuple(out)


def _rung(found: Mapping[str, list[Span]]) -> tuple[Notice | None, Span | None]:
    """Return the rung of the permission ladder, and the words that say so."""
    for notice in (Notice.NONE, Notice.PERMISSION, Notice.BEFORE, Notice.AFTER):
        spans = found.get(notice.value)
        if notice is Notice.PERMISSION and spans:
            free = Spans(found.get("none", ()))
            spans = [one for one in spans if not free.hold(one)]
        if spans:
            return notice, spans[0]
    return None, None


def _names(found: Sequence[Token], text: str) -> tuple[str, ...]:
    """Return the names that stand in the clause, each once."""
    out: dict[str, None] = {}
    for number, token in enumerate(found):
        first = number == 0 or found[number - 1].word[0] in ".!?\n"
        if token.name and (token.party or not first):
            ((start, end, _),) = replaced([token])
            out[text[start:end]] = None
    return tuple(out)


def _plain_names(people: Sequence[str]) -> frozenset[str]:
    """Return the words by which people are called: all of a name but its ordinary words."""
    words = [plain(person).split() for person in people]
    return frozenset(word for name in words for word in name)


_MENTAL = (
    "expect",
    "want",
    "let",
    "allow",
    "know",
    "need",
    "decide",
    "feel",
    "say",
    "think",
    "check",
    "like",
    "love",
    "mind",
    "prefer",
    "rather",
    "appreciate",
    "wish",
)
_SAME_FOR_OTHERS = {Modality.MUST: Modality.WILL, Modality.MAY_NOT: Modality.WILL_NOT,
                    Modality.DOES_NOT: Modality.WILL_NOT}  # fmt: skip


def _doings(one: Statement) -> set[tuple[str, Modality]]:
    """Return what a statement has in common with its mirror: its manner, and its very verb."""
    manner = _SAME_FOR_OTHERS.get(one.modality, one.modality)
    verb = one.verb
    own_mind = one.actor is Actor.I and verb.startswith(_MENTAL)
    return {(verb, manner)} if own_mind else {("", manner), (verb, manner)}


def _mirrored(read: Sequence[Statement]) -> bool:
    """Return whether both people are bound in the same way, each by a statement of their own."""
    by_who: dict[str, set[tuple[str, Modality]]] = {}
    for one in read:
        if one.actor in {Actor.I, Actor.YOU, Actor.THEY}:
            by_who.setdefault(one.who, set()).update(_doings(one))
    if len(by_who) != 2:
        return False
    first, second = by_who.values()
    pronouns = {"i", "you", "he", "she", "they"}
    return bool(first & second) and (set(by_who) <= {"i", "you"} or not set(by_who) & pronouns)


def _party(text: str, one: Seen) -> bool:
    """Return whether "party" means one of those who agree and not a feast."""
    if one.text.lower() not in {"party", "parties"}:
        return False
    before = text[max(0, one.start - 12) : one.start].split()
    after = text[one.end : one.end + 2].strip()
    return len(after) == 1 or (bool(before) and before[-1] in _WHICH)


def _about(text: str, flat: str, searched: Alike) -> dict[str, tuple[Seen, ...]]:
    """Return what the clause is about, with the words that say so."""
    found = {name: _seen(text, spans) for name, spans in finder("domains").find(searched).items()}
    if "place" in found:
        found["place"] = tuple(one for one in found["place"] if not _party(flat, one))
    return {name: places for name, places in found.items() if places}


def _within(features: dict[str, list[Span]], name: str, spans: Spans) -> None:
    """Leave out what a feature has only inside some places."""
    if name in features:
        kept = [one for one in features[name] if not spans.hold(one)]
        features.pop(name)
        if kept:
            features[name] = kept


@contextmanager
def read_once() -> Iterator[None]:
    """Read each clause once until this ends, however many checks ask; nothing is kept after it."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


def read_clause(text: str, people: Sequence[str] = ()) -> Reading:
    """Return what a clause says. Never raises, whatever the text; linear in its length."""
    shared = _READ.get()
    if shared is None:
        return _read(text, people)
    about = text, frozenset(people)
    if about not in shared:
        shared[about] = _read(text, people)
    return shared[about]


def _read(text: str, people: Sequence[str]) -> Reading:
    """Read one clause."""
    flat = plain(text)
    known = _plain_names(people)
    found = tokens(text, flat, known)
    searched = alike(flat, replaced(found))
    domains = _about(text, flat, searched)
    hits = sorted((one.start, one.end, name) for name, places in domains.items() for one in places)
    read = statements(text, found, known, lambda start, end: _domains(start, end, hits, text))
    features = finder("features").find(searched)
    aside = _set_aside(flat, read, features)
    taken_back = Spans(aside)
    notice, at = _rung(
        {
            name: [one for one in spans if name == "none" or not taken_back.hold(one)]
            for name, spans in finder("ladder").find(searched).items()
        }
    )
    denied = [(one.seen.start, one.seen.end) for one in read if one.negated and one.bound in _TOLD
              and one.modality is not Modality.NEED_NOT]  # fmt: skip
    _within(features, "exit", Spans(denied))
    _within(features, "absolute", taken_back)
    _within(features, "penalty", taken_back)
    disclaimed = ((one.seen.start, one.seen.end) for one in read if one.negated and one.bound
                  in {Bound.ME, Bound.BOTH} and one.part is not Part.CONDITION)  # fmt: skip
    _within(features, "ending", Spans((*aside, *disclaimed, *features.get("own-step", ()))))
    kept = {Feature(name): _seen(text, spans) for name, spans in features.items()}
    live = [one for one in read if one.part in {Part.MAIN, Part.CONSEQUENCE}]
    if Feature.RECIPROCAL not in kept and _mirrored(live):
        kept[Feature.RECIPROCAL] = tuple(one.seen for one in live)[:2]
    need = kept.get(Feature.NEED, ())
    outside = [one.seen for one in read if one.actor is Actor.OUTSIDER]
    return Reading(
        text=text,
        plain=flat,
        statements=tuple(read),
        notice=notice,
        notice_seen=_seen(text, [at])[0] if at else None,
        features=kept,
        domains=domains,
        names=_names(found, text),
        outsiders=tuple(outside),
        need=need[0].text if need else "",
        binds=_binds(live),
        set_aside=aside,
        alike=searched,
        tokens=tuple(found),
    )
