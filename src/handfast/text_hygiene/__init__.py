"""Text hygiene: what a foreign text may hold, and how any text is made visible and literal.

Lives here: finding characters that hide, reorder or act; showing them; plain names for people,
files and folders. May import: the standard library only.
"""

from .faults import Fault, faults
from .names import PERSON_ID, person_id, slug
from .shown import cells, one_line, visible
from .wording import describe

__all__ = [
    "PERSON_ID",
    "Fault",
    "cells",
    "describe",
    "faults",
    "one_line",
    "person_id",
    "slug",
    "visible",
]
