"""What this machine alone knows of a folder besides keys: names, plugins turned on, a still clock.

It lies in the data directory. What the shared folder says about plugins or names counts for
nothing, since whoever else writes there could turn a program on, or a check off.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from handfast.model import PersonId

from .durable import write
from .lock import writing
from .place import LOCK
from .reading import MAX_DOCUMENT, UnfitFileError, read_bounded
from .trouble import not_written
from .values import SetAside

FILE: Final = "local.json"
_DAMAGED: Final = (
    "What this machine alone knew of the folder (the names of people, the plugins turned on) "
    "cannot be read, so it is not used. The file is kept; the next change begins a new one."
)


@frozen
class Local:
    """``names`` by person id, ``plugins`` turned on and off; ``moment`` in the example only."""

    names: Mapping[PersonId, str] = field(factory=dict, hash=False)
    plugins: tuple[str, ...] = ()
    plugins_off: tuple[str, ...] = ()
    moment: datetime | None = None


def read_local(data: Path) -> Local:
    """Return what this machine knows; a missing or damaged file knows nothing."""
    return _read(data)[0]


def local_troubles(data: Path) -> tuple[SetAside, ...]:
    """Return a sentence on the file if it is damaged, for whoever looks at the folder."""
    damaged = _read(data)[1]
    return (SetAside(str(data / FILE), _DAMAGED, "memory"),) if damaged else ()


def write_local(
    data: Path,
    *,
    names: Mapping[PersonId, str] | None = None,
    plugins: tuple[str, ...] | None = None,
    plugins_off: tuple[str, ...] | None = None,
    moment: datetime | None = None,
) -> Local:
    """Change what is given, keep the rest, write it durably and return it.

    Programs take turns, so none undoes what another has written. A damaged file is put aside.
    """
    with writing(data / LOCK):
        before, damaged = _read(data)
        if damaged:
            _put_aside(data / FILE)
        after = _changed(before, names or {}, plugins, plugins_off, moment)
        write(data / FILE, _packed(after))
    return after


def _changed(
    before: Local,
    names: Mapping[PersonId, str],
    plugins: tuple[str, ...] | None,
    plugins_off: tuple[str, ...] | None,
    moment: datetime | None,
) -> Local:
    """Return what is known after a change; what is None stays as it was."""
    return evolve(
        before,
        names={**before.names, **names},
        plugins=before.plugins if plugins is None else tuple(dict.fromkeys(plugins)),
        plugins_off=before.plugins_off
        if plugins_off is None
        else tuple(dict.fromkeys(plugins_off)),
        moment=moment or before.moment,
    )


def _packed(known: Local) -> bytes:
    """Return the bytes of the file."""
    said = {
        "names": dict(known.names),
        "plugins": list(known.plugins),
        "plugins_off": list(known.plugins_off),
        "moment": known.moment.isoformat() if known.moment else None,
    }
    return json.dumps(said, indent=1).encode()


def _read(data: Path) -> tuple[Local, bool]:
    """Return what the file says, and whether it is there and cannot be understood."""
    try:
        said = json.loads(read_bounded(data / FILE, MAX_DOCUMENT))
        moment = said.get("moment")
        known = Local(
            names={PersonId(str(k)): str(v) for k, v in said.get("names", {}).items()},
            plugins=tuple(str(name) for name in said.get("plugins", ())),
            plugins_off=tuple(str(name) for name in said.get("plugins_off", ())),
            moment=datetime.fromisoformat(moment) if moment else None,
        )
    except FileNotFoundError:
        return Local(), False
    except (OSError, UnfitFileError, ValueError, TypeError, AttributeError):
        return Local(), True
    return known, False


def _put_aside(path: Path) -> None:
    """Keep a damaged file under another name, or raise ``StorageError``."""
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
    try:
        path.replace(next(aside for aside in names if not os.path.lexists(aside)))
    except OSError as error:
        raise not_written(error, path) from error
