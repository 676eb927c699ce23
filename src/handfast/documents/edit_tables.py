"""Carrying the difference between two documents into the tables of a draft's text."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import tomlkit
from attrs import frozen

from ..model import AgreementDocument
from . import agreement_out as out
from .layout import Part, Unit, units_of
from .scan import Path, Scan, scan
from .toml_out import Line, item, section
from .writing import same

_ORDER = ("ground", "review", "people", "clauses")


@frozen
class Entry:
    """One person or one clause: who or which, its fields, and its whole text if it were new.

    The text is made when it is asked for: of thirty clauses one is new, or none.
    """

    id: str
    fields: Sequence[Line]
    text: Callable[[], str]


class Edit:
    """One edit of one draft. ``dropped`` counts the comments of what was taken out on purpose."""

    def __init__(self, scanned: Scan, before: AgreementDocument, after: AgreementDocument) -> None:
        self.dropped: Counter[str] = Counter()
        self._scan = scanned
        self._before = before
        self._after = after
        self._units = units_of(scanned)

    def run(self) -> str:
        """Return the changed text."""
        self._top()
        self._table("ground", self._after.ground is not None, out.ground_fields)
        self._table("review", self._after.review is not None, out.review_fields)
        if not same(self._before.people, self._after.people):
            self._entries("people", _people(self._before), _people(self._after))
        if not same(self._before.clauses, self._after.clauses):
            self._entries("clauses", self._clauses_before(), _clauses(self._after))
        return _joined(self._units)

    def _top(self) -> None:
        """Change the fields above all tables."""
        changed = _changes(out.top_fields(self._before), out.top_fields(self._after))
        self._units = [unit for unit in self._units if unit.path[:1] not in _tops(changed)]
        _set(self._units[0], changed)

    def _table(
        self, name: str, wanted: bool, fields: Callable[[AgreementDocument], list[Line]]
    ) -> None:
        """Change, add or take out one table."""
        changed = _changes(fields(self._before), fields(self._after))
        unit = next((unit for unit in self._units if unit.path == (name,)), None)
        if wanted and changed and unit is not None:
            _set(unit, changed)
        elif changed:
            place = self._take_out(name)
            if wanted:
                text = section(f"[{name}]", fields(self._after))
                self._units.insert(place, _new((name,), text))

    def _clauses_before(self) -> list[Entry]:
        """Return the clauses of the file; an id that was made up on reading is not in it."""
        return [
            entry
            if ("clauses", index, "id") in self._scan.lines
            else Entry(entry.id, [line for line in entry.fields if line[0] != "id"], entry.text)
            for index, entry in enumerate(_clauses(self._before))
        ]

    def _entries(self, name: str, before: list[Entry], after: list[Entry]) -> None:
        """Change, add, take out and reorder the people or the clauses."""
        units = [unit for unit in self._units if unit.path[:1] == (name,)]
        if [str(unit.path[-1]) for unit in units] != _expected(name, before):
            units, before = [], []
        old = {entry.id: (unit, entry) for unit, entry in zip(units, before, strict=True)}
        staying = {entry.id for entry in after}
        for unit, entry in old.values():
            if entry.id not in staying:
                self._drop(unit)
        place = self._take_out(name)
        self._units[place:place] = [_carried(name, entry, old.get(entry.id)) for entry in after]

    def _drop(self, unit: Unit) -> None:
        """Take the comments of a unit out of the reckoning, and keep what trails behind it."""
        last = unit.parts[-1]
        tail, last.tail = last.tail, ""
        self.dropped.update(words for _, words in scan(unit.text()).comments)
        if "#" in tail:
            before = self._units[self._units.index(unit) - 1]
            before.parts[-1].tail += tail

    def _take_out(self, name: str) -> int:
        """Take everything called ``name`` out and return the place for something that follows."""
        _set(self._units[0], {name: None})
        places = [i for i, unit in enumerate(self._units) if unit.path[:1] == (name,)]
        if places:
            self._units = [unit for unit in self._units if unit.path[:1] != (name,)]
            return places[0]
        later = _ORDER[_ORDER.index(name) + 1 :] if name in _ORDER else ()
        following = [i for i, unit in enumerate(self._units) if unit.path and unit.path[0] in later]
        return following[0] if following else len(self._units)


def _people(document: AgreementDocument) -> list[Entry]:
    return [
        Entry(one.id, out.person_fields(one), partial(out.person_text, one))
        for one in document.people
    ]


def _clauses(document: AgreementDocument) -> list[Entry]:
    return [
        Entry(one.id, out.clause_fields(one), partial(out.clause_text, one))
        for one in document.clauses
    ]


def _tops(names: Iterable[str]) -> set[Path]:
    """Return the beginnings of the paths of tables with these names."""
    return {(name,) for name in names}


def _expected(name: str, before: Iterable[Entry]) -> list[str]:
    """Return how the units are called where each entry has a table of its own."""
    return [entry.id if name == "people" else str(i) for i, entry in enumerate(before)]


def _carried(name: str, entry: Entry, old: tuple[Unit, Entry] | None) -> Unit:
    """Return the unit of one entry: the old one with what changed, or a new one."""
    if old is None:
        return _new((name, entry.id), entry.text())
    _set(old[0], _changes(old[1].fields, entry.fields))
    return old[0]


def _changes(before: Iterable[Line], after: Iterable[Line]) -> dict[str, object]:
    """Return the fields that differ with their new values; None where one goes."""
    old, new = dict(before), dict(after)
    return {
        name: new.get(name) for name in {**old, **new} if not same(old.get(name), new.get(name))
    }


def _set(unit: Unit, changed: Mapping[str, object]) -> None:
    """Set or take out fields of a unit's own table; comments on their lines stay below."""
    if not changed:
        return
    main = unit.parts[0]
    depth = len(unit.path)
    for part in unit.parts[1:]:
        if part.path[depth] in changed:
            main.tail = _comments_of(part.text()) + main.tail
    unit.parts = [main, *(part for part in unit.parts[1:] if part.path[depth] not in changed)]
    table = tomlkit.parse(main.body)
    for name, value in changed.items():
        if value is not None:
            table[name] = item(value)
        elif name in table:
            del table[name]
    body = tomlkit.dumps(table)
    lost = _words_of(main.body) - _words_of(body)
    main.body = body + "".join(f"# {words}\n" for words in lost.elements())


def _words_of(text: str) -> Counter[str]:
    """Count the comments of a text."""
    return Counter(words for _, words in scan(text).comments)


def _comments_of(text: str) -> str:
    """Return the comments of a text as lines."""
    return "".join(f"# {words}\n" for words in _words_of(text).elements())


def _new(path: Path, text: str) -> Unit:
    """Return a unit that was not there before."""
    return Unit(path, [Part(path, heading=text)])


def _joined(units: Sequence[Unit]) -> str:
    """Return the text of all units, with an empty line before each that would follow closely."""
    texts = [unit.text() for unit in units]
    spaced = [
        text + ("\n" if later and text.strip() and not text.endswith("\n\n") else "")
        for text, later in zip(texts, [*texts[1:], ""], strict=True)
    ]
    return "".join(spaced).rstrip("\n") + "\n"
