"""Training is tested where its libraries are: in the environment that ``make train`` makes."""

from importlib.util import find_spec
from pathlib import Path


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the tests of training out where scikit-learn is not there."""
    if "with_training_libraries" in collection_path.parts and find_spec("sklearn") is None:
        return True
    return None
