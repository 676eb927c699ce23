"""Every value of ours has one plain form in JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import PurePosixPath
from types import MappingProxyType

import pytest
from attrs import field, frozen

from handfast.errors import Problem
from handfast.model import Clause, Level, Notice, Version
from handfast.reports import as_json
from handfast.signing import Secret


@frozen
class Inner:
    """A value with something that is not for others."""

    level: Level
    _index: Mapping[str, int] = field(factory=dict, alias="_index")


@dataclass
class Plain:
    """A value of the standard library's kind."""

    inner: Inner


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (1.5, 1.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        ("text", "text"),
        (Notice.AFTER, "after"),
        (date(2027, 2, 23), "2027-02-23"),
        (time(7, 30), "07:30:00"),
        (datetime(2026, 11, 23, 18, 4, tzinfo=UTC), "2026-11-23T18:04:00Z"),
        (datetime(2026, 11, 23, 18, tzinfo=timezone(timedelta(hours=2))), "2026-11-23T16:00:00Z"),
        (datetime(2026, 11, 23, 18, 4), "2026-11-23T18:04:00"),  # noqa: DTZ001 as TOML has them
        (b"text \xff", "text \\xff"),
        (PurePosixPath("a/b"), "a/b"),
        ((1, [2, (3,)]), [1, [2, [3]]]),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({Notice.NONE: {1: date(2027, 1, 1)}}, {"none": {"1": "2027-01-01"}}),
        (MappingProxyType({"a": ()}), {"a": []}),
        (Plain(Inner(Level.ASK, _index={"x": 1})), {"inner": {"level": "ask"}}),
        (Problem("Mend it.", 4), {"message": "Mend it.", "line": 4}),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_each_kind(value: object, expected: object) -> None:
    """Each kind of value has the form that other programs expect."""
    assert as_json(value) == expected
    json.dumps(as_json(value), allow_nan=False)


def test_a_clause() -> None:
    """A value of the model has its fields by their names, unknown ones included."""
    clause = Clause("pause", "No parties.", until=date(2026, 12, 7), extra={"mood": "calm"})
    assert as_json(clause) == {
        "id": "pause",
        "text": "No parties.",
        "kind": "practice",
        "binds": [],
        "need": "",
        "notice": None,
        "if_missed": "",
        "until": "2026-12-07",
        "talked_through": [],
        "extra": {"mood": "calm"},
    }


def test_a_version(version: Version) -> None:
    """A whole version goes through JSON and back unchanged."""
    plain = as_json(version)
    assert json.loads(json.dumps(plain)) == plain


@pytest.mark.parametrize(
    "value",
    [Secret("hunter2"), object(), Clause, iter(())],
    ids=["secret", "object", "class", "iterator"],
)
def test_what_was_never_meant_for_json(value: object) -> None:
    """A secret, or anything else without a form in JSON, is refused."""
    with pytest.raises(TypeError, match="no form in JSON"):
        as_json(value)
