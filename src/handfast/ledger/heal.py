"""Writing back what this machine remembers and the folder lacks."""

from collections.abc import Iterable

from handfast.errors import StorageError
from handfast.model import Digest

from .details import Missing
from .facts import DocumentRow, SignatureRow
from .lock import writing
from .memory import Memory
from .place import Place
from .writer import RecordWriter


def heal(
    place: Place,
    memory: Memory,
    documents: Iterable[DocumentRow],
    signatures: Iterable[SignatureRow],
    *,
    allowed: bool,
) -> tuple[Missing, ...]:
    """Write these records back, documents first, and say of each whether that went well.

    After the first failure nothing more is tried: a folder that cannot be written stays as it is.
    """
    lacking = [(row.digest, row.digest, row.path) for row in sorted(documents)]
    lacking += [(row.digest, row.document, row.path) for row in sorted(signatures)]
    if not lacking:
        return ()
    told, writer = [], RecordWriter(place.folder)
    with writing(place.lock):
        for own, document, path in lacking:
            allowed = allowed and _put_back(writer, memory, own, document, path)
            told.append(Missing(path, Digest(document), allowed))
    return tuple(told)


def _put_back(writer: RecordWriter, memory: Memory, own: str, document: str, path: str) -> bool:
    """Write one kept copy back; return whether the folder holds it now."""
    try:
        data = memory.copy(own)
        if data is not None:
            writer.put(path, document, own, data)
    except StorageError:
        return False
    return data is not None
