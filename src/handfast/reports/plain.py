"""Any value of ours as plain JSON: objects, lists, texts, numbers, true, false and null."""

import math
from collections.abc import Mapping, Set
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import PurePath

import attrs


def as_json(value: object) -> object:
    """Return the value with nothing in it but what JSON knows.

    Moments become UTC (``2026-11-23T18:04:00Z``), days ISO dates, enumerations their values, sets
    sorted lists, bytes text. Fields that begin with an underscore stay out.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return as_json(value.value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode(errors="backslashreplace")
    if isinstance(value, PurePath):
        return str(value)
    return _collection(value)


def _collection(value: object) -> object:
    """Return a value that holds others."""
    if isinstance(value, Mapping):
        return {str(as_json(key)): as_json(each) for key, each in value.items()}
    if isinstance(value, Set):
        return sorted((as_json(each) for each in value), key=str)
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    names = _names_of_fields(value)
    return {name: as_json(getattr(value, name)) for name in names if not name.startswith("_")}


def _names_of_fields(value: object) -> list[str]:
    """Return the names of a value's fields; ``TypeError`` for what was never meant for JSON."""
    kind = type(value)
    if attrs.has(kind):
        return [field.name for field in attrs.fields(kind)]
    if is_dataclass(value):
        return [field.name for field in dataclass_fields(value)]
    raise TypeError(f"a {type(value).__name__} has no form in JSON")


def _moment(moment: datetime) -> str:
    """Return a moment in UTC; one without a time zone stays as it is."""
    if moment.tzinfo is None:
        return moment.isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
