"""Training the second reader from scratch."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
KEPT = ROOT / "src" / "handfast" / "checks" / "second_reader" / "weights.bin"


def test_training_from_scratch_gives_the_same_bytes(tmp_path):
    """The clauses, the rules and the script of this repository make the weights that ship."""
    made = tmp_path / "weights.bin"
    subprocess.run(
        [sys.executable, ROOT / "training" / "train.py", "--quick", "--out", made],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "OPENBLAS_NUM_THREADS": "1"},
        check=True,
        capture_output=True,
    )
    assert made.read_bytes() == KEPT.read_bytes()
