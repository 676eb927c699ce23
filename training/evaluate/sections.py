"""What is shown of a measurement: tables with a title, the same for the terminal and the page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import frozen

from handfast.model import Verdict

from . import figures
from .cases import Case
from .figures import Count, Pair
from .readers import Reader, Said, pairs

_GROUPS: Final[Mapping[str, Callable[[Case], str]]] = {
    "style": lambda case: case.style,
    "register": lambda case: case.register,
    "length": lambda case: case.length,
    "difficulty": lambda case: case.difficulty,
    "set": lambda case: case.part,
}


@frozen
class Measured:
    """One measurement: the clauses, what each reader said of them, and what the program says.

    ``program`` is what ``handfast read`` says; for a file it is what ``Reader.ALL`` said, for our
    own clauses ``said`` comes from readers that had not seen them.
    """

    title: str
    cases: tuple[Case, ...]
    said: Mapping[Reader, tuple[Said, ...]]
    program: tuple[Said, ...]

    def pairs(self, reader: Reader) -> list[Pair]:
        """Return each clause beside what a reader said of it."""
        return pairs(self.cases, self.said[reader])


@frozen
class Section:
    """A table with a title; the first column names what a row is about."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(measured: Measured, reader: Reader) -> list[Section]:
    """Return every table of a measurement; all but the first look at one reader."""
    found = measured.pairs(reader)
    by = [_groups(found, name, of) for name, of in _GROUPS.items()]
    several = [section for section in by if len(section.rows) > 1]
    known = [_reasons(measured), _calibration(found), _dangers(found), _signals(found)]
    shown = [_readers(measured), _each_verdict(found), _confusion(found), *several, *known]
    return [section for section in shown if section.rows]


def _readers(measured: Measured) -> Section:
    rows = []
    for reader in measured.said:
        found = measured.pairs(reader)
        each = [figures.score(found, name) for name in Verdict]
        cells = [f"{one.precision:.3f}, {one.recall:.3f}" for one in each]
        rows.append((reader.value, f"{figures.macro_f1(found):.3f}", *cells))
    verdicts = (f"{name.value}: precision, recall" for name in Verdict)
    return Section("readers", ("reader", "macro-F1", *verdicts), tuple(rows))


def _each_verdict(found: Sequence[Pair]) -> Section:
    rows = []
    for name in Verdict:
        one = figures.score(found, name)
        rows.append(
            (
                name.value,
                f"{one.precision:.3f}",
                f"{one.recall:.3f}",
                f"{one.f1:.3f}",
                str(one.many),
            )
        )
    return Section("each verdict", ("verdict", "precision", "recall", "F1", "clauses"), tuple(rows))


def _confusion(found: Sequence[Pair]) -> Section:
    table = figures.confusion(found)
    rows = [(wanted.value, *(str(table[wanted, said]) for said in Verdict)) for wanted in Verdict]
    head = ("is", *(f"read as {said.value}" for said in Verdict))
    return Section("what was taken for what", head, tuple(rows))


def _groups(found: Sequence[Pair], name: str, of: Callable[[Case], str]) -> Section:
    rows = []
    for group, inside in figures.grouped(found, of).items():
        fear = figures.score(inside, Verdict.FEAR)
        fears = f"{fear.precision:.3f}, {fear.recall:.3f}" if fear.many else "no fear there"
        rows.append((group, f"{figures.macro_f1(inside):.3f}", fears, str(len(inside))))
    head = (name, "macro-F1", "fear: precision, recall", "clauses")
    return Section(f"by {name}", head, tuple(rows))


def _counted(name: str, count: Count) -> tuple[str, ...]:
    return (name, str(count.some), str(count.of), f"{count.share:.3f}")


def _reasons(measured: Measured) -> Section:
    program = pairs(measured.cases, measured.program)
    rows = (
        _counted("without a finding that can be understood", figures.not_understandable(program)),
        _counted("without a wording to try (stops aside)", figures.without_wording(program)),
    )
    return Section("verdicts of fear of the program", ("they are", "some", "of", "share"), rows)


def _calibration(found: Sequence[Pair]) -> Section:
    rows = [
        (f"{low:.1f} to {high:.1f}", f"{mean:.3f}", f"{right.share:.3f}", str(right.of))
        for low, high, right, mean in figures.calibration(found)
    ]
    head = ("it is sure by", "on average", "right", "clauses")
    return Section("how sure it is, and how often right", head, tuple(rows))


def _dangers(found: Sequence[Pair]) -> Section:
    rows = [_counted(name, count) for name, count in figures.dangers_found(found).items()]
    head = ("danger", "read as fear", "of", "share")
    return Section("clauses of danger that are found", head, tuple(rows))


def _signals(found: Sequence[Pair]) -> Section:
    first, among = figures.signals_right(found)
    rows = (
        _counted("its signal is the main one", first),
        _counted("its signal is among those labelled", among),
    )
    head = ("where the second reader asks", "right", "of", "share")
    return Section("signals of HF501 and HF503", head, rows if first.of else ())
