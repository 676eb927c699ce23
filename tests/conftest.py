"""What all tests share: where the public test vectors lie, and that theirs run only with them."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).parent.parent


settings.register_profile(
    "handfast", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("handfast")


def vectors_folder() -> Path | None:
    """Return the folder of public test vectors, or None where there is none."""
    named = os.environ.get("HANDFAST_VECTORS")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "vectors"
    return folder if folder.is_dir() else None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the tests of public vectors out where the vectors are not there."""
    if "vectors_external" in collection_path.parts and vectors_folder() is None:
        return True
    return None


@pytest.fixture(autouse=True)
def _by_itself(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the keys and the memory of whoever runs it; what it starts runs unwatched.

    What coverage would import into a started process hides what the process imports by itself.
    """
    monkeypatch.setenv("HANDFAST_DATA_DIR", str(tmp_path_factory.mktemp("data")))
    for name in [name for name in os.environ if name.startswith("COV")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder of public test vectors; only tests in ``vectors_external`` may ask for it."""
    folder = vectors_folder()
    if folder is None:
        raise LookupError("set HANDFAST_VECTORS to the folder of the public test vectors")
    return folder
