"""What the benchmarks share: one big folder and one repository of signed commits."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import big_folder
import pytest
import signed_commits

Run = Callable[..., None]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> big_folder.BigFolder:
    """A folder of 1,000 versions of four kilobytes, each signed by two people."""
    return big_folder.build(tmp_path_factory.mktemp("folder"))


@pytest.fixture(scope="session")
def agreements(tmp_path_factory: pytest.TempPathFactory) -> big_folder.BigFolder:
    """A folder of 1,000 agreements of one version each, all in force."""
    return big_folder.build(tmp_path_factory.mktemp("agreements"), per_line=1)


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of 1,000 SSH-signed commits."""
    return signed_commits.build(tmp_path_factory.mktemp("git"))


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command to its end, with extra environment, and refuse one that fails.

    Bytecode may be written, as on anybody's machine: else each process would compile our modules.
    """

    def run_it(command: list[str], extra: Mapping[str, str] | None = None) -> None:
        environment = os.environ | dict(extra or {})
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run(command, env=environment, capture_output=True, check=True)

    return run_it


@pytest.fixture(scope="session")
def handfast() -> str:
    """The installed ``handfast`` command."""
    return str(Path(sys.executable).parent / "handfast")
