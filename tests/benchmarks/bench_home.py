"""The home screen of big folders: its first frame beside harlequin's, and what it holds in memory.

harlequin asks for the very versions of what it needs, so it has an environment of its own, which
`make bench` makes in `.venv-bench`; where it cannot be had, its half is left out.
"""

import os
import subprocess
import sys
from pathlib import Path

import big_folder
import pytest
from big_folder import BigFolder
from pytest_benchmark.fixture import BenchmarkFixture

FIRST_PAINT = str(Path(__file__).parent / "first_paint.py")
HARLEQUIN = Path(__file__).parents[2] / ".venv-bench" / "bin" / "python"
AGREEMENTS = 50


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> BigFolder:
    """A folder of fifty agreements of one version each, on a machine that has seen it."""
    made = big_folder.build(tmp_path_factory.mktemp("fifty"), versions=AGREEMENTS, per_line=1)
    _told([sys.executable, FIRST_PAINT, "filled", str(made.folder)], made.data_root)
    return made


def _told(command: list[str], data_root: Path) -> str:
    environment = os.environ | {
        "HANDFAST_DATA_DIR": str(data_root),
        "HANDFAST_NOW": big_folder.NOW.isoformat(),
        "XDG_CONFIG_HOME": str(data_root / "config"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return done.stdout


def _pair(benchmark: BenchmarkFixture, pair: str, side: str) -> None:
    benchmark.group = pair
    benchmark.extra_info.update(pair=pair, side=side, per=1)


def test_first_paint_with_fifty_agreements(benchmark: BenchmarkFixture, fifty: BigFolder) -> None:
    """A process that ends at the first frame of home, as the yardstick ends at its first."""
    _pair(benchmark, "fifty", "ours")
    command = [sys.executable, FIRST_PAINT, str(fifty.folder)]
    benchmark.pedantic(_told, args=(command, fifty.data_root), rounds=15, warmup_rounds=2)


def test_fifty_agreements_are_read_and_drawn(benchmark: BenchmarkFixture, fifty: BigFolder) -> None:
    """A process that ends when all fifty have been read, verified and drawn."""
    _pair(benchmark, "filled", "ours")
    command = [sys.executable, FIRST_PAINT, "filled", str(fifty.folder)]
    benchmark.pedantic(_told, args=(command, fifty.data_root), rounds=15, warmup_rounds=2)


@pytest.mark.parametrize("pair", ["fifty", "filled"] if HARLEQUIN.exists() else [])
def test_first_paint_of_harlequin(benchmark: BenchmarkFixture, fifty: BigFolder, pair: str) -> None:
    """The yardstick: a process that ends at harlequin's first frame."""
    _pair(benchmark, pair, "yardstick")
    command = [str(HARLEQUIN), FIRST_PAINT, "harlequin"]
    benchmark.pedantic(_told, args=(command, fifty.data_root), rounds=9, warmup_rounds=2)


def test_memory_with_a_thousand_agreements(
    benchmark: BenchmarkFixture, agreements: BigFolder
) -> None:
    """What a process holds when home is drawn with all of them, on a machine that knows them."""
    pytest.importorskip("resource", reason="Windows tells the memory in another way")
    command = [sys.executable, FIRST_PAINT, "filled", str(agreements.folder)]
    benchmark.group = "memory"
    _told(command, agreements.data_root)
    told = benchmark.pedantic(_told, args=(command, agreements.data_root), rounds=3)
    benchmark.extra_info["limits"] = [["memory with 1,000 agreements, MiB", float(told), 120]]
