"""The wordings as data: topics with their words and templates, and what a need leads to."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from handfast.model import Signal

from ..lexicon import classes
from ..patterns import PatternSet, spelled
from .values import Form, Rung


@frozen
class Topic:
    """What a clause can be about: how it is found, and its templates by rung and form."""

    id: str
    like: str
    domains: frozenset[str]
    signals: frozenset[Signal]
    verbs: frozenset[str]
    fillings: Mapping[str, str] = field(hash=False)
    templates: Mapping[Rung, Mapping[Form, tuple[str, ...]]] = field(hash=False, repr=False)


@frozen
class Library:
    """All topics in their order; ``words`` holds their patterns, ``owners`` whose each is."""

    topics: Mapping[str, Topic] = field(hash=False)
    words: PatternSet = field(repr=False, eq=False)
    owners: tuple[str, ...]
    needs: PatternSet = field(repr=False, eq=False)
    steps: tuple[str, ...]
    otherwise: str

    def kin(self, topic: Topic) -> tuple[Topic, ...]:
        """Return a topic and those that it is like, the nearest first."""
        found = [topic]
        while found[-1].like:
            found.append(self.topics[found[-1].like])
        return tuple(found)

    def filling(self, topic: Topic, name: str) -> str:
        """Return one filling of a topic, or of the nearest that it is like; empty if none has."""
        return next((one.fillings[name] for one in self.kin(topic) if name in one.fillings), "")

    def step(self, need: str) -> str:
        """Return what somebody with this need does when the feeling comes."""
        found = self.needs.which(need.encode("ascii", "replace"))
        return self.steps[found[0]] if found else self.otherwise


def _topic(raw: Mapping[str, Any]) -> Topic:
    """Return one topic from its table."""
    return Topic(
        id=raw["id"],
        like=raw.get("like", ""),
        domains=frozenset(raw.get("domains", ())),
        signals=frozenset(Signal(name) for name in raw.get("signals", ())),
        verbs=frozenset(raw.get("verbs", "").split()),
        fillings={name: value for name, value in raw.items() if isinstance(value, str)},
        templates={
            rung: {Form(form): tuple(each) for form, each in raw[rung].items()}
            for rung in Rung
            if rung in raw
        },
    )


@cache
def library() -> Library:
    """Return the wordings that come with handfast, read once."""
    import tomli

    data = files(__package__).joinpath("wordings.toml").read_text("utf-8")
    raw = tomli.loads(data)
    known = classes()
    named = [(one["id"], word) for one in raw["topic"] for word in one.get("words", ())]
    *needs, otherwise = raw["need"]
    return Library(
        topics={one["id"]: _topic(one) for one in raw["topic"]},
        words=PatternSet([spelled(word, known) for _, word in named]),
        owners=tuple(owner for owner, _ in named),
        needs=PatternSet([spelled("|".join(one["words"]), known) for one in needs]),
        steps=tuple(one["step"] for one in needs),
        otherwise=otherwise["step"],
    )
