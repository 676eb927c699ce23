"""The four figures of the house, each beside a yardstick that everybody has. Run by `make bench`.

``extra_info`` tells ``ratios.py`` which pair a figure belongs to, which side of it is ours, and by
how many it is to be divided.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from big_folder import NOW, BigFolder
from pytest_benchmark.fixture import BenchmarkFixture
from signed_commits import git

from handfast.ledger import open_folder

Run = Callable[..., None]
READ_AND_HASH = """
import hashlib, os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            hashlib.sha256(file.read()).hexdigest()
"""
FIRST_PAINT = str(Path(__file__).parent / "first_paint.py")


def _pair(benchmark: BenchmarkFixture, pair: str, side: str, per: int = 1) -> None:
    benchmark.group = pair
    benchmark.extra_info.update(pair=pair, side=side, per=per)


def test_open_and_verify_a_folder(benchmark: BenchmarkFixture, folder: BigFolder) -> None:
    """A machine that has seen nothing yet opens the folder and checks each signature."""

    def forget() -> None:
        for path in folder.data_root.rglob("memory.sqlite*"):
            path.unlink()

    def look() -> int:
        loaded = open_folder(folder.folder, folder.data_root).load()
        return len(loaded.records.consents)

    _pair(benchmark, "verify", "ours", folder.signatures)
    found = benchmark.pedantic(look, setup=forget, rounds=5)
    assert found == folder.signatures


def test_git_verifies_as_many_commits(benchmark: BenchmarkFixture, repository: Path) -> None:
    """The yardstick: git checks the signature of each of 1,000 commits."""
    _pair(benchmark, "verify", "yardstick", 1000)
    shown = benchmark.pedantic(git, args=(repository, "log", "--format=%G?"), rounds=3)
    assert shown.split() == ["G"] * 1000


def test_ask_for_the_version(benchmark: BenchmarkFixture, run: Run, handfast: str) -> None:
    """A process that prints the version and ends."""
    _pair(benchmark, "version", "ours")
    benchmark.pedantic(run, args=([handfast, "--version"],), rounds=41, warmup_rounds=3)


def test_python_imports_click(benchmark: BenchmarkFixture, run: Run) -> None:
    """The yardstick: a Python process that imports click and ends."""
    _pair(benchmark, "version", "yardstick")
    command = [sys.executable, "-c", "import click"]
    benchmark.pedantic(run, args=(command,), rounds=41, warmup_rounds=3)


def test_list_the_folder(
    benchmark: BenchmarkFixture, run: Run, handfast: str, folder: BigFolder
) -> None:
    """``handfast list`` on the big folder, on a machine that has seen it before."""
    _pair(benchmark, "list", "ours")
    environment = {
        "HANDFAST_DATA_DIR": str(folder.data_root),
        "HANDFAST_NOW": NOW.isoformat(),
    }
    command = [handfast, "list", "--folder", str(folder.folder)]
    benchmark.pedantic(run, args=(command, environment), rounds=15, warmup_rounds=2)


def test_python_reads_and_hashes_the_folder(
    benchmark: BenchmarkFixture, run: Run, folder: BigFolder
) -> None:
    """The yardstick: a Python process that reads and hashes the same files."""
    _pair(benchmark, "list", "yardstick")
    command = [sys.executable, "-c", READ_AND_HASH, str(folder.folder)]
    benchmark.pedantic(run, args=(command,), rounds=15, warmup_rounds=2)


@pytest.mark.parametrize(("verb", "side"), [("due", "ours"), ("list", "yardstick")])
def test_what_is_due(
    benchmark: BenchmarkFixture,
    run: Run,
    handfast: str,
    agreements: BigFolder,
    verb: str,
    side: str,
) -> None:
    """``handfast due`` on 1,000 agreements beside ``handfast list``, on a machine that knows them.

    Nothing is due on that day, for a process that says otherwise ends with 1.
    """
    _pair(benchmark, "due", side)
    environment = {
        "HANDFAST_DATA_DIR": str(agreements.data_root),
        "HANDFAST_NOW": NOW.isoformat(),
    }
    command = [handfast, verb, "--folder", str(agreements.folder)]
    benchmark.pedantic(run, args=(command, environment), rounds=15, warmup_rounds=2)


@pytest.fixture(scope="module")
def couple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example couple's folder."""
    from handfast.workspace import example

    place = tmp_path_factory.mktemp("couple")
    example.make(place / "our-agreements", data_root=place / "data")
    return place


def test_first_paint_of_the_home_screen(
    benchmark: BenchmarkFixture, run: Run, couple: Path
) -> None:
    """A process that opens the example couple's folder and ends when the home screen is drawn."""
    _pair(benchmark, "home", "ours")
    environment = {"HANDFAST_DATA_DIR": str(couple / "data")}
    command = [sys.executable, FIRST_PAINT, str(couple / "our-agreements")]
    benchmark.pedantic(run, args=(command, environment), rounds=15, warmup_rounds=2)


def test_first_paint_of_an_empty_app(benchmark: BenchmarkFixture, run: Run) -> None:
    """The yardstick: a process that ends when an app without widgets is drawn."""
    _pair(benchmark, "home", "yardstick")
    command = [sys.executable, FIRST_PAINT]
    benchmark.pedantic(run, args=(command,), rounds=15, warmup_rounds=2)
