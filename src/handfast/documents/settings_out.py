"""Writing ``handfast.toml``. What is written is read back and compared before it is used."""

from ..errors import DocumentError
from .limits import FORMAT
from .settings import FolderSettings, read_settings
from .toml_out import lines, section
from .writing import DIFFERS, cannot_write, encoded, same


def write_settings(settings: FolderSettings) -> bytes:
    """Return the settings as canonical TOML; raise ``DocumentError`` where they are wrong."""
    top = lines(
        [
            ("handfast", FORMAT),
            ("folder", settings.folder_id),
            ("plugins", list(settings.plugins)),
            *settings.extra.items(),
        ]
    )
    people = section("[people]", settings.people.items()) if settings.people else ""
    data = encoded("\n".join(part for part in (top, people) if part))
    try:
        read = read_settings(data)
    except DocumentError as error:
        raise cannot_write(error.problems, "folder's settings") from error
    if not same(read, settings):
        raise cannot_write([DIFFERS], "folder's settings")
    return data
