"""Setting up says in plain words what is missing. No network is touched: it stops before that."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from source_tree import ROOT

TOOLS = ("sh", "dirname", "cat", "rm", "mkdir", "tail", "grep", "mv", "touch")
TOO_OLD = "#!/bin/sh\n[ \"$1\" = --version ] && { echo 'Python 3.9.2'; exit 0; }\nexit 1\n"
NO_VENV = (
    "#!/bin/sh\ncase \"$*\" in *version_info*) exit 0 ;; --version) echo 'Python 3.12.1' ;;\n"
    "*) exit 1 ;; esac\n"
)
NO_NETWORK = """#!/bin/sh
case "$*" in
    *version_info*|*ensurepip*) exit 0 ;;
    --version) echo 'Python 3.12.1' ;;
    "-m venv "*) mkdir -p "$3/bin"; cat "$0" >"$3/bin/python"; exec /bin/chmod +x "$3/bin/python" ;;
    *) echo "WARNING: Retrying after NewConnectionError: {failure}"; exit 1 ;;
esac
"""
WRONG_HASH = NO_NETWORK.replace("Retrying after NewConnectionError", "DO NOT MATCH THE HASHES")


def _set_up(tree: Path, python: str | None) -> subprocess.CompletedProcess[str]:
    """Run the set-up in a small copy of the tree, with nothing on the path but ``python3``."""
    (tree / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "setup", tree / ".ci" / "setup")
    tools = tree / "tools"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(str(shutil.which(name)))
    if python is not None:
        (tools / "python3").write_text(python)
        (tools / "python3").chmod(0o755)
    return subprocess.run(
        [tree / ".ci" / "setup", "runtime"],
        env={"PATH": str(tools), "HOME": str(tree)} | {"LC_ALL": os.environ.get("LC_ALL", "C")},
        capture_output=True,
        text=True,
        check=False,
    )


NO_SENTENCES = NO_NETWORK.replace(
    "    *) echo", "    *encoder.txt*) exit 1 ;;\n    *) exit 0 ;;\n    never) echo"
)


CASES = {
    "no-python": (None, "Python 3.11 or newer is missing; this machine has no python3 at all"),
    "too-old": (TOO_OLD, "Python 3.11 or newer is missing; this machine has Python 3.9.2"),
    "no-venv": (NO_VENV, "This Python has no venv module"),
    "no-network": (NO_NETWORK, "the package index cannot be reached"),
    "wrong-hash": (WRONG_HASH, "A package is not the one that was locked"),
}


@pytest.mark.parametrize("case", CASES)
def test_setting_up_says_what_is_missing(case: str, tmp_path: Path) -> None:
    """Without Python, venv or network the set-up stops with a sentence and a next step."""
    python, sentence = CASES[case]
    result = _set_up(tmp_path / "a folder", python)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_machine_without_onnxruntime_is_set_up_all_the_same(tmp_path: Path) -> None:
    """Where the reader of whole sentences is not to be had, all else is installed, and said."""
    result = _set_up(tmp_path / "a folder", NO_SENTENCES)
    assert result.returncode == 0, result.stderr
    assert "cannot have the reader of whole sentences" in result.stderr
    assert result.stderr.rstrip().endswith("ready")


def test_the_two_commands_are_there() -> None:
    """``make help`` names both commands of a fresh machine, and what they do."""
    text = (ROOT / "Makefile").read_text("utf-8")
    assert "run: $(RUNTIME) ## Set everything up and open handfast." in text
    assert "test: $(DEV) ## Set everything up and run every test" in text
