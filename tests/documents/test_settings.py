"""The settings of a folder."""

import pytest

from handfast.documents import FolderSettings, read_settings, write_settings
from handfast.errors import DocumentError

SETTINGS = FolderSettings(
    "0123456789abcdef" * 2,
    plugins=("handfast-monogamous",),
    extra={"note": "ours"},
    people={"alex": "Alex", "1": "Zoë"},
)


def test_settings_read_back() -> None:
    """Settings come back as they were, with the people in their order."""
    data = write_settings(SETTINGS)
    assert read_settings(data) == SETTINGS
    assert list(read_settings(data).people) == ["alex", "1"]
    assert data.decode().endswith('\n\n[people]\nalex = "Alex"\n1 = "Zoë"\n')
    bare = FolderSettings("0" * 32)
    assert read_settings(write_settings(bare)) == bare


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=", "A name is expected"),
        ("handfast = 2", "newer"),
        (f'folder = "{"0" * 32}"', "Add handfast"),
        ("handfast = 1", "folder's id is missing"),
        ('handfast = 1\nfolder = "x"', "32 of the characters"),
        (f'handfast = 1\nfolder = "{"0" * 32}"\nplugins = ["../x"]', "name of a plugin"),
        (f'handfast = 1\nfolder = "{"0" * 32}"\n[people]\n"A b" = "x"', "a person's id"),
    ],
)
def test_wrong_settings_are_refused(text: str, words: str) -> None:
    """What is wrong with the settings is said, with the file's name."""
    with pytest.raises(DocumentError, match=words) as caught:
        read_settings(text.encode())
    assert str(caught.value).startswith("handfast.toml: ")


@pytest.mark.parametrize(
    "settings",
    [
        FolderSettings("x"),
        FolderSettings("0" * 32, extra={"people": {"sam": "Sam"}}),
    ],
    ids=["wrong", "hidden"],
)
def test_wrong_settings_are_not_written(settings: FolderSettings) -> None:
    """Settings that would not read back give our error."""
    with pytest.raises(DocumentError, match="settings cannot be written"):
        write_settings(settings)
