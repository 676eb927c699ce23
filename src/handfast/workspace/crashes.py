"""A crash, noted for whoever mends it: where in the code, never what was written or typed."""

import traceback
from pathlib import Path
from typing import Final

from handfast.ledger import default_data_root

LOG: Final = "crashes.log"
_LARGEST: Final = 256 * 1024


def record(error: BaseException) -> Path | None:
    """Append the kind of error and the places in the code it came through; return the log's path.

    No message and no local variable is kept, since either can hold private words. None if the log
    cannot be written.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = "".join(f"  {Path(f.filename).name}:{f.lineno} {f.name}\n" for f in frames)
    path = default_data_root() / LOG
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = "a" if path.exists() and path.stat().st_size < _LARGEST else "w"
        with path.open(mode, encoding="utf-8") as log:
            log.write(f"{type(error).__module__}.{type(error).__qualname__}\n{places}")
    except OSError:
        return None
    return path
