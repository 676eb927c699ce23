"""RE2 patterns over plain text, many at once: a filter says which occur, then each says where."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from .alike import Span, alike_source

_NOT = re.compile(r"(?<![a-z])n't")
_ANY_NOT = "(?:ca|do|does|did|wo|is|are|was|were|should|would|could|must|need|have|has|sha)n't"
_END = r"(?:\s*[.!?;:,]+\s+|\s*[.!?]*\s*\z)"
_SET = re.compile(r"(\[[^\]]*\])")
_CLASS = re.compile(r"<([a-z_]+)>")
_SENTINEL = b"\x02\x02"
_SPACES = re.compile(r"(\\[^s]|\[\^?\]?(?:\\.|[^]])*\])|\\s\+(?![?*+{])")
_WIDE = re.compile(rb"\s\s|[^\S ]")
"""White space that is not one single space."""
_MOST_PLACES = 256
"""More places of one pattern than this are not looked for: no clause that people write has them."""


class PatternError(ValueError):
    """RE2 or the lexicons do not know a part of a pattern; the message says which."""


@cache
def _options() -> Any:
    """Return RE2's options: bytes, no messages on standard error."""
    import re2

    known: Any = re2.Options
    options = known()
    options.encoding = known.Encoding.LATIN1
    options.log_errors = False
    return options


def inserted(pattern: str, classes: Mapping[str, str]) -> str:
    """Return a pattern with each ``<name>`` replaced by its word list."""

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in classes:
            raise PatternError(f"there is no word list <{name}>")
        return classes[name]

    return _CLASS.sub(fill, pattern)


def spelled(pattern: str, classes: Mapping[str, str]) -> str:
    """Return the RE2 source of a pattern as authors write it.

    ``<name>`` becomes its word list, a space any white space (with a ``?`` after it, or
    none), and an apostrophe may be missing.
    ``n't`` alone stands for the end of any such word (can't, doesn't); ``$`` for the end of a
    part of a sentence, with its mark or at the end of the text. He and she, his and her, wife and
    husband mean each other, as they do in the text that is searched.
    """
    source = alike_source(_NOT.sub(_ANY_NOT, inserted(pattern, classes)))
    pieces = _SET.split(source)
    pieces[::2] = [
        one.replace("'", "'?").replace(" ?", r"\s*").replace(" ", r"\s+").replace("$", _END)
        for one in pieces[::2]
    ]
    pieces[1::2] = [one.replace(" ", r"\s") for one in pieces[1::2]]
    return rf"\b(?:{''.join(pieces)})(?:\b|\z)"


def try_pattern(source: str) -> Any:
    """Return the compiled pattern; raise PatternError with RE2's own reason where it refuses."""
    import re2

    try:
        return re2.compile(source.encode("ascii"), _options())
    except UnicodeEncodeError as error:
        raise PatternError("patterns are matched on plain letters without accents") from error
    except re2.error as error:
        reason = error.args[0]
        words = reason.decode("ascii", "replace") if isinstance(reason, bytes) else reason
        raise PatternError(f"RE2 says: {words}") from error


def _spaced(source: str) -> str:
    """Return the source of a pattern with one space where it has any white space."""
    return _SPACES.sub(lambda found: found[1] or " ", source)


def _places(pattern: Any, data: bytes) -> list[Span]:
    """Return where a pattern occurs, in order; not more than a few hundred places."""
    return [match.span() for match in islice(pattern.finditer(data), _MOST_PLACES)]


class PatternSet:
    """A fixed sequence of patterns, searched for in one pass; compiled when first asked for.

    RE2's filter looks for the plain letters that each pattern cannot do without, and then only for
    the patterns whose letters are there. It answers nothing at all both when no pattern occurs and
    when it ran out of memory, so each text gets a sentinel before it, and one more pattern looks
    for that: without it in the answer, each pattern is searched for alone.

    In nearly every text all white space is single spaces. For those the filter is made of patterns
    that have a space where others have any white space: there both mean the same, and the letters
    to look for go on from word to word, so that far fewer patterns have to be looked for.

    Patterns with a number in ``seldom`` are left out of the pass; they are only ever asked for by
    number.
    """

    def __init__(self, sources: Sequence[str], *, seldom: Collection[int] = ()) -> None:
        self._sources = tuple(sources)
        self.seldom = frozenset(seldom)
        self._often = tuple(one for one in range(len(self._sources)) if one not in self.seldom)
        self._filters: dict[bool, Any] = {}
        self._alone: dict[int, Any] = {}

    def _filter(self, wide: bool) -> Any:
        """Return the filter with all patterns of the pass; ``wide``: for any white space."""
        if wide not in self._filters:
            import re2

            made = re2.Filter()
            for number in self._often:
                source = self._sources[number]
                made.Add((source if wide else _spaced(source)).encode("ascii"), _options())
            made.Add(_SENTINEL, _options())
            made.Compile()
            self._filters[wide] = made
        return self._filters[wide]

    def which(self, data: bytes) -> list[int]:
        """Return the numbers of the patterns that occur in the text, in order, but the seldom."""
        return [number for number, _ in self._occurring(data)]

    def found(self, data: bytes) -> Iterator[tuple[int, list[Span]]]:
        """Yield what ``which`` returns, each with the places where it occurs, as ``places`` does.

        The filter has just looked for these very patterns, so they are at hand.
        """
        for number, pattern in self._occurring(data):
            yield number, _places(pattern, data)

    def places(self, number: int, data: bytes) -> list[Span]:
        """Return where pattern ``number`` occurs, in order; not more than a few hundred places."""
        return _places(self._pattern(number), data)

    def _occurring(self, data: bytes) -> list[tuple[int, Any]]:
        """Return the patterns of the pass that occur in the text, with their numbers."""
        often, many = self._often, len(self._often)
        filtering = self._filter(_WIDE.search(data) is not None)
        found = filtering.Match(_SENTINEL + data) or ()
        if many not in found:
            known = [(one, self._pattern(one)) for one in often]
            return [(one, pattern) for one, pattern in known if pattern.search(data)]
        return [(often[at], filtering.re(at)) for at in sorted(found) if at != many]

    def _pattern(self, number: int) -> Any:
        """Return one pattern, compiled."""
        if number not in self._alone:
            self._alone[number] = try_pattern(self._sources[number])
        return self._alone[number]
