"""How a draft lies on its lines: which belong to which table, and which comments to which.

A comment directly above a heading belongs to what follows; one after an empty line, or at the end
of a line, to what stands before.
"""

from dataclasses import dataclass, field

from .scan import Path, Scan


@dataclass(slots=True)
class Part:
    """One heading with its lines: comments above it, the heading, its fields, what trails."""

    path: Path
    lead: str = ""
    heading: str = ""
    body: str = ""
    tail: str = ""

    def text(self) -> str:
        """Return the lines of this part as they stand in the file."""
        return self.lead + self.heading + self.body + self.tail


@dataclass(slots=True)
class Unit:
    """A table with the tables inside it, such as one clause, one person, or the top of the file."""

    path: Path
    parts: list[Part] = field(default_factory=list)

    def text(self) -> str:
        """Return the lines of this unit as they stand in the file."""
        return "".join(part.text() for part in self.parts)


def units_of(scanned: Scan) -> list[Unit]:
    """Return the text of a draft as units in their order; joined, they are the text again."""
    rows = scanned.text.splitlines(keepends=True)
    if rows and not rows[-1].endswith("\n"):
        rows[-1] += "\n"
    comment_rows = {line for line, _ in scanned.comments if rows[line - 1].lstrip().startswith("#")}
    starts = [(0, 0, ())] + [
        (_lead_start(line, comment_rows), line, path) for line, path in scanned.headers
    ]
    units: list[Unit] = []
    for index, (start, heading, path) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(rows)
        part = _part(path, rows, (start, heading, end), comment_rows)
        home = _home(path)
        if not units or units[-1].path != home:
            units.append(Unit(home))
        units[-1].parts.append(part)
    return units


def _lead_start(heading: int, comment_rows: set[int]) -> int:
    """Return the index of the first row of the comments directly above a heading's line."""
    first = heading
    while first - 1 in comment_rows:
        first -= 1
    return first - 1


def _part(path: Path, rows: list[str], place: tuple[int, int, int], comment_rows: set[int]) -> Part:
    """Return the part between two row indexes, split at its heading and before what trails."""
    start, heading, end = place
    last = end
    while last > max(heading, start) and (last in comment_rows or not rows[last - 1].strip()):
        last -= 1
    return Part(
        path,
        lead="".join(rows[start : max(heading - 1, start)]),
        heading="".join(rows[max(heading - 1, start) : heading]),
        body="".join(rows[heading:last]),
        tail="".join(rows[last:end]),
    )


def _home(path: Path) -> Path:
    """Return the path of the unit that a table belongs to."""
    return path[:2] if path[:1] in {("people",), ("clauses",)} else path[:1]
