"""What importing and reading documents costs."""

import os
import subprocess
import sys

import pytest

from handfast import documents


def test_reading_never_loads_the_writer() -> None:
    """Digests need no TOML at all, and reading needs no tomlkit."""
    code = (
        "import sys\n"
        "from handfast.documents import digest_of\n"
        "digest_of(b'')\n"
        "assert not {'tomli', 'tomlkit'} & sys.modules.keys()\n"
        "from handfast.documents import check_version, read_entry, read_settings\n"
        "check_version(b'')\n"
        "assert 'tomli' in sys.modules and 'tomlkit' not in sys.modules\n"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    subprocess.run([sys.executable, "-c", code], check=True, env=plain)


def test_every_public_name_is_there() -> None:
    """Each name that is promised can be had, and no other."""
    assert all(getattr(documents, name) is not None for name in documents.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = documents.nothing
