"""RE2 patterns over plain text, many at once: a filter says which occur, then each says where."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

_NOT = re.compile(r"(?<![a-z])n't")
_ANY_NOT = "(?:ca|do|does|did|wo|is|are|was|were|should|would|could|must|need|have|has|sha)n't"
_END = r"(?:\s*[.!?;:,]+\s+|\s*[.!?]*\s*\z)"
_SET = re.compile(r"(\[[^\]]*\])")
_CLASS = re.compile(r"<([a-z_]+)>")


class PatternError(ValueError):
    """RE2 or the lexicons do not know a part of a pattern; the message says which."""


@cache
def _options() -> Any:
    """Return RE2's options: bytes, no messages on standard error."""
    import re2  # type: ignore[import-untyped]

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    options.max_mem = 64 << 20
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
    part of a sentence, with its mark or at the end of the text.
    """
    source = _NOT.sub(_ANY_NOT, inserted(pattern, classes))
    pieces = _SET.split(source)
    pieces[::2] = [
        one.replace("'", "'?").replace(" ?", r"\s*").replace(" ", r"\s+").replace("$", _END)
        for one in pieces[::2]
    ]
    pieces[1::2] = [one.replace(" ", r"\s") for one in pieces[1::2]]
    source = "".join(pieces)
    return rf"\b(?:{source})(?:\b|\z)"


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


class PatternSet:
    """A fixed sequence of patterns, of which most do not occur in any one text.

    RE2's filter looks for the letters that a pattern cannot do without, for all patterns in one
    pass, and searches only for those whose letters are there. One automaton for all of them would
    be quicker as long as there are few; with hundreds its states no longer fit.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        import re2

        self._filter = re2.Filter()
        self._any = bool(sources)
        for source in sources:
            self._filter.Add(source.encode("ascii"), _options())
        if sources:
            self._filter.Compile()

    def which(self, data: bytes) -> list[int]:
        """Return the numbers of the patterns that occur in the text, in order."""
        found = self._filter.Match(data, False) if self._any else None
        return sorted(found or ())

    def places(self, number: int, data: bytes) -> list[tuple[int, int]]:
        """Return where pattern ``number`` occurs."""
        return [match.span() for match in self._filter.re(number).finditer(data)]
