"""The linear scan that every file passes before the standard reader sees it.

It walks the tokens once, without recursion, bounds everything that costs the standard reader time
or memory, and notes on which line each key stands. What it lets through is not yet valid TOML:
only ``tomli`` decides that and gives the meaning.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from . import tokens
from .limits import MAX_DEPTH, MAX_ITEMS, MAX_KEY_PARTS, MAX_NESTING, MAX_SCALAR

Path = tuple[str | int, ...]
"""Where a value stands: keys, and positions (from 0) in arrays."""


@dataclass(frozen=True)
class Scan:
    """What the scan saw: the text, the line of each key path, comments, and table headers.

    ``plain`` says that the text has neither comments nor escapes nor anything else that had to be
    bounded; where things stand in it is then only found out when somebody asks.
    """

    text: str
    comments: tuple[tuple[int, str], ...] = ()
    plain: bool = False
    _walked: "_Walk | None" = field(default=None, repr=False, compare=False)

    @property
    def lines(self) -> Mapping[Path, int]:
        """The line of each key path."""
        return self._walk.lines

    @property
    def headers(self) -> tuple[tuple[int, Path], ...]:
        """The table headers, each with its line."""
        return self._walk.headers

    @cached_property
    def _walk(self) -> "_Walk":
        return self._walked or _Scanner(self.text).run()

    def line_of(self, path: Path) -> int | None:
        """Return the line of this path, or of the nearest thing around it."""
        for end in range(len(path), 0, -1):
            line = self.lines.get(path[:end])
            if line is not None:
                return line
        return None


class ScanError(Exception):
    """The text cannot be scanned further: a whole sentence, and the line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def scan(text: str) -> Scan:
    """Walk ``text`` once and return what stands where; raise ``ScanError`` at a bound."""
    items = 2 * text.count("\n") + text.count('"') // 2
    if items <= MAX_ITEMS and tokens.PLAIN_DOCUMENT.fullmatch(text):
        return Scan(text, plain=True)
    walk = _Scanner(text).run()
    return Scan(text, walk.comments, _walked=walk)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What one walk over a text has noted."""

    lines: Mapping[Path, int]
    comments: tuple[tuple[int, str], ...]
    headers: tuple[tuple[int, Path], ...]


class _Scanner:
    """One walk over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._items = 0
        self._lines: dict[Path, int] = {}
        self._comments: list[tuple[int, str]] = []
        self._headers: list[tuple[int, Path]] = []
        self._counts: dict[Path, int] = {}

    def run(self) -> _Walk:
        """Scan statement after statement to the end."""
        table: Path = ()
        while self._skip_blank():
            plain = tokens.PLAIN_LINE.match(self._text, self._at)
            if plain is not None:
                self._count(2)
                self._note((*table, plain[1]))
                self._at = plain.end()
                continue
            if self._peek() == "[":
                table = self._header()
            else:
                path = self._note(table + self._key())
                self._expect("=", "After a name comes an equals sign and then a value.")
                self._value(path)
            self._end_of_line()
        return _Walk(self._lines, tuple(self._comments), tuple(self._headers))

    def _line(self) -> int:
        """Return the line of this place, counting on from the place that was asked for last."""
        before, line = self._counted
        line += self._text.count("\n", before, self._at)
        self._counted = (self._at, line)
        return line

    def _stop(self, message: str) -> ScanError:
        return ScanError(message, self._line())

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip_space(self) -> None:
        self._take(tokens.SPACE)

    def _take(self, token: re.Pattern[str]) -> str:
        match = token.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[0]

    def _skip_blank(self) -> bool:
        """Skip blank lines and comments; say whether anything is left."""
        self._take(tokens.BLANK)
        while self._comment():
            self._take(tokens.BLANK)
        return self._at < len(self._text)

    def _comment(self) -> bool:
        comment = self._take(tokens.COMMENT)
        if comment:
            self._count()
            self._comments.append((self._line(), comment[1:].strip()))
        return bool(comment)

    def _end_of_line(self) -> None:
        self._skip_space()
        self._comment()
        if self._peek() not in {"", "\n"}:
            raise self._stop("Something follows here that does not belong. Start a new line.")

    def _expect(self, sign: str, otherwise: str) -> None:
        self._skip_space()
        if not self._text.startswith(sign, self._at):
            raise self._stop(otherwise)
        self._at += len(sign)
        self._skip_space()

    def _count(self, more: int = 1) -> None:
        self._items += more
        if self._items > MAX_ITEMS:
            raise self._stop(
                f"The file holds more than {MAX_ITEMS:,} names, values and comments. "
                "Make it smaller."
            )

    def _note(self, path: Path) -> Path:
        """Remember the line of ``path``, which must not lie too deep."""
        if len(path) > MAX_DEPTH:
            raise self._stop("Tables lie too deep inside each other here. Write it flatter.")
        self._lines.setdefault(path, self._line())
        return path

    def _key(self) -> tuple[str, ...]:
        """Read a key of one part or more, joined by dots."""
        parts = [self._part()]
        while True:
            self._skip_space()
            if self._peek() != ".":
                return tuple(parts)
            self._at += 1
            self._skip_space()
            parts.append(self._part())
            if len(parts) > MAX_KEY_PARTS:
                raise self._stop(
                    f"A name has more than {MAX_KEY_PARTS} parts joined by dots. Shorten it."
                )

    def _part(self) -> str:
        self._count()
        bare = self._take(tokens.BARE_KEY)
        if bare:
            return bare
        quoted = self._take(tokens.SHORT_STRING)
        if not quoted:
            raise self._stop('A name is expected here, such as title in title = "Our evenings".')
        return quoted[1:-1]

    def _header(self) -> Path:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the path of its table."""
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        line = self._line()
        self._at += brackets
        self._skip_space()
        parts = self._key()
        path: Path = ()
        for part in parts[:-1]:
            path = self._latest((*path, part))
        path = (*path, parts[-1])
        if brackets == 2:
            position = self._counts[path] = self._counts.get(path, -1) + 1
            self._lines.setdefault(path, line)
            path = (*path, position)
        else:
            path = self._latest(path)
        self._expect("]" * brackets, "The brackets around this heading do not match.")
        self._headers.append((line, path))
        return self._note(path)

    def _latest(self, path: Path) -> Path:
        """Return the path of the newest entry where ``path`` is an array of tables."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _value(self, path: Path) -> None:
        """Scan one value, with whatever arrays and inline tables it opens."""
        opened: list[_Opened] = []
        here: Path | None = path
        while here is not None:
            self._count()
            sign = self._peek()
            if sign and sign in "[{":
                if len(opened) == MAX_NESTING:
                    raise self._stop("Brackets lie too deep inside each other. Write it flatter.")
                opened.append(_Opened(sign == "[", here))
                self._at += 1
            else:
                self._plain(sign)
            here = self._next(opened)

    def _plain(self, sign: str) -> None:
        """Scan a string, number, date or word."""
        if sign and sign in "\"'":
            long = self._text.startswith(sign * 3, self._at)
            text = self._take(tokens.LONG_STRING if long else tokens.SHORT_STRING)
            if sign == '"' and tokens.ESCAPES.fullmatch(text) is None:
                raise self._stop("A backslash in a text in double quotes is written twice: \\\\.")
            if not text:
                quotes = sign * 3 if long else sign
                raise self._stop(f"A text begins here with {quotes} and does not end with it.")
            return
        word = self._take(tokens.SCALAR)
        if not word:
            raise self._stop("A value is missing here: a text in quotes, a number or a day.")
        if len(word) > MAX_SCALAR:
            raise self._stop("This number is too long. A text would stand in quotes.")
        if tokens.SHORT_TIME.search(word):
            raise self._stop("A time needs its seconds, such as 18:04:00.")

    def _next(self, opened: "list[_Opened]") -> Path | None:
        """Close what ends here; return where the next value stands, or None at the end of all."""
        while opened:
            inner = opened[-1]
            if inner.is_array:
                self._skip_blank()
            else:
                self._skip_space()
            if self._peek() == inner.closing and (inner.is_array or inner.may_close):
                opened.pop()
                self._at += 1
            elif inner.ready:
                inner.ready = False
                if inner.is_array:
                    return self._note((*inner.path, inner.position))
                inner.may_close = True
                path = self._note(inner.path + self._key())
                self._expect("=", "After a name comes an equals sign and then a value.")
                return path
            else:
                if self._peek() != ",":
                    raise self._stop(f"A comma or a closing {inner.closing} is missing here.")
                self._at += 1
                inner.position += 1
                inner.ready, inner.may_close = True, False
        return None


class _Opened:
    """An array or inline table that is still open; ``ready`` where a value may stand next."""

    __slots__ = ("closing", "is_array", "may_close", "path", "position", "ready")

    def __init__(self, is_array: bool, path: Path) -> None:
        self.is_array = is_array
        self.closing = "]" if is_array else "}"
        self.path = path
        self.position = 0
        self.ready = True
        self.may_close = True
