"""Which fields something has: those it needs, those it may have, and no others."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from .fields import Fields


@frozen
class Shape:
    """What something must have, and what it may have besides."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


def names_of(shapes: Mapping[Any, Shape]) -> tuple[str, ...]:
    """Return every field that any of these shapes has."""
    return tuple(
        dict.fromkeys(
            name for shape in shapes.values() for name in (*sorted(shape.needs), *sorted(shape.may))
        )
    )


def fits(top: Fields, shape: Shape, names: Iterable[str], what: str) -> None:
    """Say which fields ``what`` lacks, and which of ``names`` have no place in it."""
    for name in names:
        if name in shape.needs and not top.has(name):
            top.lacks(name, f"{what} needs {name}. Add it.")
        if top.has(name) and name not in shape.needs | shape.may:
            top.wrong(name, f"{what} has no {name}. Take it out.")
