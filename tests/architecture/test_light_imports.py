"""What is not needed is not loaded: seen in a fresh process, where a static look cannot see."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from source_tree import ROOT, fresh_environment

HEAVY = {
    "textual",
    "rich",
    "cryptography",
    "bcrypt",
    "pyrage",
    "sshsig",
    "tomlkit",
    "icalendar",
    "re2",
    "pluggy",
    "cattrs",
    "handfast_encoder",
    "numpy",
    "onnxruntime",
    "handfast_monogamous",
    "handfast_polyamorous",
    "importlib.metadata",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENTRY = "{} import {}".format(*PROJECT["project"]["scripts"]["handfast"].split(":"))
SCRIPT = f"""
import sys
from {ENTRY}
try:
    code = {ENTRY.split()[-1]}()
except SystemExit as end:
    code = end.code
print(code or 0, *sorted(sys.modules), file=sys.stderr)
"""


def _loaded(tmp_path: Path, *arguments: str) -> tuple[str, set[str]]:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        env=fresh_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    last = result.stderr.strip().splitlines()[-1].split(" ")
    return last[0], set(last[1:])


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)], ids=["version", "help"])
def test_asking_about_the_program_loads_nothing_heavy(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """``handfast --version`` loads no Textual, no cryptography, no pluggy and no plugin."""
    code, loaded = _loaded(tmp_path, *arguments)
    assert code == "0"
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("verb", ["list", "plugins", "support"])
def test_the_reader_of_sentences_is_loaded_to_read_and_for_nothing_else(
    verb: str, tmp_path: Path
) -> None:
    """What looks at no clause loads no onnxruntime, though its plugin is on."""
    _, loaded = _loaded(tmp_path, verb)
    assert "handfast.cli" in loaded
    assert loaded & {"onnxruntime", "numpy", "handfast_encoder.reader"} == set()


def test_the_package_root_loads_nothing_at_all(tmp_path: Path) -> None:
    """``import handfast`` adds one module: itself."""
    script = (
        "import sys; before = set(sys.modules); import handfast; print(set(sys.modules)-before)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=fresh_environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "{'handfast'}"
