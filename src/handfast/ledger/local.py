"""What this machine alone knows of a folder besides keys: names, plugins turned on, a still clock.

It lies in the data directory. What the shared folder says about plugins or names counts for
nothing, since whoever else writes there could turn a program on, or a check off.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from handfast.model import PersonId

from .durable import write
from .reading import MAX_DOCUMENT, UnfitFileError, read_bounded

FILE: Final = "local.json"


@frozen
class Local:
    """``names`` by person id, ``plugins`` turned on and off; ``moment`` in the example only."""

    names: Mapping[PersonId, str] = field(factory=dict, hash=False)
    plugins: tuple[str, ...] = ()
    plugins_off: tuple[str, ...] = ()
    moment: datetime | None = None


def read_local(data: Path) -> Local:
    """Return what this machine knows; a missing or damaged file knows nothing."""
    try:
        said = json.loads(read_bounded(data / FILE, MAX_DOCUMENT))
        moment = said.get("moment")
        return Local(
            names={PersonId(str(k)): str(v) for k, v in said.get("names", {}).items()},
            plugins=tuple(str(name) for name in said.get("plugins", ())),
            plugins_off=tuple(str(name) for name in said.get("plugins_off", ())),
            moment=datetime.fromisoformat(moment) if moment else None,
        )
    except (OSError, UnfitFileError, ValueError, TypeError, AttributeError):
        return Local()


def write_local(
    data: Path,
    *,
    names: Mapping[PersonId, str] | None = None,
    plugins: tuple[str, ...] | None = None,
    plugins_off: tuple[str, ...] | None = None,
    moment: datetime | None = None,
) -> Local:
    """Change what is given, keep the rest, write it durably and return it."""
    before = read_local(data)
    after = evolve(
        before,
        names={**before.names, **(names or {})},
        plugins=before.plugins if plugins is None else tuple(dict.fromkeys(plugins)),
        plugins_off=before.plugins_off
        if plugins_off is None
        else tuple(dict.fromkeys(plugins_off)),
        moment=moment or before.moment,
    )
    said = {
        "names": dict(after.names),
        "plugins": list(after.plugins),
        "plugins_off": list(after.plugins_off),
        "moment": after.moment.isoformat() if after.moment else None,
    }
    write(data / FILE, json.dumps(said, indent=1).encode())
    return after
