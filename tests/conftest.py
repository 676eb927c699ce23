"""What all tests share: where the public test vectors lie, and that theirs run only with them."""

import os
from collections.abc import Callable
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


@pytest.fixture(scope="session")
def make_keys() -> Callable[..., dict[str, bytes]]:
    """Make the private key files of people; each opens with '<id> passphrase'."""
    from handfast.signing import Secret, make_key

    def make(*people: str) -> dict[str, bytes]:
        return {
            person: make_key(Secret(f"{person} passphrase"), person, seed=person.encode().ljust(32))
            for person in people
        }

    return make


@pytest.fixture(scope="session")
def _opened_keys() -> dict[tuple[bytes, str], bytes]:
    """Remember which key files opened with which passphrase, and to which seed."""
    return {}


@pytest.fixture
def quick_unlocking(
    monkeypatch: pytest.MonkeyPatch, _opened_keys: dict[tuple[bytes, str], bytes]
) -> None:
    """Open each key file slowly once; afterwards the same file and passphrase open at once."""
    from handfast.signing import UnlockedKey
    from handfast.workspace import people

    slowly = people.unlock

    def unlock(pem, passphrase):
        known = (pem, passphrase.reveal())
        if known not in _opened_keys:
            _opened_keys[known] = bytes(slowly(pem, passphrase)._seed)
        return UnlockedKey(_opened_keys[known])

    monkeypatch.setattr(people, "unlock", unlock)
